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

/** The same in words, for whoever asks why. */
export function dueWords(terms: DisclosureTerms, { frequency, ahead, single }: { frequency: DisclosureFrequency; ahead: boolean; single: boolean }): string {
  if (single || !isPeriodic(frequency)) return `发生后 ${frequency === 'atOnce' ? terms.atOnceDays : terms.onDecisionDays} 天内`;
  if (ahead) return `当年 ${terms.planMonth} 月底前`;
  const after = { monthly: ['次月', terms.monthlyDay], quarterly: ['下季度首月', terms.quarterlyDay], halfYearly: ['下半年首月', terms.halfYearlyDay], yearly: ['次年 1 月', terms.yearlyDay] } as const;
  const [when, date] = after[frequency];
  return `${when} ${date} 日前`;
}
