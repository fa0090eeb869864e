import type { Day } from '../../../contracts/common';
import { periodAt, periodicFrequencies, periodsWithin } from '../../../contracts/disclosure-period';

/** A year back and what runs now, the newest first: months, then quarters, half-years and years. */
export function recentPeriods(today: Day): { value: string; label: string }[] {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}01`;
  return periodicFrequencies.flatMap((frequency) => periodsWithin(frequency, yearAgo, periodAt(frequency, today).to).reverse().map(({ key, label }) => ({ value: key, label })));
}
