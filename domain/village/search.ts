import { searchGroup, type PublicVillage, type SearchGroup, type VillageFound, type VillageSearch, type VillageSearchQuery } from '../../contracts/village';
import { cursorAfter, cursorValue, fail } from '../kernel';
import { likeness } from '../place';
import { findVillage } from './villages';

/** Something that a search may find, and how well the text means it, from 1 to 100. */
export interface Found extends VillageFound {
  rate: number;
}

export interface Searchable {
  group: SearchGroup;
  /** In any order; `rate` says how well the text means a name, 0 for not at all. */
  find(village: PublicVillage, rate: (name: string) => number): Promise<Found[]>;
}

const ofEachGroup = 5;
const searchables = new Map<SearchGroup, Searchable>();

/** Makes what a capability shows to everybody findable from a village's board. */
export function defineSearchable(searchable: Searchable): void {
  if (searchables.has(searchable.group)) throw new Error(`there is a search of ${searchable.group} already`);
  searchables.set(searchable.group, searchable);
}

/** The best of each group, or one group page by page. @throws Fault notFound, badRequest */
export async function searchVillage(villageId: string, { text, group, cursor, limit }: VillageSearchQuery): Promise<VillageSearch> {
  const village = await findVillage(villageId);
  const from = placeOf(cursor);
  const rate = (name: string): number => likeness(text, name);
  const wanted = searchGroup.options.flatMap((name) => (group === undefined || group === name ? (searchables.get(name) ?? []) : []));
  const groups = await Promise.all(wanted.map(async (searchable) => pageOf(searchable.group, await searchable.find(village, rate), from, group ? limit : ofEachGroup)));
  return { groups: groups.filter(({ total }) => total > 0) };
}

function pageOf(group: SearchGroup, found: readonly Found[], from: number, limit: number): VillageSearch['groups'][number] {
  const best = [...found].sort((a, b) => b.rate - a.rate);
  const items = best.slice(from, from + limit).map(({ title, note, target }) => ({ title, note, target }));
  return { group, items, total: best.length, nextCursor: from + limit < best.length ? cursorAfter(String(from + limit)) : null };
}

function placeOf(cursor: string | undefined): number {
  const place = Number(cursorValue(cursor) ?? 0);
  return Number.isInteger(place) && place >= 0 ? place : fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
}
