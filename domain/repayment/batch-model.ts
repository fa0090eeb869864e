import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { RepaymentBatchState, RepaymentWay } from '../../contracts/repayment';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

/** What goes to the treasury together (上缴国库). Which money is in it stands on the money itself; this is read from there. */
export interface RepaymentBatchRecord extends Audited {
  number: string;
  path: ObjectId[];
  state: RepaymentBatchState;
  on: Day;
  by: NamedRef;
  items: { number: string; receipt: string; way: RepaymentWay; amount: number }[];
  total: number;
  slip: { number: string; day: Day } | null;
  enteredBy: NamedRef | null;
  checkedBy: NamedRef | null;
  opinion: string;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);
const schema = new Schema<RepaymentBatchRecord>(
  {
    number: { type: String, required: true },
    path: { type: [id], required: true },
    state: { type: String, required: true },
    on: { type: String, required: true },
    by: { type: named, required: true },
    items: [new Schema({ number: String, receipt: String, way: String, amount: Number }, plain)],
    total: { type: Number, required: true },
    slip: new Schema({ number: String, day: String }, plain),
    enteredBy: named,
    checkedBy: named,
    opinion: String,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'repaymentBatches', strict: 'throw' },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ path: 1, on: -1, _id: -1 });
schema.index({ path: 1, state: 1, 'slip.day': 1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const RepaymentBatchModel = mongoose.model<RepaymentBatchRecord>('RepaymentBatch', schema);
defineEventSource(RepaymentBatchModel);

export const batchFacts = ({ number, path, state, on, by, items, total, slip, enteredBy, checkedBy, opinion }: Omit<RepaymentBatchRecord, '_id' | 'trail'>): unknown => ({ number, path, state, on, by, items, total, slip, enteredBy, checkedBy, opinion });
defineAudited<RepaymentBatchRecord>({ collection: 'repaymentBatches', facts: batchFacts, names: ['number'] });
