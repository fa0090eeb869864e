import mongoose, { Schema } from 'mongoose';
import type { DeliveryState } from '../../../contracts/delivery';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

/**
 * One try on one channel. 'started' is written before the channel is called: a worker killed in between leaves it
 * standing, and whether the platform took the message is then unknown.
 */
export interface DeliveryAttempt {
  channel: string;
  at: Date;
  outcome: 'started' | 'accepted' | 'delivered' | 'refused' | 'retry' | 'unknown';
  /** The platform's error code, or the class of the error. */
  code: string | null;
  /** The platform's own id of the message, by which a later result finds it. */
  reference: string | null;
}

/** Staff by their account, people by their record; a citizen, who has neither, by the rating that was given. */
export type Recipient =
  | { accountId: string; personId?: undefined; ratingId?: undefined }
  | { personId: string; accountId?: undefined; ratingId?: undefined }
  | { ratingId: string; accountId?: undefined; personId?: undefined };

/** Whatever must reach a person. */
export interface Delivery extends Audited {
  /** Makes it happen once: person, occasion, day. */
  key: string;
  to: Recipient;
  /** What it is about, for filters and figures: 'reminder:politicalBirthday'. */
  occasion: string;
  /** The organisations of a person on the day it was written, for whoever may see them; absent for others. */
  path?: ObjectId[];
  template: string;
  params: Record<string, string>;
  link: string | null;
  /** Tried in this order. */
  channels: string[];
  /** Index into `channels`. */
  channel: number;
  state: DeliveryState;
  attempts: DeliveryAttempt[];
  createdAt: Date;
  /** Comes before others, at a full quota and beyond a person's weekly cap. */
  urgent: boolean;
  /** From this instant on it is no longer worth sending. */
  notAfter: Date | null;
  /** When to try next; null when nothing is to be tried. */
  dueAt: Date | null;
  leaseUntil: Date;
}

const plain = { _id: false } as const;
const schema = new Schema<Delivery>(
  {
    key: { type: String, required: true },
    to: { type: new Schema({ accountId: String, personId: String, ratingId: String }, plain), required: true },
    occasion: { type: String, required: true },
    path: { type: [Schema.Types.ObjectId], default: undefined },
    template: { type: String, required: true },
    params: Schema.Types.Mixed,
    link: String,
    channels: { type: [String], required: true },
    channel: { type: Number, required: true },
    state: { type: String, required: true },
    attempts: [new Schema({ channel: String, at: Date, outcome: String, code: String, reference: String }, plain)],
    createdAt: { type: Date, required: true },
    urgent: { type: Boolean, required: true },
    notAfter: Date,
    dueAt: Date,
    leaseUntil: { type: Date, required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'deliveries', strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ dueAt: 1 });
schema.index({ state: 1, createdAt: -1 });
schema.index({ 'attempts.reference': 1 }, { sparse: true });
schema.index({ 'to.personId': 1, createdAt: -1 }, { sparse: true });
export const DeliveryModel = mongoose.model<Delivery>('Delivery', schema);

export function deliveryFacts(delivery: Pick<Delivery, 'key' | 'to' | 'occasion' | 'template' | 'params' | 'link' | 'channels' | 'createdAt'>): unknown {
  const { key, to, occasion, template, params, link, channels, createdAt } = delivery;
  return { key, to, occasion, template, params, link, channels, createdAt };
}
defineAudited<Delivery>({ collection: 'deliveries', facts: deliveryFacts });

/** A message as the console shows it. Its id is the delivery's, so that sending twice is sending once. */
export interface StoredMessage {
  _id: mongoose.Types.ObjectId;
  accountId: string;
  title: string;
  text: string;
  link: string | null;
  at: Date;
  readAt: Date | null;
}

const messageSchema = new Schema<StoredMessage>(
  { accountId: { type: String, required: true }, title: String, text: String, link: String, at: { type: Date, required: true }, readAt: Date },
  { collection: 'inboxMessages', strict: 'throw' },
);
messageSchema.index({ accountId: 1, _id: -1 });
messageSchema.index({ accountId: 1, readAt: 1 });
export const InboxMessageModel = mongoose.model<StoredMessage>('InboxMessage', messageSchema);
