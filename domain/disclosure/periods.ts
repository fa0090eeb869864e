import type { Day } from '../../contracts/common';
import type { DisclosureForm, DisclosureFrequency, DisclosurePeriod, PeriodKey } from '../../contracts/disclosure';
import { isPeriodic, periodAt, periodOf as namedPeriod } from '../../contracts/disclosure-period';
import { dayNumber, dayOfNumber } from '../kernel';

/** What a key names; null where there is no such day. */
export function periodOf(key: PeriodKey): DisclosurePeriod | null {
  const day = key.length > 8 ? key.split('.')[0]! : null;
  return day !== null && dayOfNumber(dayNumber(day)) !== day ? null : namedPeriod(key);
}

const shapes: Record<DisclosureFrequency, RegExp> = { monthly: /^\d{4}-\d{2}$/, quarterly: /^\d{4}-Q\d$/, halfYearly: /^\d{4}-H\d$/, yearly: /^\d{4}$/, onDecision: /^\d{4}-\d{2}-\d{2}\.\d+$/, atOnce: /^\d{4}-\d{2}-\d{2}\.\d+$/ };

/** Whether an item that is published so often has such periods. A single matter may be told of any but the month's account. */
export const fitsItem = ({ frequency, form }: { frequency: DisclosureFrequency; form: DisclosureForm }, key: PeriodKey): boolean => shapes[frequency].test(key) || (form !== 'accounts' && shapes.atOnce.test(key));

/** The period that a day lies in; a matter of its own is the first of its day. */
export const periodKeyAt = (frequency: DisclosureFrequency, day: Day): PeriodKey => (isPeriodic(frequency) ? periodAt(frequency, day).key : `${day}.1`);

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
