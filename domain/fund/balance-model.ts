import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { FundPlaceKind } from '../../contracts/fund-money';
import type { ObjectId } from '../kernel';

/** What came in from one other, on one day. */
export interface Receipt {
  from: string;
  kind: FundPlaceKind;
  name: string;
  amount: number;
  on: Day;
}

/** One programme at one place in one year; what is nothing is left out. Fen. */
export interface BalanceLine {
  programme: string;
  planned?: number;
  receipts?: Receipt[];
  passedOn?: number;
  approved?: number;
  /** To how many it was approved. */
  approvedFor?: number;
  returnedIn?: number;
  returnedOut?: number;
  /** Of a village: what reached its people. */
  paid?: number;
  payees?: number;
}

/**
 * All money of one place in one year: a pure function of the ledger and of what was paid, made anew whenever one of
 * them changes. With a document for each place, the picture of a district is some hundreds of documents, however many
 * programmes and payments there are.
 */
export interface Balance {
  /** `<year>:<place>` */
  _id: string;
  year: number;
  key: string;
  kind: Exclude<FundPlaceKind, 'source'>;
  name: string;
  path: ObjectId[];
  lines: BalanceLine[];
  /** The newest day of anything in it. */
  asOf: Day | null;
}

/**
 * As it is stored: the lines as one text. A district has a hundred thousand small fields in them, and taking each out
 * of the database by itself costs more than the whole picture.
 */
export interface StoredBalance extends Omit<Balance, 'lines'> {
  packed: string;
  /** Counts up: whoever read an older one does not overwrite a newer. */
  seq: number;
}

const schema = new Schema<StoredBalance>(
  { _id: String, year: Number, key: String, kind: String, name: String, path: [Schema.Types.ObjectId], packed: String, asOf: String, seq: Number },
  { collection: 'fundBalances' },
);
schema.index({ path: 1, year: 1, _id: 1 });
schema.index({ key: 1, year: -1 });
export const BalanceModel = mongoose.model<StoredBalance>('FundBalance', schema);

export const packLines = (lines: readonly BalanceLine[]): string => JSON.stringify(lines);
/** What `packLines` made: nobody else writes it. */
export const unpacked = ({ packed, seq: _seq, ...balance }: StoredBalance): Balance => ({ ...balance, lines: JSON.parse(packed) as BalanceLine[] });
