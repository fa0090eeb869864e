import { useQuery } from '@tanstack/react-query';
import { Button, Form, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { deliveryDetail, resolveDeliveryRequest, type DeliveryDetail } from '../../../contracts/delivery';
import { ask } from '../../api/client';
import { useSession } from '../../api/session';
import { ActDialog } from '../../parts/act-dialog';
import { instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Timeline } from '../../parts/timeline';
import { StateMark } from './columns';
import { deliverySteps, forAPerson, occasionWords } from './words';

export function DeliveryPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery({ queryKey: ['deliveries', 'one', id], queryFn: ({ signal }) => ask(`/deliveries/${id}`, { answer: deliveryDetail, signal }) });
  const [resolving, setResolving] = useState(false);
  return (
    <Panel
      label="一件送达"
      onClose={onClose}
      head={
        <>
          <span className="muted">{data ? occasionWords(data.occasion) : null}</span>
          <div className="panel-title">
            <b>{data?.title ?? '送达'}</b>
            {data ? <StateMark state={data.state} /> : null}
          </div>
        </>
      }
      foot={
        data?.abilities.resolve && forAPerson.includes(data.state) ? (
          <Button type="primary" onClick={() => setResolving(true)}>
            查清了
          </Button>
        ) : null
      }
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body delivery={data} /> : null}
      {data && resolving ? <Resolve delivery={data} onClose={() => setResolving(false)} /> : null}
    </Panel>
  );
}

function Body({ delivery }: { delivery: DeliveryDetail }) {
  const { abilities } = useSession();
  const now = useNow();
  return (
    <>
      <Facts
        rows={[
          ['送给谁', delivery.toPersonId && abilities['person.list'] ? <Link className="link" to={`/people?id=${delivery.toPersonId}`}>{delivery.toName}</Link> : delivery.toName],
          ...(delivery.organisation ? ([['单位', delivery.organisation.name]] as const) : []),
          ['该送时间', instantWords(delivery.plannedAt, now)],
          ...(delivery.notAfter ? ([['过时不送', `${instantWords(delivery.notAfter, now)} 以后不再送`]] as const) : []),
        ]}
      />
      {delivery.text === null ? null : (
        <div className="panel-section">
          <h2>发的话</h2>
          <p className="delivery-text">{delivery.text}</p>
        </div>
      )}
      <div className="panel-section">
        <h2>经过</h2>
        <Timeline steps={deliverySteps(delivery)} />
      </div>
    </>
  );
}

function Resolve({ delivery, onClose }: { delivery: DeliveryDetail; onClose: () => void }) {
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
