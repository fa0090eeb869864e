import type { RateAgainRequest } from '../../contracts/rating';
import { actorName, auditedChange, fail, keyedHash, type Context } from '../kernel';
import { findRatingByReceipt } from '../rating';
import { closingSet, tell } from './command';
import { reconcileDeadlines } from './deadlines';
import { afterSecondRating } from './machine';
import { FollowUpModel, nextEscalation } from './model';
import { mustAllow } from './situation';

/**
 * The second rating, by receipt; the same key again changes nothing.
 * @throws Fault receiptNotFound (also where nothing was ever followed up), wrongState
 */
export async function rateAgain(ctx: Context, input: RateAgainRequest): Promise<void> {
  const rating = await findRatingByReceipt(input.receiptCode);
  if (!rating) return fail('receiptNotFound');
  if (rating.level !== 'dissatisfied') fail('wrongState', { message: '这条评议不用再评。' });
  const keyHash = keyedHash('followUp.rateAgain', input.idempotencyKey);
  const after = await auditedChange(FollowUpModel, rating._id, ctx, 'followUp.rateAgain', (followUp) => {
    if (followUp.second?.keyHash === keyHash) return null;
    if (followUp.second) fail('wrongState', { message: '您已经再评过了。' });
    if (followUp.state !== 'awaitingSecondRating') fail('wrongState', { message: followUp.state === 'closed' ? '这件事已经办结。' : '还没办完，办完以后请您再评。' });
    mustAllow('rateAgain', followUp, ctx);
    const now = ctx.clock.now();
    const result = afterSecondRating(followUp, input.level);
    const second = { level: input.level, at: now, by: 'receipt' as const, ...(input.comment ? { comment: input.comment } : {}), keyHash };
    const events = [tell(followUp, 'followUp.ratedAgain')];
    if (!result.closing) {
      return { set: { state: 'escalated', second, awaiting: null, pause: null, escalation: nextEscalation(followUp, now) }, events: [...events, tell(followUp, 'followUp.escalated')] };
    }
    return { set: { second, ...closingSet({ kind: result.closing, at: now, by: actorName(ctx.actor), toCitizen: '' }) }, events: [...events, tell(followUp, 'followUp.closed')] };
  });
  await reconcileDeadlines(ctx, after);
}
