import mongoose, { Schema } from 'mongoose';
import type { PaperKind, PaperState } from '../../contracts/clue-paper';
import { defineAudited, defineSealed, native, trailSchema, type Audited, type Day, type ObjectId } from '../kernel';

/**
 * An official document. In clear stand number, kind, day, state, what it is about and whose hands it went through;
 * what it says is sealed: of a clue under the clue's content key, otherwise under the server's.
 */
export interface CluePaper extends Audited {
  kind: PaperKind;
  state: PaperState;
  clueId: ObjectId | null;
  unit: { id: ObjectId; name: string } | null;
  /** Of a unit's: the follow-up that led to it. */
  followUpNumber: string;
  /** The district: the commission's. */
  path: ObjectId[];
  /** Whether another word of it was sealed since: an older one does not open in its place. */
  revision: number;
  /** `SealedPaper`, of a clue. */
  sealed?: mongoose.mongo.Binary;
  /** `SealedPaper`, of a unit. */
  sealedText?: string;
  drafterId: string;
  /** When it was drafted; once it is signed, when that was. */
  day: Day;
  reviewerId: string | null;
  signerId: string | null;
  signedOn: Day | null;
  /** The series it is numbered in, as it was named when it was signed. */
  word: string | null;
  number: string | null;
}

const required = { type: String, required: true };
const schema = new Schema<CluePaper>(
  {
    kind: required,
    state: required,
    clueId: { type: Schema.Types.ObjectId, default: null },
    unit: { type: new Schema({ id: Schema.Types.ObjectId, name: String }, { _id: false }), default: null },
    followUpNumber: { type: String, default: '' },
    path: { type: [Schema.Types.ObjectId], required: true },
    revision: { type: Number, required: true },
    sealed: Buffer,
    sealedText: String,
    drafterId: required,
    day: required,
    reviewerId: String,
    signerId: String,
    signedOn: String,
    word: String,
    number: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'cluePapers', strict: 'throw' },
);
schema.index({ kind: 1, _id: -1 });
schema.index({ state: 1, _id: -1 });
schema.index({ clueId: 1, _id: -1 });
export const CluePaperModel = mongoose.model<CluePaper>('CluePaper', schema);
export const papers = () => native(CluePaperModel);

/** The revision binds what is sealed, so that it need not be part of the facts. */
export const paperFacts = ({ kind, state, clueId, unit, followUpNumber, path, revision, drafterId, day, reviewerId, signerId, signedOn, word, number }: Omit<CluePaper, '_id' | 'trail'>): unknown => ({ kind, state, clueId, unit, followUpNumber, path, revision, drafterId, day, reviewerId, signerId, signedOn, word, number });
defineAudited<CluePaper>({ collection: 'cluePapers', facts: paperFacts, names: ['number'] });

export const paperPurpose = ({ _id, revision }: Pick<CluePaper, '_id' | 'revision'>): string => `paper:${_id.toHexString()}:${revision}`;
defineSealed<CluePaper>(CluePaperModel, [{ path: 'sealedText', purpose: paperPurpose }]);
