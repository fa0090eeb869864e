import { auditedChange, native, toObjectId, type Context, type ObjectId } from '../kernel';
import { findByOpenid } from './find';
import { FollowerModel } from './model';
import { boundPerson, type BoundPerson } from './person';

/**
 * Somebody began or ceased to follow the official account. Of whoever is not bound nothing is kept.
 * Answers who it is; null: nobody who is bound.
 */
export async function recordFollowing(ctx: Context, openid: string, follows: boolean): Promise<BoundPerson | null> {
  const found = await findByOpenid('openid', openid);
  if (!found) return null;
  await auditedChange(FollowerModel, found._id, ctx, follows ? 'follower.follow' : 'follower.unfollow', (record) => {
    if (record.openidHash !== found.openidHash || (record.follows === follows && !(follows && record.unreachable))) return null;
    // WeChat forgets the tags of whoever goes.
    return { set: { follows, ...(follows ? { unreachable: null, tagDue: ctx.clock.now() } : {}) }, ...(follows ? {} : { unset: ['tagDue'] }) };
  });
  return boundPerson(found.personId);
}

/** A platform says that nothing reaches this person; for staff to put right. `why`: its code. */
export async function markUnreachable(ctx: Context, personId: string | ObjectId, why: string): Promise<void> {
  const found = await native(FollowerModel).findOne({ personId: toObjectId(personId) });
  if (!found) return;
  await auditedChange(FollowerModel, found._id, ctx, 'follower.unreachable', (record) => (record.unreachable?.code === why ? null : { set: { unreachable: { code: why, at: ctx.clock.now() } }, detail: { code: why } }));
}
