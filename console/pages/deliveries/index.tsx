import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { deliveryState, deliveryStateLabels, deliverySummary, resolveDeliveryRequest, type DeliveryState, type DeliverySummary } from '../../../contracts/delivery';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { ListTable, type Column } from '../../parts/list-table';
import { Empty } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { oneOf, useFilters } from '../../parts/use-filters';

const states = deliveryState.options.map((value) => ({ value, label: deliveryStateLabels[value] }));
const channelWords: Record<string, string> = { inbox: '站内消息', receipt: '评议回执' };
/** What became of one try, in words. */
const outcomeWords: Record<string, string> = { started: '正在送', accepted: '平台已收', delivered: '送到', refused: '被拒', retry: '没成，会再试', unknown: '结果不明' };
const forAPerson: readonly DeliveryState[] = ['unknown', 'failed'];

/** What had to reach someone, and whether it did; what is unknown or failed waits for a person. */
export default function DeliveriesPage() {
  const { abilities } = useSession();
  const filters = useFilters();
  const state = oneOf(filters.get('state'), deliveryState.options);
  const list = useList('deliveries', '/deliveries', { state }, deliverySummary);
  const [resolving, setResolving] = useState<DeliverySummary | null>(null);
  return (
    <Page title="送达台账" about="每一条提醒送给了谁、送到没有。结果不明和没送到的，要有人查清楚。">
      <div className="filters">
        <Filter label="结果" value={state} options={states} onChange={(next) => filters.set({ state: next })} />
      </div>
      <section className="card table-card">
        <ListTable
          label="送达台账"
          list={list}
          columns={columns(abilities['delivery.resolve'] ? setResolving : null)}
          empty={<Empty title="这里没有" why={state ? '换一个结果，或去掉筛选再看。' : '有人要办事、快到期、逾期，平台就会送提醒；群众的评议有了回执和答复，也记在这里。'} />}
        />
      </section>
      {resolving ? <Resolve delivery={resolving} onClose={() => setResolving(null)} /> : null}
    </Page>
  );
}

const columns = (resolve: ((delivery: DeliverySummary) => void) | null): Column<DeliverySummary>[] => [
  { key: 'at', title: '什么时候', width: 170, render: (row) => <At instant={row.createdAt} /> },
  { key: 'to', title: '送给谁', width: 130, render: (row) => <b>{row.toName}</b> },
  { key: 'title', title: '什么事', render: (row) => row.title },
  {
    key: 'state',
    title: '结果',
    width: 300,
    render: (row) => (
      <>
        {forAPerson.includes(row.state) ? <b>{deliveryStateLabels[row.state]}</b> : deliveryStateLabels[row.state]}
        <span className="second">{tries(row)}</span>
      </>
    ),
  },
  ...(resolve
    ? [{ key: 'act', title: '', width: 96, align: 'right' as const, render: (row: DeliverySummary) => (forAPerson.includes(row.state) ? <Button onClick={() => resolve(row)}>查清了</Button> : null) }]
    : []),
];

function tries(row: DeliverySummary): string {
  return row.attempts.map((attempt) => `${channelWords[attempt.channel] ?? attempt.channel} ${outcomeWords[attempt.outcome] ?? attempt.outcome}${attempt.code ? `（${attempt.code}）` : ''}`).join('；');
}

function At({ instant }: { instant: string }) {
  const now = useNow();
  return <span className="nowrap">{instantWords(instant, now)}</span>;
}

function Resolve({ delivery, onClose }: { delivery: DeliverySummary; onClose: () => void }) {
  return (
    <ActDialog
      title={`“${delivery.title}”到底送到没有`}
      about={`送给${delivery.toName}的。${delivery.toRatingId ? '查明再填' : '问过本人再填'}，记入审计。`}
      schema={resolveDeliveryRequest}
      act={(body) => ask(`/deliveries/${delivery.id}/resolution`, { method: 'POST', body })}
      refresh={['deliveries', 'my-work']}
      done="记下了"
      submit="记下"
      backLabel="还没查"
      onClose={onClose}
    >
      <Form.Item name="resolution" label="查的结果" rules={[{ required: true, message: '请选一个' }]}>
        <Radio.Group
          options={[
            { value: 'delivered', label: '本人收到了' },
            { value: 'sendAgain', label: '没收到，再送一次' },
          ]}
        />
      </Form.Item>
    </ActDialog>
  );
}
