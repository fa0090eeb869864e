import type { Day } from '../../contracts/common';
import { findOrganisation, findRoots, lastResult, native, ObjectId, shanghaiDay, shanghaiInstant, type Context } from '../kernel';
import { changeRating } from './change';
import { findFlags, type Flaggable } from './flags';
import { RatingModel, type Rating, type RatingFlag } from './model';

const dayMs = 86_400_000;
/** Ratings that came in while the last run was looking; flagging again changes nothing. */
const overlapMs = 60_000;
export const flagJob = 'rating.flags';

type Looked = Flaggable & Pick<Rating, 'flags'>;

/**
 * Flags what looks odd at one window on one day, each with its reason. A flag drops and hides nothing: the rating
 * counts as before. Looking again writes nothing new. Answers how many ratings got other flags than they had.
 */
export async function flagDay(ctx: Context, windowId: ObjectId | string, day: Day): Promise<number> {
  const ratings = await ratingsOf(new ObjectId(windowId), day);
  const found = findFlags(ratings);
  let changed = 0;
  for (const { _id, flags: known } of ratings) {
    const wanted = found.get(_id.toHexString()) ?? [];
    if (same(known ?? [], wanted)) continue;
    await changeRating(ctx, _id, 'rating.flag', (rating) => {
      if (same(rating.flags ?? [], wanted)) return null;
      return { ...(wanted.length > 0 ? { set: { flags: wanted } } : { unset: ['flags'] }), detail: { flags: wanted.map((flag) => flag.words) } };
    });
    changed += 1;
  }
  return changed;
}

/** Looks at every window-day that got a rating since the last run that came to its end. */
export async function flagNew(ctx: Context, job: { cancelled(): boolean }): Promise<{ upTo: string; flagged: number }> {
  const upTo = ctx.clock.now();
  const last = (await lastResult(flagJob)) as { upTo?: string } | null;
  const since = last?.upTo ? new Date(Date.parse(last.upTo) - overlapMs) : shanghaiInstant(shanghaiDay(upTo), '00:00');
  let flagged = 0;
  for (const { windowId, day } of await windowDaysSince(since)) {
    if (job.cancelled()) break;
    flagged += await flagDay(ctx, windowId, day);
  }
  return { upTo: (job.cancelled() ? since : upTo).toISOString(), flagged };
}

/** By the list's own indexes: a rating's path begins with its window's chain, a secret one's is the district alone. */
export function dayFilters(window: { _id: ObjectId; path: readonly ObjectId[] }, day: Day): object[] {
  const from = shanghaiInstant(day, '00:00');
  const receivedAt = { $gte: from, $lt: new Date(from.getTime() + dayMs) };
  return [
    { path: window._id, receivedAt },
    { path: window.path[0], integrity: true, receivedAt, 'window.id': window._id, secret: true },
  ];
}

async function ratingsOf(windowId: ObjectId, day: Day): Promise<Looked[]> {
  const window = await findOrganisation(windowId);
  if (!window) return [];
  const projection = { level: 1, receivedAt: 1, secret: 1, comment: 1, ticketed: 1, flags: 1 };
  const found = await Promise.all(dayFilters(window, day).map((filter) => native(RatingModel).find(filter, { projection }).toArray()));
  return found.flat() as Looked[];
}

async function windowDaysSince(since: Date): Promise<{ windowId: ObjectId; day: Day }[]> {
  const seen = new Map<string, { windowId: ObjectId; day: Day }>();
  for (const root of await findRoots()) {
    const fresh = native(RatingModel).find({ path: root._id, receivedAt: { $gte: since } }, { projection: { 'window.id': 1, receivedAt: 1 } });
    for await (const { window, receivedAt } of fresh) {
      const day = shanghaiDay(receivedAt);
      seen.set(`${window.id.toHexString()} ${day}`, { windowId: window.id, day });
    }
  }
  return [...seen.values()];
}

const same = (a: readonly RatingFlag[], b: readonly RatingFlag[]): boolean => a.length === b.length && a.every((flag, index) => flag.kind === b[index]?.kind && flag.words === b[index]?.words);
