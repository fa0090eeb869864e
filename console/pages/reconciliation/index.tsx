import { dayState, dayStateLabels, reconciliationDay, type ReconciliationDay } from '../../../contracts/reconciliation';
import { useLinkedDay, usePayTotals } from '../../api/reconciliation';
import { useList } from '../../api/use-list';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { yuanFigure } from '../../parts/money';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { PayOff } from '../../parts/pay-off';
import { oneOf, useFilters } from '../../parts/use-filters';
import { useSession } from '../../api/session';
import { DayPanel } from './day-panel';
import { StateTag, waitWords } from './day-state';

/** Every day of WeChat Pay beside its bill; a day is closed when each difference is settled by two people. */
export default function ReconciliationPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const now = useNow();
  const query = { state: oneOf(filters.get('state'), dayState.options) };
  const list = useList('reconciliation-days', '/reconciliation/days', query, reconciliationDay);
  const totals = usePayTotals(Number(shanghaiDay(now).slice(0, 4)));
  const asked = filters.get('day');
  const listed = list.items.find(({ day }) => day === asked);
  const linked = useLinkedDay(asked, !list.loading && !listed);
  const chosen = listed ?? linked;
  const open = (day: string | undefined) => filters.set({ day }, 'push');
  return (
    <div className={chosen ? 'page-wrap open' : 'page-wrap'}>
      <Page
        title="对账"
        about="上午 10 点 40 分取昨天的账单逐笔核对"
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

const money = (key: 'received' | 'transferred' | 'refunded', title: string): Column<ReconciliationDay> => ({
  key,
  title,
  align: 'right',
  render: ({ sums }) => (sums === null || sums.end === null ? null : sums[key].count === 0 ? <span className="muted">—</span> : <span className="nowrap">{yuanFigure(sums[key].amount)}</span>),
});

const columns: Column<ReconciliationDay>[] = [
  { key: 'day', title: '日期', width: 130, render: ({ day }) => <Day day={day} /> },
  {
    key: 'state',
    title: '状态',
    width: 176,
    render: (day) => (
      <>
        <StateTag day={day} />
        <span className="second">{waitWords(day)}</span>
      </>
    ),
  },
  money('received', '收款（元）'),
  money('transferred', '付款（元）'),
  money('refunded', '退款（元）'),
  { key: 'end', title: '日终余额（元）', align: 'right', width: 160, render: ({ sums }) => (sums === null || sums.end === null ? null : <b className="nowrap">{yuanFigure(sums.end)}</b>) },
];

function Day({ day }: { day: string }) {
  return <b className="nowrap">{dayWords(day, useNow())}</b>;
}
