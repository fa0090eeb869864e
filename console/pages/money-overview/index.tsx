import { monthWords } from '../../../contracts/accounts-rules';
import { repaymentSumLabels, rewardSumLabels, rewardSums, type MoneyMonth, type MoneyOverview, type MoneyUnit } from '../../../contracts/money-overview';
import { useMoneyOverview } from '../../api/money-overview';
import { usePayTotals } from '../../api/reconciliation';
import { useSession } from '../../api/session';
import { BoardFoot } from '../../parts/board-foot';
import { instantWords, shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { PayOff } from '../../parts/pay-off';
import { useFilters } from '../../parts/use-filters';
import { spanWords } from '../disclosure-board/view';
import { Controls } from './controls';
import { Figures } from './figures';
import { Months } from './months';
import { SumsTable, type SumColumn } from '../../parts/sums-table';
import { readMoneyView, rewarded } from './view';
import { Waits } from './waits';

const counted = '应缴按到期的月份算，撤销的不算；逾期是这些月份到期、到现在没有缴够的。缴进按收到钱的日子算，核对过的才算。退回按退到的日子，上缴国库按缴款书的日子。奖励的批准按月份，发放按付出的日子。没有一处写是谁、为什么。';

/** 资金总览: the treasurer's view of rewards and repayments, and what waits for whom. */
export default function MoneyOverviewPage() {
  const { abilities } = useSession();
  const today = shanghaiDay(useNow());
  const view = readMoneyView(useFilters().get, today);
  const { period: _period, ...query } = view;
  const { data, error, refetch, isPlaceholderData } = useMoneyOverview(query);
  const pay = usePayTotals(Number(today.slice(0, 4)));
  return (
    <div className={isPlaceholderData ? 'overview older' : 'overview'} aria-busy={isPlaceholderData}>
      <Page
        title="资金总览"
        about={data ? <UpTo overview={data} /> : undefined}
        acts={
          abilities['moneyOverview.export'] ? (
            <>
              <Export path="/money-overview/units/export" query={query} name="资金总览 按单位" label="导出按单位" />
              <Export path="/money-overview/months/export" query={query} name="资金总览 按月" label="导出按月" />
            </>
          ) : null
        }
      >
        {pay.data?.switchedOn === false ? <PayOff /> : null}
        <Controls view={view} choices={data?.choices ?? []} />
        {error ? <Failure error={error} again={() => void refetch()} title={data ? '刚才没有更新成，下面是之前的数' : '数字没有读出来'} /> : null}
        {!data && !error ? (
          <Card>
            <Skeleton rows={8} />
          </Card>
        ) : null}
        {data ? <Body overview={data} alone={view.organisationId !== undefined} /> : null}
      </Page>
    </div>
  );
}

function UpTo({ overview: { from, to, upTo } }: { overview: MoneyOverview }) {
  return <>{`${spanWords(from, to)}，数据到 ${instantWords(upTo, useNow())}`}</>;
}

function Body({ overview, alone }: { overview: MoneyOverview; alone: boolean }) {
  const { months, units, waits } = overview;
  const given = months.filter(({ rewards }) => rewardSums.some((name) => rewards[name].count > 0));
  return (
    <>
      <Figures overview={overview} />
      <div className="board-row wide-left">
        <Months months={months} />
        <Waits waits={waits} />
      </div>
      <Card title="退缴按单位" note="逾期多的在前" className="table-card">
        {units.length === 0 ? (
          <p className="chart-none">这段时间没有到期的、缴进的。</p>
        ) : (
          <div className="table-scroll">
            <SumsTable label="退缴按单位" first="单位" rows={units} columns={unitColumns} name={({ unit }) => unit.name} />
          </div>
        )}
      </Card>
      <Card title="奖励按月" note={alone ? '奖励不分单位：写了单位，就可能知道是哪一件' : '只有笔数和金额'} className="table-card">
        {given.length === 0 ? (
          <p className="chart-none">这段时间没有批准、没有发放。</p>
        ) : (
          <div className="table-scroll">
            <SumsTable label="奖励按月" first="月份" rows={given} columns={rewardColumns} name={({ month }) => monthWords(month)} />
          </div>
        )}
      </Card>
      <BoardFoot counted={counted} />
    </>
  );
}

const unitColumns: readonly SumColumn<MoneyUnit>[] = (['due', 'late', 'paid', 'refunded', 'treasury'] as const).map((name) => ({ label: repaymentSumLabels[name], sum: ({ repayments }) => repayments[name], late: name === 'late' }));
const rewardColumns: readonly SumColumn<MoneyMonth>[] = rewardSums.map((name) => ({ label: rewardSumLabels[name], sum: rewarded(name) }));
