import { z } from 'zod';
import { openDay, type OpenSpan } from './hall';

const spanPattern = /(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})/g;
/** Said of what is no time at all. */
export const dayShape = '写成 09:00–12:00、13:30–17:30 这样，不开就留空';

/** One weekday as it is typed, on the page and in sheets: 09:00–12:00、13:30–17:30; empty where the hall is closed. */
export const dayText = z.string().transform((text, context): OpenSpan[] => {
  const spans = [...text.matchAll(spanPattern)].map(([, fromHour = '', fromMinute = '', toHour = '', toMinute = '']) => ({ from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` }));
  const rest = text.replace(spanPattern, '').replace(/[、，,;；\s]/g, '');
  const parsed = openDay.safeParse(spans);
  if (rest === '' && parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: rest !== '' || !parsed.error ? dayShape : (parsed.error.issues[0]?.message ?? dayShape) });
  return z.NEVER;
});

export const spansText = (spans: readonly OpenSpan[]): string => spans.map(({ from, to }) => `${from}–${to}`).join('、');
