import type { Page } from '../../contracts/common';
import { comparedFrom, type ComparedKind, type ComparedUnit, type ComparisonQuery, type StatisticsQuery } from '../../contracts/statistics';
import type { Share } from '../../contracts/statistics';
import { cursorAfter, cursorValue, fail, type Context } from '../kernel';
import { windowLabel, type NamedRef } from '../rating';
import type { Counts, DayFigures } from './model';
import { periodOf } from './period';
import { addCounts, noCounts } from './roll-up';
import { scopeOf } from './scope';
import { liesBelow } from './share';
import { presentCounts, readWindows, satisfactionOf, validOf } from './tally';

interface Unit {
  organisation: NamedRef;
  hall: NamedRef | null;
  /** Of its newest day: names are as they were then. */
  day: string;
  counts: Counts;
}

export interface Comparison extends Required<Page<ComparedUnit>> {
  average: Share | null;
}

/** Units side by side, the best first; those with too few ratings last and without a rank. */
export async function compareUnits(ctx: Context, query: ComparisonQuery): Promise<Comparison> {
  const { units, average } = await compareAll(ctx, query);
  const after = cursorValue(query.cursor);
  const start = after === undefined ? 0 : units.findIndex((unit) => unit.organisation.id === after) + 1;
  if (after !== undefined && start === 0) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  const items = units.slice(start, start + query.limit);
  const more = start + query.limit < units.length;
  return { items, nextCursor: more ? cursorAfter((items.at(-1) as ComparedUnit).organisation.id) : null, total: units.length, average };
}

/** The whole list. A rank is the one in the whole scope, whatever text is looked for. */
export async function compareAll(ctx: Context, query: StatisticsQuery & { kind: ComparedKind; text?: string }): Promise<{ units: ComparedUnit[]; average: Share | null }> {
  const period = periodOf(query, ctx.clock.now());
  const scope = await scopeOf(ctx, query.organisationId);
  const days = await readWindows(scope, period, ['day', 'hall', 'window', 'department', 'counts']);
  const all = noCounts();
  for (const day of days) addCounts(all, day.counts);
  const average = satisfactionOf(all);
  const units = ranked([...unitsOf(days, query.kind).values()], average);
  const text = query.text?.trim().toLowerCase();
  return { units: text ? units.filter((unit) => `${unit.hall?.name ?? ''} ${unit.organisation.name}`.toLowerCase().includes(text)) : units, average };
}

type Placed = Pick<DayFigures, 'day' | 'hall' | 'window' | 'department' | 'counts'>;

function unitsOf(days: readonly Placed[], kind: ComparedKind): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const day of days) {
    const one = day[kind];
    if (!one) continue;
    const key = one.id.toHexString();
    let unit = units.get(key);
    if (!unit) units.set(key, (unit = { ...namesOf(day, kind, one), counts: noCounts() }));
    else if (day.day > unit.day) Object.assign(unit, namesOf(day, kind, one));
    addCounts(unit.counts, day.counts);
  }
  return units;
}

function namesOf({ day, hall, window }: Placed, kind: ComparedKind, one: NamedRef): Pick<Unit, 'organisation' | 'hall' | 'day'> {
  const organisation = kind === 'window' ? { id: one.id, name: `${windowLabel(window)} ${one.name}` } : one;
  return { organisation, hall: kind === 'window' ? hall : null, day };
}

function ranked(units: Unit[], average: Share | null): ComparedUnit[] {
  const withShare = units.map((unit) => ({ ...unit, satisfaction: satisfactionOf(unit.counts), compared: validOf(unit.counts) >= comparedFrom }));
  const byName = (a: Unit, b: Unit): number => a.organisation.name.localeCompare(b.organisation.name, 'zh') || (String(a.organisation.id) < String(b.organisation.id) ? -1 : 1);
  const compared = withShare.filter((unit) => unit.compared).sort((a, b) => b.satisfaction!.value - a.satisfaction!.value || validOf(b.counts) - validOf(a.counts) || byName(a, b));
  const others = withShare.filter((unit) => !unit.compared).sort((a, b) => validOf(b.counts) - validOf(a.counts) || byName(a, b));
  return [...compared, ...others].map((unit) => ({
    // Equal rates share a rank.
    rank: unit.compared ? 1 + compared.filter((other) => other.satisfaction!.value > unit.satisfaction!.value).length : null,
    organisation: refOf(unit.organisation),
    hall: unit.hall && refOf(unit.hall),
    counts: presentCounts(unit.counts),
    satisfaction: unit.satisfaction,
    below: unit.compared && liesBelow(unit.satisfaction, average),
  }));
}

const refOf = ({ id, name }: NamedRef) => ({ id: id.toHexString(), name });
