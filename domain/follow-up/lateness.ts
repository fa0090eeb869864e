import type { TimelineStep } from '../../contracts/common';
import { shanghaiDay, workingDaysBetween, type Day, type Deadline } from '../kernel';

type Term = Pick<TimelineStep, 'due' | 'lateWorkingDays'>;

/** By how many working days `due` had passed at an instant: at least one, also on the weekend after. */
function lateness(due: Day, at: Date): Term {
  const day = shanghaiDay(at);
  return day > due ? { lateWorkingDays: Math.max(1, workingDaysBetween(due, day)) } : {};
}

/** The day of what is still to be done, and how late it is; a paused clock is never late. `promised` counts until the deadline stands. */
export function termOf(deadline: Deadline | undefined, now: Date, promised?: Day): Term {
  const due = deadline?.due ?? promised;
  return due ? { due, ...(deadline?.state === 'paused' ? {} : lateness(due, now)) } : {};
}

/** Of what is done only how late it was. */
export const latenessOf = (deadline: Deadline | undefined, doneAt: Date): Term => (deadline ? lateness(deadline.due, doneAt) : {});
