import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { MicroPower, PowerClass } from '../../contracts/micro-power';
import type { CaseDoer, CaseOutcome, CaseState, CaseVote, CaseWarningKind, PublicCase, Publicity } from '../../contracts/power-case';
import { defineAudited, defineEventSource, defineSealed, outboxSchema, trailSchema, type Audited, type DeadlineState, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

/** What was recorded of one step. A later entry of the same step takes its place; none is ever changed. */
export interface StoredEntry {
  id: ObjectId;
  step: number;
  kind: 'done' | 'skipped';
  on: Day;
  doers: CaseDoer[];
  vote: CaseVote | null;
  answer: 'yes' | 'no' | null;
  /** `repeats`: the same bytes were another case's evidence before. */
  files: { id: ObjectId; evidence: string; sha256: string; repeats: boolean }[];
  note: string;
  reason: string;
  at: Date;
  by: string;
  correction: string | null;
}

interface StoredObjection {
  id: ObjectId;
  step: number;
  text: string;
  at: Date;
  by: string;
  answer: { text: string; at: Date; by: string } | null;
}

/** A time that ran for a step; the last one is that of the next step, where it has a limit. */
export interface StepTerm {
  key: string;
  step: number;
  from: Day;
  workingDays: number;
}

/** What everybody may see, made whenever the case changes: public routes read this and nothing else. */
export type PublicFace = Omit<PublicCase, 'id' | 'overdue'> & { next: { number: number; due: Day } | null };

/** One exercise of a power in one village. */
export interface PowerCase extends Audited {
  village: NamedRef;
  town: NamedRef;
  path: ObjectId[];
  power: { code: string; name: string; class: PowerClass };
  /** The list's entry on the day it was opened: it goes by this to its end. */
  chart: MicroPower;
  chartVersion: number;
  title: string;
  /** Whom it concerns, sealed. */
  concerns?: string;
  opened: { on: Day; at: Date; by: NamedRef };
  state: CaseState;
  entries: StoredEntry[];
  terms: StepTerm[];
  objections: StoredObjection[];
  closing: { outcome: CaseOutcome; on: Day; note: string; at: Date; by: string } | null;
  publicity: Publicity;
  returnedBecause: string | null;
  /** Kinds of what the entries do not keep to. */
  warned: CaseWarningKind[];
  hasWarnings: boolean;
  face?: PublicFace;
  releasedAt?: Date;
  /** The next step's deadline, copied from the kernel's. */
  current: { key: string; due: Day; dueAt: Date; yellowAt: Date; redAt: Date; state: DeadlineState } | null;
  /** Late first, then by the due instant; without a limit after those; closed last. */
  sortKey: number;
  outbox?: OutboxEvent[];
}

/** Later than any date can be. */
const latestInstant = 8_640_000_000_000_000;
export const undatedBase = 5_000_000_000_000_000;
export const closedBase = 8_000_000_000_000_000;
export function sortKeyOf({ closing, current, opened }: Pick<PowerCase, 'closing' | 'current' | 'opened'>): number {
  if (closing) return latestInstant - closing.at.getTime();
  return current ? current.dueAt.getTime() : undatedBase + opened.at.getTime();
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);
const entrySchema = new Schema<StoredEntry>(
  { id, step: Number, kind: String, on: String, doers: [new Schema({ name: String, post: String }, plain)], vote: Schema.Types.Mixed, answer: String, files: [new Schema({ id, evidence: String, sha256: String, repeats: Boolean }, plain)], note: String, reason: String, at: Date, by: String, correction: String },
  plain,
);

const caseSchema = new Schema<PowerCase>(
  {
    village: { type: named, required: true },
    town: { type: named, required: true },
    path: { type: [id], required: true },
    power: { type: new Schema({ code: String, name: String, class: String }, plain), required: true },
    chart: { type: Schema.Types.Mixed, required: true },
    chartVersion: { type: Number, required: true },
    title: { type: String, required: true },
    concerns: String,
    opened: { type: new Schema({ on: String, at: Date, by: named }, plain), required: true },
    state: { type: String, required: true },
    entries: [entrySchema],
    terms: [new Schema({ key: String, step: Number, from: String, workingDays: Number }, plain)],
    objections: [new Schema({ id, step: Number, text: String, at: Date, by: String, answer: new Schema({ text: String, at: Date, by: String }, plain) }, plain)],
    closing: new Schema({ outcome: String, on: String, note: String, at: Date, by: String }, plain),
    publicity: { type: String, required: true },
    returnedBecause: String,
    warned: [String],
    hasWarnings: { type: Boolean, required: true },
    face: Schema.Types.Mixed,
    releasedAt: Date,
    current: new Schema({ key: String, due: String, dueAt: Date, yellowAt: Date, redAt: Date, state: String }, plain),
    sortKey: { type: Number, required: true },
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'powerCases', strict: 'throw' },
);
caseSchema.index({ path: 1, sortKey: 1, _id: 1 });
caseSchema.index({ path: 1, 'power.code': 1, sortKey: 1, _id: 1 });
caseSchema.index({ path: 1, hasWarnings: 1, sortKey: 1, _id: 1 });
caseSchema.index({ path: 1, publicity: 1, sortKey: 1, _id: 1 });
caseSchema.index({ 'village.id': 1, releasedAt: -1, _id: -1 });
caseSchema.index({ 'village.id': 1, 'power.code': 1, releasedAt: -1, _id: -1 });
caseSchema.index({ 'entries.files.sha256': 1 }, { sparse: true });
caseSchema.index({ 'outbox.id': 1 }, { sparse: true });

export const PowerCaseModel = mongoose.model<PowerCase>('PowerCase', caseSchema);

export const concernsPurpose = (one: Pick<PowerCase, '_id'>): string => `powerCase.${one._id.toHexString()}.concerns`;
defineSealed<PowerCase>(PowerCaseModel, [{ path: 'concerns', purpose: concernsPurpose }]);

/** All but what is sealed and what is copied from the deadline. */
export function caseFacts({ outbox: _outbox, trail: _trail, concerns: _concerns, current: _current, sortKey: _sortKey, ...facts }: Omit<PowerCase, 'trail'> & Partial<Pick<PowerCase, 'trail'>>): unknown {
  return facts;
}
defineAudited<PowerCase>({ collection: 'powerCases', facts: caseFacts, names: ['title'] });
defineEventSource(PowerCaseModel);
