import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { QuestionState, QuestionSubject } from '../../contracts/question';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type DeadlineState, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

export interface QuestionAnswerRecord {
  level: 'village' | 'town';
  at: Date;
  on: Day;
  by: NamedRef;
  /** The body that answers, as everybody reads it. */
  body: string;
  text: string;
}

/** The deadline of the answer that is owed, as the kernel keeps it: a mirror for lists and lights. */
export interface OwedAnswer {
  key: string;
  due: Day;
  dueAt: Date;
  yellowAt: Date;
  redAt: Date;
  state: DeadlineState;
}

/** Nothing in it tells who asked. */
export interface Question extends Audited {
  village: NamedRef;
  town: NamedRef;
  district: ObjectId;
  path: ObjectId[];
  subject: QuestionSubject & { title: string };
  text: string;
  askedOn: Day;
  receiptHash: string;
  /** How often the receipt's digits were drawn anew. */
  receiptDraw: number;
  /** As they were promised. */
  villageDays: number;
  townDays: number;
  state: QuestionState;
  raisedOn: Day | null;
  answers: QuestionAnswerRecord[];
  /** Since when everybody sees it. */
  releasedAt?: Date;
  owed: OwedAnswer | null;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);

const schema = new Schema<Question>(
  {
    village: { type: named, required: true },
    town: { type: named, required: true },
    district: { type: id, required: true },
    path: { type: [id], required: true },
    subject: { type: new Schema({ kind: String, id: String, title: String }, plain), required: true },
    text: { type: String, required: true },
    askedOn: { type: String, required: true },
    receiptHash: { type: String, required: true },
    receiptDraw: { type: Number, required: true },
    villageDays: { type: Number, required: true },
    townDays: { type: Number, required: true },
    state: { type: String, required: true },
    raisedOn: { type: String, default: null },
    answers: [new Schema({ level: String, at: Date, on: String, by: named, body: String, text: String }, plain)],
    releasedAt: Date,
    owed: new Schema({ key: String, due: String, dueAt: Date, yellowAt: Date, redAt: Date, state: String }, plain),
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'questions' },
);
schema.index({ receiptHash: 1 }, { unique: true });
schema.index({ askedOn: -1 });
schema.index({ path: 1, askedOn: -1, _id: -1 });
schema.index({ path: 1, state: 1, askedOn: -1, _id: -1 });
schema.index({ path: 1, 'owed.state': 1, 'owed.redAt': 1 });
schema.index({ 'village.id': 1, releasedAt: -1, _id: -1 });
schema.index({ 'village.id': 1, 'subject.kind': 1, 'subject.id': 1, releasedAt: -1, _id: -1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });

export const QuestionModel = mongoose.model<Question>('Question', schema);

export function questionFacts({ outbox: _outbox, trail: _trail, owed: _owed, ...facts }: Omit<Question, 'trail'> & Partial<Pick<Question, 'trail'>>): unknown {
  return facts;
}

defineAudited<Question>({ collection: 'questions', facts: questionFacts, newest: 'askedOn' });
defineEventSource(QuestionModel);
