import { supplementDays, type SupplementRequest } from '../../contracts/rating';
import { dayNumber, dayOfNumber, fail, keyedHash, shanghaiDay, type Context, type Day } from '../kernel';
import { changeRating } from './change';
import type { Rating } from './model';
import { findRatingByReceipt } from './receipts';

/** The last day on which a second thought may be added. */
export const supplementUntil = (rating: Pick<Rating, 'receivedAt'>): Day => dayOfNumber(dayNumber(shanghaiDay(rating.receivedAt)) + supplementDays);

/**
 * 追评 by receipt, once; the first rating stays the one that counts. The same key again changes nothing.
 * @throws Fault receiptNotFound, wrongState
 */
export async function supplementRating(ctx: Context, input: SupplementRequest): Promise<void> {
  const found = await findRatingByReceipt(input.receiptCode);
  if (!found) return fail('receiptNotFound');
  const keyHash = keyedHash('rating.supplement', input.idempotencyKey);
  await changeRating(ctx, found._id, 'rating.supplement', (rating) => {
    if (rating.supplement?.keyHash === keyHash) return null;
    if (rating.supplement) fail('wrongState', { message: '您已经追评过了，追评只能一次。' });
    if (shanghaiDay(ctx.clock.now()) > supplementUntil(rating)) fail('wrongState', { message: `评完 ${supplementDays} 天内可以追评，现在已经过了。` });
    return {
      set: { supplement: { level: input.level, ...(input.comment ? { comment: input.comment } : {}), at: ctx.clock.now(), keyHash } },
      detail: { level: input.level },
      events: [{ type: 'rating.supplemented', payload: { ratingId: rating._id.toHexString() } }],
    };
  });
}
