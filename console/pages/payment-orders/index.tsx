import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { day } from '../../../contracts/common';
import { payKind, payKindLabels, payOrder, payProblemLabels, payState, payStateLabels, type PayOrderView } from '../../../contracts/payment-order';
import { useSession } from '../../api/session';
import { usePayTotals } from '../../api/reconciliation';
import { useList } from '../../api/use-list';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { Export } from '../../parts/export';
import { Filter, SearchBox } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { yuanFigure } from '../../parts/money';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { PayOff } from '../../parts/pay-off';
import { Tabs } from '../../parts/tabs';
import { oneOf, useFilters } from '../../parts/use-filters';
import { OrderPanel } from './order-panel';
import { OrderState } from './order-state';
import { Totals } from './totals';

/** What goes through WeChat Pay: numbers, amounts, states. Nobody learns here for whom or why. */
export default function PaymentOrdersPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const now = useNow();
  const thisYear = Number(shanghaiDay(now).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const totals = usePayTotals(year);
  const query = { kind: oneOf(filters.get('kind'), payKind.options), state: oneOf(filters.get('state'), payState.options), problem: oneOf(filters.get('problem'), ['yes'] as const), number: filters.get('number'), from: day.safeParse(filters.get('from')).data, to: day.safeParse(filters.get('to')).data };
  const list = useList('payment-orders', '/payment-orders', query, payOrder);
  const chosen = list.items.find(({ id }) => id === filters.get('order'));
  const open = (order: string | undefined) => filters.set({ order }, 'push');
  const off = totals.data?.switchedOn === false;
  return (
    <div className={chosen ? 'page-wrap open' : 'page-wrap'}>
      <Page title="支付流水" about="只有单号、金额和状态，不写是谁、为什么" acts={abilities['paymentOrder.export'] ? <Export path="/payment-orders/export" query={query} name="支付流水" /> : null}>
        {off ? <PayOff /> : null}
        <Tabs
          label="哪些"
          value={query.problem ? 'problem' : 'all'}
          tabs={[
            { value: 'all', label: '全部' },
            { value: 'problem', label: '停住的', count: totals.data?.problems },
          ]}
          onChange={(value) => filters.set({ problem: value === 'problem' ? 'yes' : undefined, state: undefined, order: undefined })}
        />
        <div className="filters">
          <SearchBox label="搜单号，要写全" value={query.number} onChange={(number) => filters.set({ number })} />
          <Filter label="种类" value={query.kind} options={payKind.options.map((value) => ({ value, label: payKindLabels[value] }))} onChange={(kind) => filters.set({ kind })} />
          <Filter label="状态" value={query.state} options={payState.options.map((value) => ({ value, label: payStateLabels[value] }))} onChange={(state) => filters.set({ state })} />
          <DatePicker.RangePicker
            aria-label="哪天下单"
            placeholder={['从哪天', '到哪天']}
            value={query.from && query.to ? [dayjs(query.from), dayjs(query.to)] : null}
            format="YYYY年M月D日"
            maxDate={dayjs(now)}
            style={{ width: 290 }}
            onChange={(range) => filters.set({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })}
          />
        </div>
        <section className="card table-card">
          <ListTable label="支付流水" list={list} fixed hint="↑ ↓ 选择　Enter 打开" columns={columns} openId={chosen?.id} onOpen={({ id }) => open(id)} empty={<Empty title={query.problem ? '没有停住的' : '没有这样的单子'} why={query.problem ? '要人动手的才列在这里：余额不够、额度用完、微信不接受。' : off ? '开通微信支付以后，收付都记在这里。' : '奖励付出、退缴收进、多付退回，每一笔都记在这里。'} />} />
        </section>
        {totals.data ? <Totals totals={totals.data} year={year} newest={thisYear} onYear={setYear} /> : null}
      </Page>
      {chosen ? <OrderPanel key={chosen.id} order={chosen} onClose={() => open(undefined)} /> : null}
    </div>
  );
}

const columns: Column<PayOrderView>[] = [
  { key: 'number', title: '单号', width: 160, render: (row) => <b className="nowrap">{row.number}</b> },
  { key: 'kind', title: '种类', width: 70, render: (row) => payKindLabels[row.kind] },
  { key: 'amount', title: '金额（元）', align: 'right', width: 130, render: (row) => <span className="nowrap">{yuanFigure(row.amount)}</span> },
  {
    key: 'state',
    title: '状态',
    width: 170,
    render: (row) => (
      <>
        <OrderState order={row} />
        {row.problem ? <span className="second">{payProblemLabels[row.problem.kind]}</span> : null}
      </>
    ),
  },
  { key: 'days', title: '哪天下单', render: (row) => <Days order={row} /> },
];

function Days({ order: { orderedOn, endedOn } }: { order: PayOrderView }) {
  const now = useNow();
  return (
    <>
      <span className="nowrap">{dayWords(orderedOn, now)}</span>
      {endedOn === null ? null : <span className="second">{endedOn === orderedOn ? '当天办完' : `${dayWords(endedOn, now)} 办完`}</span>}
    </>
  );
}
