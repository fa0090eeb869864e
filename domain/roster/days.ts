import type { Day } from '../../contracts/common';
import { shiftsMeet, type RosterShift } from '../../contracts/roster';
import { dayNumber, dayOfNumber, shanghaiDay, shanghaiTime } from '../kernel';
import type { RosterRecord } from './model';

export type Span = Pick<RosterRecord, 'from' | 'to' | 'shift'>;

/** Where the afternoon begins, in Asia/Shanghai. */
export const noon = '12:30';

/** The day in Asia/Shanghai and its half, by which it is decided who sat where. */
export function halfDayAt(instant: Date): { day: Day; half: Exclude<RosterShift, 'day'> } {
  return { day: shanghaiDay(instant), half: shanghaiTime(instant) < noon ? 'morning' : 'afternoon' };
}

export const dayBefore = (day: Day): Day => dayOfNumber(dayNumber(day) - 1);

/** Whether two spans have a day and a half of it in common. */
export const spansMeet = (a: Span, b: Span): boolean => shiftsMeet(a.shift, b.shift) && (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

/** For a query: whatever lasts at some time between two days, both included. */
export const lastingBetween = (from: Day, to: Day | null): object => ({ ...(to === null ? {} : { from: { $lte: to } }), $or: [{ to: null }, { to: { $gte: from } }], struck: { $exists: false } });
