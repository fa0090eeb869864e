import type { Day } from '../../contracts/common';
import type { PowerLimit } from '../../contracts/micro-power';
import { addWorkingDays, dayNumber, dayOfNumber, isWorkingDay, workingDaysBetween } from '../kernel';

/** The same date so many months later; where that month is shorter, its last day. */
function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const after = ({ unit, value }: Pick<PowerLimit, 'unit' | 'value'>, from: Day): Day =>
  unit === 'workingDays' ? addWorkingDays(from, value) : unit === 'months' ? addMonths(from, value) : dayOfNumber(dayNumber(from) + value);

/** The last day in time. What ends on a day of rest ends on the next working day (民法典 203). */
export function dueOf(limit: PowerLimit, from: Day): Day {
  const day = after(limit, from);
  return isWorkingDay(day) ? day : addWorkingDays(day, 1);
}

/** The first day on which what must stand so long has stood. */
export const stoodOn = (limit: PowerLimit, from: Day): Day => after(limit, from);

/** The kernel's deadlines count in working days; the day is the same. */
export const asWorkingDays = (limit: PowerLimit, from: Day): number => workingDaysBetween(from, dueOf(limit, from));
