import type { Day } from '../../contracts/common';
import type { RatingCounts, Share } from '../../contracts/statistics';
import { native, ObjectId } from '../kernel';
import { RatingDayModel, RatingDaySumModel, type Counts, type DayFigures, type Figures } from './model';
import type { Span } from './period';
import { addCounts, noCounts } from './roll-up';
import type { Scope } from './scope';
import { shareOf } from './share';

/** Rollups are small: a period of a district comes in a few answers of the database. */
const batchSize = 4000;
const fieldsOf = (fields: readonly string[]) => ({ _id: 0, ...Object.fromEntries(fields.map((field) => [field, 1])) });
const within = ({ from, to }: Span) => ({ day: { $gte: from, $lte: to } });

/** The figures of a scope and span, several for a day; from the sums where the scope has some. */
export async function readDays<K extends keyof Figures>(scope: Scope, span: Span, fields: readonly K[]): Promise<Pick<Figures, K>[]> {
  if (!scope.sums) return readWindows(scope, span, fields);
  const found = native(RatingDaySumModel).find(sumsFilter(scope.sums, span), { projection: fieldsOf(fields), batchSize });
  return (await found.toArray()) as unknown as Pick<Figures, K>[];
}

/** The same, window by window. */
export async function readWindows<K extends keyof DayFigures>(scope: Scope, span: Span, fields: readonly K[]): Promise<Pick<DayFigures, K>[]> {
  const found = native(RatingDayModel).find(windowsFilter(scope, span), { projection: fieldsOf(fields), batchSize });
  return (await found.toArray()) as unknown as Pick<DayFigures, K>[];
}

export const sumsFilter = (sums: object, span: Span): object => ({ ...sums, ...within(span) });
export const windowsFilter = (scope: Scope, span: Span): object => ({ $and: [scope.filter, within(span)] });

/** What rollups of some windows and days come to together. */
export class Tally {
  readonly counts = noCounts();
  readonly reasons = new Map<string, number>();
  readonly closed = { inTime: 0, late: 0 };
  readonly open: ObjectId[] = [];
  private readonly second = new Map<string, number>();

  add(figures: Pick<Figures, 'counts' | 'reasons' | 'second' | 'closed' | 'open'>): void {
    addCounts(this.counts, figures.counts);
    for (const [code, count] of Object.entries(figures.reasons)) this.reasons.set(code, (this.reasons.get(code) ?? 0) + count);
    for (const [level, count] of Object.entries(figures.second)) this.second.set(level, (this.second.get(level) ?? 0) + count);
    this.closed.inTime += figures.closed.inTime;
    this.closed.late += figures.closed.late;
    this.open.push(...figures.open);
  }

  get valid(): number {
    return validOf(this.counts);
  }

  /** 再评满意率. */
  get secondShare(): Share | null {
    const all = [...this.second.values()].reduce((sum, count) => sum + count, 0);
    return shareOf(all - (this.second.get('dissatisfied') ?? 0), all);
  }

  /** 按期办结率; `overdue`: those still open after their term. */
  closedInTime(overdue: number): Share | null {
    return shareOf(this.closed.inTime, this.closed.inTime + this.closed.late + overdue);
  }
}

export const tallyFields = ['day', 'counts', 'reasons', 'second', 'closed', 'open'] as const satisfies readonly (keyof Figures)[];

export const validOf = (counts: Counts): number => counts.satisfied + counts.acceptable + counts.dissatisfied;
/** 满意率. */
export const satisfactionOf = (counts: Counts): Share | null => shareOf(counts.satisfied, validOf(counts));

export function presentCounts({ servedRated, ...counts }: Counts): RatingCounts {
  return { ...counts, unrated: Math.max(0, counts.served - servedRated) };
}

/** Sums by day, for every day that has any. */
export function countsByDay(days: readonly Pick<Figures, 'day' | 'counts'>[]): Map<Day, Counts> {
  const sums = new Map<Day, Counts>();
  for (const { day, counts } of days) {
    const sum = sums.get(day) ?? noCounts();
    addCounts(sum, counts);
    sums.set(day, sum);
  }
  return sums;
}
