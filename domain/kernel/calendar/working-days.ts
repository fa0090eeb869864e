import type { Day } from '../../../contracts/common';
import { dayNumber, dayOfNumber, weekdayOf } from './days';
import builtIn from './data/holidays.json';

/** One year of the State Council's arrangement, local days included. */
export interface YearArrangement {
  year: number;
  off: { name: string; from: Day; to: Day }[];
  /** Weekend days on which people work. */
  work: Day[];
  source: string;
}

/** Which days are working days. A year it does not know has its weekends off and nothing else. */
export class WorkingCalendar {
  private readonly off = new Set<number>();
  private readonly work = new Set<number>();
  readonly years: ReadonlyMap<number, YearArrangement>;

  constructor(arrangements: Iterable<YearArrangement>) {
    const years = new Map<number, YearArrangement>();
    for (const arrangement of arrangements) {
      years.set(arrangement.year, arrangement);
      for (const { from, to } of arrangement.off) for (let day = dayNumber(from); day <= dayNumber(to); day += 1) this.off.add(day);
    }
    // A make-up day counts even where another year's list runs across it.
    for (const { work } of years.values()) for (const day of work) this.work.add(dayNumber(day));
    this.years = years;
  }

  isWorkingNumber(number: number): boolean {
    if (this.work.has(number)) return true;
    if (this.off.has(number)) return false;
    const weekday = weekdayOf(number);
    return weekday !== 0 && weekday !== 6;
  }

  isWorkingDay(day: Day): boolean {
    return this.isWorkingNumber(dayNumber(day));
  }

  /** The n-th working day after `day` (before it when n is negative); 0 gives `day` itself. */
  addWorkingDays(day: Day, n: number): Day {
    if (!Number.isInteger(n)) throw new TypeError('working days are whole');
    const step = n < 0 ? -1 : 1;
    let number = dayNumber(day);
    for (let left = Math.abs(n); left > 0; ) {
      number += step;
      if (this.isWorkingNumber(number)) left -= 1;
    }
    return dayOfNumber(number);
  }

  /** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
  workingDaysBetween(from: Day, to: Day): number {
    const [first, last] = [dayNumber(from), dayNumber(to)];
    if (last < first) return -this.workingDaysBetween(to, from);
    let count = 0;
    for (let number = first + 1; number <= last; number += 1) if (this.isWorkingNumber(number)) count += 1;
    return count;
  }

  workingDaysOfYear(year: number): number {
    return this.workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`);
  }

  lastKnownYear(): number {
    return Math.max(...this.years.keys());
  }
}

/** The years that came with the software. */
export const builtInYears: readonly YearArrangement[] = builtIn.years;
