import mongoose, { Schema } from 'mongoose';
import type { CorrectionKind } from '../../contracts/reminder';
import { defineAudited, defineEventSource, defineSealed, outboxSchema, trailSchema, type Audited, type ObjectId, type OutboxEvent } from '../kernel';

/** What a cadre says is wrong of his own record. */
export interface CorrectionRecord extends Audited {
  personId: ObjectId;
  kind: CorrectionKind;
  /** Sealed for `correction.text`: a phone number may stand in it. */
  text: string;
  at: Date;
  state: 'open' | 'done' | 'refused';
  /** While it is open: one of a kind at a time. */
  openKey?: string;
  answer: string | null;
  answeredBy: string | null;
  /** The person's organisations on the day. */
  path: ObjectId[];
  outbox?: OutboxEvent[];
}

const id = Schema.Types.ObjectId;
const schema = new Schema<CorrectionRecord>(
  {
    personId: { type: id, required: true },
    kind: { type: String, required: true },
    text: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    openKey: String,
    answer: String,
    answeredBy: String,
    path: { type: [id], required: true },
    outbox: { type: [outboxSchema], default: undefined },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'corrections', strict: 'throw' },
);
schema.index({ openKey: 1 }, { unique: true, sparse: true });
schema.index({ path: 1, state: 1, _id: -1 });
schema.index({ personId: 1, _id: -1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const CorrectionModel = mongoose.model<CorrectionRecord>('Correction', schema);

defineEventSource(CorrectionModel);

export const correctionPurpose = (): string => 'correction.text';
defineSealed<CorrectionRecord>(CorrectionModel, [{ path: 'text', purpose: correctionPurpose }]);

export function correctionFacts({ personId, kind, at, state, answer, answeredBy, path }: Omit<CorrectionRecord, '_id' | 'trail' | 'text' | 'outbox'>): unknown {
  return { personId, kind, at, state, answer, answeredBy, path };
}
defineAudited<CorrectionRecord>({ collection: 'corrections', facts: correctionFacts });
