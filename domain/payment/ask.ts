import { auditedChange, defineStandingWork, fail, native, systemContext, toObjectId, type Context } from '../kernel';
import { openOf, PaymentOrderModel, type PaymentOrder } from './model';
import { payPort, paySwitchedOn, type Answer, type PayParams, type PayRefusal, type PlatformWords, type TransferParams } from './port';
import { hasEnded, nextAsk } from './states';
import { noteProblem, takeWords } from './take';

const leaseMs = 60_000;
const pauseMs = 2000;
const atOnceMax = 50;
const minute = 60_000;

/** The platform is told of what was ordered, and asked about what it has not told of. By lease: a process that dies leaves it to the next. */
defineStandingWork('payment.ask', pauseMs, async (clock) => {
  if (!paySwitchedOn()) return 0;
  const ctx = systemContext('payment.ask', clock);
  let done = 0;
  for (; done < atOnceMax; done += 1) {
    const now = clock.now();
    const order = await native(PaymentOrderModel).findOneAndUpdate({ askAt: { $gt: new Date(0), $lte: now }, leaseUntil: { $lte: now } }, { $set: { leaseUntil: new Date(now.getTime() + leaseMs) } }, { sort: { askAt: 1 }, returnDocument: 'after' });
    if (!order) break;
    await goOn(ctx, order);
  }
  return done;
});

/** Asks the platform now. @throws Fault notReady, notFound */
export async function askAgain(ctx: Context, id: string): Promise<PaymentOrder> {
  const order = await orderById(id);
  payPort();
  await goOn(ctx, order);
  return orderById(id);
}

async function goOn(ctx: Context, order: PaymentOrder): Promise<void> {
  const overdue = order.expiresAt !== undefined && order.expiresAt < ctx.clock.now();
  // What is not certain to have arrived is sent as it was: under its number it happens once. Past its time it is only looked for: it may have been paid.
  const answer = order.state === 'new' && !overdue ? await send(order) : await look(order);
  if ('refused' in answer) return refused(ctx, order, answer.refused, answer.code);
  const late = overdue && answer.said.state === 'NOTPAY';
  // The platform itself leaves what is overdue unpaid for ever. Whoever pays meanwhile is faster: then it says so.
  const closed = late && 'said' in (await payPort().close(order.outNo));
  await takeWords(ctx, order.kind, closed ? { ...answer.said, state: 'CLOSED' } : await withReason(order, answer.said));
}

/** Why a transfer was refused at once, only the question about it tells. */
async function withReason(order: PaymentOrder, said: PlatformWords): Promise<PlatformWords> {
  if (said.state !== 'FAIL' || said.reason !== null) return said;
  const asked = await look(order);
  return 'said' in asked ? asked.said : said;
}

function look(order: PaymentOrder): Promise<Answer<PlatformWords>> {
  const port = payPort();
  return { payment: () => port.order(order.outNo), refund: () => port.refundOf(order.outNo), transfer: () => port.transferOf(order.outNo) }[order.kind]();
}

async function send(order: PaymentOrder): Promise<Answer<PlatformWords>> {
  const port = payPort();
  const { outNo, amount, words } = order;
  if (order.kind === 'refund') return port.refund({ outNo: order.paid?.outNo ?? '', outRefundNo: outNo, amount, total: order.paid?.total ?? 0, reason: words });
  if (order.kind === 'transfer') return port.transfer(transferOf(order));
  const prepaid = await port.prepay(prepaymentOf(order));
  return 'said' in prepaid ? { said: { outNo, state: 'NOTPAY', amount, platformNo: null, reason: null } } : prepaid.refused === 'state' ? port.order(outNo) : prepaid;
}

const prepaymentOf = (order: PaymentOrder) => ({ account: order.account ?? 'mini', openid: openOf(order, 'openid'), outNo: order.outNo, amount: order.amount, description: order.words, expiresAt: order.expiresAt ?? order.orderedAt });
const transferOf = (order: PaymentOrder) => ({
  account: order.account ?? 'official',
  openid: openOf(order, 'openid'),
  outNo: order.outNo,
  amount: order.amount,
  remark: order.words,
  sceneId: order.scene?.id ?? '',
  sceneReport: order.scene?.report ?? [],
  ...(order.userName === undefined ? {} : { userName: openOf(order, 'userName') }),
});

