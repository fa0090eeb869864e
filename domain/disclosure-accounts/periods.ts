import { monthAfter, monthWords } from '../../contracts/accounts-rules';
import type { Day } from '../../contracts/common';
import type { DisclosureFrequency, DisclosurePeriod } from '../../contracts/disclosure';
import { dayNumber, dayOfNumber } from '../kernel';

const numerals = ['一', '二', '三', '四'];

/** The last period that is over on this day; null for what has no periods. */
export function lastPeriod(frequency: DisclosureFrequency, today: Day): DisclosurePeriod | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (frequency === 'monthly') {
    const key = monthAfter(today.slice(0, 7), -1);
    return span(key, monthWords(key), key, 1);
  }
  if (frequency === 'yearly') return span(String(year - 1), `${year - 1}年`, `${year - 1}-01`, 12);
  const months = frequency === 'quarterly' ? 3 : frequency === 'halfYearly' ? 6 : 0;
  if (months === 0) return null;
  // The first month of the period that is over.
  const first = monthAfter(today.slice(0, 7), -(((month - 1) % months) + months));
  const serial = (Number(first.slice(5)) - 1) / months + 1;
  const [firstYear, name] = [first.slice(0, 4), months === 3 ? `${numerals[serial - 1]}季度` : serial === 1 ? '上半年' : '下半年'];
  return span(`${firstYear}-${months === 3 ? 'Q' : 'H'}${serial}`, `${firstYear}年${name}`, first, months);
}

const span = (key: string, label: string, firstMonth: string, months: number): DisclosurePeriod => ({ key, label, from: `${firstMonth}-01`, to: dayOfNumber(dayNumber(`${monthAfter(firstMonth, months)}-01`) - 1) });
