import type mongoose from 'mongoose';
import { appealTab, type AppealCounts, type AppealDetail, type AppealListQuery, type AppealSummary, type AppealTab, type RatingAppeals } from '../../contracts/appeal';
import type { Page } from '../../contracts/common';
import { approvalsToDecide, can, cursorAfter, cursorValue, fail, native, ObjectId, textPattern, type Context } from '../kernel';
import { audienceFilter } from '../rating';
import { visibleAppeal } from './decide';
import { visibleRating } from './file';
import { AppealModel, type Appeal } from './model';
import { toJudge } from './policy';
import { presentDetail, presentSummaries } from './present';
import { appealsOf, appealUntil, proposable, whyNotAppeal } from './rights';

type Filter = mongoose.mongo.Filter<Appeal>;
type ListFilters = Omit<AppealListQuery, 'cursor' | 'limit'>;
const appeals = () => native(AppealModel);

/** What is open is due in the order it was filed; of the rest the newest comes first. */
const direction = (tab: AppealTab): 1 | -1 => (tab === 'toDecide' || tab === 'open' ? 1 : -1);

/** One page within the viewer's scope. */
export async function listAppeals(ctx: Context, query: AppealListQuery): Promise<Page<AppealSummary>> {
  const filter = await listFilter(ctx, query);
  const order = direction(query.tab);
  const found = (await appeals()
    .find({ $and: [filter, afterCursor(query.cursor, order)] } as Filter, { sort: { filedAt: order, _id: order }, limit: query.limit + 1 })
    .toArray()) as Appeal[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor = found.length > query.limit && last ? cursorAfter(`${last.filedAt.toISOString()} ${last._id.toHexString()}`) : null;
  return { items: await presentSummaries(shown, ctx.clock.now()), nextCursor, total: await appeals().countDocuments(filter) };
}

/** The whole list, for an export. */
export async function* eachAppeal(ctx: Context, query: ListFilters): AsyncGenerator<Appeal> {
  const order = direction(query.tab);
  for await (const appeal of appeals().find(await listFilter(ctx, query), { sort: { filedAt: order, _id: order } })) yield appeal as Appeal;
}

/** The number on each tab within the viewer's scope. */
export async function countAppeals(ctx: Context): Promise<AppealCounts> {
  const counts = await Promise.all(appealTab.options.map(async (tab) => [tab, await appeals().countDocuments(await listFilter(ctx, { tab }))] as const));
  return Object.fromEntries(counts) as AppealCounts;
}

/** @throws Fault notFound, also for what lies outside the scope or is not for the viewer */
export const showAppeal = async (ctx: Context, id: string): Promise<AppealDetail> => presentDetail(ctx, await visibleAppeal(ctx, id));

/** What was asked about a rating, as far as the viewer may see it, and what he may ask. @throws Fault notFound */
export async function appealsOfRating(ctx: Context, ratingId: string): Promise<RatingAppeals> {
  const rating = await visibleRating(ctx, ratingId);
  const all = await appealsOf([rating._id]);
  const ofUnit = can(ctx.actor, 'appeal.file', rating);
  const refusal = ofUnit ? whyNotAppeal(ctx, rating, all) : null;
  return {
    items: await presentSummaries(all.filter((appeal) => can(ctx.actor, 'appeal.list', appeal)).reverse(), ctx.clock.now()),
    canAppeal: ofUnit && refusal === null,
    until: ofUnit ? appealUntil(rating) : null,
    whyNotAppeal: refusal,
    canPropose: can(ctx.actor, 'appeal.propose', toJudge(rating)) ? proposable(rating, all) : [],
  };
}

/** The scope is always part of it. */
export async function listFilter(ctx: Context, query: ListFilters): Promise<Filter> {
  const wanted: object[] = [audienceFilter(ctx.actor, 'appeal'), await tabFilter(ctx, query.tab)];
  if (query.hallId) wanted.push({ 'hall.id': new ObjectId(query.hallId) });
  if (query.origin) wanted.push({ origin: query.origin });
  if (query.text) wanted.push({ number: textPattern(query.text) });
  return { $and: wanted } as Filter;
}

async function tabFilter(ctx: Context, tab: AppealTab): Promise<object> {
  switch (tab) {
    case 'toDecide':
      // The approvals know who may decide; an approval and its appeal have one id.
      return { _id: { $in: await approvalsToDecide(ctx, 'ratingJudgement') } };
    case 'mine':
      return { 'applicant.accountId': ctx.actor.kind === 'staff' ? ctx.actor.accountId : '' };
    case 'open':
      return { state: { $in: ['pending', 'returned'] } };
    case 'decided':
      return { state: { $in: ['approved', 'rejected', 'withdrawn'] } };
    case 'all':
      return {};
  }
}

function afterCursor(cursor: string | undefined, order: 1 | -1): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const filedAt = new Date(at ?? '');
  if (Number.isNaN(filedAt.getTime()) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  const [beyond, from] = order === 1 ? (['$gt', '$gte'] as const) : (['$lt', '$lte'] as const);
  return { filedAt: { [from]: filedAt }, $or: [{ filedAt: { [beyond]: filedAt } }, { _id: { [beyond]: new ObjectId(id) } }] };
}
