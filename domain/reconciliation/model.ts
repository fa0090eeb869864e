import { hash } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { DayState, DaySums, DifferenceKind, DifferenceState, ReconciliationDay } from '../../contracts/reconciliation';
import { defineAudited, ObjectId, trailSchema, type Audited, type NamedRef } from '../kernel';
import type { PayKind } from '../payment';
import type { Side } from './compare';

export interface DayRecord extends Audited {
  day: Day;
  state: DayState;
  problem: string | null;
  sums: DaySums | null;
  ours: ReconciliationDay['ours'];
  ranAt: Date | null;
  /** While it is compared it cannot be closed. */
  leaseUntil: Date;
  closed: { at: Date; by: NamedRef | null } | null;
}

export interface DifferenceRecord extends Audited {
  day: Day;
  kind: DifferenceKind;
  payKind: PayKind | null;
  outNo: string;
  /** Ours, with its lines, where it is one of ours. */
  number: string | null;
  ours: Side | null;
  theirs: Side | null;
  state: DifferenceState;
  note: string;
  explained: { at: Date; by: NamedRef } | null;
  confirmed: { at: Date; by: NamedRef } | null;
}

/** In whose bill one of our numbers stood: follows from the bills alone, and may be written again at any time. */
export interface Billed {
  _id: string;
  day: Day;
}

const plain = { _id: false } as const;
const act = new Schema({ at: Date, by: new Schema({ id: Schema.Types.ObjectId, name: String }, plain) }, plain);
const side = new Schema({ state: String, amount: Number }, plain);

const daySchema = new Schema<DayRecord>(
  {
    day: { type: String, required: true },
    state: { type: String, required: true },
    problem: { type: String, default: null },
    sums: Schema.Types.Mixed,
    ours: Schema.Types.Mixed,
    ranAt: Date,
    leaseUntil: { type: Date, required: true },
    closed: act,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'reconciliationDays', strict: 'throw' },
);
daySchema.index({ day: -1 }, { unique: true });
daySchema.index({ state: 1, day: -1 });
export const DayModel = mongoose.model<DayRecord>('ReconciliationDay', daySchema);

const differenceSchema = new Schema<DifferenceRecord>(
  { day: { type: String, required: true }, kind: { type: String, required: true }, payKind: String, outNo: String, number: String, ours: side, theirs: side, state: { type: String, required: true }, note: String, explained: act, confirmed: act, trail: { type: trailSchema, required: true } },
  { collection: 'reconciliationDifferences', strict: 'throw' },
);
differenceSchema.index({ day: -1, _id: -1 });
differenceSchema.index({ state: 1, day: -1, _id: -1 });
export const DifferenceModel = mongoose.model<DifferenceRecord>('ReconciliationDifference', differenceSchema);

export const BilledModel = mongoose.model<Billed>('ReconciliationBilled', new Schema<Billed>({ _id: String, day: String }, { collection: 'reconciliationBilled' }));

const idOf = (text: string): ObjectId => new ObjectId(hash('sha256', text, 'buffer').subarray(0, 12));
/** A day is one document whoever begins it, and so is a difference. */
export const dayId = (day: Day): ObjectId => idOf(`reconciliation:${day}`);
export const differenceId = (day: Day, { kind, outNo }: Pick<DifferenceRecord, 'kind' | 'outNo'>): ObjectId => idOf(`reconciliation:${day}:${kind}:${outNo}`);

export const dayFacts = ({ day, state, problem, sums, ours, closed }: Omit<DayRecord, 'trail'>): unknown => ({ day, state, problem, sums, ours, closed });
export const differenceFacts = ({ day, kind, payKind, outNo, number, ours, theirs, state, note, explained, confirmed }: Omit<DifferenceRecord, 'trail'>): unknown => ({ day, kind, payKind, outNo, number, ours, theirs, state, note, explained, confirmed });
defineAudited<DayRecord>({ collection: 'reconciliationDays', facts: dayFacts, names: ['day'] });
defineAudited<DifferenceRecord>({ collection: 'reconciliationDifferences', facts: differenceFacts, names: ['number'] });
