import mongoose, { Schema } from 'mongoose';
import { decryptText, encryptText, isDuplicateKey, keyedHash, native, ObjectId, type Clock } from '../../domain/kernel';

/** Who answers a message, across all processes. Nothing in it tells who sent it, or what. */
interface CallbackClaim {
  /** Keyed hash of what tells messages apart. */
  _id: string;
  state: 'working' | 'done';
  holder: ObjectId;
  /** Renewed while work is under way: once it has passed, the holder was killed. */
  leaseUntil: Date;
  expiresAt: Date;
  /** WeChat was told that all is well, so it will not send again: whoever wrote is owed a reply. Gone once he has it. */
  owed?: { /** Sealed; no rotation of keys takes as long as it stays. */ openid: string; at: Date };
}

const schema = new Schema<CallbackClaim>(
  {
    _id: String,
    state: { type: String, required: true },
    holder: { type: Schema.Types.ObjectId, required: true },
    leaseUntil: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    owed: new Schema({ openid: { type: String, required: true }, at: { type: Date, required: true } }, { _id: false }),
  },
  { collection: 'callbackClaims', strict: 'throw', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ 'owed.at': 1 }, { sparse: true });
export const CallbackClaimModel = mongoose.model<CallbackClaim>('CallbackClaim', schema);
const claims = () => native(CallbackClaimModel);

const keptForMs = 60 * 60_000;
const idOf = (key: string): string => keyedHash('wechatCallback', key);
const openidPurpose = (id: string): string => `callbackClaim:${id}`;

export interface Claim {
  /** `owed`: WeChat waits no more, so that the reply has to be sent, and then `settle`. `lost`: another has taken over meanwhile, and his answer counts. */
  finish(): Promise<'done' | 'owed' | 'lost'>;
  /** What was owed is said. */
  settle(): Promise<void>;
  /** What was owed could not be said: it is left to whoever looks for debts. */
  leave(): void;
  /** Gives it back, so that the next sending is worked on. */
  release(): Promise<void>;
}

/**
 * Takes a message, or one that a killed process had taken. Where another is at work or has finished: which of the two.
 * The lease is short, since WeChat sends again after five seconds, and is renewed for as long as work lasts.
 */
export async function claim(key: string, clock: Clock, leaseMs: number): Promise<Claim | 'working' | 'done'> {
  const _id = idOf(key);
  const holder = new ObjectId();
  const lease = (): Date => new Date(clock.now().getTime() + leaseMs);
  try {
    await claims().insertOne({ _id, state: 'working', holder, leaseUntil: lease(), expiresAt: new Date(clock.now().getTime() + keptForMs) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // What was owed is not any more: this sending waits for the reply.
    const taken = await claims().updateOne({ _id, state: 'working', leaseUntil: { $lte: clock.now() } }, { $set: { holder, leaseUntil: lease() }, $unset: { owed: '' } });
    if (taken.modifiedCount === 0) return (await claims().findOne({ _id }))?.state === 'done' ? 'done' : 'working';
  }
  const mine = { _id, holder, state: 'working' as const };
  // One renewal that fails is made up for by the next; if none goes through, another takes over, as after a crash.
  const renewal = setInterval(() => void claims().updateOne(mine, { $set: { leaseUntil: lease() } }).catch(() => undefined), leaseMs / 3);
  renewal.unref();
  return {
    finish: async () => {
      const done = await claims().updateOne({ ...mine, owed: { $exists: false } }, { $set: { state: 'done' } });
      const ended = done.modifiedCount === 1 ? 'done' : (await claims().findOne(mine)) ? 'owed' : 'lost';
      if (ended !== 'owed') clearInterval(renewal);
      return ended;
    },
    settle: async () => {
      clearInterval(renewal);
      await claims().updateOne(mine, { $set: { state: 'done' }, $unset: { owed: '' } });
    },
    leave: () => clearInterval(renewal),
    release: async () => {
      clearInterval(renewal);
      await claims().deleteOne(mine);
    },
  };
}

/** Writes down that whoever sent the message is owed a reply, for as long as one works on it. False: it is answered already. */
export async function owe(key: string, openid: string, clock: Clock): Promise<boolean> {
  const _id = idOf(key);
  const owed = { openid: encryptText(openid, openidPurpose(_id)), at: clock.now() };
  return (await claims().updateOne({ _id, state: 'working' }, { $set: { owed } })).matchedCount === 1;
}

/** A reply that a killed process owed. */
export interface Debt {
  openid: string;
  settle(): Promise<void>;
}

/** The oldest debt whose holder lives no more, taken for a while: whoever dies over it leaves it to the next. */
export async function takeDebt(clock: Clock, leaseMs: number): Promise<Debt | null> {
  const holder = new ObjectId();
  const now = clock.now();
  const taken = await claims().findOneAndUpdate(
    { 'owed.at': { $gt: new Date(0) }, state: 'working', leaseUntil: { $lte: now }, expiresAt: { $gt: now } },
    { $set: { holder, leaseUntil: new Date(now.getTime() + leaseMs) } },
    { sort: { 'owed.at': 1 } },
  );
  if (!taken?.owed) return null;
  const { _id, owed } = taken;
  return {
    openid: decryptText(owed.openid, openidPurpose(_id)),
    settle: async () => void (await claims().updateOne({ _id, holder }, { $set: { state: 'done' }, $unset: { owed: '' } })),
  };
}
