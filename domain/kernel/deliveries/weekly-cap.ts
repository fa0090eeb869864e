import mongoose, { Schema } from 'mongoose';
import type { Clock } from '../clock';
import { native } from '../database';
import { isDuplicateKey } from '../errors';
import { DeliveryModel, type Delivery } from './model';
import { currentSettings } from './settings';

/** What was sent to one person of late, newest first; the id is the person's. */
interface RecentSendings {
  _id: string;
  sendings: { deliveryId: string; at: Date }[];
}

const schema = new Schema<RecentSendings>({ _id: String, sendings: [new Schema({ deliveryId: String, at: Date }, { _id: false })] }, { collection: 'recentSendings', strict: 'throw' });
const RecentSendingsModel = mongoose.model<RecentSendings>('RecentSendings', schema);

const weekMs = 7 * 86_400_000;
/** The largest cap there can be. */
const kept = 20;

const isCapped = (delivery: Delivery): delivery is Delivery & { to: { personId: string } } => delivery.to.personId !== undefined && !delivery.urgent;

/**
 * Takes one of the person's places of these seven days, before it is sent, so that two processes never take the last
 * one both; false: none is left. The same delivery takes one place however often it is tried. Urgent matters take none.
 */
export async function takePlace(delivery: Delivery, cap: number, clock: Clock): Promise<boolean> {
  if (!isCapped(delivery)) return true;
  const now = clock.now();
  const deliveryId = delivery._id.toHexString();
  const recent = native(RecentSendingsModel);
  const free = { _id: delivery.to.personId, 'sendings.deliveryId': { $ne: deliveryId }, [`sendings.${cap - 1}.at`]: { $not: { $gt: new Date(now.getTime() - weekMs) } } };
  const take = { $push: { sendings: { $each: [{ deliveryId, at: now }], $position: 0, $slice: kept } } };
  try {
    await recent.updateOne(free, take, { upsert: true });
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  // The person is there: full, or holding this delivery's place already, or begun by another process just now.
  if ((await recent.updateOne(free, take)).modifiedCount === 1) return true;
  return (await recent.countDocuments({ _id: delivery.to.personId, 'sendings.deliveryId': deliveryId })) === 1;
}

/** It was not sent after all. */
export async function giveUpPlace(delivery: Delivery): Promise<void> {
  if (isCapped(delivery)) await native(RecentSendingsModel).updateOne({ _id: delivery.to.personId }, { $pull: { sendings: { deliveryId: delivery._id.toHexString() } } });
}

/**
 * Of these people, those who will have had enough at that instant: what went out to each in the seven days before, and
 * what waits to go out until then. A forecast: whoever is sent to takes a place at that moment.
 */
export async function fullByThen(clock: Clock, personIds: readonly string[], at: Date): Promise<Set<string>> {
  const { weeklyCap } = await currentSettings(clock);
  const since = new Date(at.getTime() - weekMs);
  const ids = [...personIds];
  const [recent, waiting] = await Promise.all([
    native(RecentSendingsModel).find({ _id: { $in: ids } }).toArray(),
    native(DeliveryModel).find({ 'to.personId': { $in: ids }, state: 'waiting', urgent: false, dueAt: { $gt: since, $lt: at } }, { projection: { _id: 0, 'to.personId': 1 } }).toArray(),
  ]);
  const counts = new Map<string, number>();
  const add = (personId: string, count: number): void => void counts.set(personId, (counts.get(personId) ?? 0) + count);
  for (const { _id, sendings } of recent) add(_id, sendings.filter((sending) => sending.at > since && sending.at < at).length);
  for (const { to } of waiting) add(to.personId as string, 1);
  return new Set([...counts].filter(([, count]) => count >= weeklyCap).map(([personId]) => personId));
}
