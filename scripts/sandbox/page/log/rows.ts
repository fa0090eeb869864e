import { shanghaiDay } from '../../../../console/parts/dates';
import type { LogEntry } from '../../contract';

const shanghaiOffsetMs = 8 * 3_600_000;

/** 08:30:41.260, as one looks for it in a log. */
export function exactTime(instant: string): string {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(11, 23);
}

export interface Counts {
  out: number;
  in: number;
  failed: number;
}

/** Of the day the sandbox's clock stands on. */
export function countsOf(today: string, log: readonly LogEntry[]): Counts {
  const entries = log.filter(({ at }) => shanghaiDay(at) === today);
  const count = (wanted: (entry: LogEntry) => boolean) => entries.filter(wanted).length;
  return { out: count(({ direction }) => direction === 'out'), in: count(({ direction }) => direction === 'in'), failed: count(({ failed }) => failed) };
}

/** Newest first, cut where the day changes: a clock that jumps makes days of minutes. */
export function byDay(log: readonly LogEntry[]): { day: string; entries: LogEntry[] }[] {
  const groups: { day: string; entries: LogEntry[] }[] = [];
  for (const entry of [...log].reverse()) {
    const day = shanghaiDay(entry.at);
    const last = groups.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else groups.push({ day, entries: [entry] });
  }
  return groups;
}
