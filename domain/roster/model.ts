import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { RosterShift } from '../../contracts/roster';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type ObjectId, type OutboxEvent } from '../kernel';

/** That somebody sits at a window. An entry is ended and followed by another, never rewritten but by a correction with its reason. */
export interface RosterRecord extends Audited {
  windowId: ObjectId;
  personId: ObjectId;
  /** Both days included; `to` null: until further notice. */
  from: Day;
  to: Day | null;
  shift: RosterShift;
  /** Entered by mistake: counts for nothing, stays to be seen. */
  struck?: { at: Date; by: string; reason: string };
  /** The window's chain and its department's. Derived; follows the window while the entry lasts. */
  path: ObjectId[];
  outbox?: OutboxEvent[];
}

const id = Schema.Types.ObjectId;
const schema = new Schema<RosterRecord>(
  {
    windowId: { type: id, required: true },
    personId: { type: id, required: true },
    from: { type: String, required: true },
    to: { type: String, default: null },
    shift: { type: String, required: true },
    struck: { type: new Schema({ at: Date, by: String, reason: String }, { _id: false }), default: undefined },
    path: { type: [id], required: true },
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'rosterEntries' },
);
schema.index({ windowId: 1, from: -1, _id: -1 });
schema.index({ personId: 1, from: -1, _id: -1 });
schema.index({ path: 1, from: -1, _id: -1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const RosterModel = mongoose.model<RosterRecord>('RosterEntry', schema);

export const rosterFacts = ({ windowId, personId, from, to, shift, struck }: Omit<RosterRecord, 'trail'>): unknown => ({ windowId, personId, from, to, shift, struck });
defineAudited<RosterRecord>({ collection: 'rosterEntries', facts: rosterFacts });
defineEventSource(RosterModel);
