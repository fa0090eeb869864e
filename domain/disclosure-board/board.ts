import { monthAfter } from '../../contracts/accounts-rules';
import { disclosureClass } from '../../contracts/disclosure';
import type { BoardFigures, BoardMonth, BoardPressing, BoardTown, BoardVillage, DisclosureBoard, DisclosureBoardQuery } from '../../contracts/disclosure-board';
import { disclosureTally, type Came } from '../disclosure-duty';
import { countProblems, countSigns } from '../disclosure-oversight';
import { fail, shanghaiDay, type Context } from '../kernel';
import { countLateAnswers } from '../question';
import { belowPlace, unitsBelow, type Below, type Unit } from './place';
import { add, nothing, ranksOf, stateOf } from './rank';

type Line = Came & { month: string };
const trendMonths = 12;
const longestMonths = 24;
const pressingMost = 8;
const yearOf = (day: string): number => Number(day.slice(0, 4));

/** How what was due came: for a place, by month, class, town and village. @throws Fault notFound, forbidden, badRequest */
export async function showBoard(ctx: Context, query: DisclosureBoardQuery, verb: 'view' | 'export' = 'view'): Promise<DisclosureBoard> {
  const now = ctx.clock.now();
  const today = shanghaiDay(now);
  const { from, to } = spanOf(query, today);
  const { below, places } = await belowPlace(ctx, query.placeId, verb);
  const since = monthAfter(to, 1 - trendMonths) < from ? monthAfter(to, 1 - trendMonths) : from;
  const [came, units, others] = await Promise.all([disclosureTally(below, { fromYear: Math.min(yearOf(since), yearOf(today) - 1), now }), unitsBelow(below), otherFacts(below, { from, to, now })]);
  const lines = came.flatMap((line) => (!query.class || line.class === query.class ? [{ ...line, month: line.due.slice(0, 7) }] : []));
  const within = lines.filter(({ month }) => month >= from && month <= to);
  const months = monthsBetween(since, to);
  const villages = villageRows(units, within, others);
  return {
    ...{ places, from, to, upTo: now.toISOString(), today, total: sumOf(within) },
    months: byMonth(months, lines),
    classes: disclosureClass.options.filter((one) => !query.class || one === query.class).map((one) => ({ class: one, ...sumOf(within.filter((line) => line.class === one)), months: byMonth(months, lines.filter((line) => line.class === one)) })),
    towns: townRows(units, villages),
    villages,
    pressing: pressingOf(units, lines),
  };
}

/** One row for each village, for a sheet. @throws Fault notFound, forbidden, badRequest */
export async function* eachBoardVillage(ctx: Context, query: DisclosureBoardQuery): AsyncGenerator<BoardVillage> {
  yield* (await showBoard(ctx, query, 'export')).villages;
}

/** Without months the running year up to this month. */
function spanOf({ from, to }: DisclosureBoardQuery, today: string): { from: string; to: string } {
  const last = to ?? today.slice(0, 7);
  const first = from ?? `${last.slice(0, 4)}-01`;
  if (first > last) fail('badRequest', { fields: [{ path: 'to', message: '结束的月份在开始的月份之前' }] });
  if (monthAfter(first, longestMonths) <= last) fail('badRequest', { fields: [{ path: 'to', message: `一次最多看 ${longestMonths} 个月` }] });
  return { from: first, to: last };
}

function monthsBetween(first: string, last: string): string[] {
  const months = [first];
  while (months.at(-1)! < last) months.push(monthAfter(months.at(-1)!));
  return months;
}

function sumOf(lines: readonly Came[]): BoardFigures {
  const figures = nothing();
  for (const line of lines) add(figures, line);
  return figures;
}

function byMonth(months: readonly string[], lines: readonly Line[]): BoardMonth[] {
  const rows = new Map(months.map((month) => [month, { month, ...nothing() }]));
  for (const line of lines) {
    const row = rows.get(line.month);
    if (row) add(row, line);
  }
  return [...rows.values()];
}

type Others = Record<'lateQuestions' | 'signs' | 'problems', Map<string, number>>;
async function otherFacts(below: Below, { from, to, now }: { from: string; to: string; now: Date }): Promise<Others> {
  // As texts compare, every day of a month lies before its 31st.
  const days = { $gte: `${from}-01`, $lte: `${to}-31` };
  const [lateQuestions, signs, problems] = await Promise.all([countLateAnswers(below, now), countSigns(below, days), countProblems(below, days)]);
  return { lateQuestions, signs, problems };
}

/** By the codes of villages; what is closed by now is in the sums alone. */
function villageRows(units: readonly Unit[], within: readonly Line[], others: Others): BoardVillage[] {
  const figures = new Map(units.map(({ id }) => [id, nothing()]));
  for (const line of within) {
    const row = figures.get(line.villageId);
    if (row) add(row, line);
  }
  const ranks = ranksOf([...figures.values()]);
  return units.map((unit, index) => {
    const own = figures.get(unit.id)!;
    const count = (fact: keyof Others): number => others[fact].get(unit.id) ?? 0;
    return { ...unit, ...own, state: stateOf(own), rank: ranks[index] ?? null, lateQuestions: count('lateQuestions'), signs: count('signs'), problems: count('problems') };
  });
}

function townRows(units: readonly Unit[], villages: readonly BoardVillage[]): BoardTown[] {
  const towns = new Map<string, { id: string; name: string; villages: number; figures: BoardFigures }>();
  for (const [index, { town }] of units.entries()) {
    const row = towns.get(town.id) ?? { ...town, villages: 0, figures: nothing() };
    towns.set(town.id, row);
    row.villages += 1;
    add(row.figures, villages[index]!);
  }
  const rows = [...towns.values()];
  const ranks = ranksOf(rows.map(({ figures }) => figures));
  return rows.map(({ figures, ...row }, index) => ({ ...row, ...figures, state: stateOf(figures), rank: ranks[index] ?? null }));
}

/** Whom to urge first: where something is missing longest, of equals where more is. */
function pressingOf(units: readonly Unit[], lines: readonly Line[]): BoardPressing[] {
  const rows = new Map<string, { missing: number; longest: number }>();
  for (const { villageId, missing, missingDays } of lines) {
    if (missing === 0) continue;
    const row = rows.get(villageId) ?? { missing: 0, longest: 0 };
    rows.set(villageId, { missing: row.missing + missing, longest: Math.max(row.longest, missingDays) });
  }
  return units
    .flatMap(({ id, name, town }) => {
      const row = rows.get(id);
      return row ? [{ village: { id, name }, town, ...row }] : [];
    })
    .sort((a, b) => b.longest - a.longest || b.missing - a.missing)
    .slice(0, pressingMost);
}
