import mongoose, { Schema } from 'mongoose';
import type { RatingChannel, RatingFlagKind, RatingLevel, RatingVerdict } from '../../contracts/rating';
import { blindIndex, defineAudited, defineEventSource, defineSealed, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

export type { NamedRef };

/** What looked odd, found by comparison with its neighbours; never a ground to drop it. */
export interface RatingFlag {
  kind: RatingFlagKind;
  /** The reason in words, e.g. 17:20 起 12 分钟内这个窗口有 19 条“满意”. */
  words: string;
}

/** What the commission judged, by two people. A later judgement replaces it; the trail keeps the earlier. */
export interface RatingJudgement {
  verdict: RatingVerdict;
  reason: string;
  at: Date;
  proposedBy: string;
  decidedBy: string;
  /** The appeal or proposal behind it. */
  appealId: ObjectId;
}

/** 追评: a citizen's second thought, once. The first rating is the one that counts. */
export interface RatingSupplement {
  level: RatingLevel;
  comment?: string;
  at: Date;
  /** Of the client's idempotency key. */
  keyHash: string;
}

export interface StoredPromise {
  day: string;
  workingDays: number;
}

/**
 * A rating as given, never edited. What stands under "later" is added by later facts.
 * Names and path are those of its day; who rated is not stored.
 */
export interface Rating extends Audited {
  /** The first 12 bytes of SHA-256 of the client's idempotency key: the unique index of `_id` makes a repeat act once. */
  _id: ObjectId;
  /** Who may see it: window, hall and all above, and the window's department. Of a secret one the district only. */
  path: ObjectId[];
  /** An integrity rating that the commission has not released. */
  secret: boolean;
  /** The path it gets when it is released; only while it is secret. */
  pathOnRelease?: ObjectId[];
  district: NamedRef;
  hall: NamedRef;
  window: NamedRef & { number: string; services: string[] };
  department: NamedRef | null;
  level: RatingLevel;
  attitude?: RatingLevel;
  efficiency?: RatingLevel;
  reasons: string[];
  comment?: string;
  photoIds: ObjectId[];
  channel: RatingChannel;
  receivedAt: Date;
  integrity: boolean;
  /** Keyed hash of the 12 digits; the digits themselves are not stored. */
  receiptHash: string;
  /** How often the digits were drawn anew because another rating had them; nearly always 0. */
  receiptDraw: number;
  /** Sealed; gone 30 days after closing. */
  phone?: string;
  phoneIndex?: string;
  byPhone: boolean;
  firstContact?: StoredPromise;
  closing?: StoredPromise;
  /** It came with a one-time ticket: a visit stands behind it. Which one is not stored here. */
  ticketed?: true;
  /** Unique: which of the day's ratings of this person at this window it is, as a keyed hash that no other day or window shares. */
  slot?: string;

  // Later
  released?: { at: Date; by: string; reason: string };
  /** The words and photos that the officer chose to pass on to hall and department. */
  passedOn?: { words: string; photoIds: ObjectId[] };
  second?: { level: RatingLevel; at: Date };
  /** The citizen said on the phone that it was a slip. */
  mistaken?: boolean;
  /** When its follow-up was closed, and whether within the promised days. */
  closed?: { at: Date; inTime: boolean };
  flags?: RatingFlag[];
  judgement?: RatingJudgement;
  supplement?: RatingSupplement;
  reply?: { by: NamedRef; text: string; at: Date };
  /** What the citizen took back: words and photos are gone, the level stays. */
  withdrawnAt?: Date;
  /** The citizen asked WeChat to tell when there is an answer; who that is, is not stored here. */
  answerWanted?: true;
  phoneDeleteAfter?: Date;
  phoneDeletedAt?: Date;
  /** The version that the rollups have not counted yet; absent when they have. No fact. */
  uncounted?: number;
  outbox?: OutboxEvent[];
}

const named = { id: { type: Schema.Types.ObjectId, required: true }, name: { type: String, required: true } };
const promised = new Schema<StoredPromise>({ day: String, workingDays: Number }, { _id: false });

/** Judged mistaken or malicious: it counts no more, and stays visible. */
export const isSetAside = (rating: Pick<Rating, 'judgement'>): boolean => rating.judgement !== undefined && rating.judgement.verdict !== 'valid';

const ratingSchema = new Schema<Rating>(
  {
    path: { type: [Schema.Types.ObjectId], required: true },
    secret: { type: Boolean, required: true },
    pathOnRelease: { type: [Schema.Types.ObjectId], default: undefined },
    district: { type: new Schema(named, { _id: false }), required: true },
    hall: { type: new Schema(named, { _id: false }), required: true },
    window: { type: new Schema({ ...named, number: String, services: [String] }, { _id: false }), required: true },
    department: new Schema(named, { _id: false }),
    level: { type: String, required: true },
    attitude: String,
    efficiency: String,
    reasons: [String],
    comment: String,
    photoIds: [Schema.Types.ObjectId],
    channel: { type: String, required: true },
    receivedAt: { type: Date, required: true },
    integrity: { type: Boolean, required: true },
    receiptHash: { type: String, required: true },
    receiptDraw: { type: Number, required: true },
    phone: String,
    phoneIndex: String,
    byPhone: { type: Boolean, required: true },
    firstContact: promised,
    closing: promised,
    ticketed: Boolean,
    slot: String,
    released: new Schema({ at: Date, by: String, reason: String }, { _id: false }),
    passedOn: new Schema({ words: String, photoIds: [Schema.Types.ObjectId] }, { _id: false }),
    second: new Schema({ level: String, at: Date }, { _id: false }),
    mistaken: Boolean,
    closed: new Schema({ at: Date, inTime: Boolean }, { _id: false }),
    flags: { type: [new Schema({ kind: String, words: String }, { _id: false })], default: undefined },
    judgement: new Schema({ verdict: String, reason: String, at: Date, proposedBy: String, decidedBy: String, appealId: Schema.Types.ObjectId }, { _id: false }),
    supplement: new Schema({ level: String, comment: String, at: Date, keyHash: String }, { _id: false }),
    reply: new Schema({ by: new Schema(named, { _id: false }), text: String, at: Date }, { _id: false }),
    withdrawnAt: Date,
    answerWanted: Boolean,
    uncounted: Number,
    phoneDeleteAfter: Date,
    phoneDeletedAt: Date,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'ratings' },
);

// The staff's lists, newest first within a scope. Only the few that need them pay for the second and third index.
ratingSchema.index({ path: 1, receivedAt: -1, _id: -1 });
ratingSchema.index({ path: 1, level: 1, receivedAt: -1, _id: -1 }, { partialFilterExpression: { level: 'dissatisfied' } });
ratingSchema.index({ path: 1, integrity: 1, receivedAt: -1, _id: -1 }, { partialFilterExpression: { integrity: true } });
ratingSchema.index({ receiptHash: 1 }, { unique: true });
ratingSchema.index({ slot: 1 }, { unique: true, sparse: true });
ratingSchema.index({ uncounted: 1 }, { sparse: true });
ratingSchema.index({ phoneIndex: 1 }, { sparse: true });
ratingSchema.index({ phoneDeleteAfter: 1 }, { sparse: true });
ratingSchema.index({ 'outbox.id': 1 }, { sparse: true });

export const RatingModel = mongoose.model<Rating>('Rating', ratingSchema);

/** What the audit's state digest covers: all that was said and decided, never the phone. In the order of its text. */
export function ratingFacts(rating: Rating): unknown {
  return {
    _id: rating._id,
    answerWanted: rating.answerWanted,
    attitude: rating.attitude,
    byPhone: rating.byPhone,
    channel: rating.channel,
    closed: rating.closed,
    closing: rating.closing,
    comment: rating.comment,
    department: rating.department,
    district: rating.district,
    efficiency: rating.efficiency,
    firstContact: rating.firstContact,
    flags: rating.flags,
    hall: rating.hall,
    integrity: rating.integrity,
    judgement: rating.judgement,
    level: rating.level,
    mistaken: rating.mistaken,
    passedOn: rating.passedOn,
    path: rating.path,
    phoneDeletedAt: rating.phoneDeletedAt,
    photoIds: rating.photoIds,
    reasons: rating.reasons,
    receivedAt: rating.receivedAt,
    released: rating.released,
    reply: rating.reply,
    second: rating.second,
    secret: rating.secret,
    supplement: rating.supplement,
    ticketed: rating.ticketed,
    window: rating.window,
    withdrawnAt: rating.withdrawnAt,
  };
}

defineAudited<Rating>({ collection: 'ratings', facts: ratingFacts });
defineEventSource(RatingModel);

/** Bound to its rating: a number moved to another one cannot be read there. */
export const phonePurpose = ({ _id }: Pick<Rating, '_id'>): string => `rating.phone:${_id.toHexString()}`;
defineSealed<Rating>(RatingModel, [{ path: 'phone', purpose: phonePurpose, index: { path: 'phoneIndex', of: (phone) => blindIndex('phone', phone) } }]);
