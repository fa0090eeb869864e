import { shownFrom } from '../../../contracts/clue-statistics';
import { leavesNothingSmall, type LookedClue, type PublishVillagesRequest } from '../../../contracts/clue-villages';

/** Counted in this page's memory, out of what its reader may open; gone with the page. */
export interface VillageRow {
  id: string;
  name: string;
  town: string;
  count: number;
  /** Received within the last month. */
  recent: number;
  /** Most first. */
  topics: { key: string; label: string; count: number }[];
  /** By year of receipt. */
  years: Map<number, { count: number; topics: Map<string, number> }>;
}

export interface NameRow {
  name: string;
  /** As the reports call his unit, each once. */
  units: string[];
  clues: { id: string; code: string }[];
}

/** Villages, most first; what names none is not among them. `recentFrom`: the first day of the last month. */
export function villagesOf(items: readonly LookedClue[], recentFrom: string): VillageRow[] {
  const rows = new Map<string, VillageRow & { byTopic: Map<string, number> }>();
  const labels = new Map(items.map(({ topic }) => [topic.key, topic.label]));
  for (const { village, topic, receivedOn } of items) {
    if (!village) continue;
    const row = rows.get(village.id) ?? { ...village, count: 0, recent: 0, topics: [], byTopic: new Map<string, number>(), years: new Map() };
    rows.set(village.id, row);
    const year = Number(receivedOn.slice(0, 4));
    const ofYear = row.years.get(year) ?? { count: 0, topics: new Map<string, number>() };
    row.years.set(year, ofYear);
    row.count += 1;
    ofYear.count += 1;
    if (receivedOn >= recentFrom) row.recent += 1;
    row.byTopic.set(topic.key, (row.byTopic.get(topic.key) ?? 0) + 1);
    ofYear.topics.set(topic.key, (ofYear.topics.get(topic.key) ?? 0) + 1);
  }
  return [...rows.values()].map(({ byTopic, ...row }) => ({ ...row, topics: mostFirst(byTopic).map(({ key, count }) => ({ key, label: labels.get(key) as string, count })) })).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh'));
}

const mostFirst = (tally: ReadonlyMap<string, number>): { key: string; count: number }[] => [...tally].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count || a.key.localeCompare(b.key));

/** Names that two clues or more name; twice in one clue is once. Whether they are one person, a reader decides. */
export function repeatedNames(items: readonly LookedClue[]): NameRow[] {
  const rows = new Map<string, NameRow>();
  for (const { id, code, names } of items) {
    for (const { name: written, organisation } of names) {
      const name = written.replace(/\s/g, '');
      const row = rows.get(name) ?? { name, units: [], clues: [] };
      rows.set(name, row);
      if (!row.clues.some((clue) => clue.id === id)) row.clues.push({ id, code });
      if (organisation && !row.units.includes(organisation)) row.units.push(organisation);
    }
  }
  return [...rows.values()].filter(({ clues }) => clues.length > 1).sort((a, b) => b.clues.length - a.clues.length || a.name.localeCompare(b.name, 'zh'));
}

/** A year's figures that may be stored: five or more, and topics only as far as the rest stays nothing or five. */
export function storable(rows: readonly VillageRow[], year: number): PublishVillagesRequest['villages'] {
  return rows.flatMap(({ id, years }) => {
    const ofYear = years.get(year);
    if (!ofYear || ofYear.count < shownFrom) return [];
    const topics = mostFirst(ofYear.topics).filter(({ count }) => count >= shownFrom);
    while (!leavesNothingSmall({ count: ofYear.count, topics })) topics.pop();
    return [{ villageId: id, count: ofYear.count, topics }];
  });
}

export const yearsOf = (items: readonly LookedClue[]): number[] => [...new Set(items.map(({ receivedOn }) => Number(receivedOn.slice(0, 4))))].sort((a, b) => b - a);
