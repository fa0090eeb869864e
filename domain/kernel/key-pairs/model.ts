import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

/** Wrapped under argon2id of a password and this salt; both base64url. */
export interface SealedByPassword {
  wrapped: string;
  salt: string;
}

export interface Certificate {
  signature: string;
  /** The ceremony whose key it is. */
  signerId: string;
  byAccountId: string;
  byName: string;
  at: Date;
}

/**
 * A person's key pair. The private half is sealed under a key from his password, so that it opens with the password
 * and with nothing else: not with the platform's key file, not for an administrator.
 */
export interface KeyPairRecord extends Audited {
  accountId: ObjectId;
  suite: string;
  /** X25519, base64url. */
  publicKey: string;
  /** `waiting`: nobody has confirmed yet whose it is; nothing is sealed to it. `retired`: it was replaced, lost, or its owner left. */
  state: 'waiting' | 'certified' | 'retired';
  /** The private half under the password. */
  sealed: SealedByPassword;
  /** Under the password that is just being set: whichever of the two the account has after a crash, one of them opens. */
  sealedNext?: SealedByPassword;
  madeAt: Date;
  /** By the commission's signing key of the ceremony (Ed25519), over `certificateText`. */
  certificate?: Certificate;
  /** By the signing key of the ceremony that is about to take the other's place: one of the two fits at each moment. */
  certificateNext?: Certificate;
  /** Private halves of his older pairs, sealed to this one: until what is sealed to them was sealed to this one. */
  former?: { keyId: string; sealed: string }[];
  /** Why it is retired. */
  ended?: { reason: 'replaced' | 'lost' | 'departed' | 'withdrawn'; at: Date };
}

const sealedSchema = new Schema<SealedByPassword>({ wrapped: { type: String, required: true }, salt: { type: String, required: true } }, { _id: false });
const certificateSchema = new Schema<Certificate>({ signature: String, signerId: String, byAccountId: String, byName: String, at: Date }, { _id: false });
const schema = new Schema<KeyPairRecord>(
  {
    accountId: { type: Schema.Types.ObjectId, required: true },
    suite: { type: String, required: true },
    publicKey: { type: String, required: true },
    state: { type: String, required: true },
    sealed: { type: sealedSchema, required: true },
    sealedNext: { type: sealedSchema, default: undefined },
    madeAt: { type: Date, required: true },
    certificate: { type: certificateSchema, default: undefined },
    certificateNext: { type: certificateSchema, default: undefined },
    former: { type: [new Schema({ keyId: String, sealed: String }, { _id: false })], default: undefined },
    ended: { type: new Schema({ reason: String, at: Date }, { _id: false }), default: undefined },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'keyPairs', strict: 'throw' },
);
// One living pair for each account.
schema.index({ accountId: 1 }, { unique: true, partialFilterExpression: { state: { $in: ['waiting', 'certified'] } } });
schema.index({ accountId: 1, madeAt: -1 });
schema.index({ state: 1, madeAt: 1 });
export const KeyPairModel = mongoose.model<KeyPairRecord>('KeyPair', schema);

/** What opens it is left out: it is sealed anew at each change of the password. */
export const keyPairFacts = ({ accountId, suite, publicKey, state, madeAt, certificate, certificateNext, former, ended }: Omit<KeyPairRecord, 'trail'>): unknown => ({ accountId, suite, publicKey, state, madeAt, certificate, certificateNext, former, ended });
defineAudited<KeyPairRecord>({ collection: 'keyPairs', facts: keyPairFacts });
