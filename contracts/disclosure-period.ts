import type { Day } from './common';
import type { DisclosureFrequency, DisclosurePeriod, PeriodKey } from './disclosure';

/** 时段: months, quarters, half-years and years, and the days of single matters. Pure; days are of Asia/Shanghai. */

/** What comes round by itself; the others are opened by a matter that somebody records. */
export const periodicFrequencies = ['monthly', 'quarterly', 'halfYearly', 'yearly'] as const satisfies DisclosureFrequency[];
export type PeriodicFrequency = (typeof periodicFrequencies)[number];
export const isPeriodic = (frequency: DisclosureFrequency): frequency is PeriodicFrequency => (periodicFrequencies as readonly string[]).includes(frequency);

/** How many months a period has. */
export const monthsOf: Record<PeriodicFrequency, number> = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 };

const numerals = ['一', '二', '三', '四'];
const two = (value: number): string => String(value).padStart(2, '0');

/** How many days a month has. */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The n-th day of a month, its last day where it has not so many; months before 1 and after 12 are of other years. */
export function dayOfMonth(year: number, month: number, date: number): Day {
  const count = year * 12 + month - 1;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return `${inYear}-${two(inMonth)}-${two(Math.min(date, daysIn(inYear, inMonth)))}`;
}

/** The period of this length that the day lies in. */
export function periodAt(frequency: PeriodicFrequency, day: Day): DisclosurePeriod {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const serial = Math.ceil(month / monthsOf[frequency]);
  switch (frequency) {
    case 'monthly':
      return periodOf(`${year}-${two(month)}`);
    case 'quarterly':
      return periodOf(`${year}-Q${serial}`);
    case 'halfYearly':
      return periodOf(`${year}-H${serial}`);
    case 'yearly':
      return periodOf(String(year));
  }
}

/** What a key says: its words, its first and its last day. */
export function periodOf(key: PeriodKey): DisclosurePeriod {
  const year = Number(key.slice(0, 4));
  const rest = key.slice(5);
  const of = (label: string, first: number, months: number): DisclosurePeriod => ({ key, label: `${year}年${label}`, from: dayOfMonth(year, first, 1), to: dayOfMonth(year, first + months - 1, 31) });
  if (rest === '') return of('', 1, 12);
  if (rest.startsWith('Q')) return of(`${numerals[Number(rest[1]) - 1]}季度`, (Number(rest[1]) - 1) * 3 + 1, 3);
  if (rest.startsWith('H')) return of(rest === 'H1' ? '上半年' : '下半年', rest === 'H1' ? 1 : 7, 6);
  if (rest.length === 2) return of(`${Number(rest)}月`, Number(rest), 1);
  const day = key.slice(0, 10);
  const serial = Number(key.slice(11));
  return { key, label: `${year}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日${serial > 1 ? `（第 ${serial} 件）` : ''}`, from: day, to: day };
}

/** How long what a key names is; null for a matter of its own. */
export function frequencyOf(key: PeriodKey): PeriodicFrequency | null {
  const rest = key.slice(5);
  if (rest === '') return 'yearly';
  if (rest.startsWith('Q')) return 'quarterly';
  if (rest.startsWith('H')) return 'halfYearly';
  return rest.length === 2 ? 'monthly' : null;
}

/** The period of the same length that follows; a matter has none. */
export function periodAfter(key: PeriodKey): DisclosurePeriod | null {
  const frequency = frequencyOf(key);
  if (frequency === null) return null;
  const { to } = periodOf(key);
  return periodAt(frequency, dayOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)) + 1, 1));
}

/** Every period of this length of which a day lies in [from, to], the earliest first. */
export function periodsWithin(frequency: PeriodicFrequency, from: Day, to: Day): DisclosurePeriod[] {
  const periods: DisclosurePeriod[] = [];
  for (let one: DisclosurePeriod | null = periodAt(frequency, from); one && one.from <= to; one = periodAfter(one.key)) periods.push(one);
  return periods;
}

export const matterKey = (day: Day, serial: number): PeriodKey => `${day}.${serial}`;
