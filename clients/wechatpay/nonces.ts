import mongoose, { Schema } from 'mongoose';
import { isDuplicateKey, native } from '../../domain/kernel';

/** A nonce by which WeChat Pay has signed something that was believed: by no process is it believed again. */
interface SeenNonce {
  _id: string;
  expireAt: Date;
}

const schema = new Schema<SeenNonce>({ _id: String, expireAt: { type: Date, required: true } }, { collection: 'wechatPayNonces', strict: 'throw' });
schema.index({ expireAt: 1 }, { expireAfterSeconds: 0 });
const NonceModel = mongoose.model<SeenNonce>('WechatPayNonce', schema);

/** Longer than a timestamp can be fresh, from five minutes ahead to five minutes behind. */
const keptMs = 15 * 60_000;

/** False where it was seen before. */
export async function isNewNonce(serial: string, nonce: string, now: Date): Promise<boolean> {
  try {
    await native(NonceModel).insertOne({ _id: `${serial}:${nonce}`, expireAt: new Date(now.getTime() + keptMs) });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
