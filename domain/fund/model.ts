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
}

const schema = new Schema<FundPaidSum>(
  { _id: String, programme: String, year: Number, villageId: Schema.Types.ObjectId, path: [Schema.Types.ObjectId], amount: Number, payees: Number, payments: Number, at: Date },
  { collection: 'fundPaidSums' },
);
schema.index({ path: 1, year: 1, programme: 1 });

export const FundPaidSumModel = mongoose.model<FundPaidSum>('FundPaidSum', schema);
