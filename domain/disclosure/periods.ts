import type { Day } from '../../contracts/common';
import type { DisclosureFrequency, DisclosurePeriod, PeriodKey } from '../../contracts/disclosure';
import { dayNumber, dayOfNumber } from '../kernel';

const quarterNumerals = ['一', '二', '三', '四'];
const two = (month: number): string => String(month).padStart(2, '0');
const lastOf = (year: number, month: number): Day => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** 2026-11 → 2026年11月 with its first and last day; null where there is no such day. */
export function periodOf(key: PeriodKey): DisclosurePeriod | null {
  const year = Number(key.slice(0, 4));
  const span = (label: string, first: number, last: number): DisclosurePeriod => ({ key, label, from: `${year}-${two(first)}-01`, to: lastOf(year, last) });
  if (key.length === 4) return span(`${year}年`, 1, 12);
  const part = Number(key.slice(6));
  if (key[5] === 'Q') return span(`${year}年${quarterNumerals[part - 1]}季度`, part * 3 - 2, part * 3);
  if (key[5] === 'H') return span(`${year}年${part === 1 ? '上' : '下'}半年`, part * 6 - 5, part * 6);
  if (key.length === 7) return span(`${year}年${Number(key.slice(5))}月`, Number(key.slice(5)), Number(key.slice(5)));
  const [day, serial] = key.split('.') as [Day, string];
  if (day > lastOf(year, Number(day.slice(5, 7)))) return null;
  const words = `${year}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return { key, label: serial === '1' ? words : `${words}（${serial}）`, from: day, to: day };
}

const shapes: Record<DisclosureFrequency, RegExp> = { monthly: /^\d{4}-\d{2}$/, quarterly: /^\d{4}-Q\d$/, halfYearly: /^\d{4}-H\d$/, yearly: /^\d{4}$/, onDecision: /^\d{4}-\d{2}-\d{2}\.\d+$/, atOnce: /^\d{4}-\d{2}-\d{2}\.\d+$/ };

/** Whether an item that is published so often has such periods. */
export const fitsFrequency = (frequency: DisclosureFrequency, key: PeriodKey): boolean => shapes[frequency].test(key);

/** The period that a day lies in; a matter of its own is the first of its day. */
export function periodKeyAt(frequency: DisclosureFrequency, day: Day): PeriodKey {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (frequency === 'monthly') return day.slice(0, 7);
  if (frequency === 'quarterly') return `${year}-Q${Math.ceil(month / 3)}`;
  if (frequency === 'halfYearly') return `${year}-H${month <= 6 ? 1 : 2}`;
  return frequency === 'yearly' ? year : `${day}.1`;
}

/** The latest `count` periods up to the day, the newest first; of what is published as it happens only the day itself. */
export function latestPeriods(frequency: DisclosureFrequency, day: Day, count: number): DisclosurePeriod[] {
  const newest = periodOf(periodKeyAt(frequency, day));
  const periods = newest ? [newest] : [];
  while (newest && newest.from !== newest.to && periods.length < count) {
    const earlier = periodOf(periodKeyAt(frequency, dayOfNumber(dayNumber(periods.at(-1)!.from) - 1)));
    if (!earlier) break;
    periods.push(earlier);
  }
  return periods;
}
