import { shownFrom, type ClueCell } from '../../contracts/clue-statistics';

export interface Published {
  cells: ClueCell[];
  total: ClueCell;
}

const shown = (count: number): ClueCell => ({ count, hidden: null });
const few: ClueCell = { count: null, hidden: 'few' };
const withheld: ClueCell = { count: null, hidden: 'withheld' };
const isFew = (count: number): boolean => count > 0 && count < shownFrom;

/**
 * Publishes counts that make up a total. A count of one to four is not shown (`few`), and with it as many others
 * (`withheld`) as it takes that the total gives nothing away: whoever knows all that is shown, that `few` means 1 to 4
 * and `withheld` 5 or more, still has to reckon with each of 1, 2, 3 and 4 for every count that is `few`. Where no
 * choice achieves that, no count of the list is shown at all, noughts included.
 *
 * Lists that part the same total in different ways do not help each other: any two lists of one total fit together.
 */
export function publish(counts: readonly number[]): Published {
  const total = counts.reduce((sum, one) => sum + one, 0);
  if (total < shownFrom) return { cells: counts.map(() => (total === 0 ? shown(0) : withheld)), total: total === 0 ? shown(0) : few };
  const others = new Set<number>();
  const larger = counts.map((count, index) => ({ count, index })).filter(({ count }) => count >= shownFrom).sort((a, b) => a.count - b.count);
  const small = counts.filter(isFew);
  // The smallest single one that is enough, else one after the other.
  const single = larger.find(({ count }) => isSafe(small, [count]));
  while (!isSafe(small, [...others].map((index) => counts[index]!))) {
    const next = single ?? larger.find(({ index }) => !others.has(index));
    if (!next) return { cells: counts.map(() => withheld), total: shown(total) };
    others.add(next.index);
  }
  return { cells: counts.map((count, index) => (isFew(count) ? few : others.has(index) ? withheld : shown(count))), total: shown(total) };
}

export interface Flows {
  /** What had become of those received in a period by its end. */
  open: number;
  closed: number;
  passedOn: number;
  /** Closed within it, whenever received: those of the period are among them. */
  closedInAll: number;
  /** Open at its end, whenever received: those of the period are among them. */
  stock: number;
}

/**
 * What came in, what became of it, what was closed and what is left: figures that contain each other. Of the counts of
 * five and more as few are withheld as leave each small one, and the small difference between all that was closed and
 * what of it came in within the period, at least four values; where none do, nothing is said of what became of them.
 * What is left is said only where nothing is hidden, and where those of before the period are not one to four.
 */
export function publishFlows({ open, closed, passedOn, closedInAll, stock }: Flows): { outcomes: Published; stock: ClueCell } {
  const counts = [open, closed, passedOn];
  const total = open + closed + passedOn;
  if (total < shownFrom) return { outcomes: publish(counts), stock: total > 0 || isFew(stock) ? withheld : shown(stock) };
  const hidden = subsets(counts.flatMap((count, index) => (count >= shownFrom ? [index] : [])))
    .sort((a, b) => a.length - b.length || sumOf(a.map((index) => counts[index]!)) - sumOf(b.map((index) => counts[index]!)))
    .find((indexes) => leavesFour(counts, indexes, closedInAll));
  const cells = counts.map((count, index) => (!hidden || hidden.includes(index) ? withheld : isFew(count) ? few : shown(count)));
  return { outcomes: { cells, total: shown(total) }, stock: cells.some((cell) => cell.hidden !== null) || isFew(stock - open) ? withheld : shown(stock) };
}

const closedAt = 1;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const subsets = (indexes: readonly number[]): number[][] => indexes.reduce<number[][]>((all, index) => [...all, ...all.map((one) => [...one, index])], [[]]);

/** By interval arithmetic over the one equation that there is, with the bound that what was closed in all puts on a part of it. */
function leavesFour(counts: readonly number[], hidden: readonly number[], closedInAll: number): boolean {
  const total = sumOf(counts);
  const mostClosed = isFew(closedInAll) ? shownFrom - 1 : closedInAll;
  const ends = counts.map((count, index): [low: number, high: number] => {
    const [low, high] = isFew(count) ? [1, shownFrom - 1] : hidden.includes(index) ? [shownFrom, Infinity] : [count, count];
    return [low, index === closedAt ? Math.min(high, mostClosed) : high];
  });
  const values = (index: number): number => {
    const others = ends.filter((_, other) => other !== index);
    const [low, high] = ends[index] as [number, number];
    return Math.min(high, total - sumOf(others.map(([end]) => end))) - Math.max(low, total - sumOf(others.map(([, end]) => end))) + 1;
  };
  const guarded = counts.flatMap((count, index) => (isFew(count) || (index === closedAt && closedInAll >= shownFrom && isFew(closedInAll - count)) ? [index] : []));
  return guarded.every((index) => values(index) >= shownFrom - 1);
}

/** Counts as they are, for whoever may open every one of what is counted. */
export const asTheyAre = (counts: readonly number[]): Published => ({ cells: counts.map(shown), total: shown(counts.reduce((sum, one) => sum + one, 0)) });

/** Whether one of `few` may be 1 as well as 4, the others and what is withheld making up for it. */
function isSafe(small: readonly number[], others: readonly number[]): boolean {
  if (small.length === 0) return true;
  const sum = [...small, ...others].reduce((all, one) => all + one, 0);
  const least = small.length - 1 + others.length * shownFrom;
  const most = others.length > 0 ? Infinity : (small.length - 1) * (shownFrom - 1);
  return sum - (shownFrom - 1) >= least && sum - 1 <= most;
}
