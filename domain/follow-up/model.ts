import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { CallSlot, ClosingKind, ContactOutcome, FollowUpState, ReopeningCause } from '../../contracts/follow-up';
import type { RatingLevel } from '../../contracts/rating';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type DeadlineState, type ObjectId, type OutboxEvent } from '../kernel';
import type { NamedRef } from '../rating';

export type Round = 'first' | 'second';

export interface Contact {
  at: Date;
  by: NamedRef;
  round: Round;
  outcome: ContactOutcome;
  slot: CallSlot;
  note: string;
  callAgainAt: Date | null;
  /** Of the client's idempotency key: a repeat is recognised by it. */
  keyHash: string;
}

/** One round of rectification; a returned answer is followed by another round. */
export interface Rectification {
  round: number;
  state: 'sent' | 'answered' | 'returned' | 'accepted';
  department: NamedRef;
  sentAt: Date;
  workingDays: number;
  words: string;
  photoIds: ObjectId[];
  instruction: string;
  answer: { at: Date; by: string; measures: string; toCitizen: string; proofIds: ObjectId[] } | null;
  returnReason: string | null;
}

export interface Extension {
  approvalId: string | null;
  days: number;
  reason: string;
  state: 'pending' | 'approved' | 'rejected';
  opinion: string | null;
  requestedBy: NamedRef;
  /** Keys of the deadlines it moves. */
  deadlines: string[];
}

/** What the commission has to decide. A second one has its own number, and so its own deadline. */
export interface Escalation {
  round: number;
  at: Date;
  workingDays: number;
  decidedAt: Date | null;
  decision: string | null;
}

/** It was closed and is open again; what it was closed as, and what the commission had decided, stay on record. */
export interface Reopening {
  at: Date;
  why: ReopeningCause;
  /** Of an objection: the citizen's words. */
  text?: string;
  /** Of an objection: the client's idempotency key. */
  keyHash?: string;
  closing: NonNullable<FollowUp['closing']>;
  escalation: Escalation | null;
}

/** The deadline of the step it stands at, as the kernel keeps it: a mirror for lists and lights. */
export interface Current {
  key: string;
  due: Day;
  dueAt: Date;
  yellowAt: Date;
  redAt: Date;
  state: DeadlineState;
}

export interface FollowUp extends Audited {
  /** The id of its rating: one follows from the other, and opening twice is opening once. */
  _id: ObjectId;
  number: string;
  state: FollowUpState;
  /** Who may see it: the window's chain, and the department once it was sent there; the district only while secret. */
  path: ObjectId[];
  /** The path of the department it was sent to; empty before. */
  sentPath: ObjectId[];
  secret: boolean;
  integrity: boolean;
  district: NamedRef;
  hall: NamedRef;
  window: NamedRef & { number: string; services: string[] };
  department: NamedRef | null;
  reasons: string[];
  /** Somebody can be called: the citizen may add a number or take it back at any time. */
  hasPhone: boolean;
  /** When the citizen took words and photos back: nothing of them is kept here either. */
  wordsWithdrawnAt?: Date;
  ratedAt: Date;
  firstContactDays: number;
  closingDays: number;
  /** How long the commission has, should it come up to it. */
  escalationDays: number;
  officer: NamedRef | null;
  assignedAt: Date | null;
  assignedBy: string | null;
  firstContactAt: Date | null;
  contacts: Contact[];
  callAgainAt: Date | null;
  phoneRevealedAt: Date | null;
  rectifications: Rectification[];
  /** What was told to the citizen, oldest first. */
  answers: { from: string; at: Date; text: string }[];
  awaiting: { kind: 'putRight' | 'explained'; since: Date; until: Day } | null;
  second: { level: RatingLevel; at: Date; by: 'phone' | 'receipt'; comment?: string; keyHash: string } | null;
  pause: { since: Date; reason: string } | null;
  extensions: Extension[];
  escalation: Escalation | null;
  closing: { kind: ClosingKind; at: Date; by: string; toCitizen: string } | null;
  /** Oldest first; absent while it never was. */
  reopenings?: Reopening[];
  /** A draft: no act, so outside the audit trail. */
  note: string;
  noteVersion: number;
  current: Current | null;
  /** Milliseconds: what is due first comes first; everything closed comes after, the newest first. */
  sortKey: number;
  outbox?: OutboxEvent[];
}

/** Sort keys from here on are of closed ones: 275760-09-13 less the closing instant. */
export const closedSortBase = 8_640_000_000_000_000 - 10_000_000_000_000;
export const sortKeyOf = (followUp: Pick<FollowUp, 'closing' | 'current' | 'ratedAt'>): number =>
  followUp.closing ? 8_640_000_000_000_000 - followUp.closing.at.getTime() : (followUp.current?.dueAt ?? followUp.ratedAt).getTime();

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = { id: { type: id, required: true }, name: { type: String, required: true } };
const ref = new Schema(named, plain);

