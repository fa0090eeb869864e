import { auditedChange, native, type Context } from '../kernel';
import { PaymentOrderModel, type PaymentOrder } from './model';
import { payPort, type PayKind, type PlatformWords } from './port';
import { hasEnded, nextAsk, stateAfter } from './states';

/**
 * Takes what the platform says of one of our orders, from an answer or a notification. Another amount than ordered is
 * not believed to be this order: it is left for a person. Tells the capability that ordered when it has ended.
 */
export async function takeWords(ctx: Context, kind: PayKind, words: PlatformWords): Promise<PaymentOrder | null> {
  const found = await native(PaymentOrderModel).findOne({ outNo: words.outNo, kind }, { projection: { _id: 1 } });
  if (!found) return null;
  const now = ctx.clock.now();
  const after = await auditedChange(PaymentOrderModel, found._id, ctx, 'payment.told', (order) => {
    if (words.amount !== null && words.amount !== order.amount) return problemChange(order, 'ours', 'amountDiffers');
    const state = stateAfter(order, words.state);
    const moved = state !== order.state;
    const problem = words.state === 'unknown' ? { kind: 'unknown', code: 'undocumentedState' } : null;
    // What is older than what is known says nothing any more.
    if (!moved && (hasEnded(order.state) || (order.platformState === words.state && order.problem?.code === problem?.code))) return null;
    return {
      set: {
        state,
        platformState: words.state,
        platformNo: words.platformNo ?? order.platformNo,
        reason: words.reason ?? order.reason,
        problem,
        endedAt: hasEnded(state) ? (order.endedAt ?? now) : null,
      },
      // Whom a transfer went to, nobody needs to know any more.
      unset: order.kind === 'transfer' && hasEnded(state) ? ['openid', 'userName'] : [],
      detail: { from: order.state, to: state, platformState: words.state },
      events: moved && hasEnded(state) ? [{ type: 'payment.ended', payload: { orderId: order._id.toHexString(), owner: order.owner, reference: order.reference, kind: order.kind, state, amount: order.amount } }] : [],
    };
  });
  await native(PaymentOrderModel).updateOne({ _id: after._id }, { $set: { askAt: nextAsk(after, now), leaseUntil: new Date(0) } });
  return after;
}

/** What keeps an order from going on; said once however often it is met. */
export async function noteProblem(ctx: Context, order: PaymentOrder, kind: string, code: string): Promise<void> {
  await auditedChange(PaymentOrderModel, order._id, ctx, 'payment.problem', (current) => problemChange(current, kind, code));
}

function problemChange({ problem }: PaymentOrder, kind: string, code: string) {
  return problem?.kind === kind && problem.code === code ? null : { set: { problem: { kind, code } }, detail: { problem: kind, code } };
}

/** `refused`: why it is not believed; 'notOurs': about nothing that was ordered here. @throws Fault notReady */
export async function takeNotification(ctx: Context, headers: NodeJS.Dict<string | string[]>, body: Buffer): Promise<'taken' | 'notOurs' | { refused: string }> {
  const notification = await payPort().notification(headers, body);
  if ('refused' in notification) return notification;
  if (notification.about === 'other') return 'notOurs';
  return (await takeWords(ctx, notification.about, notification.words)) ? 'taken' : 'notOurs';
}
