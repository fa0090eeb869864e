import type { DisclosureFrequency, DisclosurePeriod } from '../../contracts/disclosure';
import type { DisclosureTerms } from '../../contracts/disclosure-catalogue';
import { dayOfMonth, isPeriodic } from '../../contracts/disclosure-period';
import { dayNumber, dayOfNumber, type Day } from '../kernel';

/** By which day of the calendar something is to be published; what falls on a day of rest the deadline moves on. */
export function dueOn(terms: DisclosureTerms, of: { frequency: DisclosureFrequency; ahead: boolean; period: DisclosurePeriod }): Day {
  const { frequency, ahead, period } = of;
  // A single matter, also of an item that comes round otherwise, counts from its own day.
  if (period.from === period.to || !isPeriodic(frequency)) return dayOfNumber(dayNumber(period.from) + (frequency === 'atOnce' ? terms.atOnceDays : terms.onDecisionDays));
  const [year, month] = [Number(period.to.slice(0, 4)), Number(period.to.slice(5, 7))];
  if (ahead) return dayOfMonth(year, terms.planMonth, 31);
  const date = { monthly: terms.monthlyDay, quarterly: terms.quarterlyDay, halfYearly: terms.halfYearlyDay, yearly: terms.yearlyDay }[frequency];
  return dayOfMonth(year, month + 1, date);
}
