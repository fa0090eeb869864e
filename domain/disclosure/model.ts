import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { DisclosureAudience, DisclosureClass, DisclosureContent, DisclosureForm, DisclosurePeriod, PublicationState } from '../../contracts/disclosure';
import type { PersonalDecision } from '../../contracts/publication';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

export interface PublicationItem {
  code: string;
  name: string;
  class: DisclosureClass;
  form: DisclosureForm;
  /** 党内: nothing of it is ever masked for, or shown to, everybody. */
  audience: DisclosureAudience;
  /** Of the catalogue, on the day it was drafted. */
  version: number;
}

/** A file as it was published: its name masked, like every other text. */
export interface PublishedFile {
  id: ObjectId;
  name: string;
  mediaType: string;
  size: number;
}

/** What an edition no longer shows to everybody, since it held personal data. Staff go on seeing it in `content` and `attachments`. */
export interface Withdrawn {
  files: { id: ObjectId; mediaType: string; on: Day }[];
  /** When words in it were last masked. */
  wordsOn: Day | null;
}

/** A step of its way: who, when, and what was said. */
export interface PublicationStep {
  at: Date;
  by: NamedRef;
  act: 'submit' | 'check' | 'approve' | 'return' | 'recall';
  opinion: string;
}

/** One edition of what one village publishes of one item for one period. */
export interface Publication extends Audited {
  /** 石桥村 2026年10月 每月收支账 */
  title: string;
  village: NamedRef;
  town: NamedRef;
  path: ObjectId[];
  item: PublicationItem;
  period: DisclosurePeriod;
  edition: number;
  state: PublicationState;
  /** `<village>:<item>:<period>` while it is not published: one at a time. */
  openKey?: string;
  nothing: boolean;
  /** For staff: names in full; identity numbers, phones and cards are masked before they come here. */
  content: DisclosureContent | null;
  attachments: ObjectId[];
  /** The clerk looked through the attachments for what is personal; asked for anew when they change. */
  looked: boolean;
  /** What he decided about words that look personal. */
  decisions: { text: string; decision: PersonalDecision }[];
  /** Accounts that wrote in it: none of them checks or approves. */
  writers: ObjectId[];
  drafted: { at: Date; by: NamedRef };
  updatedAt: Date;
  steps: PublicationStep[];
  published: { at: Date; on: Day; due: Day | null; lateWorkingDays: number } | null;
  /** What everybody may see, masked when it was approved: public routes read this and never `content`. */
  publicContent?: DisclosureContent | null;
  publicFiles?: PublishedFile[];
  /** The reason of a correction, as everybody reads it. */
  publicReason?: string;
  corrects: ObjectId | null;
  correction: { reason: string; earlierPublishedOn: Day } | null;
  replacedBy: ObjectId | null;
  /** Of a correction: what it takes from the editions before it, once the town agrees. */
  withdraws?: { files: ObjectId[]; words: string[] };
  /** What later editions took from this one. */
  withdrawn?: Withdrawn;
  /** Since when citizens see it in their lists; not while it is replaced, and never where it is for party members. */
  listedAt?: Date;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);

const publicationSchema = new Schema<Publication>(
  {
    title: { type: String, required: true },
    village: { type: named, required: true },
    town: { type: named, required: true },
    path: { type: [id], required: true },
    item: { type: new Schema({ code: String, name: String, class: String, form: String, audience: String, version: Number }, plain), required: true },
    period: { type: new Schema({ key: String, label: String, from: String, to: String }, plain), required: true },
    edition: { type: Number, required: true },
    state: { type: String, required: true },
    openKey: String,
    nothing: { type: Boolean, required: true },
    content: Schema.Types.Mixed,
    attachments: [id],
    looked: { type: Boolean, required: true },
    decisions: [new Schema({ text: String, decision: String }, plain)],
    writers: [id],
    drafted: { type: new Schema({ at: Date, by: named }, plain), required: true },
    updatedAt: { type: Date, required: true },
    steps: [new Schema({ at: Date, by: named, act: String, opinion: String }, plain)],
    published: new Schema({ at: Date, on: String, due: String, lateWorkingDays: Number }, plain),
    publicContent: Schema.Types.Mixed,
    publicFiles: { type: [new Schema({ id, name: String, mediaType: String, size: Number }, plain)], default: undefined },
    publicReason: String,
    corrects: id,
    correction: new Schema({ reason: String, earlierPublishedOn: String }, plain),
    replacedBy: id,
    withdraws: new Schema({ files: [id], words: [String] }, plain),
    withdrawn: new Schema({ files: [new Schema({ id, mediaType: String, on: String }, plain)], wordsOn: String }, plain),
    listedAt: Date,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'publications' },
);
publicationSchema.index({ path: 1, state: 1, updatedAt: -1, _id: -1 });
publicationSchema.index({ path: 1, 'published.on': 1, updatedAt: -1, _id: -1 });
publicationSchema.index({ openKey: 1 }, { unique: true, sparse: true });
publicationSchema.index({ 'village.id': 1, 'item.code': 1, 'period.key': 1, edition: -1 }, { unique: true });
// The period before, to compare with and to copy from.
publicationSchema.index({ 'village.id': 1, 'item.code': 1, 'period.from': -1, edition: -1 });
publicationSchema.index({ 'village.id': 1, listedAt: -1, _id: -1 });
publicationSchema.index({ 'village.id': 1, 'item.class': 1, listedAt: -1, _id: -1 });
// What is listed in the whole district, counted.
publicationSchema.index({ listedAt: -1 }, { sparse: true });
publicationSchema.index({ 'outbox.id': 1 }, { sparse: true });

export const PublicationModel = mongoose.model<Publication>('Publication', publicationSchema);

export function publicationFacts({ outbox: _outbox, trail: _trail, ...facts }: Omit<Publication, 'trail'> & Partial<Pick<Publication, 'trail'>>): unknown {
  return facts;
}

defineAudited<Publication>({ collection: 'publications', facts: publicationFacts, names: ['title'] });
defineEventSource(PublicationModel);
