import mongoose, { Schema } from 'mongoose';
import { isDuplicateKey, keyedHash, native, ObjectId, type Clock } from '../../domain/kernel';

/** Who answers a message, across all processes. Nothing in it tells who sent it, or what. */
interface CallbackClaim {
  /** Keyed hash of what tells messages apart. */
  _id: string;
  state: 'working' | 'done';
  holder: ObjectId;
  /** Renewed while work is under way: once it has passed, the holder was killed. */
  leaseUntil: Date;
  expiresAt: Date;
}

const schema = new Schema<CallbackClaim>(
  { _id: String, state: { type: String, required: true }, holder: { type: Schema.Types.ObjectId, required: true }, leaseUntil: { type: Date, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'callbackClaims', strict: 'throw', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
export const CallbackClaimModel = mongoose.model<CallbackClaim>('CallbackClaim', schema);
const claims = () => native(CallbackClaimModel);

const keptForMs = 60 * 60_000;

export interface Claim {
  /** False where another has taken over meanwhile: his answer counts. */
  finish(): Promise<boolean>;
  /** Gives it back, so that the next sending is worked on. */
  release(): Promise<void>;
}

/**
 * Takes a message, or one that a killed process had taken. Where another is at work or has finished: which of the two.
 * The lease is short, since WeChat sends again after five seconds, and is renewed for as long as work lasts.
 */
export async function claim(key: string, clock: Clock, leaseMs: number): Promise<Claim | 'working' | 'done'> {
  const _id = keyedHash('wechatCallback', key);
  const holder = new ObjectId();
  const lease = (): Date => new Date(clock.now().getTime() + leaseMs);
  try {
    await claims().insertOne({ _id, state: 'working', holder, leaseUntil: lease(), expiresAt: new Date(clock.now().getTime() + keptForMs) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const taken = await claims().updateOne({ _id, state: 'working', leaseUntil: { $lte: clock.now() } }, { $set: { holder, leaseUntil: lease() } });
    if (taken.modifiedCount === 0) return (await claims().findOne({ _id }))?.state === 'done' ? 'done' : 'working';
  }
  const mine = { _id, holder, state: 'working' as const };
  // One renewal that fails is made up for by the next; if none goes through, another takes over, as after a crash.
  const renewal = setInterval(() => void claims().updateOne(mine, { $set: { leaseUntil: lease() } }).catch(() => undefined), leaseMs / 3);
  renewal.unref();
  return {
    finish: async () => {
      clearInterval(renewal);
      return (await claims().updateOne(mine, { $set: { state: 'done' } })).modifiedCount === 1;
    },
    release: async () => {
      clearInterval(renewal);
      await claims().deleteOne(mine);
    },
  };
}
