import type { Day } from '../../contracts/common';
import { native, ObjectId, shanghaiDay, shanghaiInstant, shanghaiTime } from '../kernel';
import type { CountedSource, ServedHour } from '../statistics';
import { ServiceEventModel } from './model';

const dayMs = 86_400_000;
const events = () => native(ServiceEventModel);

/** A mark that was seen, to be given back: another one may have come since. */
interface Mark {
  _id: ObjectId;
  uncounted: number;
}

/** Service events as the statistics count them: those with a mark are to be counted anew, with their window's day. */
export const servedSource: CountedSource = {
  name: 'serviceEvents',

  async uncounted(limit) {
    const found = await events().find(uncountedFilter, { projection: { 'window.id': 1, servedAt: 1, uncounted: 1 }, limit }).toArray();
    return found.map(({ _id, uncounted, window, servedAt }) => ({ ref: { _id, uncounted: uncounted ?? 0 }, windowId: window.id, day: shanghaiDay(servedAt) }));
  },

  async counts(windowId, day) {
    const hours = new Map<number, ServedHour>();
    for await (const { servedAt, claimedBy } of events().find(servedFilter(day, windowId), { projection: { servedAt: 1, claimedBy: 1 } })) {
      const hour = Number(shanghaiTime(servedAt).slice(0, 2));
      const known = hours.get(hour) ?? { hour, served: 0, rated: 0 };
      hours.set(hour, { hour, served: known.served + 1, rated: known.rated + (claimedBy === undefined ? 0 : 1) });
    }
    return [...hours.values()].sort((a, b) => a.hour - b.hour);
  },

  async firstDay() {
    const first = await events().findOne({}, { sort: { servedAt: 1 }, projection: { servedAt: 1 } });
    return first && shanghaiDay(first.servedAt);
  },

  async windowsOf(day) {
    const seen = new Map<string, ObjectId>();
    for await (const { window } of events().find(servedFilter(day), { projection: { 'window.id': 1 } })) seen.set(window.id.toHexString(), window.id);
    return [...seen.values()];
  },

  async settle(marks) {
    const seen = marks as Mark[];
    if (seen.length === 0) return;
    await events().bulkWrite(seen.map(({ _id, uncounted }) => ({ updateOne: { filter: { _id, uncounted }, update: { $unset: { uncounted: '' as const } } } })), { ordered: false });
  },
};

export const uncountedFilter = { uncounted: { $gt: 0 } };

export function servedFilter(day: Day, windowId?: ObjectId): object {
  const from = shanghaiInstant(day, '00:00');
  return { ...(windowId ? { 'window.id': windowId } : {}), servedAt: { $gte: from, $lt: new Date(from.getTime() + dayMs) } };
}
