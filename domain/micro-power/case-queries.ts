import type mongoose from 'mongoose';
import type { OrganisationRef, Page } from '../../contracts/common';
import type { CaseDetail, CaseListQuery, CaseSummary, PublicCase, PublicCaseListQuery } from '../../contracts/power-case';
import { afterSortKey, cursorAfter, cursorValue, fail, native, ObjectId, OrganisationModel, scopeFilter, shanghaiDay, sortKeyCursor, toObjectId, type Context } from '../kernel';
import { loadCase } from './case-command';
import { closedBase, PowerCaseModel, undatedBase, type PowerCase } from './case-model';
import { presentCase, presentSummary } from './case-present';

type Filter = mongoose.mongo.Filter<PowerCase>;
type ListFilters = Omit<CaseListQuery, 'cursor' | 'limit'>;
const cases = () => native(PowerCaseModel);
const dueFirst = { sortKey: 1, _id: 1 } as const;

/** Cases within the viewer's scope: late first, then by due day, those without a limit, closed ones last. */
export async function listCases(ctx: Context, query: CaseListQuery): Promise<Page<CaseSummary>> {
  const filter = caseFilter(ctx, query);
  const found = (await cases()
    .find({ $and: [filter, afterSortKey(query.cursor)] } as Filter, { sort: dueFirst, limit: query.limit + 1 })
    .toArray()) as PowerCase[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor = found.length > query.limit && last ? sortKeyCursor(last) : null;
  return { items: shown.map((one) => presentSummary(one, ctx.clock.now())), nextCursor, total: await cases().countDocuments(filter) };
}

/** The whole list, for an export. */
export async function* eachCase(ctx: Context, query: ListFilters): AsyncGenerator<CaseSummary> {
  for await (const one of cases().find(caseFilter(ctx, query), { sort: dueFirst })) yield presentSummary(one as PowerCase, ctx.clock.now());
}

/** @throws Fault notFound, also for what lies outside the scope */
export async function showCase(ctx: Context, id: string): Promise<CaseDetail> {
  return presentCase(ctx, await loadCase(ctx, id, 'list'));
}

/** Villages and communities within the viewer's scope, to filter by and to open a case in. */
export async function caseVillages(ctx: Context): Promise<{ items: OrganisationRef[] }> {
  const found = await native(OrganisationModel)
    .find({ ...scopeFilter(ctx.actor, 'powerCase.list'), kind: { $in: ['village', 'community'] }, active: true }, { projection: { name: 1 } })
    .sort({ code: 1 })
    .toArray();
  return { items: found.map(({ _id, name }) => ({ id: _id.toHexString(), name })) };
}

/** The scope is always part of it. */
export function caseFilter(ctx: Context, { code, villageId, light, warned, publicity }: ListFilters): Filter {
  const wanted: object[] = [scopeFilter(ctx.actor, 'powerCase.list')];
  if (villageId) wanted.push({ path: new ObjectId(villageId) });
  if (code) wanted.push({ 'power.code': code });
  if (warned) wanted.push({ hasWarnings: true });
  if (publicity) wanted.push({ publicity });
  if (light) wanted.push(lightFilter(light, ctx.clock.now()));
  return wanted.length === 1 ? (wanted[0] as Filter) : ({ $and: wanted } as Filter);
}

/** The sort key of an open one with a limit is its due instant. */
function lightFilter(light: NonNullable<CaseListQuery['light']>, now: Date): object {
  switch (light) {
    case 'red':
      return { sortKey: { $lt: now.getTime() } };
    case 'yellow':
      return { sortKey: { $gte: now.getTime(), $lt: undatedBase }, 'current.yellowAt': { $lte: now } };
    case 'green':
      return { sortKey: { $gte: now.getTime(), $lt: undatedBase }, 'current.yellowAt': { $gt: now } };
    case 'none':
      return { sortKey: { $gte: undatedBase, $lt: closedBase } };
    case 'done':
      return { sortKey: { $gte: closedBase } };
  }
}

const wrongPlace = (): never => fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });

// ---- everybody ----

export const publicFilter = (villageId: string, code?: string): Filter => ({ 'village.id': toObjectId(villageId), ...(code ? { 'power.code': code } : {}), releasedAt: { $gt: new Date(0) } });
export const releasedFirst = { releasedAt: -1, _id: -1 } as const;

/** What the town released of a village, the latest first. Only what was made for everybody leaves the database. */
export async function listPublicCases(villageId: string, query: PublicCaseListQuery, now: Date): Promise<Page<PublicCase>> {
  const found = (await cases()
    .find({ $and: [publicFilter(villageId, query.code), afterRelease(query.cursor)] } as Filter, { sort: releasedFirst, limit: query.limit + 1, projection: { face: 1, releasedAt: 1 } })
    .toArray()) as Pick<PowerCase, '_id' | 'face' | 'releasedAt'>[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map((one) => publicCaseOf(one, now)), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.releasedAt!.toISOString()} ${last._id.toHexString()}`) : null };
}

function publicCaseOf({ _id, face }: Pick<PowerCase, '_id' | 'face'>, now: Date): PublicCase {
  const { next, ...told } = face!;
  return { id: _id.toHexString(), ...told, overdue: next && next.due < shanghaiDay(now) ? next : null };
}

function afterRelease(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const releasedAt = new Date(at ?? '');
  if (Number.isNaN(releasedAt.getTime()) || !id || !ObjectId.isValid(id)) return wrongPlace();
  return { releasedAt: { $lte: releasedAt }, $or: [{ releasedAt: { $lt: releasedAt } }, { _id: { $lt: new ObjectId(id) } }] };
}
