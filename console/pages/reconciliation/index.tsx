import { dayState, dayStateLabels, reconciliationDay, type DayState, type ReconciliationDay } from '../../../contracts/reconciliation';
import type { Light } from '../../../contracts/common';
import { usePayTotals } from '../../api/reconciliation';
import { useList } from '../../api/use-list';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { LightTag } from '../../parts/light';
import { ListTable, type Column } from '../../parts/list-table';
import { yuanWords } from '../../parts/money';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { PayOff } from '../../parts/pay-off';
import { oneOf, useFilters } from '../../parts/use-filters';
import { useSession } from '../../api/session';
import { DayPanel } from './day-panel';

/** Every day of WeChat Pay beside its bill; a day is closed when each difference is settled by two people. */
export default function ReconciliationPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const now = useNow();
  const query = { state: oneOf(filters.get('state'), dayState.options) };
  const list = useList('reconciliation-days', '/reconciliation/days', query, reconciliationDay);
  const totals = usePayTotals(Number(shanghaiDay(now).slice(0, 4)));
  const chosen = list.items.find(({ day }) => day === filters.get('day'));
  const open = (day: string | undefined) => filters.set({ day }, 'push');
  return (
    <div className={chosen ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="对账"
        about="每天上午 10 点 40 分取昨天的账单，一笔一笔核对；没取到的每两小时再取"
        acts={
          abilities['reconciliation.export'] ? (
            <>
              <Export path="/reconciliation/differences/export" query={{}} name="对账差异" label="导出差异" />
              <Export path="/reconciliation/days/export" query={query} name="每日对账" />
            </>
          ) : null
        }
      >
        {totals.data?.switchedOn === false ? <PayOff /> : null}
        <div className="filters">
          <Filter label="状态" value={query.state} options={dayState.options.map((value) => ({ value, label: dayStateLabels[value] }))} onChange={(state) => filters.set({ state, day: undefined })} />
        </div>
        <section className="card table-card">
          <ListTable label="每天的对账" list={list} fixed hint="↑ ↓ 选择　Enter 打开" columns={columns} openId={chosen?.id} onOpen={({ day }) => open(day)} empty={<Empty title={query.state ? '没有这样的日子' : '还没有要对的账'} why="有了第一笔微信收付，第二天上午开始对账。" />} />
        </section>
      </Page>
      {chosen ? <DayPanel key={chosen.id} day={chosen} onClose={() => open(undefined)} /> : null}
    </div>
  );
}

const lights: Record<DayState, Light> = { waiting: 'paused', noBill: 'paused', open: 'yellow', closed: 'done' };

/** With differences a day is red; without any it only waits to be closed. */
function StateTag({ row: { state, differences } }: { row: ReconciliationDay }) {
  const left = differences.open + differences.explained;
  if (state !== 'closed' && left > 0) return <LightTag light="red" word={`${left} 处没有了结`} />;
  return <LightTag light={lights[state]} word={state === 'open' ? '可以结清' : dayStateLabels[state]} />;
}

const Money = ({ sum }: { sum: { count: number; amount: number } | undefined }) => (sum ? <span title={`${sum.count} 笔`}>{sum.amount === 0 ? '0' : yuanWords(sum.amount)}</span> : null);

const columns: Column<ReconciliationDay>[] = [
  { key: 'day', title: '日期', width: 130, render: (row) => <Day row={row} /> },
  { key: 'state', title: '状态', width: 160, render: (row) => <StateTag row={row} /> },
  { key: 'received', title: '收款', align: 'right', render: (row) => <Money sum={row.sums?.received} /> },
  { key: 'transferred', title: '付款', align: 'right', render: (row) => <Money sum={row.sums?.transferred} /> },
  { key: 'refunded', title: '退款', align: 'right', render: (row) => <Money sum={row.sums?.refunded} /> },
  { key: 'end', title: '日终余额', align: 'right', width: 170, render: (row) => (row.sums?.end === null || row.sums?.end === undefined ? null : <b>{yuanWords(row.sums.end)}</b>) },
];

function Day({ row }: { row: ReconciliationDay }) {
  const now = useNow();
  return (
    <>
      <b className="nowrap">{dayWords(row.day, now)}</b>
      {row.closedBy ? <span className="second">{row.closedBy}结清</span> : null}
    </>
  );
}
