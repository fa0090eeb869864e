import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { NamedRef, ObjectId } from '../kernel';

/**
 * One published month of one village, counted from its publication: what lists, charts and comparisons read, so that
 * none of them opens an account of a thousand lines. A pure function of what is published, made again at any time.
 */
export interface AccountMonth {
  /** `<village>:<month>` */
  _id: string;
  village: NamedRef;
  town: NamedRef;
  path: ObjectId[];
  monthKey: string;
  publicationId: ObjectId;
  edition: number;
  publishedOn: Day;
  lateWorkingDays: number;
  corrected: boolean;
  nothing: boolean;
  opening: number;
  receipts: number;
  payments: number;
  closing: number;
  difference: number;
  lines: number;
  /** The published month before this one. */
  before: { monthKey: string; closing: number } | null;
  /** Adds up, and follows the month before. */
  agrees: boolean;
  /** Receipts of the twelve months up to this one: about how large the village's affairs are. */
  yearReceipts: number;
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);
const schema = new Schema<AccountMonth>(
  {
    _id: { type: String, required: true },
    village: { type: named, required: true },
    town: { type: named, required: true },
    path: { type: [id], required: true },
    monthKey: { type: String, required: true },
    publicationId: { type: id, required: true },
    edition: Number,
    publishedOn: String,
    lateWorkingDays: Number,
    corrected: Boolean,
    nothing: Boolean,
    opening: Number,
    receipts: Number,
    payments: Number,
    closing: Number,
    difference: Number,
    lines: Number,
    before: new Schema({ monthKey: String, closing: Number }, plain),
    agrees: Boolean,
    yearReceipts: Number,
  },
  { collection: 'accountMonths' },
);
schema.index({ 'village.id': 1, monthKey: -1 });
schema.index({ 'town.id': 1, monthKey: -1 });
schema.index({ monthKey: 1, yearReceipts: 1 });
schema.index({ path: 1, monthKey: -1, _id: -1 });
schema.index({ path: 1, agrees: 1, monthKey: -1, _id: -1 });
schema.index({ publicationId: 1 });

export const AccountMonthModel = mongoose.model<AccountMonth>('AccountMonth', schema);
