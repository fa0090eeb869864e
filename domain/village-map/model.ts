import mongoose, { Schema } from 'mongoose';
import type { Point } from '../../contracts/village-map';
import { defineAudited, trailSchema, type Audited, type NamedRef, type ObjectId } from '../kernel';
import type { Polygons } from './geometry';

/** Where a village's office is and how its outline runs; under the village's own id. */
export interface VillageMapRecord extends Audited {
  title: string;
  village: NamedRef;
  path: ObjectId[];
  office: Point | null;
  /** Simplified when it was taken in. */
  boundary: Polygons | null;
}

const schema = new Schema<VillageMapRecord>(
  {
    title: { type: String, required: true },
    village: { type: new Schema({ id: Schema.Types.ObjectId, name: String }, { _id: false }), required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    office: Schema.Types.Mixed,
    boundary: Schema.Types.Mixed,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'villageMaps' },
);
// All of a town or the district, for one map.
schema.index({ path: 1 });
export const VillageMapModel = mongoose.model<VillageMapRecord>('VillageMap', schema);

export const villageMapFacts = ({ title, village, path, office, boundary }: Omit<VillageMapRecord, 'trail'>): unknown => ({ title, village, path, office, boundary });
defineAudited<VillageMapRecord>({ collection: 'villageMaps', facts: villageMapFacts, names: ['title'] });
