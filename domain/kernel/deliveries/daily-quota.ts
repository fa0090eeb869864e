import mongoose, { Schema } from 'mongoose';
import type { DeliverySettings } from '../../../contracts/delivery';
import { shanghaiDay } from '../calendar';
import type { Clock } from '../clock';
import { native } from '../database';
import { isDuplicateKey } from '../errors';

/** What went out by one channel on one day in Asia/Shanghai; '<channel>:<day>'. */
interface ChannelDay {
  _id: string;
  used: number;
  /** The platform's word that it takes no more today. */
  closed?: string;
}

const schema = new Schema<ChannelDay>({ _id: String, used: Number, closed: String }, { collection: 'channelDays', strict: 'throw' });
const ChannelDayModel = mongoose.model<ChannelDay>('ChannelDay', schema);

const idOf = (channel: string, clock: Clock): string => `${channel}:${shanghaiDay(clock.now())}`;

/**
 * Counts one sending, unless the channel's day is used up: then answers why. Every try counts, whatever becomes of it,
 * as platforms count calls; the repetition of a try does not. The last part of a quota is kept for urgent matters.
 */
export async function takeFromQuota(channel: string, urgent: boolean, settings: DeliverySettings, clock: Clock): Promise<'dailyQuota' | null> {
  const quota = (settings.dailyQuota as Record<string, number | undefined>)[channel];
  const bound = quota === undefined || urgent ? quota : Math.floor((quota * (100 - settings.urgentReserve)) / 100);
  if (bound !== undefined && bound <= 0) return 'dailyQuota';
  const open = { _id: idOf(channel, clock), closed: { $exists: false }, ...(bound === undefined ? {} : { used: { $lt: bound } }) };
  const count = { $inc: { used: 1 } };
  try {
    await native(ChannelDayModel).updateOne(open, count, { upsert: true });
    return null;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  // The day is there: it is full or closed, or another process began it just now.
  return (await native(ChannelDayModel).updateOne(open, count)).modifiedCount === 1 ? null : 'dailyQuota';
}

/** The platform takes no more today: closed for every process until the next midnight in Shanghai. */
export async function closeChannelToday(channel: string, code: string, clock: Clock): Promise<void> {
  await native(ChannelDayModel).updateOne({ _id: idOf(channel, clock) }, { $set: { closed: code }, $setOnInsert: { used: 0 } }, { upsert: true });
}

/** Sendings of today by channel. */
export async function usedToday(channels: readonly string[], clock: Clock): Promise<Map<string, number>> {
  const ids = new Map(channels.map((channel) => [idOf(channel, clock), channel]));
  const found = await native(ChannelDayModel).find({ _id: { $in: [...ids.keys()] } }).toArray();
  return new Map(found.map(({ _id, used }) => [ids.get(_id) as string, used]));
}
