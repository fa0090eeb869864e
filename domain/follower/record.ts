import { firstTrail, isDuplicateKey, native, ObjectId, type Context, type PersonRecord } from '../kernel';
import { followerFacts, FollowerModel, type FollowerRecord } from './model';

/** The record of a person, made where there is none yet; two at once find the same. */
export async function followerOf(ctx: Context, person: Pick<PersonRecord, '_id' | 'code'>): Promise<FollowerRecord> {
  const known = await native(FollowerModel).findOne({ personId: person._id });
  if (known) return known;
  const body = { _id: new ObjectId(), personId: person._id, code: person.code, follows: false, boundAt: null, consents: [], invitations: [], unreachable: null };
  const record: FollowerRecord = { ...body, trail: firstTrail(ctx, 'follower.opened', {}, followerFacts(body)) };
  try {
    await native(FollowerModel).insertOne(record);
    return record;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return followerOf(ctx, person);
  }
}
