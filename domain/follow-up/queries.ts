import type mongoose from 'mongoose';
import type { Day, Page } from '../../contracts/common';
import { followUpTab, type FollowUpCounts, type FollowUpDetail, type FollowUpListQuery, type FollowUpSummary, type FollowUpTab } from '../../contracts/follow-up';
import { afterSortKey, authorize, can, native, ObjectId, shanghaiDay, shanghaiInstant, sortKeyCursor, textPattern, type Context } from '../kernel';
import { audienceFilter, type NamedRef } from '../rating';
import { loadFollowUp } from './command';
import { ownAccountIds } from './holders';
import { closedSortBase, FollowUpModel, type FollowUp } from './model';
import { presentDetail, presentSummary } from './present';

type Filter = mongoose.mongo.Filter<FollowUp>;
type ListFilters = Omit<FollowUpListQuery, 'cursor' | 'limit'>;
const followUps = () => native(FollowUpModel);
const dueFirst = { sortKey: 1, _id: 1 } as const;

/** One page within the viewer's scope: late first, then by due day, closed ones last. */
export async function listFollowUps(ctx: Context, query: FollowUpListQuery): Promise<Page<FollowUpSummary>> {
  const filter = listFilter(ctx, query);
  const found = (await followUps()
    .find({ $and: [filter, afterSortKey(query.cursor)] } as Filter, { sort: dueFirst, limit: query.limit + 1 })
    .toArray()) as FollowUp[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor = found.length > query.limit && last ? sortKeyCursor(last) : null;
  return { items: shown.map((followUp) => presentSummary(followUp, ctx.clock.now())), nextCursor, total: await followUps().countDocuments(filter) };
}

/** The whole list, for an export. */
export async function* eachFollowUp(ctx: Context, query: ListFilters): AsyncGenerator<FollowUp> {
  for await (const followUp of followUps().find(listFilter(ctx, query), { sort: dueFirst })) yield followUp as FollowUp;
}

/** The number on each tab within the viewer's scope. */
export async function countFollowUps(ctx: Context): Promise<FollowUpCounts> {
  const audience = audienceFilter(ctx.actor, 'followUp');
  const counts = await Promise.all(followUpTab.options.map(async (tab) => [tab, await followUps().countDocuments({ $and: [audience, tabFilter(ctx, tab)] } as Filter)] as const));
  return Object.fromEntries(counts) as FollowUpCounts;
}

/** Late ones within the viewer's scope, by hall, the one with the oldest first; as many as the list of the hall shows. */
export async function lateByHall(ctx: Context, organisationId: ObjectId | null): Promise<{ hall: NamedRef; count: number; oldestDue: Day }[]> {
  const halls = new Map<string, { hall: NamedRef; count: number; oldestDue: Day }>();
  for await (const { hall, current, sortKey } of followUps().find(lateFilter(ctx, organisationId), { sort: dueFirst, projection: { hall: 1, 'current.due': 1, sortKey: 1 } })) {
    const key = hall.id.toHexString();
    const known = halls.get(key) ?? { hall, count: 0, oldestDue: current?.due ?? shanghaiDay(new Date(sortKey)) };
    known.count += 1;
    halls.set(key, known);
  }
  return [...halls.values()];
}

export function lateFilter(ctx: Context, organisationId: ObjectId | null): Filter {
  // Of a secret one the path says the district only; whoever may see it finds it by its hall.
  const within = organisationId ? { $or: [{ path: organisationId }, { 'hall.id': organisationId }] } : {};
  return { $and: [audienceFilter(ctx.actor, 'followUp'), tabFilter(ctx, 'late'), within] } as Filter;
}

/** @throws Fault notFound, also for what lies outside the scope or is secret to the viewer */
export async function showFollowUp(ctx: Context, id: string): Promise<FollowUpDetail> {
  const followUp = await loadFollowUp(id);
  authorize(ctx.actor, 'followUp.list', followUp);
  return presentDetail(ctx, followUp);
}

/** The scope is always part of it. */
export function listFilter(ctx: Context, query: ListFilters): Filter {
  const wanted: object[] = [audienceFilter(ctx.actor, 'followUp'), tabFilter(ctx, query.tab)];
  if (query.hallId) wanted.push({ 'hall.id': new ObjectId(query.hallId) });
  if (query.reason) wanted.push({ reasons: query.reason });
  if (query.hasPhone) wanted.push({ hasPhone: query.hasPhone === 'yes' });
  if (query.text) {
    const text = textPattern(query.text);
    wanted.push({ $or: [{ number: text }, { 'window.name': text }, { 'window.number': text }, { 'hall.name': text }] });
  }
  return { $and: wanted } as Filter;
}

function tabFilter(ctx: Context, tab: FollowUpTab): object {
  const now = ctx.clock.now();
  // The sort key of an open one is its due instant; a clock that stands still is never late.
  const endOfToday = shanghaiInstant(shanghaiDay(now), '00:00').getTime() + 86_400_000;
  switch (tab) {
    case 'mine':
      return { sortKey: { $lt: closedSortBase }, $or: mine(ctx) };
    case 'late':
      return { sortKey: { $lt: now.getTime() }, pause: null };
    case 'today':
      return { sortKey: { $gte: now.getTime(), $lt: endOfToday }, pause: null };
    case 'department':
      return { state: 'rectifying' };
    case 'citizen':
      return { state: 'awaitingSecondRating' };
    case 'escalated':
      return { state: 'escalated' };
    case 'closed':
      return { state: 'closed' };
    case 'all':
      return {};
  }
}

/** What waits for this person: own follow-ups, what was sent to his department, what came up to the commission. */
export function mine(ctx: Context): object[] {
  const wanted: object[] = [{ 'officer.id': { $in: ownAccountIds(ctx.actor) } }];
  if (ctx.actor.kind !== 'staff') return wanted;
  const departments = ctx.actor.grants.filter((grant) => grant.role === 'departmentHandler').map((grant) => new ObjectId(grant.organisationId));
  if (departments.length > 0) wanted.push({ state: 'rectifying', sentPath: { $in: departments } });
  if (can(ctx.actor, 'followUp.decideEscalation')) wanted.push({ state: 'escalated' });
  return wanted;
}
