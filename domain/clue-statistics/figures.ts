import type { z } from 'zod';
import { clueChannel, clueKind, disposition } from '../../contracts/clue';
import { clueDimension, type ClueCell, type ClueDimension, type ClueFigureRow, type ClueFigures, type ComparedCell, type ComparedRate, type clueStatisticsQuery } from '../../contracts/clue-statistics';
import { authorize, fail, recordAccess, shanghaiDay, type Context } from '../kernel';
import { alarmsOf } from './alarms';
import { countClosed, countLate, countReceived, countStock, type Closed, type Counted, type Received, type Tally } from './count';
import { labels, type LabelOf } from './labels';
import { monthAfter, periodOf, type Period, type Span } from './periods';
import { statisticsSettings } from './settings';
import { asTheyAre, publish, type Published } from './suppress';

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
  const [{ labelOf, towns }, late] = [await labels(), await countLate(ctx, counted)];
  const [now, last] = [await factsOf(counted, period), await factsOf(counted, period.last)];
  const alarms = await alarmsOf(counted, period.months.at(-1) as string, labelOf);
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
    ...flows(now, last, part),
    late: part([late]).total,
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

/** What became of what came in: four parts of one list; all that is said besides follows from those of them that are shown. */
function flows(now: Facts, last: Facts, part: Part) {
  const outcomes = ({ received: { waiting, inHand, closed, passedOn } }: Facts): number[] => [waiting, inHand, closed, passedOn];
  const both = (countsOf: (facts: Facts) => number[]): [Published, Published] => [part(countsOf(now)), part(countsOf(last))];
  const [ofNow, ofLast] = both(outcomes);
  const outcome = (index: number): ComparedCell => compared(ofNow.cells[index] as ClueCell, ofLast.cells[index] as ClueCell);
  const split = (countsOf: (facts: Facts) => number[]): ComparedCell => {
    const [here, before] = both(countsOf);
    return compared(here.cells[0] as ClueCell, before.cells[0] as ClueCell);
  };
  const [said, saidLast] = both(({ closed: { satisfaction } }) => [satisfaction.satisfied, satisfaction.fair, satisfaction.dissatisfied, satisfaction.unsaid]);
  const answer = (index: number): ComparedCell => compared(said.cells[index] as ClueCell, saidLast.cells[index] as ClueCell);
  return {
    received: compared(ofNow.total, ofLast.total),
    waiting: outcome(0),
    accepted: compared(sum(ofNow, [1, 2]), sum(ofLast, [1, 2])),
    inHand: outcome(1),
    closedOfReceived: outcome(2),
    passedOn: outcome(3),
    linked: split(({ received: { linked, total } }) => [linked, total - linked]),
    extended: split(({ received: { extended, total } }) => [extended, total - extended]),
    closed: compared(said.total, saidLast.total),
    stock: compared(part([now.stock]).total, part([last.stock]).total),
    closingRate: { now: share(ofNow, [2], [1, 2]), last: share(ofLast, [2], [1, 2]) } satisfies ComparedRate,
    closingDays: { now: days(now, said), last: days(last, saidLast) } satisfies ComparedRate,
    satisfaction: { satisfied: answer(0), fair: answer(1), dissatisfied: answer(2), unsaid: answer(3), rate: { now: share(said, [0, 1], [0, 1, 2]), last: share(saidLast, [0, 1], [0, 1, 2]) } },
  };
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
