import { dayNumber, dayOfNumber, native, ObjectId, OrganisationModel, shanghaiDay, type Context } from '../kernel';
import type { Day } from '../../contracts/common';
import { RatingModel } from '../rating';
import { factsOfDay } from './facts';
import { rollUp } from './roll-up';
import { countDay, placeWithoutRating } from './roller';
import { countedSources, servedBy } from './sources';
import { sumDays } from './summer';
import { knownOfDistrict, writeRollups } from './write-day';

/** How far a rebuild is, for whoever runs it as a job. */
export interface RebuildSteps {
  /** The last day that was done by an earlier attempt. */
  after?: Day;
  done(day: Day, count: number, of: number): Promise<void>;
  cancelled(): boolean;
}

const alone: RebuildSteps = { done: () => Promise.resolve(), cancelled: () => false };
const attempts = 20;

/**
 * Counts every day from the facts alone, from the first fact (or `from`) to today (or `to`); answers how many days.
 * The roller may go on meanwhile: both write by compare-and-set.
 */
export async function rebuildRollups(ctx: Context, from?: Day, to?: Day, steps: RebuildSteps = alone): Promise<number> {
  const districts = await native(OrganisationModel).find({ kind: 'district' }, { projection: { _id: 1 } }).toArray();
  const districtIds = districts.map((district) => district._id);
  const first = dayNumber(from ?? (await firstDay(districtIds)) ?? shanghaiDay(ctx.clock.now()));
  const last = dayNumber(to ?? shanghaiDay(ctx.clock.now()));
  const begin = steps.after ? Math.max(first, dayNumber(steps.after) + 1) : first;
  for (let number = begin; number <= last && !steps.cancelled(); number += 1) {
    const day = dayOfNumber(number);
    for (const districtId of districtIds) await rebuildDay(ctx, districtId, day);
    while ((await sumDays()) > 0);
    await steps.done(day, number - first + 1, last - first + 1);
  }
  return Math.max(0, last - begin + 1);
}

/** The whole district's day with one reading of the ratings; a window where another process was faster is counted by itself. */
async function rebuildDay(ctx: Context, districtId: ObjectId, day: Day): Promise<void> {
  const served = (await Promise.all(countedSources().map((source) => source.windowsOf(day)))).flat();
  const before = await knownOfDistrict(districtId, day);
  const facts = await factsOfDay(districtId, day);
  const windows = new Set([...facts.keys(), ...before.map((one) => String(one.window.id)), ...(await ofDistrict(districtId, served))]);
  await Promise.all(
    [...windows].map(async (id) => {
      const windowId = new ObjectId(id);
      const known = before.filter((one) => one.window.id.equals(windowId));
      const own = facts.get(id) ?? [];
      const hours = await servedBy(windowId, day);
      const place = own.length === 0 && hours.length > 0 ? await placeWithoutRating(ctx, windowId, known) : null;
      if (!(await writeRollups(ctx.clock, known, rollUp(day, own, hours, place)))) await countUntilWritten(ctx, { windowId, districtId, day });
    }),
  );
}

async function countUntilWritten(ctx: Context, windowDay: Parameters<typeof countDay>[1]): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) if (await countDay(ctx, windowDay)) return;
  throw new Error('a window-day never came to rest');
}

async function ofDistrict(districtId: ObjectId, windowIds: ObjectId[]): Promise<string[]> {
  if (windowIds.length === 0) return [];
  const found = await native(OrganisationModel).find({ _id: { $in: windowIds }, path: districtId }, { projection: { _id: 1 } }).toArray();
  return found.map((one) => one._id.toHexString());
}

async function firstDay(districtIds: ObjectId[]): Promise<Day | undefined> {
  const firsts = await Promise.all(districtIds.map((path) => native(RatingModel).findOne({ path }, { sort: { receivedAt: 1, _id: 1 }, projection: { receivedAt: 1 } })));
  const served = await Promise.all(countedSources().map((source) => source.firstDay()));
  return [...firsts.map((rating) => rating && shanghaiDay(rating.receivedAt)), ...served].filter((day) => day !== null).sort()[0];
}
