import { payProblem } from '../../contracts/payment-order';
import type { AskRefundRequest, DecideRequest, RecordRefundRequest, RepaymentRefund } from '../../contracts/repayment';
import { orderRefund, ordersAbout, paySwitchedOn } from '../payment';
import { fail, ObjectId, shanghaiDay, toObjectId, type Context, type DomainEvent } from '../kernel';
import { changeRepayment, loadRepayment, mustBeAnother, staffRef } from './change';
import { entryIn, withEntry } from './entries';
import { idOfRequest, type Refund, type Repayment } from './model';
import { mayAct } from './open';
import { refundable } from './state';

export const refundDeciders = ['treasurer', 'clueManager', 'commissionLeader'] as const;
/** Besides whoever asks. */
const approvalsWanted = 2;
export const owner = 'repayment';
const referenceOf = (repaymentId: ObjectId, refundId: ObjectId): string => `${repaymentId.toHexString()}:${refundId.toHexString()}`;

/** Asks for what came in beyond what was owed to be given back. @throws Fault notFound, forbidden, badRequest, conflict */
export async function askRefund(ctx: Context, id: string, { requestKey, version, entryId, amount, way, reason }: AskRefundRequest): Promise<Repayment> {
  const by = staffRef(ctx);
  const refundId = new ObjectId(idOfRequest(`refund:${id}:${by.id.toHexString()}`, requestKey));
  return changeRepayment(ctx, id, 'askRefund', (before) => {
    mayAct(ctx, 'refund', before);
    if (before.refunds.some((one) => one.id.equals(refundId))) return null;
    if (before.trail.seq !== version) fail('conflict');
    const entry = entryIn(before, toObjectId(entryId));
    if (amount > refundable(before, entry)) fail('badRequest', { fields: [{ path: 'amount', message: '只能退多缴的、还没有上缴国库的钱' }] });
    if (way === 'wechat' && (entry.way !== 'wechat' || !paySwitchedOn())) fail('badRequest', { fields: [{ path: 'way', message: '只有微信付的才能原路退回' }] });
    const refund: Refund = { id: refundId, entryId: entry.id, amount, way, reason, state: 'asked', by, at: ctx.clock.now(), approvals: [], opinion: '', transfer: null, endedAt: null };
    return { push: { refunds: refund }, detail: { amount, way } };
  });
}

/** One of the two; with the second it is on its way. @throws Fault notFound, forbidden, conflict, wrongState */
export const decideRefund = (ctx: Context, id: string, refundId: string, { version, agree, opinion }: DecideRequest): Promise<Repayment> =>
  changeRepayment(
    ctx,
    id,
    'decideRefund',
    (before) => {
      mayAct(ctx, 'approveRefund', before);
      const refund = refundIn(before, toObjectId(refundId));
      if (refund.state !== 'asked') fail('wrongState', { message: '这笔退款已经决定了。' });
      mustBeAnother(ctx, refundDeciders, [refund.by, ...refund.approvals]);
      const approvals = agree ? [...refund.approvals, staffRef(ctx)] : refund.approvals;
      const state = !agree ? 'refused' : approvals.length < approvalsWanted ? 'asked' : 'approved';
      return {
        set: { refunds: withRefund(before, refund.id, { approvals, state, opinion, ...(agree ? {} : { endedAt: ctx.clock.now() }) }) },
        detail: { agree, opinion },
        events: state === 'approved' && refund.way === 'wechat' ? [{ type: 'repayment.refundApproved', payload: { repaymentId: before._id.toHexString(), refundId } }] : [],
      };
    },
    version,
  );

/** Orders it under its own key: however often this runs, it goes back once. */
export async function sendRefund({ payload }: DomainEvent, ctx: Context): Promise<void> {
  const { repaymentId, refundId } = payload as { repaymentId: string; refundId: string };
  const repayment = await loadRepayment(repaymentId);
  const refund = refundIn(repayment, new ObjectId(refundId));
  if (refund.state !== 'approved') return;
  const { orderNumber } = entryIn(repayment, refund.entryId);
  await orderRefund(ctx, { key: `${owner}:refund:${refundId}`, owner, reference: referenceOf(repayment._id, refund.id), amount: refund.amount, words: '退回多缴的款', paymentNumber: orderNumber ?? '' });
}

/** By the refund's id: what keeps one that was sent from being taken. */
export async function refundProblems({ _id, refunds }: Repayment): Promise<Map<string, NonNullable<RepaymentRefund['problem']>>> {
  const found = new Map<string, NonNullable<RepaymentRefund['problem']>>();
  for (const { id, state, way } of refunds) {
    if (state !== 'approved' || way !== 'wechat') continue;
    const order = (await ordersAbout(owner, referenceOf(_id, id))).at(-1);
    if (order?.problem) found.set(id.toHexString(), { kind: payProblem.catch('unknown').parse(order.problem.kind), code: order.problem.code, number: order.number });
  }
  return found;
}

/** What WeChat Pay says of it; `done` holds whatever was said before. */
export async function takeRefund(ctx: Context, reference: string, state: string, stuck: boolean): Promise<void> {
  const [repaymentId = '', refundId = ''] = reference.split(':');
  const next = state === 'done' ? 'done' : stuck ? 'stuck' : 'failed';
  await changeRepayment(ctx, repaymentId, 'refunded', (before) => {
    const refund = refundIn(before, new ObjectId(refundId));
    if (refund.state === 'done' || refund.state === next) return null;
    return ended(ctx, before, refund, next, {});
  });
}

/** Given back by the bank, after two people agreed. @throws Fault notFound, forbidden, conflict, wrongState, badRequest */
export const recordRefund = (ctx: Context, id: string, refundId: string, { version, day, bank, lastFour }: RecordRefundRequest): Promise<Repayment> =>
  changeRepayment(
    ctx,
    id,
    'refunded',
    (before) => {
      mayAct(ctx, 'refund', before);
      const refund = refundIn(before, toObjectId(refundId));
      if (refund.state !== 'approved' || refund.way !== 'bank') fail('wrongState', { message: '要两个人同意了的银行退款才能登记。' });
      if (day > shanghaiDay(ctx.clock.now())) fail('badRequest', { fields: [{ path: 'day', message: '不能在今天之后' }] });
      return ended(ctx, before, refund, 'done', { transfer: { day, bank, lastFour, by: staffRef(ctx).name } });
    },
    version,
  );

function ended(ctx: Context, before: Repayment, refund: Refund, state: 'done' | 'failed' | 'stuck', over: Partial<Refund>) {
  const { refunded } = entryIn(before, refund.entryId);
  return {
    set: { refunds: withRefund(before, refund.id, { ...over, state, endedAt: ctx.clock.now() }), ...(state === 'done' ? { entries: withEntry(before, refund.entryId, { refunded: refunded + refund.amount }) } : {}) },
    detail: { state, amount: refund.amount },
  };
}

export const refundIn = ({ refunds }: Repayment, id: ObjectId): Refund => refunds.find((one) => one.id.equals(id)) ?? fail('notFound');
const withRefund = ({ refunds }: Repayment, id: ObjectId, over: Partial<Refund>): Refund[] => refunds.map((one) => (one.id.equals(id) ? { ...one, ...over } : one));
