import type { ClueAlarm } from '../../contracts/clue-statistics';
import { countByMonth, type Counted } from './count';
import type { LabelOf } from './labels';
import { daysOfMonth, monthAfter, monthsBetween } from './periods';

const parted = ['channel', 'kind', 'town'] as const;
const monthsBefore = 12;
/** So many more than the mean at least, so that a town of one a month does not stand out with two. */
const leastMore = 5;
const deviations = 2;

/**
 * What stands out in a month of the statistics: more than the mean of the twelve months before and two standard
 * deviations, and five more than it at least. Where nothing was counted in those months there is nothing to compare. By how
 * much is said with exact figures only: beside the lists it would give away what they hide.
 */
export async function alarmsOf(counted: Counted, month: string, labelOf: LabelOf, { exact }: { exact: boolean }): Promise<ClueAlarm[]> {
  const first = monthAfter(month, -monthsBefore);
  const months = await countByMonth(counted, { from: daysOfMonth(first, counted.closes).from, to: daysOfMonth(month, counted.closes).to });
  const before = monthsBetween(first, monthAfter(month, -1));
  if (!before.some((one) => months.has(one))) return [];
  return parted.flatMap((dimension) =>
    [...(months.get(month)?.[dimension] ?? [])].flatMap(([key, count]) => {
      const mean = standsOut(count, before.map((one) => months.get(one)?.[dimension].get(key) ?? 0));
      return mean === null ? [] : [{ dimension, key, label: labelOf(dimension, key), month, exact: exact ? { count, mean: Math.round(mean * 10) / 10 } : null }];
    }),
  );
}

/** The mean of the months before, where the count stands out against them. */
export function standsOut(count: number, before: readonly number[]): number | null {
  const mean = before.reduce((sum, one) => sum + one, 0) / before.length;
  const variance = before.reduce((sum, one) => sum + (one - mean) ** 2, 0) / before.length;
  return count - mean >= leastMore && count > mean + deviations * Math.sqrt(variance) ? mean : null;
}
