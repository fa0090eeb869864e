import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { PolicyDetail, PolicyListQuery, PolicySummary } from '../../contracts/public-policy';
import { authorize, cursorAfter, cursorValue, fail, native, ObjectId, toObjectId, type Context } from '../kernel';
import { PolicyModel, type PolicyRecord } from './model';
import { presentDetail, presentSummary } from './present';
import { seedPolicies } from './seed';

type Filter = mongoose.mongo.Filter<PolicyRecord>;
export const changedFirst = { updatedAt: -1, _id: -1 } as const;
export const policyFilter = ({ kind, state }: Pick<PolicyListQuery, 'kind' | 'state'>): Filter => ({ ...(kind ? { kind } : {}), ...(state ? { state } : {}) });

/** The whole library, what changed last first. @throws Fault forbidden */
export async function listPolicies(ctx: Context, query: PolicyListQuery): Promise<Page<PolicySummary>> {
  authorize(ctx.actor, 'publicPolicy.list');
  await seedPolicies(ctx);
  const found = await native(PolicyModel)
    .find({ $and: [policyFilter(query), after(query.cursor)] } as Filter, { sort: changedFirst, limit: query.limit + 1 })
    .toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map((policy) => presentSummary(ctx, policy)), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.updatedAt.toISOString()} ${last._id.toHexString()}`) : null };
}

/** @throws Fault notFound, forbidden */
export async function showPolicy(ctx: Context, id: string): Promise<PolicyDetail> {
  authorize(ctx.actor, 'publicPolicy.list');
  return presentDetail(ctx, (await native(PolicyModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound'));
}

function after(cursor: string | undefined): Filter {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const updatedAt = new Date(at ?? '');
  if (Number.isNaN(updatedAt.getTime()) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { updatedAt: { $lte: updatedAt }, $or: [{ updatedAt: { $lt: updatedAt } }, { _id: { $lt: new ObjectId(id) } }] };
}
