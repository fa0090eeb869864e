import { parse } from 'node-cron';
import { dayNumber, shanghaiDay, shanghaiTime, weekdayOf } from '../calendar';

/** When a job runs: five cron fields (minute hour day month weekday), read in Asia/Shanghai. */
export interface Schedule {
  matches(instant: Date): boolean;
  /** The latest moment in (after, upTo], or null. Looks back 40 days at most. */
  latest(after: Date, upTo: Date): Date | null;
}

const minuteMs = 60_000;
const lookBackMs = 40 * 86_400_000;

/** Throws when the text is no cron expression of five plain fields. */
export function schedule(expression: string): Schedule {
  if (expression.trim().split(/\s+/).length !== 5) throw new TypeError(`five cron fields are needed: ${expression}`);
  const fields = parse(expression);
  const minutes = new Set(fields.minute);
  const hours = new Set(fields.hour);
  const days = plain(fields.dayOfMonth, expression);
  const months = new Set(fields.month);
  const weekdays = plain(fields.dayOfWeek, expression);

  const dayMatches = (day: string): boolean => months.has(Number(day.slice(5, 7))) && days.has(Number(day.slice(8, 10))) && weekdays.has(weekdayOf(dayNumber(day)));
  const matches = (instant: Date): boolean => {
    const [hour, minute] = shanghaiTime(instant).split(':').map(Number) as [number, number];
    return hours.has(hour) && minutes.has(minute) && dayMatches(shanghaiDay(instant));
  };
  return {
    matches,
    latest(after, upTo) {
      const first = Math.max(after.getTime() + 1, upTo.getTime() - lookBackMs);
      for (let time = Math.floor(upTo.getTime() / minuteMs) * minuteMs; time >= first; time -= minuteMs) if (matches(new Date(time))) return new Date(time);
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
