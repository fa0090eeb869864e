import mongoose, { Schema } from 'mongoose';
import type { DeliveryState } from '../../../contracts/delivery';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

/**
 * One try on one channel. 'started' is written before the channel is called: a worker killed in between leaves it
 * standing, and whether the platform took the message is then unknown. A try that is repeated keeps its first `at`.
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

/** Staff by their account, people by their record; citizens, who have neither, by the rating that was given, by what was subscribed to or as a household. */
type RecipientKey = 'accountId' | 'personId' | 'ratingId' | 'subscriberId' | 'householdId';
type By<K extends RecipientKey> = Record<K, string> & Partial<Record<Exclude<RecipientKey, K>, undefined>>;
export type Recipient = By<'accountId'> | By<'personId'> | By<'ratingId'> | By<'subscriberId'> | By<'householdId'>;

/** Whatever must reach a person. Its id begins with the second at which it is first to go out: by it the ledger is in order, and a day is a range of ids. */
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
  /** The one of `channels` whose turn it is, or was last. */
  via: string;
  state: DeliveryState;
  attempts: DeliveryAttempt[];
  createdAt: Date;
  /** The instant for which it was written ahead; absent of what goes out at once. On a later day it keeps to the hour. */
  plannedFor?: Date;
  /** Comes before others, at a full quota and beyond a person's weekly cap. */
  urgent: boolean;
  /** From this instant on it is no longer worth sending. */
  notAfter: Date | null;
  /** When to try next; null when nothing is to be tried. */
  dueAt: Date | null;
  /** Whoever sends holds it until then. No two holders of one delivery have the same instant. */
  leaseUntil: Date;
  /** When the person had it open on the own page. */
  readAt: Date | null;
}

const plain = { _id: false } as const;
const schema = new Schema<Delivery>(
  {
    key: { type: String, required: true },
    to: { type: new Schema({ accountId: String, personId: String, ratingId: String, subscriberId: String, householdId: String }, plain), required: true },
    occasion: { type: String, required: true },
    path: { type: [Schema.Types.ObjectId], default: undefined },
    template: { type: String, required: true },
    params: Schema.Types.Mixed,
    link: String,
    channels: { type: [String], required: true },
    via: { type: String, required: true },
    state: { type: String, required: true },
    attempts: [new Schema({ channel: String, at: Date, outcome: String, code: String, reference: String }, plain)],
    createdAt: { type: Date, required: true },
    plannedFor: Date,
    urgent: { type: Boolean, required: true },
    notAfter: Date,
    dueAt: Date,
    leaseUntil: { type: Date, required: true },
    readAt: Date,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'deliveries', strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
// What is to be tried, urgent ones first; holds only what still waits.
schema.index({ urgent: -1, dueAt: 1 }, { partialFilterExpression: { dueAt: { $gt: new Date(0) } } });
schema.index({ 'attempts.reference': 1 }, { sparse: true });
// The ledger's filters, each newest first.
schema.index({ state: 1, _id: -1 });
schema.index({ via: 1, _id: -1 });
schema.index({ occasion: 1, _id: -1 });
schema.index({ 'to.personId': 1, _id: -1 }, { sparse: true });
schema.index({ path: 1, _id: -1 }, { sparse: true });
export const DeliveryModel = mongoose.model<Delivery>('Delivery', schema);

export function deliveryFacts(delivery: Pick<Delivery, 'key' | 'to' | 'occasion' | 'template' | 'params' | 'link' | 'channels' | 'createdAt'>): unknown {
  const { key, to, occasion, template, params, link, channels, createdAt } = delivery;
  return { key, to, occasion, template, params, link, channels, createdAt };
}
defineAudited<Delivery>({ collection: 'deliveries', facts: deliveryFacts });
