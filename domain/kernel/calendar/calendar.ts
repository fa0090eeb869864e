import mongoose, { Schema } from 'mongoose';
import { saveCalendarYearRequest, type CalendarStatus, type CalendarYear, type SaveCalendarYearRequest } from '../../../contracts/calendar';
import { auditedChange, defineAudited, firstTrail, trailSchema, type Audited } from '../audit';
import { systemClock } from '../clock';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail, isDuplicateKey } from '../errors';
import { defineEventSource, newOutbox, outboxSchema, type OutboxEvent } from '../events';
import { dayNumber, shanghaiDay, weekdayOf, type Day } from './days';
import { builtInYears, WorkingCalendar, type YearArrangement } from './working-days';

interface StoredYear extends Audited, YearArrangement {
  outbox?: OutboxEvent[];
}

const yearSchema = new Schema<StoredYear>(
  {
    year: { type: Number, required: true },
    off: [new Schema({ name: String, from: String, to: String }, { _id: false })],
    work: [String],
    source: { type: String, required: true },
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'calendarYears', strict: 'throw' },
);
yearSchema.index({ year: 1 }, { unique: true });
yearSchema.index({ 'outbox.id': 1 }, { sparse: true });
const CalendarYearModel = mongoose.model<StoredYear>('CalendarYear', yearSchema);

const facts = ({ year, off, work, source }: YearArrangement) => ({ year, off, work, source });
defineAudited<StoredYear>({ collection: 'calendarYears', facts });
defineEventSource(CalendarYearModel);

let current = new WorkingCalendar(builtInYears);

/** The calendar this process knows now. */
export function currentCalendar(): WorkingCalendar {
  return current;
}

export function addWorkingDays(day: Day, n: number): Day {
  return current.addWorkingDays(day, n);
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(from: Day, to: Day): number {
  return current.workingDaysBetween(from, to);
}

export function isWorkingDay(day: Day): boolean {
  return current.isWorkingDay(day);
}

/** Reads the years entered by staff; they replace built-in ones of the same year. */
export async function loadCalendar(): Promise<void> {
  const entered = await native(CalendarYearModel).find({}, { projection: { year: 1, off: 1, work: 1, source: 1 } }).toArray();
  current = new WorkingCalendar([...builtInYears, ...entered]);
}

/** Other processes enter years too: every process that counts days reads them again each minute. Answers how to stop. */
export function watchCalendar(onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => void loadCalendar().catch(onError), 60_000);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Enters or replaces a year. The event `calendar.changed` {year} makes every open deadline be computed anew.
 * @throws Fault badRequest with the fields that are wrong
 */
export async function saveCalendarYear(ctx: Context, year: number, input: SaveCalendarYearRequest): Promise<void> {
  const arrangement: YearArrangement = { year, ...saveCalendarYearRequest.parse(input) };
  checkArrangement(arrangement);
  const event = { type: 'calendar.changed', payload: { year } };
  const existing = await native(CalendarYearModel).findOne({ year }, { projection: { _id: 1 } });
  if (existing) {
    await auditedChange(CalendarYearModel, existing._id, ctx, 'calendar.save', () => ({ set: { off: arrangement.off, work: arrangement.work, source: arrangement.source }, detail: { year }, events: [event] }));
  } else {
    try {
      await native(CalendarYearModel).insertOne({ _id: new ObjectId(), ...arrangement, trail: firstTrail(ctx, 'calendar.save', { year }, facts(arrangement)), outbox: newOutbox(ctx, [event]) });
    } catch (error) {
      if (isDuplicateKey(error)) fail('conflict');
      throw error;
    }
  }
  await loadCalendar();
}

function checkArrangement({ year, off, work }: YearArrangement): void {
  const fields: { path: string; message: string }[] = [];
  off.forEach(({ from, to }, index) => {
    if (dayNumber(to) - dayNumber(from) > 15) fields.push({ path: `off.${index}.to`, message: '一次放假不会超过 16 天，请核对' });
    // A holiday may begin in the last days of the year before.
    if (to.slice(0, 4) !== String(year)) fields.push({ path: `off.${index}.to`, message: `这一段不在 ${year} 年` });
  });
  work.forEach((day, index) => {
    const weekday = weekdayOf(dayNumber(day));
    if (weekday !== 0 && weekday !== 6) fields.push({ path: `work.${index}`, message: '调休上班日应是周六或周日' });
    if (off.some(({ from, to }) => from <= day && day <= to)) fields.push({ path: `work.${index}`, message: '这一天已经写成放假' });
  });
  if (fields.length > 0) fail('badRequest', { fields });
}

/** Warns from November on when the next year is not entered yet, and at any time when this year is missing. */
export function calendarStatus(now: Date = systemClock.now()): CalendarStatus {
  const today = shanghaiDay(now);
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  let warning: string | null = null;
  if (!current.years.has(year)) warning = `${year} 年的节假日安排还没有录入，工作日现在只按周末推算，请尽早录入。`;
  else if (month >= 11 && !current.years.has(year + 1)) warning = `${year + 1} 年的节假日安排还没有录入。国务院通知一般在 10 月下旬到 11 月公布，请录入后再核对各项时限。`;
  return { lastKnownYear: current.lastKnownYear(), warning };
}

/** All known years, newest first. */
export async function listCalendarYears(): Promise<CalendarYear[]> {
  const entered = new Set(await native(CalendarYearModel).distinct('year'));
  return [...current.years.values()]
    .sort((a, b) => b.year - a.year)
    .map(({ year, off, work, source }) => ({ year, off, work, source, builtIn: !entered.has(year), workingDays: current.workingDaysOfYear(year) }));
}
