import mongoose, { Schema } from 'mongoose';
import type { BulletinFigures, BulletinState, BulletinTexts, Quarter, SuppressedFigure } from '../../contracts/bulletin';
import type { Day } from '../../contracts/common';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type ObjectId, type OutboxEvent } from '../kernel';
import type { NamedRef } from '../rating';

/** One edition of a quarter's publication. Its figures are taken once and stand; only what may be published is in them. */
export interface Bulletin extends Audited {
  district: NamedRef;
  path: ObjectId[];
  quarter: Quarter;
  edition: number;
  state: BulletinState;
  /** `<district>:<quarter>` while it is a draft or pending: a quarter has one at a time. */
  openKey?: string;
  texts: BulletinTexts;
  figures: BulletinFigures;
  suppressed: SuppressedFigure[];
  /** How often the figures were taken. */
  build: number;
  drafted: { at: Date; by: NamedRef };
  submitted: { at: Date; by: NamedRef; approvalId: string } | null;
  returned: { decision: 'rejected' | 'returned'; opinion: string } | null;
  published: { at: Date; on: Day; approvedBy: string } | null;
  withdrawal: { at: Date; on: Day; by: string; reason: string } | null;
  /** The edition it corrects, and the day that one was published. */
  corrects: ObjectId | null;
  earlierPublishedOn: Day | null;
  replacedBy: ObjectId | null;
  /** Since when citizens see it in their list, also after it was withdrawn; not while it is replaced. */
  listedAt?: Date;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);

const bulletinSchema = new Schema<Bulletin>(
  {
    district: { type: named, required: true },
    path: { type: [id], required: true },
    quarter: { type: String, required: true },
    edition: { type: Number, required: true },
    state: { type: String, required: true },
    openKey: String,
    texts: { type: Schema.Types.Mixed, required: true },
    figures: { type: Schema.Types.Mixed, required: true },
    suppressed: [new Schema({ row: String, column: String, kind: String }, plain)],
    build: { type: Number, required: true },
    drafted: { type: new Schema({ at: Date, by: named }, plain), required: true },
    submitted: new Schema({ at: Date, by: named, approvalId: String }, plain),
    returned: new Schema({ decision: String, opinion: String }, plain),
    published: new Schema({ at: Date, on: String, approvedBy: String }, plain),
    withdrawal: new Schema({ at: Date, on: String, by: String, reason: String }, plain),
    corrects: id,
    earlierPublishedOn: String,
    replacedBy: id,
    listedAt: Date,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'bulletins' },
);
bulletinSchema.index({ path: 1, _id: -1 });
bulletinSchema.index({ path: 1, state: 1, _id: -1 });
// One edition at a time, and each edition once.
bulletinSchema.index({ openKey: 1 }, { unique: true, sparse: true });
bulletinSchema.index({ 'district.id': 1, quarter: 1, edition: -1 }, { unique: true });
bulletinSchema.index({ listedAt: -1, _id: -1 });
bulletinSchema.index({ 'outbox.id': 1 }, { sparse: true });

export const BulletinModel = mongoose.model<Bulletin>('Bulletin', bulletinSchema);

export function bulletinFacts({ outbox: _outbox, trail: _trail, ...facts }: Omit<Bulletin, 'trail'> & Partial<Pick<Bulletin, 'trail'>>): unknown {
  return facts;
}

defineAudited<Bulletin>({ collection: 'bulletins', facts: bulletinFacts, names: ['quarter'] });
defineEventSource(BulletinModel);
