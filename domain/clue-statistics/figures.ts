import type { z } from 'zod';
import { clueChannel, clueKind, disposition } from '../../contracts/clue';
import { clueDimension, type ClueCell, type ClueDimension, type ClueFigureRow, type ClueFigures, type ComparedCell, type ComparedRate, type clueStatisticsQuery } from '../../contracts/clue-statistics';
import { authorize, fail, recordAccess, shanghaiDay, type Context } from '../kernel';
import { alarmsOf } from './alarms';
import { countClosed, countLate, countOpen, countReceived, countStock, type Closed, type Counted, type Received, type Tally } from './count';
import { labels, type LabelOf } from './labels';
import { monthAfter, periodOf, type Period, type Span } from './periods';
import { statisticsSettings } from './settings';
import { asTheyAre, publish, publishFlows, type Published } from './suppress';

type Query = z.output<typeof clueStatisticsQuery>;

/**
 * The figures of a period, beside those of the same days a year ago: of what the actor's own account may open.
 * Suppressed unless he asks for exact ones, which is on record.
 * @throws Fault forbidden, badRequest
 */
export async function clueFigures(ctx: Context, { exact, channel, kind, townId, ...asked }: Query): Promise<ClueFigures> {
  authorize(ctx.actor, 'clueStatistics.view');
  const accountId = ctx.actor.kind === 'staff' ? ctx.actor.accountId : fail('forbidden');
  const { monthCloses: closes } = await statisticsSettings(ctx);
  const period = periodOf(asked, closes, shanghaiDay(ctx.clock.now()));
  if (exact) await recordAccess(ctx, { type: 'clueStatistics', id: 'figures' }, 'clueStatistics.exact', { from: period.from, to: period.to });
  const counted = { accountId, closes, channel, kind, townId };
  const { labelOf, towns } = await labels();
  const [late, open] = [await countLate(ctx, counted), await countOpen(counted)];
  const [now, last] = [await factsOf(counted, period), await factsOf(counted, period.last)];
  const alarms = await alarmsOf(counted, period.months.at(-1) as string, labelOf, { exact });
  const part = exact ? asTheyAre : publish;
  return {
    label: period.label,
    at: period.at,
    from: period.from,
    to: period.to,
    last: period.last,
    running: period.running,
    exact,
    countedAt: ctx.clock.now().toISOString(),
    ...flows(now, last, exact),
    late: part([late, open - late]).cells[0] as ClueCell,
    alarms,
    lists: clueDimension.options.map((dimension) => ({ dimension, rows: rowsOf(dimension, { now, last, period, towns, labelOf, part }) })),
  };
}

interface Facts {
  received: Received;
  closed: Closed;
  stock: number;
}
type Part = (counts: readonly number[]) => Published;

async function factsOf(counted: Counted, span: Span): Promise<Facts> {
  return { received: await countReceived(counted, span), closed: await countClosed(counted, span), stock: await countStock(counted, span.to) };
}

/** What came in and what became of it, what was closed and how long that took, what is left, and what reporters say. */
function flows(now: Facts, last: Facts, exact: boolean) {
  const part = exact ? asTheyAre : publish;
  const both = <P>(of: (facts: Facts) => P): [P, P] => [of(now), of(last)];
  const [ofNow, ofLast] = both((facts) => flowsOf(facts, exact));
  const outcome = (index: number): ComparedCell => compared(ofNow.outcomes.cells[index] as ClueCell, ofLast.outcomes.cells[index] as ClueCell);
  const split = (of: (facts: Facts) => number): ComparedCell => {
    const [here, before] = both((facts) => part([of(facts), facts.received.total - of(facts)]));
    return compared(here.cells[0] as ClueCell, before.cells[0] as ClueCell);
  };
  const [said, saidLast] = both(({ closed: { satisfaction } }) => part([satisfaction.satisfied, satisfaction.fair, satisfaction.dissatisfied, satisfaction.unsaid]));
  const answer = (index: number): ComparedCell => compared(said.cells[index] as ClueCell, saidLast.cells[index] as ClueCell);
  return {
    received: compared(ofNow.outcomes.total, ofLast.outcomes.total),
    accepted: compared(sum(ofNow.outcomes, [0, 1]), sum(ofLast.outcomes, [0, 1])),
    open: outcome(0),
    closedOfReceived: outcome(1),
    passedOn: outcome(2),
    linked: split(({ received }) => received.linked),
    extended: split(({ received }) => received.extended),
    closed: compared(said.total, saidLast.total),
    stock: compared(ofNow.stock, ofLast.stock),
    closingRate: { now: share(ofNow.outcomes, [1], [0, 1]), last: share(ofLast.outcomes, [1], [0, 1]) } satisfies ComparedRate,
    closingDays: { now: days(now, said), last: days(last, saidLast) } satisfies ComparedRate,
    satisfaction: { satisfied: answer(0), fair: answer(1), dissatisfied: answer(2), unsaid: answer(3), rate: { now: share(said, [0, 1], [0, 1, 2]), last: share(saidLast, [0, 1], [0, 1, 2]) } },
  };
}

