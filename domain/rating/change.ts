import { auditedChange, type Change, type Context, type ObjectId } from '../kernel';
import { RatingModel, type Rating } from './model';

/**
 * Adds a later fact to a rating, in one audited write that also tells the rollups to count its day anew: whoever
 * changes what is counted goes through here.
 *
 * @throws Fault notFound, conflict
 */
export function changeRating(ctx: Context, id: string | ObjectId, verb: string, change: (rating: Rating) => Change | null | Promise<Change | null>): Promise<Rating> {
  return auditedChange(RatingModel, id, ctx, verb, async (rating) => {
    const wanted = await change(rating);
    return wanted && { ...wanted, set: { ...wanted.set, uncounted: rating.trail.seq + 1 } };
  });
}
