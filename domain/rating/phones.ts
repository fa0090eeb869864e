import { auditedChange, decryptText, fail, native, type Context, type ObjectId } from '../kernel';
import { phonePurpose, RatingModel, type Rating } from './model';

/** The number in the clear, for a follow-up that has written the look into its audit trail. Null where it is gone. */
export async function openPhone(ratingId: ObjectId): Promise<string | null> {
  const rating = (await native(RatingModel).findOne({ _id: ratingId }, { projection: { phone: 1 } })) as Pick<Rating, '_id' | 'phone'> | null;
  if (!rating) return fail('notFound');
  return rating.phone === undefined ? null : decryptText(rating.phone, phonePurpose(rating));
}

/**
 * Deletes the numbers whose 30 days after closing are over, and their blind indexes with them. Each deletion is an
 * audit entry of its rating. Answers how many were deleted.
 */
export async function deletePhonesAfterClosing(ctx: Context, job: { cancelled(): boolean } = { cancelled: () => false }): Promise<number> {
  let deleted = 0;
  const due = native(RatingModel).find({ phoneDeleteAfter: { $lte: ctx.clock.now() } }, { projection: { _id: 1 }, sort: { phoneDeleteAfter: 1 } });
  for await (const { _id } of due) {
    if (job.cancelled()) break;
    await auditedChange(RatingModel, _id, ctx, 'rating.deletePhone', (rating) =>
      rating.phone === undefined ? null : { set: { phoneDeletedAt: ctx.clock.now() }, unset: ['phone', 'phoneIndex', 'phoneDeleteAfter'], detail: { why: 'thirtyDaysAfterClosing' } },
    );
    deleted += 1;
  }
  return deleted;
}
