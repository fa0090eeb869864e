import type { DisclosureFrequency, DisclosurePlace } from '../../../contracts/disclosure';
import { basisWords, type CatalogueEntry, type EntryOrigin } from '../../../contracts/disclosure-catalogue';
import { isPeriodic, periodAt } from '../../../contracts/disclosure-period';
import { dayNumber, dayOfNumber, fail, native, type Day } from '../../kernel';
import { defaultEntries } from './defaults';
import { byCode } from './defaults/order';
import { DisclosureItemModel, type EntryBody, type StoredItem } from './model';

const defaults = new Map(defaultEntries.map((entry) => [entry.code, entry]));
/** As it was delivered; undefined for one of the district's own. */
export const defaultEntry = (code: string): CatalogueEntry | undefined => defaults.get(code);

export const bodyOf = ({ code: _code, version: _version, basis: _basis, ...body }: CatalogueEntry): EntryBody => body;
export const entryOf = (code: string, body: EntryBody, version: number): CatalogueEntry => ({ ...body, code, version, basis: basisWords(body.source) });

/** An entry as it is in force, with what its duties follow from. */
export interface KnownEntry {
  entry: CatalogueEntry;
  origin: EntryOrigin;
  since: Day | null;
  before: StoredItem['before'];
}

type Stored = Pick<StoredItem, 'code' | 'body' | 'version' | 'since' | 'before'>;
const stored = { code: 1, body: 1, version: 1, since: 1, before: 1 } as const;

export function knownOf(one: Stored): KnownEntry {
  const delivered = defaults.get(one.code);
  const body = one.body ?? (delivered ? bodyOf(delivered) : fail('notFound'));
  const origin = !delivered ? 'own' : one.body === null ? 'default' : 'edited';
  return { entry: entryOf(one.code, body, one.version), origin, since: one.since, before: one.before };
}

const untouched = (entry: CatalogueEntry): KnownEntry => ({ entry, origin: 'default', since: null, before: null });

/** Everything, also what is out of use, in the catalogue's order. Only what the district has changed is read: a few documents. */
export async function allEntries(): Promise<KnownEntry[]> {
  const known = new Map<string, KnownEntry>(defaultEntries.map((entry) => [entry.code, untouched(entry)]));
  for (const one of await native(DisclosureItemModel).find({}, { projection: stored }).toArray()) known.set(one.code, knownOf(one));
  return [...known.values()].sort((a, b) => byCode(a.entry, b.entry));
}

/** What a village or a community publishes, in the catalogue's order; entries that are told within another one included. */
export async function catalogueItems(place: DisclosurePlace): Promise<CatalogueEntry[]> {
  return (await allEntries()).map(({ entry }) => entry).filter((entry) => entry.active && entry.places.includes(place));
}

/** One entry as it is in force now. @throws Fault notFound */
export async function knownEntry(code: string): Promise<KnownEntry> {
  const one = await native(DisclosureItemModel).findOne({ code }, { projection: stored });
  if (one) return knownOf(one);
  const entry = defaults.get(code);
  return entry ? untouched(entry) : fail('notFound', { message: '公开目录里没有这一项。' });
}

/** One entry as it is in force now. @throws Fault notFound */
export const itemFor = async (code: string): Promise<CatalogueEntry> => (await knownEntry(code)).entry;

/** How often it is published in the period that this day lies in. */
export const frequencyOn = ({ entry, before }: Pick<KnownEntry, 'entry' | 'before'>, day: Day): DisclosureFrequency => (before && day < before.from ? before.frequency : entry.frequency);

/**
 * The first day of a changed frequency: where a whole period of the old and one of the new begin together, so that
 * nothing is told twice and no month is left out. Months lie within quarters, quarters within half-years and years.
 */
export function frequencyFrom(before: DisclosureFrequency, after: DisclosureFrequency, today: Day): Day {
  const ends = [before, after].filter(isPeriodic).map((frequency) => periodAt(frequency, today).to);
  const last = ends.sort().at(-1);
  return last === undefined ? today : dayOfNumber(dayNumber(last) + 1);
}
