import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { payKindLabels, payProblemHelp, payProblemLabels, type PayOrderView } from '../../../contracts/payment-order';
import { askOrder, cancelOrder, payOrdersRefresh } from '../../api/reconciliation';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords } from '../../parts/dates';
import { yuanWords } from '../../parts/money';
import { FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { useAct } from '../../parts/use-act';
import { OrderState } from './order-state';

/** One order: what stands in the way of it and what can be done about that. */
export function OrderPanel({ order, onClose }: { order: PayOrderView; onClose: () => void }) {
  const now = useNow();
  const [cancelling, setCancelling] = useState(false);
  const ask = useAct({ act: askOrder(order.id), refresh: payOrdersRefresh, done: '问过了' });
  return (
    <Panel
      label={order.number}
      onClose={onClose}
      head={
        <>
          <h2>{order.number}</h2>
          <span className="muted">
            {payKindLabels[order.kind]}　{yuanWords(order.amount)}
          </span>
        </>
      }
      foot={
        order.abilities.ask || order.abilities.cancel ? (
          <>
            <FormFault error={ask.error} />
            <div className="act-buttons">
              {order.abilities.cancel ? <Button onClick={() => setCancelling(true)}>撤销</Button> : null}
              {order.abilities.ask ? (
                <Button type="primary" loading={ask.busy} onClick={() => ask.run(undefined)}>
                  {ask.busy ? '正在问' : '再问一次'}
                </Button>
              ) : null}
            </div>
          </>
        ) : null
      }
    >
      <OrderState order={order} />
      {order.problem ? (
        <p className="panel-section">
          <b>{payProblemLabels[order.problem.kind]}</b>（{order.problem.code}）。{payProblemHelp[order.problem.kind]}
        </p>
      ) : null}
      <div className="panel-section">
        <Facts
          rows={[
            ['商户单号', order.outNo],
            ['微信单号', order.platformNo ?? '还没有'],
            ['哪天下单', dayWords(order.orderedOn, now)],
            ['哪天办完', order.endedOn ? dayWords(order.endedOn, now) : '还没有'],
          ]}
        />
      </div>
      {cancelling ? <ActDialog title="撤销以后，本人不能再在微信里确认" about="本人如果已经确认，以微信说的为准，这一笔照常办成。" schema={z.object({})} act={cancelOrder(order.id)} refresh={payOrdersRefresh} done="办好了" submit="撤销这一笔" onClose={() => setCancelling(false)} /> : null}
    </Panel>
  );
}
