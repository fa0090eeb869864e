import { z } from 'zod';
import { day } from './common';

/** A stretch of days off, both ends included. */
export const daysOff = z
  .object({ name: z.string().trim().min(1, '请写节日名称').max(30), from: day, to: day })
  .refine((value) => value.from <= value.to, { path: ['to'], message: '结束日期不能早于开始日期' });
export type DaysOff = z.infer<typeof daysOff>;

const calendarYearNumber = z.coerce.number().int().min(2020).max(2100);

/** PUT /api/calendar/:year — enters or replaces a year of the State Council's list, local days included. */
export const saveCalendarYearRequest = z.object({
  off: z.array(daysOff).min(1, '请至少填一个放假安排').max(40),
  /** Weekend days on which people work. */
  work: z.array(day).max(40),
  /** The notice it was taken from, e.g. 国务院办公厅关于2027年部分节假日安排的通知. */
  source: z.string().trim().min(4, '请写明依据的通知').max(200),
});
export type SaveCalendarYearRequest = z.infer<typeof saveCalendarYearRequest>;
export const calendarYearParams = z.object({ year: calendarYearNumber });

/** GET /api/calendar/:year; GET /api/calendar answers the list of all known years. */
export const calendarYear = z.object({
  year: z.number().int(),
  off: z.array(z.object({ name: z.string(), from: day, to: day })),
  work: z.array(day),
  source: z.string(),
  /** True: came with the software; false: entered by staff. */
  builtIn: z.boolean(),
  workingDays: z.number().int(),
});
export type CalendarYear = z.infer<typeof calendarYear>;

export const calendarStatus = z.object({
  lastKnownYear: z.number().int(),
  /** From November on, when the next year is still missing; else null. */
  warning: z.string().nullable(),
});
export type CalendarStatus = z.infer<typeof calendarStatus>;
