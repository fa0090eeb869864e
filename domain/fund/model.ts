import mongoose, { Schema } from 'mongoose';
import type { ObjectId } from '../kernel';

/**
 * What reached the people of one village from one programme in one year: written by whatever keeps the single
 * payments, always as the whole sum, so that writing it again changes nothing.
 */
export interface FundPaidSum {
  /** `<programme>:<year>:<village>` */
  _id: string;
  programme: string;
  year: number;
  villageId: ObjectId;
  path: ObjectId[];
  /** Fen; returned and reversed payments are off it. */
  amount: number;
  payees: number;
  payments: number;
  at: Date;
  /** Not in the balances yet; another one with each writing. */
  uncounted?: ObjectId;
}

const schema = new Schema<FundPaidSum>(
  { _id: String, programme: String, year: Number, villageId: Schema.Types.ObjectId, path: [Schema.Types.ObjectId], amount: Number, payees: Number, payments: Number, at: Date, uncounted: Schema.Types.ObjectId },
  { collection: 'fundPaidSums' },
);
schema.index({ villageId: 1, year: 1 });
schema.index({ uncounted: 1 }, { sparse: true });

export const FundPaidSumModel = mongoose.model<FundPaidSum>('FundPaidSum', schema);
