import { ratingReasons } from '../../contracts/rating-options';
import type { StatisticsBoard, StatisticsQuery } from '../../contracts/statistics';
import { overdueClosings } from '../follow-up';
import { isWorkingDay, native, type Context } from '../kernel';
import { RatingModel } from '../rating';
import { presentHeat, weekHours } from './heat';
import { eachDay, periodOf } from './period';
import { noCounts } from './roll-up';
import { scopeOf } from './scope';
import { shareOf } from './share';
import { countsByDay, presentCounts, readDays, satisfactionOf, Tally, tallyFields, validOf } from './tally';

const levelOf = new Map(ratingReasons.map((reason) => [reason.code, reason.level]));

/**
 * The home page of the console, from rollups only.
 * @throws Fault notFound (outside the scope), badRequest (the period)
 */
export async function showBoard(ctx: Context, query: StatisticsQuery): Promise<StatisticsBoard> {
  const period = periodOf(query, ctx.clock.now());
  const scope = await scopeOf(ctx, query.organisationId);
  const [upTo, days, daysBefore] = await Promise.all([countedUpTo(ctx), readDays(scope, period, [...tallyFields, 'hours']), readDays(scope, period.before, tallyFields)]);
  const [now, before] = [tallyOf(days), tallyOf(daysBefore)];
  const overdue = await overdueClosings(ctx.clock, [...now.open, ...before.open]);
  const overdueOf = (tally: Tally): number => tally.open.filter((id) => overdue.has(id.toHexString())).length;
  const { counts } = now;
  return {
    scope: scope.ref,
    from: period.from,
    to: period.to,
    upTo: upTo.toISOString(),
    counts: presentCounts(counts),
    satisfaction: satisfactionOf(counts),
    positive: shareOf(counts.satisfied + counts.acceptable, now.valid),
    closedInTime: now.closedInTime(overdueOf(now)),
    second: now.secondShare,
    before: { valid: before.valid, satisfaction: satisfactionOf(before.counts), closedInTime: before.closedInTime(overdueOf(before)), second: before.secondShare },
    trend: trendOf(days, period),
    reasons: reasonsOf(now, before),
    heat: presentHeat(await weekHours(ctx, scope, days)),
  };
}

function tallyOf(days: readonly Parameters<Tally['add']>[0][]): Tally {
  const tally = new Tally();
  for (const day of days) tally.add(day);
  return tally;
}

function trendOf(days: Parameters<typeof countsByDay>[0], period: Parameters<typeof eachDay>[0]): StatisticsBoard['trend'] {
  const sums = countsByDay(days);
  return [...eachDay(period)].map((day) => {
    const counts = sums.get(day) ?? noCounts();
    return { day, workingDay: isWorkingDay(day), valid: validOf(counts), satisfied: counts.satisfied, dissatisfied: counts.dissatisfied, satisfaction: satisfactionOf(counts) };
  });
}

function reasonsOf(now: Tally, before: Tally): StatisticsBoard['reasons'] {
  const reasons = [...now.reasons].flatMap(([code, count]) => {
    const level = levelOf.get(code);
    return level ? [{ code, level, count, before: before.reasons.get(code) ?? 0 }] : [];
  });
  return reasons.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Now, or when the rating came that has waited longest to be counted. */
async function countedUpTo(ctx: Context): Promise<Date> {
  const waiting = await native(RatingModel).findOne({ uncounted: 1 }, { projection: { receivedAt: 1 } });
  return waiting?.receivedAt ?? ctx.clock.now();
}
