import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited, type ObjectId } from '../kernel';

/** By which a hall's queue system comes in. */
export interface QueueKeyRecord extends Audited {
  hallId: ObjectId;
  /** The hall's, as of its making. */
  path: ObjectId[];
  name: string;
  /** Keyed hash of the key; the key itself is not stored. */
  keyHash: string;
  createdAt: Date;
  createdBy: string;
  revoked?: { at: Date; by: string };
  /** The last day on which it was used. No fact. */
  lastUsedOn?: string;
}

const schema = new Schema<QueueKeyRecord>(
  {
    hallId: { type: Schema.Types.ObjectId, required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    name: { type: String, required: true },
    keyHash: { type: String, required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    revoked: { type: new Schema({ at: Date, by: String }, { _id: false }), default: undefined },
    lastUsedOn: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'queueKeys', strict: 'throw' },
);
schema.index({ keyHash: 1 }, { unique: true });
schema.index({ hallId: 1, _id: -1 });
export const QueueKeyModel = mongoose.model<QueueKeyRecord>('QueueKey', schema);

export const queueKeyFacts = ({ hallId, path, name, keyHash, createdAt, createdBy, revoked }: Omit<QueueKeyRecord, 'trail' | '_id'>): unknown => ({ hallId, path, name, keyHash, createdAt, createdBy, revoked });
defineAudited<QueueKeyRecord>({ collection: 'queueKeys', facts: queueKeyFacts, names: ['name'] });
