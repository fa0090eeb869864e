import { Button } from 'antd';
import { useState } from 'react';
import { hidePaymentListRequest, paymentListState, paymentListStateLabels, paymentListSummary, type PaymentListSummary } from '../../../contracts/disbursement';
import { hideList, paymentListsRefresh, usePaymentChoices } from '../../api/payments';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { yuanWords } from './yuan';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { countWords } from '../../parts/numbers';
import { Page, Tag } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';
import { Preview } from './preview';

const states = paymentListState.options.map((value) => ({ value, label: paymentListStateLabels[value] }));

/** What came out of the imports, village by village, and whether everybody may read it. */
export default function PaymentListsPage() {
  const filters = useFilters();
  const { programmes, villages } = usePaymentChoices();
  const query = { villageId: filters.get('village'), programme: filters.get('programme'), state: oneOf(filters.get('state'), paymentListState.options) };
  const list = useList('payment-lists', '/payment-lists', query, paymentListSummary, 50);
  const [hiding, setHiding] = useState<PaymentListSummary | null>(null);
  const open = list.items.find(({ id }) => id === filters.get('id'));
  return (
    <>
      <Page title="公开名单" about="先看群众看到的样子，再公开。姓名、卡号自动遮住，涉及隐私的项目只公布合计。">
        <div className="filters">
          <Filter label="项目" value={query.programme} options={programmes} onChange={(programme) => filters.set({ programme })} search />
          <Filter label="村" value={query.villageId} options={villages} onChange={(village) => filters.set({ village })} search />
          <Filter label="公开" value={query.state} options={states} onChange={(state) => filters.set({ state })} />
        </div>
        <section className="card table-card">
          <ListTable label="公开名单" list={list} columns={columnsWith(setHiding)} openId={open?.id} onOpen={({ id }) => filters.set({ id })} empty={<Empty title="没有名单" why="导入发放明细以后，一个村一个项目一批是一份。" />} />
        </section>
      </Page>
      {open ? <Preview key={`${open.id} ${open.version}`} list={open} onClose={() => filters.set({ id: undefined })} /> : null}
      {hiding ? (
        <ActDialog
          title="群众马上看不到这份名单"
          schema={hidePaymentListRequest}
          toBody={(values) => ({ ...values, version: hiding.version })}
          act={hideList(hiding.id)}
          refresh={paymentListsRefresh}
          done="已撤下"
          onClose={() => setHiding(null)}
          submit="撤下"
        >
          <ReasonField label="为什么撤下" />
        </ActDialog>
      ) : null}
    </>
  );
}

const columnsWith = (onHide: (row: PaymentListSummary) => void): Column<PaymentListSummary>[] => [
  { key: 'state', title: '公开', width: 190, render: (row) => <State row={row} /> },
  { key: 'village', title: '村', width: 140, render: ({ village }) => <b>{village.name}</b> },
  {
    key: 'programme',
    title: '项目',
    render: ({ programme, year, batch }) => (
      <>
        {programme.name}
        <span className="second">{`${year} 年　${batch}${programme.sensitive ? '　只公布合计' : ''}`}</span>
      </>
    ),
  },
  { key: 'households', title: '户', width: 90, align: 'right', render: ({ households }) => countWords(households) },
  { key: 'payments', title: '笔', width: 90, align: 'right', render: ({ payments }) => countWords(payments) },
  { key: 'amount', title: '金额（元）', width: 150, align: 'right', render: ({ amount }) => yuanWords(amount) },
  {
    key: 'act',
    title: '',
    width: 90,
    render: (row) =>
      row.abilities.publish && row.state === 'published' ? (
        <Button
          size="small"
          onClick={(event) => {
            event.stopPropagation();
            onHide(row);
          }}
        >
          撤下
        </Button>
      ) : null,
  },
];

function State({ row }: { row: PaymentListSummary }) {
  const now = useNow();
  return (
    <>
      {row.changed ? <Tag>公开后有变动</Tag> : paymentListStateLabels[row.state]}
      {row.publishedOn ? <span className="second">{`${dayWords(row.publishedOn, now)}　第 ${row.edition} 版`}</span> : null}
    </>
  );
}
