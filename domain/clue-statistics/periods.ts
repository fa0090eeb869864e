import type { CluePeriodKind, MonthCloses } from '../../contracts/clue-statistics';
import type { Day } from '../../contracts/common';
import { dayNumber, dayOfNumber, fail } from '../kernel';

/** Days, both included. */
export interface Span {
  from: Day;
  to: Day;
}

export interface Period extends Span {
  label: string;
  /** 2026-11, 2026-Q4, 2026; null: days of one's own. */
  at: string | null;
  /** The same days of last year. */
  last: Span;
  /** It is not over: `to` is today. */
  running: boolean;
  /** Months of the statistics that lie in it, 2026-11, the first one first. */
  months: string[];
}

const closingDay = 25;

/** The month of the statistics that a day belongs to: where months close on the 25th, the 26th is of the next. */
export function monthOf(day: Day, closes: MonthCloses): string {
  return closes === 'day25' && Number(day.slice(8)) > closingDay ? monthAfter(day.slice(0, 7)) : day.slice(0, 7);
}

export function daysOfMonth(month: string, closes: MonthCloses): Span {
  if (closes === 'day25') return { from: `${monthAfter(month, -1)}-${closingDay + 1}`, to: `${month}-${closingDay}` };
  return { from: `${month}-01`, to: dayOfNumber(dayNumber(`${monthAfter(month)}-01`) - 1) };
}

export function monthAfter(month: string, by = 1): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

interface Asked {
  period: CluePeriodKind;
  at?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
}

/** @throws Fault badRequest for what has not begun, or no day of the calendar */
export function periodOf({ period, at, from, to }: Asked, closes: MonthCloses, today: Day): Period {
  const asked = period === 'custom' ? null : (at ?? running(period, monthOf(today, closes)));
  const months = period === 'custom' ? [] : monthsOf(period, asked as string);
  const whole: Span = period === 'custom' ? { from: from as Day, to: to as Day } : { from: daysOfMonth(months[0] as string, closes).from, to: daysOfMonth(months.at(-1) as string, closes).to };
  if (dayNumber(whole.from) > dayNumber(today)) fail('badRequest', { fields: [{ path: period === 'custom' ? 'from' : 'at', message: '这个时段还没有到' }] });
  const shown = { from: whole.from, to: whole.to < today ? whole.to : today };
  return {
    ...shown,
    at: asked,
    label: period === 'custom' ? `${dayWords(shown.from)}至${dayWords(shown.to)}` : labelOf(period, months),
    last: { from: yearBefore(shown.from), to: yearBefore(shown.to) },
    running: whole.to > shown.to,
    months: monthsBetween(monthOf(shown.from, closes), monthOf(shown.to, closes)),
  };
}

/** A year earlier; of 29 February the 28th. */
export function yearBefore(day: Day): Day {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return earlier.endsWith('-02-29') ? `${earlier.slice(0, 8)}28` : earlier;
}

export function monthsBetween(first: string, last: string): string[] {
  const months = [first];
  while ((months.at(-1) as string) < last) months.push(monthAfter(months.at(-1) as string));
  return months;
}

/** 2026年11月 */
export const monthLabel = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
export const dayWords = (day: Day): string => `${monthLabel(day.slice(0, 7))}${Number(day.slice(8))}日`;

function running(period: Exclude<CluePeriodKind, 'custom'>, month: string): string {
  if (period === 'month') return month;
  return period === 'year' ? month.slice(0, 4) : `${month.slice(0, 5)}Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

function monthsOf(period: Exclude<CluePeriodKind, 'custom'>, at: string): string[] {
  if (period === 'month') return [at];
  const first = period === 'year' ? `${at}-01` : `${at.slice(0, 4)}-${String(Number(at.slice(6)) * 3 - 2).padStart(2, '0')}`;
  return monthsBetween(first, monthAfter(first, period === 'year' ? 11 : 2));
}

function labelOf(period: Exclude<CluePeriodKind, 'custom'>, months: readonly string[]): string {
  const first = months[0] as string;
  if (period === 'month') return monthLabel(first);
  return period === 'year' ? `${first.slice(0, 4)}年` : `${first.slice(0, 4)}年第${Math.ceil(Number(first.slice(5)) / 3)}季度`;
}
