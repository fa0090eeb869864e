import mongoose, { Schema } from 'mongoose';
import type { RecoveryKind } from '../../../contracts/keys';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

/**
 * What two shares were used for: by whom, whose shares by their numbers, for whom, why, and how much came of it. The
 * shares themselves are typed for each stretch and kept nowhere.
 */
export interface RecoveryRecord extends Audited {
  kind: RecoveryKind;
  state: 'running' | 'done';
  /** Whose shares open it. */
  ceremonyId: ObjectId;
  /** Of kind `account`: for whom. */
  accountId?: ObjectId;
  /** Of somebody who has left: who takes over. */
  toAccountId?: ObjectId;
  reason: string;
  byAccountId: ObjectId;
  byName: string;
  shareNumbers: number[];
  identity: boolean;
  startedAt: Date;
  doneAt?: Date;
  total: number;
  looked: number;
  resealed: number;
  left: number;
  /** Where the next stretch begins. */
  place?: string;
}

const schema = new Schema<RecoveryRecord>(
  {
    kind: { type: String, required: true },
    state: { type: String, required: true },
    ceremonyId: { type: Schema.Types.ObjectId, required: true },
    accountId: Schema.Types.ObjectId,
    toAccountId: Schema.Types.ObjectId,
    reason: { type: String, required: true },
    byAccountId: { type: Schema.Types.ObjectId, required: true },
    byName: { type: String, required: true },
    shareNumbers: { type: [Number], required: true },
    identity: { type: Boolean, required: true },
    startedAt: { type: Date, required: true },
    doneAt: Date,
    total: { type: Number, required: true },
    looked: { type: Number, required: true },
    resealed: { type: Number, required: true },
    left: { type: Number, required: true },
    place: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'keyRecoveries', strict: 'throw' },
);
export const RecoveryModel = mongoose.model<RecoveryRecord>('KeyRecovery', schema);

export const recoveryFacts = ({ trail: _trail, place: _place, ...facts }: Omit<RecoveryRecord, 'trail'> & { trail?: RecoveryRecord['trail'] }): unknown => facts;
defineAudited<RecoveryRecord>({ collection: 'keyRecoveries', facts: recoveryFacts });
