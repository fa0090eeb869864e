import mongoose, { Schema } from 'mongoose';
import type { ReminderOccasion, ReminderTextFor } from '../../contracts/reminder';
import { defineAudited, trailSchema, type Audited } from '../kernel';

/** Words for one occasion. They are changed and retired, never deleted: what was sent stays known. */
export interface ReminderTextRecord extends Audited {
  occasion: ReminderOccasion;
  for: ReminderTextFor;
  body: string;
  summary: string;
  active: boolean;
  /** Of those that came with the software, so that they are put in once. */
  seed?: string;
  changedAt: Date;
  changedBy: string;
  /** Counted when it is written into the ledger; no act, and so no fact of it. */
  sent: number;
}

const schema = new Schema<ReminderTextRecord>(
  {
    occasion: { type: String, required: true },
    for: { type: String, required: true },
    body: { type: String, required: true },
    summary: { type: String, required: true },
    active: { type: Boolean, required: true },
    seed: String,
    changedAt: { type: Date, required: true },
    changedBy: { type: String, required: true },
    sent: { type: Number, required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'reminderTexts', strict: 'throw' },
);
schema.index({ seed: 1 }, { unique: true, sparse: true });
schema.index({ occasion: 1, active: 1, _id: 1 });
export const ReminderTextModel = mongoose.model<ReminderTextRecord>('ReminderText', schema);

export function textFacts({ occasion, for: meantFor, body, summary, active, seed }: Pick<ReminderTextRecord, 'occasion' | 'for' | 'body' | 'summary' | 'active' | 'seed'>): unknown {
  return { occasion, for: meantFor, body, summary, active, seed };
}
defineAudited<ReminderTextRecord>({ collection: 'reminderTexts', facts: textFacts, names: ['summary'] });
