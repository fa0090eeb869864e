import type { Day } from '../../contracts/common';
import type { RatingCounts, Share } from '../../contracts/statistics';
import { native, ObjectId } from '../kernel';
import { RatingDayModel, type Counts, type DayFigures } from './model';
import type { Span } from './period';
import { addCounts, noCounts } from './roll-up';
import type { Scope } from './scope';
import { shareOf } from './share';

/** Rollups are small: a period of a district comes in a few answers of the database. */
const batchSize = 4000;

/** The rollups of a scope and span, with the fields that are asked for. */
export async function readDays<K extends keyof DayFigures>(scope: Scope, { from, to }: Span, fields: readonly K[]): Promise<Pick<DayFigures, K>[]> {
  const projection = { _id: 0, ...Object.fromEntries(fields.map((field) => [field, 1])) };
  return (await native(RatingDayModel)
    .find(daysFilter(scope, { from, to }), { projection, batchSize })
    .toArray()) as unknown as Pick<DayFigures, K>[];
}

export const daysFilter = (scope: Scope, { from, to }: Span): object => ({ $and: [scope.filter, { day: { $gte: from, $lte: to } }] });

/** What rollups of some windows and days come to together. */
export class Tally {
  readonly counts = noCounts();
  readonly reasons = new Map<string, number>();
  readonly closed = { inTime: 0, late: 0 };
  readonly open: ObjectId[] = [];
  private readonly second = new Map<string, number>();

  add(figures: Pick<DayFigures, 'counts' | 'reasons' | 'second' | 'closed' | 'open'>): void {
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

export const tallyFields = ['day', 'counts', 'reasons', 'second', 'closed', 'open'] as const satisfies readonly (keyof DayFigures)[];

export const validOf = (counts: Counts): number => counts.satisfied + counts.acceptable + counts.dissatisfied;
/** 满意率. */
export const satisfactionOf = (counts: Counts): Share | null => shareOf(counts.satisfied, validOf(counts));

export function presentCounts({ servedRated, ...counts }: Counts): RatingCounts {
  return { ...counts, unrated: Math.max(0, counts.served - servedRated) };
}

/** Sums by day, for every day that has any. */
export function countsByDay(days: readonly Pick<DayFigures, 'day' | 'counts'>[]): Map<Day, Counts> {
  const sums = new Map<Day, Counts>();
  for (const { day, counts } of days) {
    const sum = sums.get(day) ?? noCounts();
    addCounts(sum, counts);
    sums.set(day, sum);
  }
  return sums;
}
