import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { Day } from '../calendar';
import { ObjectId } from '../database';
import { defineEventSource, outboxSchema, type OutboxEvent } from '../events';

export type DeadlineState = 'open' | 'paused' | 'met' | 'cancelled';

export interface Debtor {
  organisationId?: string;
  accountId?: string;
  label: string;
}

/** One change of a deadline, for people to read. */
export interface DeadlineHistory {
  at: Date;
  by: string;
  act: 'open' | 'pause' | 'resume' | 'extend' | 'recompute' | 'meet' | 'cancel';
  reason?: string;
  dueBefore?: Day;
  dueAfter: Day;
}

/** Who must do what by when, with which proof. */
export interface Deadline extends Audited {
  /** Made by the caller; opening the same key twice is opening it once. */
  key: string;
  kind: string;
  subject: { type: string; id: string };
  path: ObjectId[];
  debtor: Debtor;
  state: DeadlineState;
  from: Day;
  /** Where it is due on a fixed day of the calendar; what is counted begins there. */
  dueOn?: Day;
  /** Granted at opening and by extensions, without pauses. */
  workingDays: number;
  yellowWorkingDays: number;
  atTime: string | null;
  pauses: { from: Day; to: Day | null; reason: string }[];
  extensions: { at: Date; workingDays: number; reason: string }[];
  due: Day;
  dueAt: Date;
  yellowAt: Date;
  redAt: Date;
  /** When the sweeper told of the crossing; null until then and again when the instant moves into the future. */
  yellowTold: Date | null;
  redTold: Date | null;
  endedAt: Date | null;
  proof: string | null;
  history: DeadlineHistory[];
  outbox?: OutboxEvent[];
}

const day = { type: String, required: true };
const plain = { _id: false } as const;
const schema = new Schema<Deadline>(
  {
    key: { type: String, required: true },
    kind: { type: String, required: true },
    subject: { type: new Schema({ type: { type: String, required: true }, id: { type: String, required: true } }, plain), required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    debtor: { type: new Schema({ organisationId: String, accountId: String, label: { type: String, required: true } }, plain), required: true },
    state: { type: String, enum: ['open', 'paused', 'met', 'cancelled'], required: true },
    from: day,
    dueOn: String,
    workingDays: { type: Number, required: true },
    yellowWorkingDays: { type: Number, required: true },
    atTime: String,
    pauses: [new Schema({ from: day, to: String, reason: String }, plain)],
    extensions: [new Schema({ at: Date, workingDays: Number, reason: String }, plain)],
    due: day,
    dueAt: { type: Date, required: true },
    yellowAt: { type: Date, required: true },
    redAt: { type: Date, required: true },
    yellowTold: Date,
    redTold: Date,
    endedAt: Date,
    proof: String,
    history: [new Schema({ at: Date, by: String, act: String, reason: String, dueBefore: String, dueAfter: String }, plain)],
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'deadlines', strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ 'subject.id': 1 });
// The sweeper asks for what is open, due and not told yet.
schema.index({ state: 1, yellowTold: 1, yellowAt: 1 });
schema.index({ state: 1, redTold: 1, redAt: 1 });
schema.index({ path: 1, state: 1, redAt: 1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const DeadlineModel = mongoose.model<Deadline>('Deadline', schema);

/** All but what the sweeper notes and the outbox. */
export function deadlineFacts(deadline: Omit<Deadline, '_id' | 'trail'>): unknown {
  const { key, kind, subject, path, debtor, state, from, dueOn, workingDays, yellowWorkingDays, atTime, pauses, extensions, due, dueAt, yellowAt, redAt, endedAt, proof, history } = deadline;
  return { key, kind, subject, path, debtor, state, from, dueOn, workingDays, yellowWorkingDays, atTime, pauses, extensions, due, dueAt, yellowAt, redAt, endedAt, proof, history };
}
defineAudited<Deadline>({ collection: 'deadlines', facts: deadlineFacts });
defineEventSource(DeadlineModel);
