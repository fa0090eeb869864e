import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { payProblemHelp, payProblemLabels } from '../../../contracts/payment-order';
import { refundStateLabels, repaymentEntryStateLabels, repaymentWayLabels, type DemandDetail, type HandInDetail, type RepaymentEntry, type RepaymentRefund } from '../../../contracts/repayment';
import { download } from '../../api/download';
import { useSession } from '../../api/session';
import { dayWords } from '../../parts/dates';
import { FileLinks } from '../../parts/file-links';
import { yuanWords } from '../../parts/money';
import { faultWords } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Tag } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { DecideDialog, RecordRefundDialog, RefundDialog } from './dialogs';

type One = DemandDetail | HandInDetail;

/** Every sum that came in, and what went back. */
export function Money({ one }: { one: One }) {
  return (
    <>
      <div className="panel-section">
        <h2>收到的钱</h2>
        {one.entries.length === 0 ? <p className="muted">还没有。微信付的自动记，银行和现金由财务登记。</p> : null}
        {one.entries.map((entry) => (
          <Entry key={entry.id} one={one} entry={entry} />
        ))}
      </div>
      {one.refunds.length > 0 ? (
        <div className="panel-section">
          <h2>退款</h2>
          {one.refunds.map((refund) => (
            <Refund key={refund.id} one={one} refund={refund} />
          ))}
        </div>
      ) : null}
    </>
  );
}

function Entry({ one, entry }: { one: One; entry: RepaymentEntry }) {
  const { message } = App.useApp();
  const now = useNow();
  const [dialog, setDialog] = useState<'check' | 'refund' | null>(null);
  const close = () => setDialog(null);
  const take = useAct({ act: () => download(`/repayments/${one.id}/entries/${entry.id}/receipt`, {}, '收据.docx').catch((error: unknown) => void message.error(faultWords(error))) });
  const people = [entry.enteredBy ? `${entry.enteredBy}登记` : '', entry.checkedBy ? `${entry.checkedBy}核对` : ''].filter(Boolean).join('，');
  return (
    <div className="repay-entry">
      <div className="repay-row">
        <span className="grow">
          <b>{repaymentWayLabels[entry.way]}</b>　{dayWords(entry.day, now)}
        </span>
        <b>{yuanWords(entry.amount)}</b>
        <Tag>{entry.batch ? '已归批次' : repaymentEntryStateLabels[entry.state]}</Tag>
      </div>
      <p className="second">{[entry.receipt ? `收据 ${entry.receipt}` : '', entry.slip ? `${entry.slip.bank} 尾号 ${entry.slip.lastFour}` : '', people, entry.batch ?? '', entry.refunded > 0 ? `已退 ${yuanWords(entry.refunded)}` : '', entry.opinion].filter(Boolean).join('　')}</p>
      <div className="row wrap">
        <FileLinks ids={entry.fileIds} label="回单" />
        {entry.state === 'counted' ? (
          <Button size="small" loading={take.busy} onClick={() => take.run(undefined)}>
            下载收据
          </Button>
        ) : null}
        {entry.abilities.refund ? (
          <Button size="small" onClick={() => setDialog('refund')}>
            退多缴的
          </Button>
        ) : null}
        {entry.abilities.check ? (
          <Button size="small" type="primary" onClick={() => setDialog('check')}>
            核对
          </Button>
        ) : null}
      </div>
      {dialog === 'check' ? <DecideDialog repayment={one} act={`entries/${entry.id}/check`} title={`核对 ${yuanWords(entry.amount)}`} about={`${entry.enteredBy ?? ''}登记的${repaymentWayLabels[entry.way]}。请对着回单或现金核对金额和日子，通过后入账、出收据。`} question="核对的结果" yes="对得上，入账" no="对不上" onClose={close} /> : null}
      {dialog === 'refund' ? <RefundDialog repayment={one} entry={entry} excess={one.excess} onClose={close} /> : null}
    </div>
  );
}

function Refund({ one, refund }: { one: One; refund: RepaymentRefund }) {
  const { abilities } = useSession();
  const [dialog, setDialog] = useState<'decide' | 'record' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="repay-entry">
      <div className="repay-row">
        <span className="grow">
          <b>{refund.way === 'wechat' ? '微信原路退回' : '银行转账'}</b>　{refund.reason}
        </span>
        <b>{yuanWords(refund.amount)}</b>
        <Tag>{refundStateLabels[refund.state]}</Tag>
      </div>
      {refund.problem ? (
        <p className="form-fault">
          {`${payProblemLabels[refund.problem.kind]}（${refund.problem.code}）。${payProblemHelp[refund.problem.kind]}`}　
          {abilities['paymentOrder.list'] ? <Link to={`/money/orders?number=${refund.problem.number}`}>看支付单 {refund.problem.number}</Link> : `支付单 ${refund.problem.number}`}
        </p>
      ) : null}
      <p className="second">{[`${refund.by}申请`, refund.approvals.length > 0 ? `${refund.approvals.join('、')}同意` : '', refund.opinion].filter(Boolean).join('　')}</p>
      <div className="row wrap">
        {refund.abilities.decide ? (
          <Button size="small" type="primary" onClick={() => setDialog('decide')}>
            决定退不退
          </Button>
        ) : null}
        {refund.abilities.record ? (
          <Button size="small" type="primary" onClick={() => setDialog('record')}>
            登记银行退款
          </Button>
        ) : null}
      </div>
      {dialog === 'decide' ? <DecideDialog repayment={one} act={`refunds/${refund.id}/decision`} title={`退回 ${yuanWords(refund.amount)}`} about={`${refund.by}申请：${refund.reason}。申请的人之外，要两个人同意。`} yes="同意退" no="不同意" onClose={close} /> : null}
      {dialog === 'record' ? <RecordRefundDialog repayment={one} refundId={refund.id} onClose={close} /> : null}
    </div>
  );
}
