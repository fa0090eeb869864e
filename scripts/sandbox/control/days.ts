import { currentCalendar, dayNumber, dayOfNumber, type WorkingCalendar } from '../../../domain/kernel';
import type { CalendarDay } from '../contract';

/** `count` days on end, as the platform counts them. */
export function daysFrom(from: string, count: number, calendar: WorkingCalendar = currentCalendar()): CalendarDay[] {
  const first = dayNumber(from);
  return Array.from({ length: count }, (_, index) => {
    const day = dayOfNumber(first + index);
    const working = calendar.isWorkingNumber(first + index);
    return { day, working, holiday: working ? null : holidayName(day, calendar) };
  });
}

function holidayName(day: string, calendar: WorkingCalendar): string | null {
  for (const { off } of calendar.years.values()) {
    const stretch = off.find(({ from, to }) => from <= day && day <= to);
    if (stretch) return stretch.name;
  }
  return null;
}
