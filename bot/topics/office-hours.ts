import type { StaffHours } from '../../contracts/staff-hours';
import { addWorkingDays, formatDayChinese, isWorkingDay, shanghaiDay, shanghaiTime } from '../../domain/kernel';
import { chatTexts, fill } from '../../templates';

/** Whether somebody takes the telephone now and until when, or when somebody will: working days by the calendar, make-up days included. */
export function staffNow(now: Date, { phone, spans }: StaffHours): string {
  const [today, time] = [shanghaiDay(now), shanghaiTime(now)];
  const ahead = isWorkingDay(today) ? spans.find(({ to }) => time < to) : undefined;
  if (ahead && time >= ahead.from) return fill(chatTexts.staffHere, { phone, until: ahead.to });
  const when = ahead ? `今天 ${ahead.from}` : `${formatDayChinese(addWorkingDays(today, 1), today)} ${spans[0]?.from ?? ''}`;
  return fill(chatTexts.staffAway, { phone, when });
}
