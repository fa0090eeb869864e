import mongoose, { Schema } from 'mongoose';
import type { AppealGround, AppealOrigin } from '../../contracts/appeal';
import type { ApprovalState } from '../../contracts/approval';
import type { RatingLevel, RatingVerdict } from '../../contracts/rating';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type ObjectId, type OutboxEvent } from '../kernel';
import type { NamedRef, Rating } from '../rating';

/** A round that was given back to the applicant. */
export interface Return {
  at: Date;
  by: string;
  opinion: string;
  /** As it was asked then. */
  reason: string;
  completedAt: Date | null;
}

/** A request to look at one rating again. Its approval has the same id; state, decision and returns mirror it. */
export interface Appeal extends Audited {
  /** Given right after it is written down; absent only in between. */
  number?: string;
  origin: AppealOrigin;
  wanted: RatingVerdict;
  state: ApprovalState;
  grounds: AppealGround[];
  reason: string;
  fileIds: ObjectId[];
  ratingId: ObjectId;
  /** The rating's own: for a secret one the district only. */
  path: ObjectId[];
  /** Not for the rated unit: what the commission proposes and the citizen objects to. */
  secret: boolean;
  /** The rated unit's organisations below the district: whoever holds a grant for one of them never decides. */
  unitPath: ObjectId[];
  district: NamedRef;
  hall: NamedRef;
  window: Rating['window'];
  department: NamedRef | null;
  level: RatingLevel;
  ratedAt: Date;
  /** Without an account: the citizen. */
  applicant: { accountId: string | null; name: string };
  filedAt: Date;
  /** Of a citizen's objection: the judgement, and the accounts of those who proposed and decided it. */
  against?: { appealId: ObjectId; people: string[] };
  /** Of a citizen's objection: the client's idempotency key. */
  keyHash?: string;
  /** How it ended. */
  decision: { by: string; opinion: string; at: Date } | null;
  endedAt: Date | null;
  returns: Return[];
  /** The version of the approval that is mirrored here. */
  approvalSeq: number;
  /** Unique while it is open: the rating. At most one is open for a rating. */
  openFor?: ObjectId;
  /** Unique: the rating, where its unit appeals. A unit appeals once. */
  unitFor?: ObjectId;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = { id: { type: id, required: true }, name: { type: String, required: true } };
const ref = new Schema(named, plain);

const schema = new Schema<Appeal>(
  {
    number: String,
    origin: { type: String, required: true },
    wanted: { type: String, required: true },
    state: { type: String, required: true },
    grounds: [String],
    reason: { type: String, required: true },
    fileIds: [id],
    ratingId: { type: id, required: true },
    path: { type: [id], required: true },
    secret: { type: Boolean, required: true },
    unitPath: { type: [id], required: true },
    district: { type: ref, required: true },
    hall: { type: ref, required: true },
    window: { type: new Schema({ ...named, number: String, services: [String] }, plain), required: true },
    department: ref,
    level: { type: String, required: true },
    ratedAt: { type: Date, required: true },
    applicant: { type: new Schema({ accountId: String, name: String }, plain), required: true },
    filedAt: { type: Date, required: true },
    against: { type: new Schema({ appealId: id, people: [String] }, plain), default: undefined },
    keyHash: String,
    decision: new Schema({ by: String, opinion: String, at: Date }, plain),
    endedAt: Date,
    returns: [new Schema({ at: Date, by: String, opinion: String, reason: String, completedAt: Date }, plain)],
    approvalSeq: { type: Number, required: true },
    openFor: id,
    unitFor: id,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'appeals', strict: 'throw' },
);

// Lists within a scope by day; those of one rating; one person's.
schema.index({ path: 1, filedAt: -1, _id: -1 });
schema.index({ path: 1, state: 1, filedAt: 1, _id: 1 });
schema.index({ ratingId: 1, filedAt: 1, _id: 1 });
schema.index({ 'applicant.accountId': 1, filedAt: -1, _id: -1 });
schema.index({ number: 1 }, { unique: true, sparse: true });
schema.index({ openFor: 1 }, { unique: true, sparse: true });
schema.index({ unitFor: 1 }, { unique: true, sparse: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const AppealModel = mongoose.model<Appeal>('Appeal', schema);

/** Everything but the outbox and the trail itself. */
export function appealFacts(appeal: Omit<Appeal, 'trail'>): unknown {
  const { outbox: _outbox, trail: _trail, ...facts } = appeal as Appeal;
  return facts;
}
defineAudited<Appeal>({ collection: 'appeals', facts: appealFacts, names: ['number'] });
defineEventSource(AppealModel);

/** Still to be decided, or to be completed by the applicant. */
export const isOpen = (appeal: Pick<Appeal, 'state'>): boolean => appeal.state === 'pending' || appeal.state === 'returned';
