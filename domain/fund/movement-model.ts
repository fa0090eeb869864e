import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { FundMovementKind, FundPlace } from '../../contracts/fund-money';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

/** One line of the ledger. It is never edited: what was wrong is taken back by a line of its own. */
export interface MovementRecord extends Audited {
  kind: FundMovementKind;
  programme: string;
  /** Of the programme. */
  year: number;
  batch: string;
  day: Day;
  document: string;
  /** Fen; negative of a reversal. */
  amount: number;
  note: string;
  from: FundPlace;
  to: FundPlace;
  /** Keys of both ends: whose balances follow from it. */
  ends: string[];
  /** In charge, e.g. 区农业农村局. */
  department: NamedRef;
  /** Both ends' chains and the department's: who may see it. */
  path: ObjectId[];
  payees: number | null;
  fileIds: ObjectId[];
  enteredAt: Date;
  enteredBy: string;
  reverses?: { id: ObjectId; day: Day; reason: string };
  reversedBy?: { id: ObjectId; day: Day; reason: string };
  /** What makes two lines the same; not while it is taken back, so that it can be entered rightly. */
  likeness?: string;
  /** Not in the balances yet. */
  uncounted?: true;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const place = new Schema<FundPlace>({ kind: { type: String, required: true }, key: { type: String, required: true }, name: { type: String, required: true } }, plain);
const reference = new Schema({ id, day: String, reason: String }, plain);
const schema = new Schema<MovementRecord>(
  {
    kind: { type: String, required: true },
    programme: { type: String, required: true },
    year: { type: Number, required: true },
    batch: String,
    day: { type: String, required: true },
    document: { type: String, required: true },
    amount: { type: Number, required: true },
    note: String,
    from: { type: place, required: true },
    to: { type: place, required: true },
    ends: { type: [String], required: true },
    department: { type: new Schema<NamedRef>({ id, name: String }, plain), required: true },
    path: { type: [id], required: true },
    payees: { type: Number, default: null },
    fileIds: [id],
    enteredAt: { type: Date, required: true },
    enteredBy: { type: String, required: true },
    reverses: { type: reference, default: undefined },
    reversedBy: { type: reference, default: undefined },
    likeness: String,
    uncounted: Boolean,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'fundMovements' },
);
schema.index({ path: 1, day: -1, _id: -1 });
schema.index({ path: 1, year: 1, day: -1, _id: -1 });
schema.index({ path: 1, year: 1, programme: 1, day: -1, _id: -1 });
schema.index({ ends: 1, year: 1 });
schema.index({ likeness: 1 }, { unique: true, sparse: true });
schema.index({ 'reverses.id': 1 }, { unique: true, sparse: true });
schema.index({ uncounted: 1 }, { sparse: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const MovementModel = mongoose.model<MovementRecord>('FundMovement', schema);

/** Marks of the counting are no facts. */
export const movementFacts = ({ kind, programme, year, batch, day, document, amount, note, from, to, department, payees, fileIds, enteredAt, enteredBy, reverses, reversedBy }: Omit<MovementRecord, 'trail'>): unknown => ({
  ...{ kind, programme, year, batch, day, document, amount, note, from, to, department, payees, fileIds, enteredAt, enteredBy },
  ...(reverses ? { reverses } : {}),
  ...(reversedBy ? { reversedBy } : {}),
});
defineAudited<MovementRecord>({ collection: 'fundMovements', facts: movementFacts, names: ['document'] });
defineEventSource(MovementModel);
