import { repaymentWayLabels } from '../../contracts/repayment';
import type { DemandDetail } from '../../contracts/repayment';
import { yuan } from '../../contracts/accounts-rules';
import type { Repayment } from './model';
import { excessOf, isCancelled } from './state';

type Step = DemandDetail['history'][number];

/** Who did what, in its order. */
export function historyOf({ kind, opener, openedAt, amount, entries, refunds, cancel }: Repayment): Step[] {
  const step = (at: Date, what: string, by: string | undefined, note = ''): Step => ({ at: at.toISOString(), what, by: by ?? '', note });
  const steps = [step(openedAt, kind === 'demand' ? `开退缴单，${yuan(amount)} 元` : `申报上交，${yuan(amount)} 元`, opener?.name)];
  for (const { way, amount: sum, enteredBy, enteredAt, checkedBy, checkedAt, state, receipt, opinion } of entries) {
    if (way !== 'wechat') steps.push(step(enteredAt, `登记${repaymentWayLabels[way]} ${yuan(sum)} 元`, enteredBy?.name));
    if (checkedAt) steps.push(step(checkedAt, state === 'returned' ? `核对没有通过，${yuan(sum)} 元` : `${repaymentWayLabels[way]} ${yuan(sum)} 元入账，收据 ${receipt ?? ''}`, checkedBy?.name, opinion));
  }
  for (const { amount: sum, by, at, reason, approvals, state, endedAt, opinion } of refunds) {
    steps.push(step(at, `申请退回 ${yuan(sum)} 元`, by.name, reason));
    const words = { asked: null, approved: null, refused: '不同意退回', done: '退回', failed: '没有退成', stuck: '退不出去，要到商户平台处理' }[state];
    if (endedAt && words) steps.push(step(endedAt, `${words} ${yuan(sum)} 元`, approvals.map(({ name }) => name).join('、'), opinion));
  }
  if (cancel) {
    steps.push(step(cancel.at, '申请撤销', cancel.by.name, cancel.reason));
    if (cancel.decidedAt) steps.push(step(cancel.decidedAt, cancel.state === 'agreed' ? '撤销' : '不同意撤销', cancel.decidedBy?.name, cancel.opinion));
  }
  return steps.sort((a, b) => a.at.localeCompare(b.at));
}

/** What has to happen next, in one sentence. */
export function nextStep(repayment: Repayment): string {
  const { kind, entries, refunds, cancel, state, amount, paid } = repayment;
  if (entries.some((entry) => entry.state === 'entered')) return '登记的钱等另一名财务经办人核对。';
  if (cancel?.state === 'asked') return `${cancel.by.name}申请撤销，等另一个人决定。`;
  if (refunds.some((refund) => refund.state === 'asked')) return '退款等两个人同意，申请的人不算。';
  if (refunds.some((refund) => refund.state === 'stuck')) return '有一笔退款微信退不出去，要到商户平台处理。';
  if (refunds.some((refund) => refund.state === 'approved')) return '同意退了，等钱退出去。';
  const excess = excessOf(repayment);
  if (excess > 0) return `${isCancelled(repayment) ? '撤销前收了' : '多缴了'} ${yuan(excess)} 元，由财务申请退回。`;
  if (state === 'cancelled') return '已经撤销，没有要办的事。';
  if (kind === 'handIn' && state === 'open') return '等本人来交。';
  if (state === 'open' || state === 'partial') return `还差 ${yuan(amount - paid)} 元，等缴款人来缴。`;
  return entries.some((entry) => entry.state === 'counted' && entry.batch === null) ? '缴清了，等财务汇总上缴国库。' : '缴清了，钱已归入上缴国库的批次。';
}
