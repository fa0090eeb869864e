import { Button } from 'antd';
import { useState } from 'react';
import { reissueCodeRequest, repaymentReasonLabels, repaymentStateLabels, type DemandDetail, type HandInDetail, type OpenedDemand } from '../../../contracts/repayment';
import { reissueCode, repaymentRefresh, useDemand, useHandIn } from '../../api/repayments';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { yuanWords } from '../../parts/money';
import { Failure, FormFault, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Timeline } from '../../parts/timeline';
import { useAct } from '../../parts/use-act';
import { uuid } from '../../parts/uuid';
import { CancelDialog, DecideDialog, EnterDialog } from './dialogs';
import { Money } from './money';

export function DemandPanel({ id, onPaper, onClose }: { id: string; onPaper: (opened: OpenedDemand) => void; onClose: () => void }) {
  const { data, error, refetch } = useDemand(id);
  const now = useNow();
  return (
    <Panel
      label="一张退缴单"
      onClose={onClose}
      head={
        data ? (
          <>
            <span className="muted">{`${data.number}　${repaymentReasonLabels[data.reason]}`}</span>
            <div className="panel-title">
              <b>{data.payer}</b>
              {data.state === 'cancelled' ? null : <LightTag light={data.light} word={data.light === 'done' ? repaymentStateLabels[data.state] : undefined} more={data.due ? workingDaysWords(data.workingDaysLeft) : undefined} />}
            </div>
          </>
        ) : (
          <b>退缴单</b>
        )
      }
      foot={data ? <Acts one={data} left={Math.max(0, data.amount - data.paid)} onPaper={onPaper} /> : null}
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? (
        <>
          <Next one={data} />
          <div className="panel-section">
            <Facts
              rows={[
                ['应缴', <b key="amount">{yuanWords(data.amount)}</b>],
                ['已缴', yuanWords(data.paid)],
                ...(data.due ? [['哪天前', <b key="due">{dayWords(data.due, now)}</b>] as const] : []),
                ...(data.note ? [['说明', data.note] as const] : []),
                ['单位', data.organisation.name],
                ['谁开的', data.openedBy],
                ['缴款码', `${dayWords(data.codeOn, now)} 出，平台里不存`],
              ]}
            />
          </div>
          {data.plan.length > 1 ? (
            <div className="panel-section">
              <h2>{`分 ${data.plan.length} 期`}</h2>
              {data.plan.map((part) => (
                <div key={part.due} className="repay-row">
                  <span className="grow">{dayWords(part.due, now)} 前</span>
                  <span>{yuanWords(part.amount)}</span>
                  <LightTag light={part.light} word={part.paid ? '已缴' : undefined} />
                </div>
              ))}
            </div>
          ) : null}
          <Money one={data} />
          <History one={data} />
        </>
      ) : null}
    </Panel>
  );
}

export function HandInPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useHandIn(id);
  return (
    <Panel
      label="一件主动上交"
      onClose={onClose}
      head={
        <>
          <span className="muted">{data?.number}</span>
          <div className="panel-title">
            <b>{data ? (data.payer ?? '没有留名') : '主动上交'}</b>
          </div>
        </>
      }
      foot={data ? <Acts one={data} left={data.paid === 0 ? data.amount : 0} /> : null}
    >
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? (
        <>
          <Next one={data} />
          <div className="panel-section">
            <Facts rows={[['申报', yuanWords(data.amount)], ['收到', <b key="paid">{yuanWords(data.paid)}</b>]]} />
          </div>
          <Money one={data} />
          <History one={data} />
        </>
      ) : null}
    </Panel>
  );
}

type One = DemandDetail | HandInDetail;

function Next({ one }: { one: One }) {
  return (
    <div className="act-box quiet">
      <h2>下一步</h2>
      <p>{one.next}</p>
    </div>
  );
}

function History({ one }: { one: One }) {
  return (
    <div className="panel-section">
      <h2>经过</h2>
      <Timeline steps={one.history.map(({ at, what, by, note }, index) => ({ key: String(index), label: what, state: 'done' as const, at, note: [by, note].filter(Boolean).join('：') }))} />
    </div>
  );
}

/** The filled one is the next step of whoever looks. */
function Acts({ one, left, onPaper }: { one: One; left: number; onPaper?: (opened: OpenedDemand) => void }) {
  const [dialog, setDialog] = useState<'enter' | 'cancel' | 'decide' | null>(null);
  const may = one.abilities;
  const close = () => setDialog(null);
  const reissue = useAct({ act: () => reissueCode(one.id)(reissueCodeRequest.parse({ requestKey: uuid(), version: one.version })), refresh: repaymentRefresh, then: (opened) => onPaper?.(opened) });
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <>
      <FormFault error={reissue.error} />
      {may.cancel ? <Button onClick={() => setDialog('cancel')}>申请撤销</Button> : null}
      {may.reissue ? (
        <Button loading={reissue.busy} onClick={() => reissue.run(undefined)}>
          换缴款码
        </Button>
      ) : null}
      {may.enter ? (
        <Button className="push" type={left > 0 ? 'primary' : 'default'} onClick={() => setDialog('enter')}>
          登记收到的钱
        </Button>
      ) : null}
      {may.decideCancel ? (
        <Button className="push" type="primary" onClick={() => setDialog('decide')}>
          决定撤不撤销
        </Button>
      ) : null}
      {dialog === 'enter' ? <EnterDialog repayment={one} left={left} onClose={close} /> : null}
      {dialog === 'cancel' ? <CancelDialog repayment={one} onClose={close} /> : null}
      {dialog === 'decide' ? <DecideDialog repayment={one} act="cancellation/decision" title="决定撤不撤销" about="同意以后这张单不再收钱，已经收的要退回。" yes="同意撤销" no="不同意" onClose={close} /> : null}
    </>
  );
}
