import { orderById, ordersAbout, orderPayment, paySwitchedOn, payParamsFor, type PayParams } from '../payment';
import { fail, ObjectId, shanghaiDay, type Context, type DomainEvent } from '../kernel';
import { miniLogin, webLogin } from '../follower';
import { changeRepayment } from './change';
import { receiptOf } from './entries';
import type { Entry, Repayment } from './model';
import { owner, takeRefund } from './refunds';

/** A card on the phone that was left open holds no longer than this. */
const payableMs = 30 * 60_000;

interface Payer {
  account: 'mini' | 'official';
  openid: string;
}

/** @throws Fault notReady, badRequest */
export const payerInMini = async (code: string): Promise<Payer> => ({ account: 'mini', openid: (await miniLogin()?.openidOf(code)) ?? fail('notReady', { message: '小程序还没有接上，请用别的办法付。' }) });
/** @throws Fault notReady, badRequest */
export const payerOnPage = async (code: string): Promise<Payer> => ({ account: 'official', openid: (await webLogin()?.openidOf(code)) ?? fail('notReady', { message: '请在微信小程序里付款。' }) });

/** Where a web page can be paid. */
export const webWay = (): 'wechat' | 'anywhere' | null => (paySwitchedOn() ? (webLogin()?.where ?? null) : null);

/** Orders the payment and answers what the page hands to WeChat; the openid is in the order alone, sealed. @throws Fault notReady, badRequest, conflict */
export async function payByWechat(ctx: Context, repayment: Repayment, { requestKey, amount, account, openid }: Payer & { requestKey: string; amount: number }): Promise<PayParams> {
  const id = repayment._id.toHexString();
  const order = await orderPayment(ctx, { key: `${owner}:${id}:${requestKey}`, owner, reference: id, amount, words: `缴款 ${repayment.number}`, account, openid, expiresAt: new Date(ctx.clock.now().getTime() + payableMs) });
  return payParamsFor(ctx, order._id.toHexString());
}

/** Whether something is paid, or can still be, that nobody has told of yet. */
export async function waitsForWechat({ _id }: Repayment): Promise<boolean> {
  if (!paySwitchedOn()) return false;
  return (await ordersAbout(owner, _id.toHexString())).some(({ kind, state }) => kind === 'payment' && (state === 'open' || state === 'working'));
}

/**
 * An order of ours has ended. Only `done` has moved money, and is written once, however often and however late it is
 * told, and whatever was told before.
 */
export async function takeEnded(event: DomainEvent, ctx: Context): Promise<void> {
  const { owner: whose, orderId, reference, kind, state } = event.payload as { owner: string; orderId: string; reference: string; kind: string; state: string };
  if (whose !== owner) return;
  const order = await orderById(orderId);
  if (kind === 'refund') return takeRefund(ctx, reference, state, order.platformState === 'ABNORMAL');
  if (state !== 'done') return;
  const id = new ObjectId(orderId);
  const at = order.endedAt ?? event.at;
  const receipt = await receiptOf(id, at);
  const entry: Entry = { id, receipt, way: 'wechat', amount: order.amount, refunded: 0, day: shanghaiDay(at), state: 'counted', slip: null, fileIds: [], orderNumber: order.number, enteredBy: null, enteredAt: at, checkedBy: null, checkedAt: at, opinion: '', batch: null };
  await changeRepayment(ctx, reference, 'paid', (before) => (before.entries.some((one) => one.id.equals(id)) ? null : { push: { entries: entry }, detail: { way: 'wechat', amount: order.amount, receipt } }));
}
