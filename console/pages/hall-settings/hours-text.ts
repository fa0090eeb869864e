import { z } from 'zod';
import { openDay, weekdays, type OpeningHours, type OpenSpan, type Weekday } from '../../../contracts/hall';

const spanPattern = /(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})/g;
const shape = '写成 09:00–12:00、13:30–17:30 这样，不开就留空';

/** One weekday as it is typed: 09:00–12:00、13:30–17:30; empty where the hall is closed. */
export const dayText = z.string().transform((text, context): OpenSpan[] => {
  const spans = [...text.matchAll(spanPattern)].map(([, fromHour = '', fromMinute = '', toHour = '', toMinute = '']) => ({ from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` }));
  const rest = text.replace(spanPattern, '').replace(/[、，,;；\s]/g, '');
  const parsed = openDay.safeParse(spans);
  if (rest === '' && parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: rest !== '' || !parsed.error ? shape : (parsed.error.issues[0]?.message ?? shape) });
  return z.NEVER;
});

/** The field of a weekday; a form takes bare numbers for places in a list. */
export const fieldOf = (day: Weekday): `day${Weekday}` => `day${day}`;

export const hoursForm = z
  .object({ day1: dayText, day2: dayText, day3: dayText, day4: dayText, day5: dayText, day6: dayText, day7: dayText })
  .transform((typed): OpeningHours => ({ 1: typed.day1, 2: typed.day2, 3: typed.day3, 4: typed.day4, 5: typed.day5, 6: typed.day6, 7: typed.day7 }));

export const spansText = (spans: readonly OpenSpan[]): string => spans.map(({ from, to }) => `${from}–${to}`).join('、');

export const hoursTexts = (hours: OpeningHours): Record<string, string> => Object.fromEntries(weekdays.map((day) => [fieldOf(day), spansText(hours[day])]));
