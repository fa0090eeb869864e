import { parse } from 'node-cron';
import { dayNumber, dayOfNumber, shanghaiDay, shanghaiInstant, weekdayOf } from '../calendar';

/** When a job runs: five cron fields (minute hour day month weekday), read in Asia/Shanghai. */
export interface Schedule {
  /** The latest moment in (after, upTo], or null. Looks back 40 days at most. */
  latest(after: Date, upTo: Date): Date | null;
}

const minuteMs = 60_000;
const lookBackMs = 40 * 86_400_000;

/** Throws when the text is no cron expression of five plain fields. */
export function schedule(expression: string): Schedule {
  if (expression.trim().split(/\s+/).length !== 5) throw new TypeError(`five cron fields are needed: ${expression}`);
  const fields = parse(expression);
  const days = plain(fields.dayOfMonth, expression);
  const months = new Set(fields.month);
  const weekdays = plain(fields.dayOfWeek, expression);

  /** Milliseconds since midnight, in order. */
  const times = fields.hour.flatMap((hour) => fields.minute.map((minute) => (hour * 60 + minute) * minuteMs)).sort((a, b) => a - b);
  const dayMatches = (day: string): boolean => months.has(Number(day.slice(5, 7))) && days.has(Number(day.slice(8, 10))) && weekdays.has(weekdayOf(dayNumber(day)));
  return {
    latest(after, upTo) {
      const first = Math.max(after.getTime() + 1, upTo.getTime() - lookBackMs);
      for (let number = dayNumber(shanghaiDay(upTo)), last = dayNumber(shanghaiDay(new Date(first))); number >= last; number -= 1) {
        const day = dayOfNumber(number);
        if (!dayMatches(day)) continue;
        const midnight = shanghaiInstant(day, '00:00').getTime();
        const moment = times.findLast((time) => midnight + time <= upTo.getTime());
        // An earlier day has earlier moments only.
        if (moment !== undefined) return midnight + moment >= first ? new Date(midnight + moment) : null;
      }
      return null;
    },
  };
}

function plain(values: (number | string)[], expression: string): Set<number> {
  return new Set(values.map((value) => (typeof value === 'number' ? value : unsupported(expression))));
}

function unsupported(expression: string): never {
  throw new TypeError(`only numbers, ranges, steps and lists: ${expression}`);
}
