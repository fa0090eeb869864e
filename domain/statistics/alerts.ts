import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { AlertListQuery, StatisticsAlert } from '../../contracts/statistics';
import { lateByHall } from '../follow-up';
import { actorName, auditedChange, authorize, cursorAfter, cursorValue, fail, formatDayChinese, native, ObjectId, scopeFilter, shanghaiDay, type Context } from '../kernel';
import { windowLabel } from '../rating';
import { RatingAlertModel, type RatingAlert } from './model';
import { periodOf } from './period';
import { scopeOf, type Scope } from './scope';

type Filter = mongoose.mongo.Filter<RatingAlert>;
const alerts = () => native(RatingAlertModel);
const newestFirst = { at: -1, _id: -1 } as const;

/** What is late at this moment comes first, then what was found, newest first. */
export async function listAlerts(ctx: Context, query: AlertListQuery): Promise<Page<StatisticsAlert>> {
  const scope = await scopeOf(ctx, query.organisationId);
  const late = query.state === 'open' && query.cursor === undefined && (query.kind ?? 'late') === 'late' ? await lateAlerts(ctx, scope) : [];
  if (query.kind === 'late') return { items: late, nextCursor: null };
  const found = await alerts()
    .find({ $and: [alertFilter(ctx, scope, query), afterCursor(query.cursor)] } as Filter, { sort: newestFirst, limit: query.limit + 1 })
    .toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: [...late, ...shown.map(present)], nextCursor: found.length > query.limit && last ? cursorAfter(`${last.at.toISOString()} ${last._id.toHexString()}`) : null };
}

/** Somebody looked into it: what he found stays with it. @throws Fault notFound, forbidden, wrongState */
export async function seeAlert(ctx: Context, id: string, note: string): Promise<StatisticsAlert> {
  const alert = await auditedChange(RatingAlertModel, id, ctx, 'alert.see', (before) => {
    authorize(ctx.actor, 'alert.list', before);
    authorize(ctx.actor, 'alert.see', before);
    if (before.seen) fail('wrongState', { message: `${before.seen.by}已经看过这一条，请刷新后再看。` });
    return { set: { seen: { at: ctx.clock.now(), by: actorName(ctx.actor), note } }, detail: { note } };
  });
  return present(alert);
}

/** The scope is always part of it. */
export function alertFilter(ctx: Context, { organisationId }: Pick<Scope, 'organisationId'>, query: Omit<AlertListQuery, 'cursor' | 'limit'>): Filter {
  const { from, to } = periodOf(query, ctx.clock.now());
  const wanted: object[] = [scopeFilter(ctx.actor, 'alert.list'), { day: { $gte: from, $lte: to } }];
  if (organisationId) wanted.unshift({ path: organisationId });
  if (query.kind) wanted.push({ kind: query.kind });
  if (query.state === 'open') wanted.push({ seen: null });
  return { $and: wanted } as Filter;
}

async function lateAlerts(ctx: Context, scope: Scope): Promise<StatisticsAlert[]> {
  const now = ctx.clock.now();
  const today = shanghaiDay(now);
  return (await lateByHall(ctx, scope.organisationId)).map(({ hall, count, oldestDue }) => ({
    id: null,
    kind: 'late',
    title: hall.name,
    detail: `${count} 件回访逾期，最早的一件应在${formatDayChinese(oldestDue, today)}前办`,
    day: oldestDue,
    at: now.toISOString(),
    link: `/follow-ups?${new URLSearchParams({ tab: 'late', hall: hall.id.toHexString() }).toString()}`,
    seen: null,
  }));
}

function present({ _id, kind, hall, window, detail, day, at, link, seen }: RatingAlert): StatisticsAlert {
  return {
    id: _id.toHexString(),
    kind,
    title: `${hall.name} ${windowLabel(window)} ${window.name}`,
    detail,
    day,
    at: at.toISOString(),
    link,
    seen: seen && { ...seen, at: seen.at.toISOString() },
  };
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [when, id] = value.split(' ');
  const at = new Date(when ?? '');
  if (Number.isNaN(at.getTime()) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { at: { $lte: at }, $or: [{ at: { $lt: at } }, { _id: { $lt: new ObjectId(id) } }] };
}
