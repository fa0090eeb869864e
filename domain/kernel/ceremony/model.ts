import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

/**
 * What a key ceremony made: the commission's signing key, which confirms whose a public key is, and two recovery keys,
 * whose private halves are in the hands of three people and nowhere else. One is in force.
 */
export interface Ceremony extends Audited {
  /** `preparing`: shares are being handed out. */
  state: 'preparing' | 'done' | 'replaced' | 'cancelled';
  custodianId: ObjectId;
  /** Who replaces him, above all where he is named in a report. */
  deputyId: ObjectId;
  /** Ed25519, raw, base64url. */
  verificationKey: string;
  /** The signing key's private half (PKCS#8), sealed to the key pairs of custodian and deputy. */
  signing: { accountId: string; keyId: string; sealed: string }[];
  /** X25519, base64url: whatever is sealed is sealed to it too. */
  contentRecovery: string;
  /** For who reported; opens with the custodian's share among the two. */
  identityRecovery: string;
  holders: ShareHolder[];
  begunAt: Date;
  doneAt?: Date;
  /** In whose place it comes. */
  replaces?: ObjectId;
}

/** Somebody who keeps a share on paper. The first is the custodian. */
export interface ShareHolder {
  name: string;
  custodian: boolean;
  /** He typed a part of it back. */
  confirmed: boolean;
  /** Which group he types back. */
  askGroup: number;
  /**
   * That group, until it was typed back: sealed to the key pair of whoever holds the ceremony. A hash of five letters
   * could be guessed from a dump; this opens in his session only, on whichever server.
   */
  asked?: string;
}

const schema = new Schema<Ceremony>(
  {
    state: { type: String, required: true },
    custodianId: { type: Schema.Types.ObjectId, required: true },
    deputyId: { type: Schema.Types.ObjectId, required: true },
    verificationKey: { type: String, required: true },
    signing: [new Schema({ accountId: String, keyId: String, sealed: String }, { _id: false })],
    contentRecovery: { type: String, required: true },
    identityRecovery: { type: String, required: true },
    holders: [new Schema({ name: String, custodian: Boolean, confirmed: Boolean, askGroup: Number, asked: { type: String, default: undefined } }, { _id: false })],
    begunAt: { type: Date, required: true },
    doneAt: Date,
    replaces: Schema.Types.ObjectId,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'ceremonies', strict: 'throw' },
);
// One being prepared and one in force at most.
schema.index({ state: 1 }, { unique: true, partialFilterExpression: { state: { $in: ['preparing', 'done'] } } });
export const CeremonyModel = mongoose.model<Ceremony>('Ceremony', schema);

export const ceremonyFacts = ({ state, custodianId, deputyId, verificationKey, signing, contentRecovery, identityRecovery, holders, begunAt, doneAt, replaces }: Omit<Ceremony, 'trail'>): unknown => ({ state, custodianId, deputyId, verificationKey, signing, contentRecovery, identityRecovery, holders, begunAt, doneAt, replaces });
defineAudited<Ceremony>({ collection: 'ceremonies', facts: ceremonyFacts });
