import mongoose, { Schema } from 'mongoose';
import { defineSealed, type ObjectId } from '../kernel';

/**
 * What an officer is writing, one for each officer. No act of the platform and no fact yet: it has no audit chain.
 * Who writes, about what and where stands in the sealed text only.
 */
export interface OfficerDraft {
  /** Made from the keyed hash of the person's id. */
  _id: ObjectId;
  /** Tells one draft of an officer from the next. */
  reportId: ObjectId;
  /** `sent`: handed in. Its content goes as soon as the report is there; the draft stays to answer a repetition. */
  state: 'writing' | 'sent';
  version: number;
  content?: string;
  /** The answer, sealed, for some minutes after it was handed in. */
  kept?: string;
  /** 24 hours after it was begun: then it is gone, and what was sent with it. Once handed in, when the answer is forgotten. */
  expireAt: Date;
}

const schema = new Schema<OfficerDraft>(
  {
    reportId: { type: Schema.Types.ObjectId, required: true },
    state: { type: String, required: true },
    version: { type: Number, required: true },
    content: String,
    kept: String,
    expireAt: { type: Date, required: true },
  },
  { collection: 'officerDrafts', strict: 'throw' },
);
schema.index({ expireAt: 1 });
schema.index({ state: 1 });
export const OfficerDraftModel = mongoose.model<OfficerDraft>('OfficerDraft', schema);

export const draftPurpose = ({ reportId }: Pick<OfficerDraft, 'reportId'>): string => `officerDraft:${reportId.toHexString()}`;
export const keptPurpose = ({ reportId }: Pick<OfficerDraft, 'reportId'>): string => `officerDraft.kept:${reportId.toHexString()}`;
defineSealed<OfficerDraft>(OfficerDraftModel, [
  { path: 'content', purpose: draftPurpose },
  { path: 'kept', purpose: keptPurpose },
]);
