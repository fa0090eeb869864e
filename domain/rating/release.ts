import { actorName, authorize, fail, type Context } from '../kernel';
import { changeRating } from './change';
import type { Rating } from './model';

/**
 * The commission lets hall and department see an integrity rating: from now on it has the path of its day.
 *
 * @throws Fault forbidden, notFound, wrongState (released already, or not an integrity rating)
 */
export async function releaseRating(ctx: Context, id: string, reason: string): Promise<Rating> {
  return changeRating(ctx, id, 'rating.release', (rating) => {
    authorize(ctx.actor, 'rating.list', rating);
    if (!rating.secret) fail('wrongState', { message: rating.released ? '这条评议已经放开了。' : '这条评议不涉及廉洁问题，不用放开。' });
    authorize(ctx.actor, 'rating.release', rating);
    return {
      set: { secret: false, path: rating.pathOnRelease, released: { at: ctx.clock.now(), by: actorName(ctx.actor), reason } },
      unset: ['pathOnRelease'],
      detail: { reason },
      events: [{ type: 'rating.released', payload: { ratingId: rating._id.toHexString() } }],
    };
  });
}
