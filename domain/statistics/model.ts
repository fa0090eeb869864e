import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { AlertKind } from '../../contracts/statistics';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type ObjectId, type OutboxEvent } from '../kernel';
import type { NamedRef } from '../rating';

/** What is counted in a window's hour or day; what is absent is none. */
export interface Counts {
  satisfied: number;
  acceptable: number;
  dissatisfied: number;
  mistaken: number;
  malicious: number;
  flagged: number;
  served: number;
  servedRated: number;
}

export const countNames = ['satisfied', 'acceptable', 'dissatisfied', 'mistaken', 'malicious', 'flagged', 'served', 'servedRated'] as const satisfies readonly (keyof Counts)[];

export interface HourCounts extends Partial<Counts> {
  /** Of the day, in Asia/Shanghai. */
  hour: number;
}

/** Where the counted things happened, with the names of the day. */
export interface DayPlace {
  district: NamedRef;
  hall: NamedRef;
  window: NamedRef & { number: string };
  department: NamedRef | null;
}

/** What a day comes to. */
export interface Figures {
  day: Day;
  secret: boolean;
  counts: Partial<Counts>;
  hours: HourCounts[];
  /** By code; of valid ratings. */
  reasons: Record<string, number>;
  channels: Record<string, number>;
  /** Second ratings by level; of valid ratings. */
  second: Record<string, number>;
  /** Valid dissatisfied ratings whose follow-up is closed, by whether it was in time. */
  closed: { inTime: number; late: number };
  /** Those whose follow-up is still open. */
  open: ObjectId[];
  /** Valid satisfied ratings that came in a burst. */
  praiseBurst: number;
}

/** A window's day for one audience: a pure function of the facts of that day. */
export interface DayFigures extends Figures, DayPlace {
  /** Who may see it, as of the facts themselves. */
  path: ObjectId[];
}

/** A rollup: the figures and what keeps them right. */
export interface RatingDay extends DayFigures {
  /** `<window>:<day>:<audience>` */
  _id: string;
  version: number;
  changedAt: Date;
  /** The version that the sums above have not taken in yet; absent when they have. */
  unsummed?: number;
}

/** All windows' days below one hall, department, town or district together, so that a board of many windows reads few documents. */
export interface RatingDaySum extends Figures {
  /** `<organisation>:<district>:<day>:<open or secret>` */
  _id: string;
  organisationId: ObjectId;
  districtId: ObjectId;
  version: number;
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = { id: { type: id, required: true }, name: { type: String, required: true } };
const ref = { type: new Schema(named, plain), required: true };
const number = Object.fromEntries(countNames.map((name) => [name, Number]));

const figures = {
  day: { type: String, required: true },
  secret: { type: Boolean, required: true },
  counts: new Schema(number, plain),
  hours: [new Schema({ hour: Number, ...number }, plain)],
  reasons: Schema.Types.Mixed,
  channels: Schema.Types.Mixed,
  second: Schema.Types.Mixed,
  closed: new Schema({ inTime: Number, late: Number }, plain),
  open: [id],
  praiseBurst: Number,
  version: { type: Number, required: true },
};

const daySchema = new Schema<RatingDay>(
  {
    _id: String,
    ...figures,
    path: { type: [id], required: true },
    district: ref,
    hall: ref,
    window: { type: new Schema({ ...named, number: String }, plain), required: true },
    department: new Schema(named, plain),
    changedAt: { type: Date, required: true },
    unsummed: Number,
  },
  { collection: 'ratingDays' },
);
// A scope's days; a window's days (the roller, the alerts); what the sums have to take in; what changed lately.
daySchema.index({ path: 1, day: 1 });
daySchema.index({ 'window.id': 1, day: 1 });
daySchema.index({ unsummed: 1 }, { sparse: true });
daySchema.index({ changedAt: 1 });
export const RatingDayModel = mongoose.model<RatingDay>('RatingDay', daySchema);

const sumSchema = new Schema<RatingDaySum>({ _id: String, ...figures, organisationId: { type: id, required: true }, districtId: { type: id, required: true } }, { collection: 'ratingDaySums' });
sumSchema.index({ organisationId: 1, day: 1 });
export const RatingDaySumModel = mongoose.model<RatingDaySum>('RatingDaySum', sumSchema);

/** Something found in the rollups that somebody should look at. It stays when it was seen. */
export interface RatingAlert extends Audited {
  /** A finding is told once. */
  key: string;
  kind: Exclude<AlertKind, 'late'>;
  day: Day;
  path: ObjectId[];
  hall: NamedRef;
  window: NamedRef & { number: string };
  /** Of a cluster. */
  reason: string | null;
  detail: string;
  link: string;
  at: Date;
  seen: { at: Date; by: string; note: string } | null;
  outbox?: OutboxEvent[];
}

const alertSchema = new Schema<RatingAlert>(
  {
    key: { type: String, required: true },
    kind: { type: String, required: true },
    day: { type: String, required: true },
    path: { type: [id], required: true },
    hall: ref,
    window: { type: new Schema({ ...named, number: String }, plain), required: true },
    reason: String,
    detail: { type: String, required: true },
    link: { type: String, required: true },
    at: { type: Date, required: true },
    seen: new Schema({ at: Date, by: String, note: String }, plain),
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'ratingAlerts' },
);
alertSchema.index({ key: 1 }, { unique: true });
alertSchema.index({ path: 1, at: -1, _id: -1 });
alertSchema.index({ 'window.id': 1, kind: 1, day: -1 });
alertSchema.index({ 'outbox.id': 1 }, { sparse: true });
export const RatingAlertModel = mongoose.model<RatingAlert>('RatingAlert', alertSchema);

export function alertFacts({ outbox: _outbox, trail: _trail, ...facts }: Omit<RatingAlert, 'trail'> & Partial<Pick<RatingAlert, 'trail'>>): unknown {
  return facts;
}

defineAudited<RatingAlert>({ collection: 'ratingAlerts', facts: alertFacts });
defineEventSource(RatingAlertModel);
