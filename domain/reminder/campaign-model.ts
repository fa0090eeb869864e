import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { CampaignAudience, CampaignState } from '../../contracts/reminder';
import { defineAudited, trailSchema, type Audited, type ObjectId } from '../kernel';

/** A reminder that somebody thought of, for people chosen by what they are. */
export interface Campaign extends Audited {
  title: string;
  body: string;
  summary: string;
  audience: CampaignAudience;
  day: Day;
  sendAt: string;
  state: CampaignState;
  /** What all of its audience lies below. */
  path: ObjectId[];
  createdBy: { id: ObjectId; name: string };
  createdAt: Date;
  approvalId: string | null;
  /** How the last approval ended. */
  decision: { state: string; byName: string | null; opinion: string | null } | null;
  /** Written into the ledger for everybody; how many they were. */
  planned: { at: Date; people: number } | null;
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const schema = new Schema<Campaign>(
  {
    title: { type: String, required: true },
    body: { type: String, required: true },
    summary: { type: String, required: true },
    audience: { type: new Schema({ organisationIds: [String], postTitle: String, joinedParty: String }, plain), required: true },
    day: { type: String, required: true },
    sendAt: { type: String, required: true },
    state: { type: String, required: true },
    path: { type: [id], required: true },
    createdBy: { type: new Schema({ id, name: String }, plain), required: true },
    createdAt: { type: Date, required: true },
    approvalId: String,
    decision: new Schema({ state: String, byName: String, opinion: String }, plain),
    planned: new Schema({ at: Date, people: Number }, plain),
    trail: { type: trailSchema, required: true },
  },
  { collection: 'reminderCampaigns', strict: 'throw' },
);
schema.index({ path: 1, _id: -1 });
schema.index({ path: 1, state: 1, _id: -1 });
schema.index({ state: 1, day: 1 });
export const CampaignModel = mongoose.model<Campaign>('ReminderCampaign', schema);

export function campaignFacts({ title, body, summary, audience, day, sendAt, state, path, createdBy, createdAt, approvalId, decision, planned }: Omit<Campaign, '_id' | 'trail'>): unknown {
  return { title, body, summary, audience, day, sendAt, state, path, createdBy, createdAt, approvalId, decision, planned };
}
defineAudited<Campaign>({ collection: 'reminderCampaigns', facts: campaignFacts, names: ['title'] });
