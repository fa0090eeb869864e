import type { Day } from '../../contracts/common';
import { addWorkingDays, dayNumber, dayOfNumber, workingDaysBetween } from '../kernel';

/**
 * Days that bind (working days). Acceptance and result: 15, 实名举报办理; registration, distribution, signing and
 * approval: default of the platform (docs/data-sources.md).
 */
export const terms = { register: 1, distribute: 3, sign: 2, approve: 3, accept: 15, result: 15, talkReply: 15 } as const;
/** Calendar days from when it was agreed how to handle it; an extension is of at most 30. */
export const handlingDays = 60;

/** By when a reporter learns whether it is accepted, were it received on this day. */
export const acceptBy = (receivedOn: Day): { day: Day; workingDays: number } => ({ day: addWorkingDays(receivedOn, terms.accept), workingDays: terms.accept });

export const deadlineKey = (clueId: string, step: string): string => `clue:${clueId}:${step}`;

/** As many working days as end on the last working day of a month from this day: 处置意见一个月内. */
export const workingDaysOfMonth = (from: Day): number => workingDaysBetween(from, sameDayNextMonth(from));
/** As many working days as lie within this many calendar days. */
export const workingDaysWithin = (from: Day, calendarDays: number): number => workingDaysBetween(from, dayOfNumber(dayNumber(from) + calendarDays));

/** The same date of the next month, or that month's last. */
function sameDayNextMonth(from: Day): Day {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}
