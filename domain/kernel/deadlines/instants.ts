import type { Light } from '../../../contracts/common';
import { currentCalendar, shanghaiDay, shanghaiInstant, type Day, type WorkingCalendar } from '../calendar';
import type { DeadlineState } from './model';

/** What the instants of a deadline follow from. */
export interface Terms {
  from: Day;
  /** A fixed day of the calendar, e.g. the 15th of the next month, in place of counting from `from`. */
  dueOn?: Day;
  /** Granted at opening and by extensions; beyond a fixed day where there is one. */
  workingDays: number;
  yellowWorkingDays: number;
  /** 'HH:mm' on the due day; without it the whole day counts. */
  atTime?: string | null;
  pauses: { from: Day; to?: Day | null }[];
}

export interface Instants {
  due: Day;
  /** The last instant in time. */
  dueAt: Date;
  yellowAt: Date;
  /** From here on it is late. */
  redAt: Date;
}

/**
 * The due day is the n-th working day after `from`; working days between a pause and its resumption are added.
 * A fixed day that is a day of rest moves on to the next working day, as terms do in law; what is granted counts from there.
 * Yellow begins at 00:00 of the day from which `yellowWorkingDays` are left, red right after the due instant.
 */
export function instantsOf(terms: Terms, calendar: WorkingCalendar): Instants {
  const paused = terms.pauses.reduce((sum, { from, to }) => sum + (to ? calendar.workingDaysBetween(from, to) : 0), 0);
  const due = calendar.addWorkingDays(terms.dueOn === undefined ? terms.from : workingDayFrom(terms.dueOn, calendar), terms.workingDays + paused);
  const redAt = terms.atTime ? new Date(shanghaiInstant(due, terms.atTime).getTime() + 1) : new Date(shanghaiInstant(due, '00:00').getTime() + 86_400_000);
  return {
    due,
    dueAt: new Date(redAt.getTime() - 1),
    yellowAt: shanghaiInstant(calendar.addWorkingDays(due, -terms.yellowWorkingDays), '00:00'),
    redAt,
  };
}

/** The day itself, or the first working day after it. */
export const workingDayFrom = (day: Day, calendar: WorkingCalendar): Day => (calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1));

/** Computed whenever it is asked for, never stored. */
export function lightOf(deadline: { state: DeadlineState; yellowAt: Date; redAt: Date }, now: Date): Light {
  if (deadline.state === 'paused') return 'paused';
  if (deadline.state !== 'open') return 'done';
  if (now >= deadline.redAt) return 'red';
  return now >= deadline.yellowAt ? 'yellow' : 'green';
}

/**
 * Working days left after today, 0 on the due day, negative when late (at least one, also on the weekend after);
 * null when it is paused, met or cancelled.
 */
export function workingDaysLeft(deadline: { state: DeadlineState; due: Day; redAt: Date }, now: Date, calendar: WorkingCalendar = currentCalendar()): number | null {
  if (deadline.state !== 'open') return null;
  const left = calendar.workingDaysBetween(shanghaiDay(now), deadline.due);
  return now >= deadline.redAt ? Math.min(left, -1) : left;
}
