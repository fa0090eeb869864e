import type { ObjectRequest } from '../../contracts/rating';
import { auditedChange, fail, keyedHash, type Context } from '../kernel';
import { findRatingByReceipt } from '../rating';
import { tell } from './command';
import { reconcileDeadlines } from './deadlines';
import { afterReopening } from './machine';
import { FollowUpModel, nextEscalation, type Reopening } from './model';
import { mustAllow } from './situation';

/**
 * The citizen does not agree with the closing, by receipt, once: it goes up to the commission, with a term of its own.
 * The same key again changes nothing.
 *
 * @throws Fault receiptNotFound, wrongState
 */
export async function objectToClosing(ctx: Context, input: ObjectRequest): Promise<void> {
  const rating = await findRatingByReceipt(input.receiptCode);
  if (!rating) return fail('receiptNotFound');
  if (rating.level !== 'dissatisfied') fail('wrongState', { message: '这条评议没有要办结的事，不用提不同意。' });
  const keyHash = keyedHash('followUp.object', input.idempotencyKey);
  const after = await auditedChange(FollowUpModel, rating._id, ctx, 'followUp.object', (followUp) => {
    if (followUp.reopenings?.some((reopening) => reopening.keyHash === keyHash)) return null;
    mustAllow('object', followUp, ctx);
    const now = ctx.clock.now();
    const reopening: Reopening = { at: now, why: 'objection', text: input.text, keyHash, closing: followUp.closing!, escalation: followUp.escalation };
    return {
      set: { state: afterReopening, closing: null, escalation: nextEscalation(followUp, now) },
      push: { reopenings: reopening },
      detail: { closedAs: followUp.closing!.kind },
      events: [tell(followUp, 'followUp.reopened', { why: 'objection' })],
    };
  });
  await reconcileDeadlines(ctx, after);
}
