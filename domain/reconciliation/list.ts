import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import { differenceState, type DayListQuery, type Difference, type DifferenceListQuery, type DifferenceState, type ReconciliationDay } from '../../contracts/reconciliation';
import { afterPlace, can, cursorAfter, cursorValue, native, placeCursor, type Context } from '../kernel';
import { DayModel, DifferenceModel, type DayRecord, type DifferenceRecord } from './model';

const days = () => native(DayModel);
const differences = () => native(DifferenceModel);
type Filter = mongoose.mongo.Filter<DifferenceRecord>;

const dayFilter = ({ day, state }: Pick<DayListQuery, 'day' | 'state'>): Partial<Pick<DayRecord, 'day' | 'state'>> => ({ ...(day ? { day } : {}), ...(state ? { state } : {}) });

/** The newest first. */
export async function listDays(ctx: Context, { cursor, limit, ...query }: DayListQuery): Promise<Page<ReconciliationDay>> {
  const after = cursorValue(cursor);
  const found = await days().find({ $and: [dayFilter(query), after ? { day: { $lt: after } } : {}] }, { sort: { day: -1 }, limit: limit + 1 }).toArray();
  const shown = found.slice(0, limit);
  return { items: await presentDays(ctx, shown), nextCursor: found.length > limit ? cursorAfter(shown.at(-1)?.day ?? '') : null };
}

export async function* eachDay(ctx: Context, query: Pick<DayListQuery, 'day' | 'state'>): AsyncGenerator<ReconciliationDay> {
  for await (const record of days().find(dayFilter(query), { sort: { day: -1 } })) yield* await presentDays(ctx, [record]);
}

export const differenceFilter = ({ day, state }: Pick<DifferenceListQuery, 'day' | 'state'>): Filter => ({ ...(day ? { day } : {}), ...(state ? { state } : {}) });

/** The newest day first. */
export async function listDifferences(ctx: Context, query: DifferenceListQuery): Promise<Page<Difference>> {
  const found = await differences().find({ $and: [differenceFilter(query), afterPlace(query.cursor, 'day', 'day')] } as Filter, { sort: { day: -1, _id: -1 }, limit: query.limit + 1 }).toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map((one) => presentDifference(ctx, one)), nextCursor: found.length > query.limit && last ? placeCursor(last.day, last._id) : null };
}

export async function* eachDifference(ctx: Context, query: Pick<DifferenceListQuery, 'day' | 'state'>): AsyncGenerator<Difference> {
  for await (const one of differences().find(differenceFilter(query), { sort: { day: -1, _id: -1 } })) yield presentDifference(ctx, one);
}

export async function presentDays(ctx: Context, records: readonly DayRecord[]): Promise<ReconciliationDay[]> {
  const met = await differences().find({ day: { $in: records.map(({ day }) => day) } }, { projection: { day: 1, state: 1 } }).toArray();
  return records.map((record) => {
    const { _id, day, state, problem, sums, ours, ranAt, closed, trail } = record;
    const counts = Object.fromEntries(differenceState.options.map((each) => [each, met.filter((one) => one.day === day && one.state === each).length])) as Record<DifferenceState, number>;
    const open = state !== 'closed';
    const settled = counts.open + counts.explained === 0;
    return {
      id: _id.toHexString(),
      ...{ day, state, problem, sums, ours },
      differences: counts,
      ranAt: ranAt?.toISOString() ?? null,
      closedBy: closed ? (closed.by?.name ?? '系统') : null,
      closedAt: closed?.at.toISOString() ?? null,
      version: trail.seq,
      abilities: { run: open && can(ctx.actor, 'reconciliation.run'), close: (state === 'open' || state === 'noBill') && settled && can(ctx.actor, 'reconciliation.close') },
    };
  });
}

export function presentDifference(ctx: Context, one: DifferenceRecord): Difference {
  const { _id, day, kind, payKind, outNo, number, ours, theirs, state, note, explained, confirmed, trail } = one;
  const settles = can(ctx.actor, 'reconciliation.settle');
  const own = ctx.actor.kind === 'staff' && explained?.by?.id.toHexString() === ctx.actor.accountId;
  return {
    id: _id.toHexString(),
    ...{ day, kind, payKind, ours, theirs, state, note },
    number: kind === 'balance' ? null : (number ?? outNo),
    explainedBy: explained?.by?.name ?? null,
    confirmedBy: confirmed?.by?.name ?? null,
    version: trail.seq,
    abilities: { explain: settles && (state === 'open' || (state === 'explained' && own)), confirm: settles && state === 'explained' && !own },
  };
}
