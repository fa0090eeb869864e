import type { Day } from '../../../contracts/common';
import { fail } from '../errors';

export type { Day };

const msPerDay = 86_400_000;
/** China has kept UTC+8 without summer time since 1992; every day the platform knows is later. */
const shanghaiOffsetMs = 8 * 3_600_000;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** Days since 1970-01-01. Throws a Fault (badRequest) on what is no day of the calendar, 02-30 included. */
export function dayNumber(day: Day): number {
  const time = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return fail('badRequest', { message: `没有这一天：${day}` });
  return time / msPerDay;
}

export function dayOfNumber(number: number): Day {
  return new Date(number * msPerDay).toISOString().slice(0, 10);
}

/** The calendar day in Asia/Shanghai at an instant. */
export function shanghaiDay(instant: Date): Day {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** The wall clock in Asia/Shanghai at an instant, 'HH:mm'. */
export function shanghaiTime(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(11, 16);
}

/** The instant of a wall-clock time 'HH:mm' on a day in Asia/Shanghai. */
export function shanghaiInstant(day: Day, time: string): Date {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new TypeError(`not a time of day: ${time}`);
  return new Date(dayNumber(day) * msPerDay + (Number(match[1]) * 60 + Number(match[2])) * 60_000 - shanghaiOffsetMs);
}

/** 0 = Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** '11月23日 周一'; with `today` of another year '2025年11月21日 周五'. */
export function formatDayChinese(day: Day, today?: Day): string {
  const number = dayNumber(day);
  const [year, month, date] = day.split('-').map(Number);
  const prefix = today !== undefined && today.slice(0, 4) !== day.slice(0, 4) ? `${year}年` : '';
  return `${prefix}${month}月${date}日 ${weekdays[weekdayOf(number)]}`;
}
