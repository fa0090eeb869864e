import { can, guardFiles, native, ObjectId, type Context } from '../kernel';
import { findRating } from '../rating';
import { FollowUpModel, type FollowUp } from './model';

async function visibleFollowUp(ctx: Context, id: string): Promise<FollowUp | null> {
  const followUp = (await native(FollowUpModel).findOne({ _id: new ObjectId(id) })) as FollowUp | null;
  return followUp && can(ctx.actor, 'followUp.list', followUp) ? followUp : null;
}

// A citizen's photo: the commission, and whoever it was passed on to.
guardFiles('rating', async (ctx, id, fileId) => {
  const rating = await findRating(new ObjectId(id));
  if (!rating) return false;
  if (can(ctx.actor, 'rating.list', rating) && can(ctx.actor, 'rating.readWords', rating)) return true;
  const followUp = await visibleFollowUp(ctx, id);
  return followUp?.rectifications.some((rectification) => rectification.photoIds.some((photo) => String(photo) === fileId)) ?? false;
});

// A department's proof: whoever sees the follow-up.
guardFiles('followUp', async (ctx, id) => (await visibleFollowUp(ctx, id)) !== null);
