import type { Day } from '../../contracts/common';
import { dayNumber, dayOfNumber, fail, formatDayChinese, shanghaiDay } from '../kernel';

/** Days, both included. */
export interface Span {
  from: Day;
  to: Day;
}

/**
 * The days of a month; of the running one those up to today.
 * @throws Fault badRequest for a month that has not begun
 */
export function daysOfMonth(month: string, now: Date): Span {
  const today = shanghaiDay(now);
  const [from, last] = [`${month}-01`, lastDayOf(month)];
  if (from > today) fail('badRequest', { fields: [{ path: 'month', message: '这个月还没有到' }] });
  return { from, to: last < today ? last : today };
}

function lastDayOf(month: string): Day {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

export const monthIsOver = (month: string, to: Day): boolean => to === lastDayOf(month);

/** The whole month before. */
export function monthBefore(month: string): Span {
  const to = dayOfNumber(dayNumber(`${month}-01`) - 1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** Weeks from Monday to Sunday, cut off at the ends of the span. */
export function weeksOf({ from, to }: Span): Span[] {
  const weeks: Span[] = [];
  for (let day = from; day <= to; ) {
    // Day 0 was a Thursday.
    const sunday = dayOfNumber(dayNumber(day) + 6 - ((dayNumber(day) + 3) % 7));
    weeks.push({ from: day, to: sunday < to ? sunday : to });
    day = dayOfNumber(dayNumber(sunday) + 1);
  }
  return weeks;
}

/** 10月5日 */
export const dayWords = (day: Day): string => formatDayChinese(day).split(' ')[0]!;
export const spanWords = ({ from, to }: Span): string => (from === to ? dayWords(from) : `${dayWords(from)}至${dayWords(to)}`);
