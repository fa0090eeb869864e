import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { DutyCounts, DutyDetail, DutyListQuery, DutyPlaces, DutySummary, DutyTab } from '../../contracts/disclosure-duty';
import { afterSortKey, authorize, native, ObjectId, scopeFilter, sortKeyCursor, textPattern, type Context } from '../kernel';
import { loadDuty } from './command';
import { DutyModel, overSortBase, type Duty } from './model';
import { openPlaces } from './places';
import { presentDuty, presentSummary } from './present';

type Filter = mongoose.mongo.Filter<Duty>;
type Filters = Omit<DutyListQuery, 'cursor' | 'limit'>;
export const dueFirst = { sortKey: 1, _id: 1 } as const;
const duties = () => native(DutyModel);

/** One page within the viewer's scope: what is late longest first, what is over last. @throws Fault forbidden */
export async function listDuties(ctx: Context, query: DutyListQuery): Promise<Page<DutySummary>> {
  const filter = listFilter(ctx, query);
  const found = (await duties()
    .find({ $and: [filter, afterSortKey(query.cursor)] } as Filter, { sort: dueFirst, limit: query.limit + 1, projection: { trail: 0, outbox: 0 } })
    .toArray()) as Duty[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((duty) => presentSummary(duty, ctx.clock.now())),
    nextCursor: found.length > query.limit && last ? sortKeyCursor(last) : null,
    total: await duties().countDocuments(filter),
  };
}

/** The whole list, for an export. @throws Fault forbidden */
export async function* eachDuty(ctx: Context, query: Filters): AsyncGenerator<DutySummary> {
  for await (const duty of duties().find(listFilter(ctx, query), { sort: dueFirst, projection: { trail: 0, outbox: 0 } })) yield presentSummary(duty as Duty, ctx.clock.now());
}

/** The numbers on the tabs. @throws Fault forbidden */
export async function countDuties(ctx: Context): Promise<DutyCounts> {
  const count = (tab: DutyTab): Promise<number> => duties().countDocuments({ $and: [scopeFilter(ctx.actor, 'disclosureDuty.list'), tabFilter(ctx, tab)] } as Filter);
  const [todo, yellow, late] = await Promise.all([count('todo'), count('yellow'), count('late')]);
  return { todo, yellow, late };
}

/** @throws Fault notFound, forbidden */
export async function showDuty(ctx: Context, id: string): Promise<DutyDetail> {
  const duty = await loadDuty(id);
  authorize(ctx.actor, 'disclosureDuty.list', duty);
  return presentDuty(ctx, duty);
}

/** The villages and towns within the viewer's scope. @throws Fault forbidden */
export async function dutyPlaces(ctx: Context): Promise<DutyPlaces> {
  const { path } = scopeFilter(ctx.actor, 'disclosureDuty.list');
  const own = new Set(path?.$in.map(String));
  const places = (await openPlaces()).filter(({ village }) => !path || village.path.some((id) => own.has(id.toHexString())));
  const towns = new Map(places.map(({ town }) => [town._id.toHexString(), { id: town._id.toHexString(), name: town.name }]));
  return {
    towns: [...towns.values()],
    villages: places.map(({ village, town }) => ({ id: village._id.toHexString(), name: village.name, townId: town._id.toHexString(), place: village.kind as 'village' | 'community' })),
  };
}

/** The scope is always part of it. */
export function listFilter(ctx: Context, query: Filters): Filter {
  const wanted: object[] = [scopeFilter(ctx.actor, 'disclosureDuty.list'), tabFilter(ctx, query.tab)];
  if (query.townId) wanted.push({ path: new ObjectId(query.townId) });
  if (query.villageId) wanted.push({ path: new ObjectId(query.villageId) });
  if (query.class) wanted.push({ 'item.class': query.class });
  if (query.item) wanted.push({ 'item.code': query.item });
  if (query.period) wanted.push({ 'period.key': query.period });
  if (query.text) {
    const text = textPattern(query.text);
    wanted.push({ $or: [{ 'item.name': text }, { 'item.code': text }, { 'village.name': text }, { 'matter.title': text }] });
  }
  return { $and: wanted } as Filter;
}

/** The sort key of an open one is its due instant. */
function tabFilter(ctx: Context, tab: DutyTab): object {
  const now = ctx.clock.now();
  switch (tab) {
    case 'todo':
      return { sortKey: { $lt: overSortBase } };
    case 'yellow':
      return { sortKey: { $gte: now.getTime(), $lt: overSortBase }, yellowAt: { $lte: now } };
    case 'late':
      return { sortKey: { $lt: now.getTime() } };
    case 'met':
      return { state: 'met' };
    case 'all':
      return {};
  }
}
