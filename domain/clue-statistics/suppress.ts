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
  /** What became of those received in a period. */
  open: number;
  closed: number;
  passedOn: number;
  /** Closed within it, whenever received. */
  closedInAll: number;
  /** Open at its end, whenever received: those of the period that are open now are among them. */
  stock: number;
}

/**
 * What came in, what became of it, what was closed and what is left: figures that contain each other. In a period that
 * is not over (`running`) those closed of what it received are all among those closed within it, so that the earlier
 * ones would be their difference: where that is one to four, or where something is hidden and would be narrowed by it,
 * nothing is said of what became of them. What is left is said only where nothing is hidden, and where those of before
 * the period are not one to four.
 */
export function publishFlows({ open, closed, passedOn, closedInAll, stock }: Flows, { running }: { running: boolean }): { outcomes: Published; stock: ClueCell } {
  const outcomes = publish([open, closed, passedOn]);
  const hides = outcomes.cells.some(({ hidden }) => hidden !== null);
  const nothing = running && (hides || (closedInAll >= shownFrom && isFew(closedInAll - closed)));
  const cells = nothing ? outcomes.cells.map(() => withheld) : outcomes.cells;
  return { outcomes: { ...outcomes, cells }, stock: hides || nothing || isFew(stock - open) ? withheld : shown(stock) };
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