function flowsOf({ received: { open, closed, passedOn }, closed: { total }, stock }: Facts, exact: boolean): ReturnType<typeof publishFlows> {
  if (exact) return { outcomes: asTheyAre([open, closed, passedOn]), stock: asTheyAre([stock]).total };
  return publishFlows({ open, closed, passedOn, closedInAll: total, stock });
}

/** Only of what is shown; a sum of parts that are, is. */
function sum({ cells }: Published, indexes: readonly number[]): ClueCell {
  const counts = indexes.map((index) => (cells[index] as ClueCell).count);
  return counts.includes(null) ? { count: null, hidden: 'withheld' } : { count: counts.reduce<number>((all, one) => all + (one as number), 0), hidden: null };
}

function share(published: Published, some: readonly number[], of: readonly number[]): number | null {
  const [part, whole] = [sum(published, some).count, sum(published, of).count];
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** Of one to four a mean says too much; to one decimal. */
const days = ({ closed: { total, workingDays } }: Facts, { total: shown }: Published): number | null => (total === 0 || shown.count === null ? null : Math.round((workingDays / total) * 10) / 10);

const compared = (now: ClueCell, last: ClueCell): ComparedCell => ({ now, last, change: now.count === null || last.count === null ? null : now.count - last.count });

interface ListOf {
  now: Facts;
  last: Facts;
  period: Period;
  towns: readonly string[];
  labelOf: LabelOf;
  part: Part;
}

/** The rows of one way of parting: those that have something, this year or last; months all, in their order. */
function rowsOf(dimension: ClueDimension, { now, last, period, towns, labelOf, part }: ListOf): ClueFigureRow[] {
  const tallies = (facts: Facts): [Tally, Tally] => [dimension === 'disposition' ? new Map() : facts.received.by[dimension], facts.closed.by[dimension]];
  const [received, closed] = tallies(now);
  // A month of last year stands beside the same one of this.
  const [receivedLast, closedLast] = tallies(last).map((tally) => (dimension === 'month' ? shifted(tally, period) : tally)) as [Tally, Tally];
  const all = dimension === 'month' ? period.months : orderOf(dimension, towns);
  const used = [...new Set([...received, ...closed, ...receivedLast, ...closedLast].map(([key]) => key))];
  const keys = dimension === 'month' ? all : [...all.filter((key) => used.includes(key)), ...used.filter((key) => !all.includes(key))];
  const list = (tally: Tally): ClueCell[] => part(keys.map((key) => tally.get(key) ?? 0)).cells;
  const [a, b, c, d] = [list(received), list(receivedLast), list(closed), list(closedLast)];
  return keys.map((key, index) => ({
    key,
    label: labelOf(dimension, key),
    received: dimension === 'disposition' ? null : compared(a[index] as ClueCell, b[index] as ClueCell),
    closed: compared(c[index] as ClueCell, d[index] as ClueCell),
  }));
}

function orderOf(dimension: Exclude<ClueDimension, 'month'>, towns: readonly string[]): readonly string[] {
  if (dimension === 'channel') return clueChannel.options;
  if (dimension === 'kind') return clueKind.options;
  return dimension === 'town' ? [...towns, ''] : [...disposition.options, ''];
}

/** Where a leap day cuts a month off, what is left belongs to the nearest month of the period. */
function shifted(tally: Tally, { months }: Period): Tally {
  const moved: Tally = new Map();
  for (const [month, count] of tally) {
    const later = monthAfter(month, 12);
    const key = months.includes(later) ? later : later < (months[0] as string) ? (months[0] as string) : (months.at(-1) as string);
    moved.set(key, (moved.get(key) ?? 0) + count);
  }
  return moved;
}
