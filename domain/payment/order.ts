import { fail, firstTrail, isDuplicateKey, native, nextNumber, ObjectId, shanghaiDay, type Context } from '../kernel';
import { openOf, orderFacts, PaymentOrderModel, sealFor, type PaymentOrder } from './model';
import { hasEnded } from './states';
import { installationTag } from './tag';
import { payPort, type PayAccount, type PayKind } from './port';

interface Ordered {
  /** Ordering again under one key is the same order. */
  key: string;
  owner: string;
  reference: string;
  amount: number;
  /** Neutral: it is read on a phone by whoever holds it. */
  words: string;
}
export interface NewPayment extends Ordered {
  account: PayAccount;
  openid: string;
  expiresAt: Date;
}
export interface NewTransfer extends Ordered {
  account: PayAccount;
  openid: string;
  userName?: string;
  scene: NonNullable<PaymentOrder['scene']>;
}
export interface NewRefund extends Ordered {
  /** Number of the payment, as this capability gave it. */
  paymentNumber: string;
}

const kinds: Record<PayKind, string> = { payment: 'SK', transfer: 'FK', refund: 'TK' };
/** From 2,000 yuan on WeChat Pay asks for the name. */
const nameFrom = 200_000;

/** Money to come: the person pays it in WeChat. @throws Fault notReady, badRequest, conflict */
export const orderPayment = (ctx: Context, { account, openid, expiresAt, ...ordered }: NewPayment): Promise<PaymentOrder> => create(ctx, 'payment', ordered, (outNo) => ({ account, openid: sealFor(outNo, openid), expiresAt }));

/** Money to go out, which the person takes in WeChat within a day. @throws Fault notReady, badRequest, conflict */
export async function orderTransfer(ctx: Context, { account, openid, userName, scene, ...ordered }: NewTransfer): Promise<PaymentOrder> {
  if (ordered.amount >= nameFrom && userName === undefined) fail('badRequest', { message: '2000 元及以上要写收款人姓名。' });
  return create(ctx, 'transfer', ordered, (outNo) => ({ account, openid: sealFor(outNo, openid), ...(userName === undefined ? {} : { userName: sealFor(outNo, userName) }), scene }));
}

/** Money to go back to who paid it; no more than is left of the payment. @throws Fault notReady, notFound, badRequest, conflict */
export async function orderRefund(ctx: Context, { paymentNumber, ...ordered }: NewRefund): Promise<PaymentOrder> {
  const payment = await native(PaymentOrderModel).findOne({ number: paymentNumber, kind: 'payment' });
  if (!payment) return fail('notFound');
  if (payment.state !== 'done') fail('conflict', { message: '这笔钱还没有付，退不了。' });
  const earlier = await native(PaymentOrderModel).find({ 'paid.outNo': payment.outNo, key: { $ne: ordered.key }, state: { $nin: ['failed', 'closed'] } }).toArray();
  const left = payment.amount - earlier.reduce((sum, { amount }) => sum + amount, 0);
  if (ordered.amount > left) fail('badRequest', { message: '退的钱比剩下的多。' });
  return create(ctx, 'refund', ordered, () => ({ paid: { outNo: payment.outNo, total: payment.amount } }));
}

/** As WeChat Pay takes it: letters and digits, ended by what tells this installation from another at the same merchant. */
const outNoOf = (number: string): string => `${number.replaceAll('-', '')}${installationTag()}`;

async function create(ctx: Context, kind: PayKind, ordered: Ordered, more: (outNo: string) => Partial<PaymentOrder>): Promise<PaymentOrder> {
  payPort();
  if (!Number.isSafeInteger(ordered.amount) || ordered.amount < 1) fail('badRequest', { message: '金额要是整分，而且大于零。' });
  const known = await native(PaymentOrderModel).findOne({ key: ordered.key });
  if (known) return same(known, kind, ordered, more);
  const now = ctx.clock.now();
  // The number belongs to the key, so that whoever orders again after a crash gets the same.
  const number = await nextNumber({ kind: kinds[kind], year: Number(shanghaiDay(now).slice(0, 4)), subjectId: ordered.key });
  const outNo = outNoOf(number);
  const body = { _id: new ObjectId(), kind, number, outNo, ...ordered, state: 'new' as const, platformState: null, platformNo: null, reason: null, problem: null, orderedAt: now, endedAt: null, askAt: now, leaseUntil: new Date(0), ...more(outNo) };
  const order: PaymentOrder = { ...body, trail: firstTrail(ctx, 'payment.order', { kind, amount: ordered.amount }, orderFacts(body)) };
  try {
    await native(PaymentOrderModel).insertOne(order);
    return order;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return create(ctx, kind, ordered, more);
  }
}

/** Another content under the same key would be paid as the first said. @throws Fault conflict */
function same(known: PaymentOrder, kind: PayKind, { owner, reference, amount, words }: Ordered, more: (outNo: string) => Partial<PaymentOrder>): PaymentOrder {
  const wanted = { ...known, ...more(known.outNo) };
  // Of a transfer that has ended the person is forgotten.
  const personal = (order: PaymentOrder): (string | null)[] => (kind === 'transfer' && hasEnded(known.state) ? [] : (['openid', 'userName'] as const).map((field) => (order[field] === undefined ? null : openOf(order, field))));
  const whole = (order: PaymentOrder): string => JSON.stringify([order.kind, order.owner, order.reference, order.amount, order.words, order.account ?? null, order.paid ?? null, order.scene ?? null, personal(order)]);
  return whole(known) === whole({ ...wanted, kind, owner, reference, amount, words }) ? known : fail('conflict', { message: '同一笔已经下过单，内容不一样。' });
}
