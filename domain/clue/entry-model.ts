import mongoose, { Schema } from 'mongoose';
import type { Day, ObjectId } from '../kernel';

/**
 * One entry under a clue, sealed: `talk` is between commission and reporter, `content` among the readers. Of what the
 * reporter wrote only the day is known.
 */
export interface ClueEntry {
  /** Random. */
  _id: ObjectId;
  clueId: ObjectId;
  /** In the order in which they came, from 1. */
  number: number;
  part: 'talk' | 'content';
  from: 'commission' | 'reporter';
  /** `opinion`: written with an act; `reply`: proposed for the reporter, who gets it as a `notice` once it is agreed to. */
  kind: 'question' | 'answer' | 'notice' | 'addition' | 'objection' | 'note' | 'opinion' | 'link' | 'reply';
  day: Day;
  /** Of the commission only. */
  byAccountId?: string;
  at?: Date;
  /** `EntryBody`, under the part's data key. */
  sealed: mongoose.mongo.Binary;
}

const schema = new Schema<ClueEntry>(
  {
    clueId: { type: Schema.Types.ObjectId, required: true },
    number: { type: Number, required: true },
    part: { type: String, required: true },
    from: { type: String, required: true },
    kind: { type: String, required: true },
    day: { type: String, required: true },
    byAccountId: String,
    at: Date,
    sealed: { type: Buffer, required: true },
  },
  { collection: 'clueEntries', strict: 'throw' },
);
schema.index({ clueId: 1, number: 1 }, { unique: true });
export const ClueEntryModel = mongoose.model<ClueEntry>('ClueEntry', schema);

export const entryPurpose = ({ clueId, number, part }: Pick<ClueEntry, 'clueId' | 'number' | 'part'>): string => `clue:${clueId.toHexString()}:${part}:${number}`;
