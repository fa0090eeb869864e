import { firstTrail, isDuplicateKey, native, ObjectId, type Context } from '../kernel';
import { followerFacts, FollowerModel, type FollowerRecord } from './model';

/** The record of a person, made where there is none yet; two at once find the same. */
export async function followerOf(ctx: Context, personId: ObjectId): Promise<FollowerRecord> {
  const known = await native(FollowerModel).findOne({ personId });
  if (known) return known;
  const body = { _id: new ObjectId(), personId, follows: false, boundAt: null, consents: [], invitations: [], unreachable: null };
  const record: FollowerRecord = { ...body, trail: firstTrail(ctx, 'follower.opened', {}, followerFacts(body)) };
  try {
    await native(FollowerModel).insertOne(record);
    return record;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return followerOf(ctx, personId);
  }
}
