import { findOrganisation, native, OrganisationModel, shanghaiDay, systemContext, type Clock, type Context, type ObjectId } from '../kernel';
import { placeOfWindow, RatingModel, type Rating } from '../rating';
import { factsOfWindow, type WindowDay } from './facts';
import type { DayFigures } from './model';
import { rollUp, type Place } from './roll-up';
import { countedSources, servedBy, type CountedSource } from './sources';
import { sumDays } from './summer';
import { knownOfWindow, writeRollups } from './write-day';

/** Ratings looked at in one round: a hot day is counted once a round, however many of them came. */
const batch = 2000;
/** Window-days counted at the same time. */
const together = 8;

/** A fact that waits, and how to say that it was counted. */
interface Pending {
  rating?: { _id: ObjectId; uncounted: number };
  source?: { from: CountedSource; ref: unknown };
}

/**
 * Brings the rollups and their sums up to the facts; answers how much was done.
 *
 * Every fact carries `uncounted`, its version, until it is in a rollup. A round takes such facts, reads the versions
 * of the rollups of their window-days first and then all facts of these window-days, computes the figures anew, and
 * writes each by compare-and-set. Only then are the marks taken off, each only if it still says the same version. So
 * whatever happens in between (a crash, another process, a later fact) leaves a mark, and the next round repeats:
 * no lease is needed, and a rollup can be late but not wrong.
 */
export async function countFacts(clock: Clock): Promise<number> {
  const ctx = systemContext('statistics', clock);
  const days = await pendingDays();
  const all = [...days.values()];
  const failures: unknown[] = [];
  let counted = 0;
  for (let start = 0; start < all.length; start += together) {
    const written = async ({ windowDay, pending }: PendingDay): Promise<Pending[]> => ((await countDay(ctx, windowDay)) ? pending : []);
    const done = await Promise.allSettled(all.slice(start, start + together).map(written));
    for (const one of done) if (one.status === 'rejected') failures.push(one.reason);
    counted += await settlePending(done.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])));
  }
  const summed = await sumDays();
  // One day that cannot be counted holds up no other, and is told.
  if (failures.length > 0) throw failures[0];
  return counted + summed;
}

interface PendingDay {
  windowDay: WindowDay;
  pending: Pending[];
}

async function pendingDays(): Promise<Map<string, PendingDay>> {
  const days = new Map<string, PendingDay>();
  const add = (windowDay: WindowDay, pending: Pending): void => {
    const key = `${windowDay.windowId.toHexString()} ${windowDay.day}`;
    const known = days.get(key);
    if (known) known.pending.push(pending);
    else days.set(key, { windowDay, pending: [pending] });
  };
  const ratings = native(RatingModel).find({ uncounted: { $gt: 0 } }, { projection: { 'window.id': 1, 'district.id': 1, receivedAt: 1, uncounted: 1 }, limit: batch, batchSize: batch });
  for (const { _id, window, district, receivedAt, uncounted } of (await ratings.toArray()) as (Rating & { uncounted: number })[]) {
    add({ windowId: window.id, districtId: district.id, day: shanghaiDay(receivedAt) }, { rating: { _id, uncounted } });
  }
  for (const from of countedSources()) {
    const refs = await from.uncounted(batch);
    const districts = await districtsOf(refs.map((one) => one.windowId));
    for (const { ref, windowId, day } of refs) {
      const districtId = districts.get(windowId.toHexString());
      if (districtId) add({ windowId, districtId, day }, { source: { from, ref } });
    }
  }
  return days;
}

/** A window's root is its district. */
async function districtsOf(windowIds: ObjectId[]): Promise<Map<string, ObjectId>> {
  if (windowIds.length === 0) return new Map();
  const found = await native(OrganisationModel).find({ _id: { $in: windowIds } }, { projection: { path: 1 } }).toArray();
  return new Map(found.map(({ _id, path }) => [_id.toHexString(), path[0] as ObjectId]));
}

/** Counts one window's day anew from its facts; false when another process was faster. */
export async function countDay(ctx: Context, windowDay: WindowDay): Promise<boolean> {
  const { windowId, day } = windowDay;
  const known = await knownOfWindow(windowId, day);
  const [facts, served] = await Promise.all([factsOfWindow(windowDay), servedBy(windowId, day)]);
  const place = facts.length === 0 && served.length > 0 ? await placeWithoutRating(ctx, windowId, known) : null;
  return writeRollups(ctx.clock, known, rollUp(day, facts, served, place));
}

/** The place of that day if a rollup has kept it, else as it is today. */
export async function placeWithoutRating(ctx: Context, windowId: ObjectId, known: readonly DayFigures[]): Promise<Place | null> {
  const kept = known.find((one) => !one.secret);
  if (kept) return kept;
  const code = (await findOrganisation(windowId))?.window?.code;
  return code === undefined ? null : placeOfWindow(ctx, code);
}

async function settlePending(done: readonly Pending[]): Promise<number> {
  const ratings = done.flatMap(({ rating }) => (rating ? [rating] : []));
  if (ratings.length > 0) {
    await native(RatingModel).bulkWrite(
      ratings.map(({ _id, uncounted }) => ({ updateOne: { filter: { _id, uncounted }, update: { $unset: { uncounted: '' } } } })) as Parameters<ReturnType<typeof native<Rating>>['bulkWrite']>[0],
      { ordered: false },
    );
  }
  const bySource = new Map<CountedSource, unknown[]>();
  for (const { source } of done) if (source) bySource.set(source.from, [...(bySource.get(source.from) ?? []), source.ref]);
  for (const [source, refs] of bySource) await source.settle(refs);
  return done.length;
}
