import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { DisclosureAudience, DisclosureClass, DisclosureForm, DisclosureFrequency, DisclosurePeriod, DisclosurePlace } from '../../contracts/disclosure';
import type { DutyState, UrgingStage } from '../../contracts/disclosure-duty';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

export interface Urging {
  stage: UrgingStage;
  at: Date;
  on: Day;
  /** Of what somebody sent by hand. */
  by: string | null;
}

export interface Feedback {
  at: Date;
  by: string;
  reason: string;
  promisedOn: Day;
}

/** What one village owes of one item for one period, or of one matter that somebody recorded. */
export interface Duty extends Audited {
  /** `<village>:<item>:<period>`: making it twice is making it once. Its deadline has this key too. */
  key: string;
  village: NamedRef;
  town: NamedRef;
  /** Of the day it was made. */
  path: ObjectId[];
  place: DisclosurePlace;
  item: { code: string; name: string; class: DisclosureClass; form: DisclosureForm; audience: DisclosureAudience };
  period: DisclosurePeriod;
  frequency: DisclosureFrequency;
  matter: { title: string; by: string; at: Date } | null;
  /** The client's key of what was recorded: a repeated request finds it. */
  requestKey?: string;
  /** By which rule of its day it is due then: 次月 15 日前. */
  rule: string;
  state: DutyState;
  /** The deadline's day and instants: a mirror for lists and lights. */
  due: Day;
  dueAt: Date;
  yellowAt: Date;
  redAt: Date;
  urged: Urging[];
  /** The number of the recommendation. */
  number: string | null;
  feedback: Feedback[];
  published: { publicationId: string; on: Day; lateWorkingDays: number } | null;
  ended: { at: Date; reason: string } | null;
  /** Milliseconds: what is due first comes first; everything over comes after, the newest first. */
  sortKey: number;
  outbox?: OutboxEvent[];
}

/** Sort keys from here on are of what is over: 275760-09-13 less the instant it ended. */
export const overSortBase = 8_640_000_000_000_000 - 10_000_000_000_000;
export const sortKeyOf = ({ ended, dueAt }: Pick<Duty, 'ended' | 'dueAt'>): number => (ended ? 8_640_000_000_000_000 - ended.at.getTime() : dueAt.getTime());

export const dutyKey = (villageId: ObjectId | string, itemCode: string, periodKey: string): string => `${String(villageId)}:${itemCode}:${periodKey}`;

/** Of the clock that runs from the day it turned red until the recommendation. */
export const recommendationKey = ({ key }: Pick<Duty, 'key'>): string => `${key}:recommendation`;

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);

const schema = new Schema<Duty>(
  {
    key: { type: String, required: true },
    village: { type: named, required: true },
    town: { type: named, required: true },
    path: { type: [id], required: true },
    place: { type: String, required: true },
    item: { type: new Schema({ code: String, name: String, class: String, form: String, audience: String }, plain), required: true },
    period: { type: new Schema({ key: String, label: String, from: String, to: String }, plain), required: true },
    frequency: { type: String, required: true },
    matter: new Schema({ title: String, by: String, at: Date }, plain),
    requestKey: String,
    rule: { type: String, required: true },
    state: { type: String, required: true },
    due: { type: String, required: true },
    dueAt: { type: Date, required: true },
    yellowAt: { type: Date, required: true },
    redAt: { type: Date, required: true },
    urged: [new Schema<Urging>({ stage: String, at: Date, on: String, by: String }, plain)],
    number: String,
    feedback: [new Schema<Feedback>({ at: Date, by: String, reason: String, promisedOn: String }, plain)],
    published: new Schema({ publicationId: String, on: String, lateWorkingDays: Number }, plain),
    ended: new Schema({ at: Date, reason: String }, plain),
    sortKey: { type: Number, required: true },
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'disclosureDuties', strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ requestKey: 1 }, { unique: true, sparse: true });
// Lists of a village, a town, the district, in their order; of one item; what was due in certain days.
schema.index({ path: 1, sortKey: 1, _id: 1 });
schema.index({ path: 1, state: 1, sortKey: 1, _id: 1 });
schema.index({ path: 1, 'item.code': 1, sortKey: 1, _id: 1 });
schema.index({ path: 1, due: 1, _id: 1 });
// Which are there of a period; which are open of an item.
schema.index({ 'period.key': 1, key: 1 });
schema.index({ 'item.code': 1, state: 1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const DutyModel = mongoose.model<Duty>('DisclosureDuty', schema);

/** All but the mirror of the deadline and the outbox. */
export function dutyFacts({ key, village, town, path, place, item, period, frequency, matter, rule, state, urged, number, feedback, published, ended }: Omit<Duty, '_id' | 'trail'>): unknown {
  return { key, village, town, path, place, item, period, frequency, matter, rule, state, urged, number, feedback, published, ended };
}
defineAudited<Duty>({ collection: 'disclosureDuties', facts: dutyFacts, names: ['key'] });
defineEventSource(DutyModel);
