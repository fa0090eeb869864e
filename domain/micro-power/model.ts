import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { MicroPower } from '../../contracts/micro-power';
import { defineAudited, trailSchema, type Audited, type ObjectId } from '../kernel';

/** One version of an entry that the district made; what came with the platform is version 1 and not stored. */
export interface StoredVersion {
  version: number;
  on: Day;
  by: string;
  reason: string;
  /** The default was put back: the entry is whatever the platform ships. */
  restored: boolean;
  /** As it read in that version, so that versions can be compared whatever later releases ship. */
  power: MicroPower;
}

/** What the district changed of one entry of the list. */
export interface PowerOverlay extends Audited {
  code: string;
  path: ObjectId[];
  versions: StoredVersion[];
}

const schema = new Schema<PowerOverlay>(
  {
    code: { type: String, required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    versions: [new Schema({ version: Number, on: String, by: String, reason: String, restored: Boolean, power: Schema.Types.Mixed }, { _id: false })],
    trail: { type: trailSchema, required: true },
  },
  { collection: 'microPowers', strict: 'throw' },
);
schema.index({ code: 1 }, { unique: true });

export const PowerOverlayModel = mongoose.model<PowerOverlay>('PowerOverlay', schema);

export const overlayFacts = ({ code, path, versions }: Omit<PowerOverlay, '_id' | 'trail'>): unknown => ({ code, path, versions });
defineAudited<PowerOverlay>({ collection: 'microPowers', facts: overlayFacts, names: ['code'] });
