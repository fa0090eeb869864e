import mongoose, { Schema } from 'mongoose';
import { decryptText, defineSealed, encryptText, keyedHash, type ObjectId } from '../kernel';

/**
 * A phone that wants to be told of some villages: which, and how to reach it in the mini-program. There is nothing else:
 * not who it is, not what is read on it, and it goes with the last village.
 */
export interface Subscriber {
  _id: ObjectId;
  openid: string;
  openidHash: string;
  villages: ObjectId[];
}

const schema = new Schema<Subscriber>({ openid: { type: String, required: true }, openidHash: { type: String, required: true }, villages: [Schema.Types.ObjectId] }, { collection: 'villageSubscribers', strict: 'throw', versionKey: false });
schema.index({ openidHash: 1 }, { unique: true });
schema.index({ villages: 1, _id: 1 });
export const SubscriberModel = mongoose.model<Subscriber>('VillageSubscriber', schema);

const purpose = 'villageSubscriber.openid';
defineSealed<Subscriber>(SubscriberModel, [{ path: 'openid', purpose: () => purpose }]);

export const hashOf = (openid: string): string => keyedHash(purpose, openid);
export const sealSubscriber = (openid: string): string => encryptText(openid, purpose);
export const openSubscriber = ({ openid }: Pick<Subscriber, 'openid'>): string => decryptText(openid, purpose);
