import { deliveryState, type DeliveryFigures, type DeliveryFiguresQuery, type DeliveryOutcome, type DeliveryState } from '../../../contracts/delivery';
import { dayNumber, dayOfNumber, shanghaiDay } from '../calendar';
import type { Context } from '../context';
import { native } from '../database';
import { ledgerFilter } from './ledger';
import { DeliveryModel } from './model';

/** Deliveries that went the same way: there are few ways, however many deliveries. */
export interface DeliveryWay {
  _id: { state: DeliveryState; channels: string[]; outcomes: DeliveryOutcome[] };
  count: number;
}
/** Groups deliveries by their way, in an aggregation. */
export const deliveryWay = { state: '$state', channels: '$attempts.channel', outcomes: '$attempts.outcome' } as const;

const daysBack = 30;

/** How many are where, and what became of them on each channel; one pass over the days asked for. @throws Fault forbidden */
export async function deliveryFigures(ctx: Context, query: DeliveryFiguresQuery): Promise<DeliveryFigures> {
  const from = query.from ?? dayOfNumber(dayNumber(query.to ?? shanghaiDay(ctx.clock.now())) - daysBack + 1);
  const ways = await native(DeliveryModel)
    .aggregate<DeliveryWay>([{ $match: ledgerFilter(ctx, { ...query, from }) }, { $group: { _id: deliveryWay, count: { $sum: 1 } } }])
    .toArray();
  const byState = Object.fromEntries(deliveryState.options.map((state) => [state, 0])) as DeliveryFigures['byState'];
  for (const { _id, count } of ways) byState[_id.state] += count;
  return { byState, byChannel: channelFigures(ways) };
}

/** What became of them on each channel that was tried, the busiest first. */
export function channelFigures(ways: readonly DeliveryWay[]): DeliveryFigures['byChannel'] {
  const byChannel = new Map<string, Omit<DeliveryFigures['byChannel'][number], 'channel'>>();
  for (const { _id, count } of ways) {
    for (const [channel, outcome] of lastOutcomes(_id)) {
      const figures = byChannel.get(channel) ?? { sent: 0, reached: 0, failed: 0, unknown: 0 };
      if (outcome === 'accepted' || outcome === 'delivered' || outcome === 'unknown') figures.sent += count;
      if (outcome === 'delivered') figures.reached += count;
      if (outcome === 'unknown') figures.unknown += count;
      if (outcome === 'refused') figures.failed += count;
      byChannel.set(channel, figures);
    }
  }
  return [...byChannel].map(([channel, figures]) => ({ channel, ...figures })).sort((a, b) => b.sent - a.sent || a.channel.localeCompare(b.channel));
}

/** The last word of each channel that was tried. A person's word that it arrived is on the last try; what was given up busy has failed. */
function lastOutcomes({ state, channels, outcomes }: DeliveryWay['_id']): Map<string, DeliveryOutcome> {
  const last = new Map(channels.map((channel, index) => [channel, outcomes[index] as DeliveryOutcome]));
  const current = channels.at(-1);
  for (const [channel, outcome] of last) if (outcome === 'retry' && (channel !== current || state === 'failed')) last.set(channel, 'refused');
  if (current !== undefined && state === 'delivered') last.set(current, 'delivered');
  return last;
}
