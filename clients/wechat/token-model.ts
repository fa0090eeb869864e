import mongoose, { Schema } from 'mongoose';
import { decryptText, defineSealed, encryptText, type ObjectId } from '../../domain/kernel';

/** The access token of one account, shared by all processes, and the lease under which one of them renews it. */
export interface StoredToken {
  _id: ObjectId;
  appid: string;
  /** Absent until the first is fetched. */
  sealed?: string;
  expiresAt?: Date;
  leaseUntil: Date;
  holder: string;
  /** Forced renewals of one day (Asia/Shanghai), which WeChat counts. */
  forced?: { day: string; count: number; at: Date };
}

const schema = new Schema<StoredToken>(
  {
    appid: { type: String, required: true },
    sealed: String,
    expiresAt: Date,
    leaseUntil: { type: Date, required: true },
    holder: { type: String, required: true },
    forced: new Schema({ day: String, count: Number, at: Date }, { _id: false }),
  },
  { collection: 'wechatTokens', strict: 'throw' },
);
schema.index({ appid: 1 }, { unique: true });
export const TokenModel = mongoose.model<StoredToken>('WechatToken', schema);

const purpose = ({ appid }: Pick<StoredToken, 'appid'>): string => `wechatToken:${appid}`;
defineSealed<StoredToken>(TokenModel, [{ path: 'sealed', purpose }]);

export interface Token {
  value: string;
  /** In milliseconds. */
  expiresAt: number;
}

export const sealToken = (appid: string, value: string): string => encryptText(value, purpose({ appid }));

/** Null where none is kept, or by a key that is gone: then a new one is fetched. */
export function openToken(stored: StoredToken | null): Token | null {
  if (!stored?.sealed || !stored.expiresAt) return null;
  try {
    return { value: decryptText(stored.sealed, purpose(stored)), expiresAt: stored.expiresAt.getTime() };
  } catch {
    return null;
  }
}
