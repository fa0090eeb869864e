import { useEffect, useState } from 'react';
import type { CalendarDay } from '../../contract';
import type { Sandbox } from '../state/use-sandbox';
import { calendarSpan } from './time-line';

/** The platform's calendar around a day; empty until it is known. */
export function useDays(today: string, run: Sandbox['run']): readonly CalendarDay[] {
  const [days, setDays] = useState<readonly CalendarDay[]>([]);
  useEffect(() => {
    let wanted = true;
    void run(async (api) => {
      const { from, days: count } = calendarSpan(today);
      const answer = await api.days(from, count);
      if (wanted) setDays(answer);
    });
    return () => {
      wanted = false;
    };
  }, [today, run]);
  return days;
}
