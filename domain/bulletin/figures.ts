import { hiddenWords, publishedFrom, type BulletinFigures, type BulletinRow, type HiddenKind, type PublishedFigure, type SuppressedFigure } from '../../contracts/bulletin';
import type { Day } from '../../contracts/common';
import { ratingReasons } from '../../contracts/rating';
import { comparedFrom } from '../../contracts/statistics';
import { bulletinNotes } from '../../templates';
import { suppress, withTotals, type Hidden } from './suppress';

/** What the statistics know of a hall in a quarter; nothing that is secret is in it. */
export interface HallCounts {
  name: string;
  satisfied: number;
  acceptable: number;
  dissatisfied: number;
  /** Of the dissatisfied ones whose closing was due. */
  inTime: number;
  late: number;
  /** Second ratings that were not dissatisfied, and those that were. */
  againContent: number;
  againDissatisfied: number;
  /** How often a reason of dissatisfaction was named, by code. */
  reasons: ReadonlyMap<string, number>;
}

export interface Publication {
  figures: BulletinFigures;
  suppressed: SuppressedFigure[];
}

const reasonsShown = 3;
const labels = new Map(ratingReasons.map((reason) => [reason.code, reason.label]));
const countWords = (count: number, unit: string): string => `${count.toLocaleString('zh-CN')} ${unit}`;
export const percentWords = (share: number): string => `${(share * 100).toFixed(1)} %`;

/**
 * The figures as they are published: small ones are gone from here on, so that nothing stored or sent later can show
 * them. A hall's windows are not published: behind a window stands one person.
 */
export function publish(period: { from: Day; to: Day; takenAt: string }, district: string, halls: readonly HallCounts[]): Publication {
  const tables = tablesOf(halls);
  const suppressed: SuppressedFigure[] = [];
  const rows = [...halls.map(({ name }) => name), district].map((name, row) => rowOf(name, row, tables, suppressed, halls[row]?.reasons ?? sumOfReasons(halls)));
  return {
    figures: {
      ...period,
      district: rows.at(-1)!,
      halls: rows.slice(0, -1),
      reasons: mostFrequent(sumOfReasons(halls)).map(([label, count]) => ({ label, count: { value: count, words: countWords(count, '次') } })),
      notes: [...bulletinNotes],
    },
    suppressed,
  };
}

interface Counted {
  counts: number[][];
  hidden: Hidden;
}
interface Tables {
  rated: Counted;
  closed: Counted;
  again: Counted;
}

/**
 * What followed from dissatisfied ratings is a part of them: where their number is withheld, so is everything that
 * would give it away. How often an answer came late is no secret of a citizen and is never hidden for being small.
 */
function tablesOf(halls: readonly HallCounts[]): Tables {
  const rated = halls.map(({ satisfied, acceptable, dissatisfied }) => [satisfied, acceptable, dissatisfied]);
  const hidden = suppress(rated);
  const sealed = hidden.map((row) => row[2] === 'withheld');
  const closed = halls.map(({ inTime, late }) => [inTime, late]);
  const again = halls.map(({ againContent, againDissatisfied }) => [againContent, againDissatisfied]);
  return {
    rated: { counts: withTotals(rated), hidden },
    closed: { counts: withTotals(closed), hidden: suppress(closed, { sealed, open: 1 }) },
    again: { counts: withTotals(again), hidden: suppress(again, { sealed }) },
  };
}

function rowOf(name: string, row: number, { rated, closed, again }: Tables, suppressed: SuppressedFigure[], reasons: ReadonlyMap<string, number>): BulletinRow {
  const figure = (column: string, kinds: (HiddenKind | null)[], value: number, words: string): PublishedFigure => {
    const kind = kinds.includes('few') ? 'few' : (kinds.find((one) => one !== null) ?? null);
    if (kind) suppressed.push({ row: name, column, kind });
    return kind ? { value: null, words: hiddenWords[kind] } : { value, words };
  };
  const count = (column: string, { counts, hidden }: Counted, place: number, unit = '条'): PublishedFigure => figure(column, [hidden[row]![place]!], counts[row]![place]!, countWords(counts[row]![place]!, unit));
  const share = (column: string, { counts, hidden }: Counted): PublishedFigure => {
    const [part, whole] = [counts[row]![0]!, counts[row]!.at(-1)!];
    return figure(column, [hidden[row]![0]!, hidden[row]!.at(-1)!], part / whole, percentWords(part / whole));
  };
  return {
    name,
    valid: count('有效评价', rated, 3),
    satisfied: count('满意', rated, 0),
    acceptable: count('基本满意', rated, 1),
    dissatisfied: count('不满意', rated, 2),
    satisfaction: share('满意率', rated),
    note: rated.counts[row]![3]! < comparedFrom ? `不足 ${comparedFrom} 条，不作比较` : null,
    due: count('应办结', closed, 2, '件'),
    inTime: count('按期办结', closed, 0, '件'),
    inTimeShare: share('按期办结率', closed),
    again: count('再评', again, 2),
    againContent: count('再评不再是不满意', again, 0),
    reasons: mostFrequent(reasons)
      .slice(0, reasonsShown)
      .map(([label]) => label),
  };
}

/** Those named by at least five, as people read them. Of a hall only the order is published: counts of halls could be taken from the district's. */
function mostFrequent(reasons: ReadonlyMap<string, number>): [label: string, count: number][] {
  return [...reasons]
    .filter(([, count]) => count >= publishedFrom)
    .sort(([codeA, a], [codeB, b]) => b - a || codeA.localeCompare(codeB))
    .map(([code, count]) => [labels.get(code) ?? code, count]);
}

function sumOfReasons(halls: readonly HallCounts[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const { reasons } of halls) for (const [code, count] of reasons) total.set(code, (total.get(code) ?? 0) + count);
  return total;
}