async function refused(ctx: Context, order: PaymentOrder, kind: PayRefusal, code: string): Promise<void> {
  const now = ctx.clock.now();
  // Nobody can pay any more what never reached the platform; a person who cannot be paid stays one.
  const never = order.state === 'new' && (kind === 'person' || (kind === 'missing' && order.kind === 'payment'));
  if (never) return void (await takeWords(ctx, order.kind, { outNo: order.outNo, state: order.kind === 'payment' ? 'CLOSED' : 'FAIL', amount: null, platformNo: null, reason: code }));
  // Known here and unknown there: it is sent once more, under its number.
  if (kind === 'missing' && order.state === 'open') await auditedChange(PaymentOrderModel, order._id, ctx, 'payment.lost', (current) => (current.state === 'open' ? { set: { state: 'new' }, detail: { code } } : null));
  if (kind === 'ours' || kind === 'balance' || kind === 'quota') await noteProblem(ctx, order, kind, code);
  const pause = kind === 'ours' || kind === 'quota' ? 60 * minute : kind === 'balance' ? 10 * minute : 0;
  const next = nextAsk(order, now);
  await native(PaymentOrderModel).updateOne({ _id: order._id }, { $set: { askAt: pause > 0 ? new Date(now.getTime() + pause) : next, leaseUntil: new Date(0) } });
}

/** What wx.requestPayment takes; the same prepayment while it holds. @throws Fault notReady, notFound, conflict */
export async function payParamsFor(ctx: Context, id: string): Promise<PayParams> {
  const order = await waiting(id, 'payment');
  const port = payPort();
  const answer = await port.prepay(prepaymentOf(order));
  if ('refused' in answer) {
    await goOn(ctx, order);
    return fail(answer.refused === 'state' ? 'conflict' : 'notReady', { message: answer.refused === 'state' ? '这笔钱已经付了，或者过期了。' : '微信支付现在没有回话，请稍后再点一次。' });
  }
  if (order.state === 'new') await takeWords(ctx, 'payment', { outNo: order.outNo, state: 'NOTPAY', amount: order.amount, platformNo: null, reason: null });
  return port.payParams(order.account ?? 'mini', answer.said.prepayId);
}

/** What wx.requestMerchantTransfer takes, while the transfer waits for the person. @throws Fault notReady, notFound, conflict */
export async function transferParamsFor(ctx: Context, id: string): Promise<TransferParams> {
  const order = await waiting(id, 'transfer');
  const port = payPort();
  const answer = await port.transfer(transferOf(order));
  if ('said' in answer) {
    await takeWords(ctx, 'transfer', await withReason(order, answer.said));
    if (answer.said.packageInfo === null) return fail('conflict', { message: '这笔钱已经收过，或者过期了。' });
    return port.transferParams(order.account ?? 'official', answer.said.packageInfo);
  }
  await refused(ctx, order, answer.refused, answer.code);
  return fail('notReady', { message: '微信支付现在没有回话，请稍后再点一次。' });
}

/** Asks the platform to let go of it; what comes of it is told by the platform: the person may have been faster. @throws Fault notReady, notFound, conflict */
export async function cancelOrder(ctx: Context, id: string): Promise<PaymentOrder> {
  const order = await orderById(id);
  if (order.kind === 'refund') fail('conflict', { message: '退款发出去就收不回来。' });
  if (hasEnded(order.state)) return order;
  const port = payPort();
  const answer = await (order.kind === 'payment' ? port.close(order.outNo) : port.cancelTransfer(order.outNo));
  // Never known there: from now on it never will be.
  if ('refused' in answer && answer.refused === 'missing') await takeWords(ctx, order.kind, { outNo: order.outNo, state: order.kind === 'payment' ? 'CLOSED' : 'CANCELLED', amount: null, platformNo: null, reason: null });
  else await askPlatform(ctx, order);
  return orderById(id);
}

async function askPlatform(ctx: Context, order: PaymentOrder): Promise<void> {
  const answer = await look(order);
  if ('said' in answer) await takeWords(ctx, order.kind, answer.said);
}

async function waiting(id: string, kind: PaymentOrder['kind']): Promise<PaymentOrder> {
  const order = await orderById(id);
  if (order.kind !== kind) return fail('notFound');
  return order.state === 'new' || order.state === 'open' ? order : fail('conflict', { message: '这笔钱已经办完了，或者过期了。' });
}

/** @throws Fault notFound */
export async function orderById(id: string): Promise<PaymentOrder> {
  return (await native(PaymentOrderModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
}

/** What one capability has ordered about one thing, oldest first. */
export const ordersAbout = (owner: string, reference: string): Promise<PaymentOrder[]> => native(PaymentOrderModel).find({ owner, reference }, { sort: { _id: 1 } }).toArray();
