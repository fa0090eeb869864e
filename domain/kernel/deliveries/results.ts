import mongoose, { Schema } from 'mongoose';
import type { Clock } from '../clock';
import { native, ObjectId } from '../database';
import { DeliveryModel, type Delivery } from './model';
import { nextChannel } from './outcome';
import { giveUpPlace } from './weekly-cap';

/** The platform's later word on what it had accepted. */
export type LaterResult = { outcome: 'delivered' } | { outcome: 'refused'; code: string };

/** A result that came before its reference was stored: the answer to our call was slower, or its worker was killed. */
interface EarlyResult {
  /** '<channel>:<reference>' */
  _id: string;
  result: LaterResult;
  at: Date;
}

const schema = new Schema<EarlyResult>({ _id: String, result: Schema.Types.Mixed, at: Date }, { collection: 'earlyResults', strict: 'throw' });
schema.index({ at: 1 }, { expireAfterSeconds: 86_400 });
const EarlyResultModel = mongoose.model<EarlyResult>('EarlyResult', schema);

/** A failure goes on to the next channel. The same word again, or one on something that is not ours, changes nothing. */
export async function recordDeliveryResult(clock: Clock, { channel, reference, result }: { channel: string; reference: string; result: LaterResult }): Promise<void> {
  if (await apply(channel, reference, result, clock)) return;
  await native(EarlyResultModel).updateOne({ _id: `${channel}:${reference}` }, { $setOnInsert: { result, at: clock.now() } }, { upsert: true });
  // The reference may have been stored in between, by a worker that looked for an early result before this one was there.
  await apply(channel, reference, result, clock);
}

/** To be called once the reference is stored: its result may have been here first. */
export async function applyEarlyResult(channel: string, reference: string, clock: Clock): Promise<void> {
  const early = await native(EarlyResultModel).findOne({ _id: `${channel}:${reference}` });
  if (early) await apply(channel, reference, early.result, clock);
}

/**
 * What a platform took within this span and has not spoken of since. The ids of deliveries lie in the order of their
 * first try, so that a span of them is a span of the index.
 */
export function stillAccepted(via: readonly string[], { from, until }: { from: Date; until: Date }): AsyncIterable<Delivery> {
  const begunBefore = ObjectId.createFromTime(Math.ceil(until.getTime() / 1000));
  return native(DeliveryModel).find({ state: 'accepted', _id: { $lt: begunBefore }, attempts: { $elemMatch: { channel: { $in: [...via] }, outcome: 'accepted', at: { $gte: from, $lt: until } } } }, { sort: { _id: -1 } });
}

/** False: no delivery knows this reference yet. */
async function apply(channel: string, reference: string, result: LaterResult, clock: Clock): Promise<boolean> {
  const delivery = await native(DeliveryModel).findOne({ attempts: { $elemMatch: { channel, reference } }, 'attempts.reference': reference });
  if (!delivery) return false;
  if (delivery.state !== 'accepted') return true;
  const attempts = delivery.attempts.map((one) => (one.channel === channel && one.reference === reference ? { ...one, outcome: result.outcome, code: result.outcome === 'refused' ? result.code : null } : one));
  const next: Partial<Delivery> = result.outcome === 'delivered' ? { state: 'delivered', dueAt: null } : nextChannel(delivery, clock.now());
  await native(DeliveryModel).updateOne({ _id: delivery._id, state: 'accepted' }, { $set: { attempts, ...next } });
  if (result.outcome === 'refused') await giveUpPlace(delivery);
  return true;
}
