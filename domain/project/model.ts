import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { EntryState, ProjectCheckCode, ProjectKind, ProjectMoney, ProjectStage, StageContent } from '../../contracts/project';
import type { Point } from '../../contracts/village-map';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

/** What was told of one stage, once. Corrected ones stay. */
export interface Entry {
  id: ObjectId;
  /** For staff: whoever builds stands in full. */
  content: StageContent;
  /** What everybody may see, masked when it was approved: public ways read this and never `content`. */
  publicContent: StageContent | null;
  photos: ObjectId[];
  documents: ObjectId[];
  note: string;
  state: EntryState;
  /** Whoever wrote a word of it: none of them approves it. */
  writers: NamedRef[];
  draftedAt: Date;
  returned: string | null;
  approvedBy: NamedRef | null;
  published: { at: Date; on: Day } | null;
  corrects: ObjectId | null;
  /** Of a correction; published with it. */
  reason: string;
  replacedBy: ObjectId | null;
}

/** The course of the works, from which their light follows. */
export interface Works {
  from: Day;
  /** Planned, and added by changes; days of the calendar. */
  days: number;
  acceptedOn: Day | null;
}

/** Follows from the entries that are public, before there are any from the draft of the plan. */
export interface ProjectHead {
  name: string;
  kind: ProjectKind;
  place: string;
  point: Point | null;
  stage: ProjectStage | null;
  money: ProjectMoney;
  works: Works | null;
}

/** A project with all its entries: one document, so that the order of its stages holds whoever is faster. */
export interface Project extends Audited {
  /** Its name, for whoever looks it up in the audit. */
  title: string;
  organisation: NamedRef;
  /** It is the town's own, not a village's. */
  ofTown: boolean;
  town: NamedRef;
  path: ObjectId[];
  head: ProjectHead;
  entries: Entry[];
  /** Who builds it for how much since when, to find others of the same party; never on a public way. */
  party: { key: string; sum: number; on: Day } | null;
  toApprove: boolean;
  /** Derived from this and from the village's other projects; not part of what the audit holds. */
  warnings: ProjectCheckCode[];
  warned: boolean;
  updatedAt: Date;
  /** Since when citizens see it as it is. */
  listedAt?: Date;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const mixed = Schema.Types.Mixed;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);
const entry = new Schema<Entry>(
  {
    id: { type: id, required: true },
    content: { type: mixed, required: true },
    publicContent: mixed,
    photos: [id],
    documents: [id],
    note: String,
    state: { type: String, required: true },
    writers: [named],
    draftedAt: { type: Date, required: true },
    returned: String,
    approvedBy: named,
    published: new Schema({ at: Date, on: String }, plain),
    corrects: id,
    reason: String,
    replacedBy: id,
  },
  plain,
);
const schema = new Schema<Project>(
  {
    title: { type: String, required: true },
    organisation: { type: named, required: true },
    ofTown: { type: Boolean, required: true },
    town: { type: named, required: true },
    path: { type: [id], required: true },
    head: { type: mixed, required: true },
    entries: [entry],
    party: mixed,
    toApprove: { type: Boolean, required: true },
    warnings: [String],
    warned: { type: Boolean, required: true },
    updatedAt: { type: Date, required: true },
    listedAt: Date,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'projects' },
);
schema.index({ path: 1, updatedAt: -1, _id: -1 });
schema.index({ path: 1, 'head.stage': 1, updatedAt: -1, _id: -1 });
schema.index({ path: 1, warned: 1, updatedAt: -1, _id: -1 });
schema.index({ path: 1, toApprove: 1, updatedAt: -1, _id: -1 });
schema.index({ 'organisation.id': 1, listedAt: -1, _id: -1 });
// What is public in the whole district, counted.
schema.index({ listedAt: -1 }, { sparse: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const ProjectModel = mongoose.model<Project>('Project', schema);

export function projectFacts({ outbox: _outbox, trail: _trail, warnings: _warnings, warned: _warned, ...facts }: Omit<Project, 'trail'> & Partial<Pick<Project, 'trail'>>): unknown {
  return facts;
}
defineAudited<Project>({ collection: 'projects', facts: projectFacts, names: ['title'] });
defineEventSource(ProjectModel);
