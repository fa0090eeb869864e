import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited, type ObjectId } from '../kernel';
import type { NamedRef, Rating } from '../rating';

/**
 * One person served at one window, as the hall's queue system told. Names and path are those of its day.
 * Neither who was served nor the queue's number is stored, and nothing leads from here to the rating.
 */
export interface ServiceEvent extends Audited {
  /** The first 12 bytes of SHA-256 of hall and external id: telling of it again acts once. */
  _id: ObjectId;
  /** Window, hall and all above, and the window's department. */
  path: ObjectId[];
  district: NamedRef;
  hall: NamedRef;
  window: Pick<Rating['window'], 'id' | 'name' | 'number'>;
  department: NamedRef | null;
  /** On the window's stand. */
  windowCode: string;
  servedAt: Date;
  service?: string;

  // Later
  /**
   * Keyed hash of the idempotency key that the rating came with: the same request may come again, another may not.
   * It is no fact and leaves no audit entry, on purpose: the moment of an entry would lead from the ticket, whose
   * holder the queue system knows, to the rating that came in at that moment.
   */
  claimedBy?: string;
  /** The version that the rollups have not counted yet: 1 served, 2 rated; absent when they have. No fact. */
  uncounted?: number;
}

const named = { id: { type: Schema.Types.ObjectId, required: true }, name: { type: String, required: true } };
const schema = new Schema<ServiceEvent>(
  {
    path: { type: [Schema.Types.ObjectId], required: true },
    district: { type: new Schema(named, { _id: false }), required: true },
    hall: { type: new Schema(named, { _id: false }), required: true },
    window: { type: new Schema({ ...named, number: String }, { _id: false }), required: true },
    department: new Schema(named, { _id: false }),
    windowCode: { type: String, required: true },
    servedAt: { type: Date, required: true },
    service: String,
    claimedBy: String,
    uncounted: Number,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'serviceEvents', strict: 'throw' },
);
schema.index({ 'window.id': 1, servedAt: 1 });
schema.index({ servedAt: 1, 'window.id': 1 });
schema.index({ uncounted: 1 }, { sparse: true });
export const ServiceEventModel = mongoose.model<ServiceEvent>('ServiceEvent', schema);

export const serviceEventFacts = ({ path, district, hall, window, department, windowCode, servedAt, service }: Omit<ServiceEvent, 'trail' | '_id'>): unknown => ({
  path,
  district,
  hall,
  window,
  department,
  windowCode,
  servedAt,
  service,
});
defineAudited<ServiceEvent>({ collection: 'serviceEvents', facts: serviceEventFacts });
