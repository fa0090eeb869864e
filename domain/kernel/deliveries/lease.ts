import type { Clock } from '../clock';
import { native } from '../database';
import { DeliveryModel, type Delivery } from './model';

/** Twice what a channel may take to answer. */
const leaseMs = 2 * 60_000;

/** What is due and held by nobody; `urgent` is named so that one index gives it in order. */
export const dueNow = (now: Date): object => ({ urgent: { $in: [true, false] }, dueAt: { $gt: new Date(0), $lte: now }, leaseUntil: { $lte: now } });
export const urgentFirst = { urgent: -1, dueAt: 1 } as const;

/**
 * Takes the next due delivery: urgent ones first, then those that wait longest. It is due again when the lease runs
 * out, so that it leaves the front of the queue at once and a killed worker's comes back by itself.
 */
export async function claim(clock: Clock): Promise<Delivery | null> {
  const now = clock.now();
  const until = new Date(now.getTime() + leaseMs);
  return native(DeliveryModel).findOneAndUpdate(dueNow(now), { $set: { dueAt: until, leaseUntil: until } }, { sort: urgentFirst, returnDocument: 'after' });
}

/** Writes only while the delivery is still held by whoever loaded it; false: the lease has passed to another. */
export async function writeHeld(delivery: Delivery, update: object): Promise<boolean> {
  return (await native(DeliveryModel).updateOne({ _id: delivery._id, leaseUntil: delivery.leaseUntil }, update)).modifiedCount === 1;
}

export function release(delivery: Delivery, set: Partial<Delivery> & Pick<Delivery, 'dueAt'>): Promise<boolean> {
  return writeHeld(delivery, { $set: { ...set, leaseUntil: new Date(0) } });
}
