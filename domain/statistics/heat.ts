import type { StatisticsBoard } from '../../contracts/statistics';
import { dayNumber, weekdayOf, type Context } from '../kernel';
import type { Counts, Figures } from './model';
import { openHours } from './opening-hours';
import { addCounts, noCounts } from './roll-up';
import type { Scope } from './scope';
import { validOf } from './tally';

/** Counts of one hour of the week. */
export interface WeekHour {
  weekday: number;
  hour: number;
  counts: Counts;
  open: boolean;
}

const hoursOfDay = 24;
const usual = { first: 9, last: 16 };

/** Every hour of the week from the first to the last with a rating, and at least office hours; Monday first. */
export async function weekHours(ctx: Context, scope: Scope, days: readonly Pick<Figures, 'day' | 'hours'>[]): Promise<WeekHour[]> {
  const cells = Array.from({ length: 7 * hoursOfDay }, noCounts);
  const cell = (weekday: number, hour: number): Counts => cells[(weekday - 1) * hoursOfDay + hour] as Counts;
  const weekdays = new Map<string, number>();
  let { first, last } = usual;
  for (const { day, hours } of days) {
    const weekday = weekdays.get(day) ?? (weekdayOf(dayNumber(day)) || 7);
    weekdays.set(day, weekday);
    for (const { hour, ...counts } of hours) {
      addCounts(cell(weekday, hour), counts);
      [first, last] = [Math.min(first, hour), Math.max(last, hour)];
    }
  }
  const open = await openHours(ctx, scope, (weekday, hour) => validOf(cell(weekday, hour)) > 0);
  return Array.from({ length: 7 * (last - first + 1) }, (_, index) => {
    const [weekday, hour] = [1 + Math.floor(index / (last - first + 1)), first + (index % (last - first + 1))];
    return { weekday, hour, counts: cell(weekday, hour), open: open(weekday, hour) };
  });
}

export const presentHeat = (hours: readonly WeekHour[]): StatisticsBoard['heat'] =>
  hours.map(({ weekday, hour, counts, open }) => ({ weekday, hour, valid: validOf(counts), dissatisfied: counts.dissatisfied, open }));
