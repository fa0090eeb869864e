import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited, type ObjectId } from '../kernel';

/** A year's figures of the villages, each of five or more: what an analyst's session counted and let be stored. */
export interface VillageFigures extends Audited {
  year: number;
  /** The district: the commission's. */
  path: ObjectId[];
  villages: { villageId: ObjectId; count: number; topics: { key: string; count: number }[] }[];
  publishedBy: string;
  publishedAt: Date;
}

const plain = { _id: false } as const;
const topicSchema = new Schema({ key: String, count: Number }, plain);
const villageSchema = new Schema({ villageId: Schema.Types.ObjectId, count: Number, topics: [topicSchema] }, plain);
const schema = new Schema<VillageFigures>(
  {
    year: { type: Number, required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    villages: { type: [villageSchema], required: true },
    publishedBy: { type: String, required: true },
    publishedAt: { type: Date, required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'clueVillageFigures', strict: 'throw' },
);
schema.index({ year: 1 }, { unique: true });
export const VillageFiguresModel = mongoose.model<VillageFigures>('ClueVillageFigures', schema);

export const villageFacts = ({ year, path, villages }: Pick<VillageFigures, 'year' | 'path' | 'villages'>): unknown => ({ year, path, villages });
defineAudited<VillageFigures>({ collection: 'clueVillageFigures', facts: villageFacts });