const escalationSchema = new Schema<Escalation>({ round: Number, at: Date, workingDays: Number, decidedAt: Date, decision: String }, plain);
const closingSchema = new Schema({ kind: String, at: Date, by: String, toCitizen: String }, plain);

const followUpSchema = new Schema<FollowUp>(
  {
    number: { type: String, required: true },
    state: { type: String, required: true },
    path: { type: [id], required: true },
    sentPath: { type: [id], required: true },
    secret: { type: Boolean, required: true },
    integrity: { type: Boolean, required: true },
    district: { type: ref, required: true },
    hall: { type: ref, required: true },
    window: { type: new Schema({ ...named, number: String, services: [String] }, plain), required: true },
    department: ref,
    reasons: [String],
    hasPhone: { type: Boolean, required: true },
    wordsWithdrawnAt: Date,
    ratedAt: { type: Date, required: true },
    firstContactDays: { type: Number, required: true },
    closingDays: { type: Number, required: true },
    escalationDays: { type: Number, required: true },
    officer: ref,
    assignedAt: Date,
    assignedBy: String,
    firstContactAt: Date,
    contacts: [new Schema({ at: Date, by: ref, round: String, outcome: String, slot: String, note: String, callAgainAt: Date, keyHash: String }, plain)],
    callAgainAt: Date,
    phoneRevealedAt: Date,
    rectifications: [
      new Schema(
        {
          round: Number,
          state: String,
          department: ref,
          sentAt: Date,
          workingDays: Number,
          words: String,
          photoIds: [id],
          instruction: String,
          answer: new Schema({ at: Date, by: String, measures: String, toCitizen: String, proofIds: [id] }, plain),
          returnReason: String,
        },
        plain,
      ),
    ],
    answers: [new Schema({ from: String, at: Date, text: String }, plain)],
    awaiting: new Schema({ kind: String, since: Date, until: String }, plain),
    second: new Schema({ level: String, at: Date, by: String, comment: String, keyHash: String }, plain),
    pause: new Schema({ since: Date, reason: String }, plain),
    extensions: [new Schema({ approvalId: String, days: Number, reason: String, state: String, opinion: String, requestedBy: ref, deadlines: [String] }, plain)],
    escalation: escalationSchema,
    closing: closingSchema,
    reopenings: { type: [new Schema({ at: Date, why: String, text: String, keyHash: String, closing: closingSchema, escalation: escalationSchema }, plain)], default: undefined },
    note: String,
    noteVersion: Number,
    current: new Schema({ key: String, due: String, dueAt: Date, yellowAt: Date, redAt: Date, state: String }, plain),
    sortKey: { type: Number, required: true },
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'followUps' },
);

// Lists within a scope, what is due first; one person's work; the open work of each officer.
followUpSchema.index({ path: 1, sortKey: 1, _id: 1 });
followUpSchema.index({ path: 1, state: 1, sortKey: 1, _id: 1 });
followUpSchema.index({ 'officer.id': 1, sortKey: 1, _id: 1 });
followUpSchema.index({ number: 1 }, { unique: true });
followUpSchema.index({ 'outbox.id': 1 }, { sparse: true });

export const FollowUpModel = mongoose.model<FollowUp>('FollowUp', followUpSchema);

/** Everything but the draft note, the mirror of the deadline and the outbox. */
export function followUpFacts(followUp: FollowUp): unknown {
  const { note: _note, noteVersion: _noteVersion, current: _current, sortKey: _sortKey, outbox: _outbox, trail: _trail, ...facts } = followUp;
  return facts;
}

defineAudited<FollowUp>({ collection: 'followUps', facts: followUpFacts, names: ['number'], newest: 'number' });
defineEventSource(FollowUpModel);

export const currentRectification = (followUp: FollowUp): Rectification | null => followUp.rectifications.at(-1) ?? null;
/** The next thing for the commission to decide; each has a number of its own. */
export const nextEscalation = (followUp: Pick<FollowUp, 'escalation' | 'escalationDays'>, at: Date): Escalation => ({
  round: (followUp.escalation?.round ?? 0) + 1,
  at,
  workingDays: followUp.escalationDays,
  decidedAt: null,
  decision: null,
});
/** The call round it stands in. */
export const roundOf = (followUp: Pick<FollowUp, 'state'>): Round => (followUp.state === 'awaitingSecondRating' ? 'second' : 'first');
