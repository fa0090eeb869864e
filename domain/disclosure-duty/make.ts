import { isPeriodic, periodsWithin } from '../../contracts/disclosure-period';
import { allEntries, disclosureTermsOf, frequencyOn, type KnownEntry } from '../disclosure';
import { defineJob, lastResult, native, OrganisationModel, shanghaiDay, type Context, type Day, type OrganisationRecord } from '../kernel';
import { cancelDuties } from './end';
import { DutyModel } from './model';
import { keyOf, openDuties, type NewDuty } from './open';
import { openPlaces, type Place } from './places';
import { dueOn } from './terms';

/** The day a village was entered: nothing is asked of it for periods before. */
const begun = (village: OrganisationRecord): Day => shanghaiDay(village.history[0]?.at ?? village.trail.at);

const later = (...days: (Day | null)[]): Day => days.filter((day) => day !== null).sort().at(-1) as Day;

/** `from`: the day from which it is asked for; what was due before was nobody's duty. */
export interface Wanted extends NewDuty {
  from: Day;
}

/**
 * What these places owe by the catalogue in periods that have a day in [from, today]. A frequency that was changed
 * counts from the day on which whole periods of both begin.
 */
export function wantedDuties(places: readonly Place[], entries: readonly KnownEntry[], from: Day, today: Day): Wanted[] {
  const wanted: Wanted[] = [];
  for (const known of entries) {
    const { entry, since, before } = known;
    if (!entry.active || entry.partOf !== null) continue;
    const frequencies = [...new Set([entry.frequency, ...(before ? [before.frequency] : [])])].filter(isPeriodic);
    for (const place of places) {
      if (!entry.places.includes(place.village.kind as 'village' | 'community')) continue;
      const first = later(from, begun(place.village), since);
      for (const frequency of frequencies) {
        for (const period of periodsWithin(frequency, first, today)) if (frequencyOn(known, period.from) === frequency) wanted.push({ ...place, entry, frequency, period, from: first });
      }
    }
  }
  return wanted;
}

/** Opens what is missing of these; answers how many. What is there is found by its period: one look for each of a few. */
async function openMissing(ctx: Context, wanted: readonly Wanted[]): Promise<number> {
  const periods = [...new Set(wanted.map(({ period }) => period.key))];
  const known = new Set((await native(DutyModel).find({ 'period.key': { $in: periods } }, { projection: { _id: 0, key: 1 } }).toArray()).map(({ key }) => key));
  const byDistrict = new Map<string, Wanted[]>();
  for (const one of wanted) {
    if (known.has(keyOf(one))) continue;
    const district = String(one.village.path[0]);
    byDistrict.set(district, [...(byDistrict.get(district) ?? []), one]);
  }
  let opened = 0;
  for (const [district, missing] of byDistrict) {
    const terms = await disclosureTermsOf(ctx, district);
    opened += await openDuties(ctx, terms, missing.filter((one) => dueOn(terms, { frequency: one.frequency, ahead: one.entry.ahead, period: one.period }) >= one.from));
  }
  return opened;
}

/** Brings the duties of all villages up to this day; twice is as good as once. `from`: the last day that was looked at. */
export async function makeDuties(ctx: Context, { from, codes }: { from?: Day; codes?: readonly string[] } = {}): Promise<number> {
  const today = shanghaiDay(ctx.clock.now());
  const entries = (await allEntries()).filter(({ entry }) => !codes || codes.includes(entry.code));
  return openMissing(ctx, wantedDuties(await openPlaces(), entries, from ?? today, today));
}

/** What is asked of nobody any more: the item is out of the catalogue, or no longer for such places, or told within another. */
export async function cancelForItem(ctx: Context, { entry }: KnownEntry): Promise<number> {
  if (!entry.active || entry.partOf !== null) return cancelDuties(ctx, { 'item.code': entry.code, state: 'open' }, '这一项不再公开');
  return cancelDuties(ctx, { 'item.code': entry.code, state: 'open', place: { $nin: [...entry.places] } }, '这一项不再由这里公开');
}

/** What villages owe that were closed meanwhile. */
async function cancelForClosed(ctx: Context): Promise<number> {
  const closed = await native(OrganisationModel).find({ kind: { $in: ['village', 'community'] }, active: false }, { projection: { _id: 1 } }).toArray();
  return closed.length === 0 ? 0 : cancelDuties(ctx, { path: { $in: closed.map(({ _id }) => _id) }, state: 'open' }, '村（社区）已停用');
}

interface Made {
  upTo: Day;
  opened: number;
  cancelled: number;
}

/** Before anybody comes to work. After a time without any run it makes up for the periods that began meanwhile. */
defineJob({
  name: 'disclosure.duties',
  schedule: '10 1 * * *',
  run: async ({ ctx }): Promise<Made> => {
    const last = (await lastResult('disclosure.duties')) as Made | null;
    const opened = await makeDuties(ctx, last ? { from: last.upTo } : {});
    return { upTo: shanghaiDay(ctx.clock.now()), opened, cancelled: await cancelForClosed(ctx) };
  },
});
