import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { CheckResult, QualityFlag } from '../../contracts/disclosure-oversight';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

/** What was published, as lists show it. */
export interface PublishedRef {
  publicationId: ObjectId;
  village: NamedRef;
  town: NamedRef;
  path: ObjectId[];
  item: { code: string; name: string };
  periodLabel: string;
  onDay: Day;
}

/** Follows from the publication alone and may be computed again at any time: no audit trail of its own. Its id is the publication's. */
export interface Quality extends PublishedRef {
  _id: ObjectId;
  /** Whether it has any: path and flags are both lists, which no index can hold together. */
  flagged: boolean;
  flags: QualityFlag[];
  details: string[];
}

export interface CheckRoundRecord extends Audited {
  organisation: NamedRef;
  path: ObjectId[];
  seed: string;
  from: Day;
  to: Day;
  size: number;
  candidates: number;
  /** Drawn, in the order of the draw. */
  publicationIds: ObjectId[];
  drawn: { at: Date; by: NamedRef };
  outbox?: OutboxEvent[];
}

export interface SpotCheckRecord extends Audited, PublishedRef {
  roundId: ObjectId;
  /** Where it was drawn: whoever checks there records its result. */
  roundPath: ObjectId[];
  result: CheckResult | null;
  finding: string;
  checked: { at: Date; by: NamedRef } | null;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);
const publishedRef = { publicationId: id, village: named, town: named, path: [id], item: new Schema({ code: String, name: String }, plain), periodLabel: String, onDay: String };

const qualitySchema = new Schema<Quality>({ ...publishedRef, flagged: Boolean, flags: [String], details: [String] }, { collection: 'disclosureQuality' });
qualitySchema.index({ path: 1, onDay: -1, _id: -1 });
qualitySchema.index({ path: 1, flagged: 1, onDay: -1, _id: -1 });
export const QualityModel = mongoose.model<Quality>('DisclosureQuality', qualitySchema);

const roundSchema = new Schema<CheckRoundRecord>(
  {
    organisation: { type: named, required: true },
    path: { type: [id], required: true },
    ...{ seed: String, from: String, to: String, size: Number, candidates: Number },
    publicationIds: [id],
    drawn: new Schema({ at: Date, by: named }, plain),
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'checkRounds' },
);
roundSchema.index({ path: 1, _id: -1 });
roundSchema.index({ 'outbox.id': 1 }, { sparse: true });
export const CheckRoundModel = mongoose.model<CheckRoundRecord>('CheckRound', roundSchema);

const checkSchema = new Schema<SpotCheckRecord>(
  {
    ...publishedRef,
    roundId: { type: id, required: true },
    roundPath: [id],
    result: { type: String, default: null },
    finding: { type: String, default: '' },
    checked: new Schema({ at: Date, by: named }, plain),
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'spotChecks' },
);
checkSchema.index({ roundId: 1, _id: 1 });
checkSchema.index({ path: 1, _id: 1 });
checkSchema.index({ path: 1, result: 1, _id: 1 });
checkSchema.index({ 'outbox.id': 1 }, { sparse: true });
export const SpotCheckModel = mongoose.model<SpotCheckRecord>('SpotCheck', checkSchema);

export const roundFacts = ({ outbox: _outbox, trail: _trail, ...facts }: Omit<CheckRoundRecord, 'trail'> & Partial<Pick<CheckRoundRecord, 'trail'>>): unknown => facts;
export const checkFacts = ({ outbox: _outbox, trail: _trail, ...facts }: Omit<SpotCheckRecord, 'trail'> & Partial<Pick<SpotCheckRecord, 'trail'>>): unknown => facts;

defineAudited<CheckRoundRecord>({ collection: 'checkRounds', facts: roundFacts, names: ['seed'] });
defineAudited<SpotCheckRecord>({ collection: 'spotChecks', facts: checkFacts, names: ['periodLabel'] });
defineEventSource(CheckRoundModel);
defineEventSource(SpotCheckModel);
