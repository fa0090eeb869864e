import type mongoose from 'mongoose';
import type { KeyHolder, KeyHolderQuery } from '../../../contracts/keys';
import type { Page } from '../../../contracts/common';
import { AccountModel, type AccountRecord } from '../account';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { keyRoles, KeyPairModel, type KeyPairRecord } from '../key-pairs';
import { organisationNames } from '../organisation';
import { cursorAfter, cursorValue, textPattern } from '../page';
import { authorize } from '../policy';
import { presentEnd } from './own';

type Filter = mongoose.mongo.Filter<AccountRecord>;
const accounts = () => native(AccountModel);
const pairs = () => native(KeyPairModel);
const living: KeyPairRecord['state'][] = ['waiting', 'certified'];

/** Whoever has a key or a role that needs one, for the custodian; by user name. @throws Fault forbidden */
export async function listKeyHolders(ctx: Context, query: KeyHolderQuery): Promise<Page<KeyHolder> & { waiting: number }> {
  authorize(ctx.actor, 'ceremony.certify');
  const filter = await filterOf(query);
  const after = cursorValue(query.cursor);
  const found = await accounts().find({ $and: [filter, after === undefined ? {} : { username: { $gt: after } }] } as Filter).sort({ username: 1 }).limit(query.limit + 1).toArray();
  const items = await present(ctx, found.slice(0, query.limit));
  const [total, waiting] = await Promise.all([accounts().countDocuments(filter), pairs().countDocuments({ state: 'waiting' })]);
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.username) : null, total, waiting };
}

/** The whole list, for an export. @throws Fault forbidden */
export async function* eachKeyHolder(ctx: Context, query: Omit<KeyHolderQuery, 'cursor' | 'limit'>): AsyncGenerator<KeyHolder> {
  let cursor: string | undefined;
  do {
    const page = await listKeyHolders(ctx, { ...query, limit: 100, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** There are as many pairs as people who handle reports, and a few more: their accounts are named rather than joined. */
async function filterOf({ text, state }: Pick<KeyHolderQuery, 'text' | 'state'>): Promise<Filter> {
  const [alive, all] = await Promise.all([pairs().distinct('accountId', { state: { $in: state === 'waiting' || state === 'certified' ? [state] : living } }), pairs().distinct('accountId', {})]);
  const needs: Filter = { state: 'active', 'grants.role': { $in: [...keyRoles] } };
  const wanted: Record<NonNullable<KeyHolderQuery['state']>, Filter> = {
    none: { $and: [needs, { _id: { $nin: all } }] },
    waiting: { _id: { $in: alive } },
    certified: { _id: { $in: alive } },
    retired: { _id: { $in: all, $nin: alive } },
  };
  const who = state ? wanted[state] : { $or: [needs, { _id: { $in: all } }] };
  return text ? ({ $and: [who, { $or: [{ name: textPattern(text) }, { username: textPattern(text) }] }] } as Filter) : who;
}

async function present(ctx: Context, found: readonly AccountRecord[]): Promise<KeyHolder[]> {
  const [names, theirs] = await Promise.all([
    organisationNames(found.flatMap((one) => one.grants.map((grant) => grant.organisationId))),
    pairs().find({ accountId: { $in: found.map(({ _id }) => _id) } }).sort({ madeAt: -1, _id: -1 }).toArray(),
  ]);
  const own = ctx.actor.kind === 'staff' ? new ObjectId(ctx.actor.accountId) : null;
  return found.map((account) => {
    const [newest, ...older] = theirs.filter((pair) => pair.accountId.equals(account._id));
    return {
      accountId: account._id.toHexString(),
      name: account.name,
      username: account.username,
      grants: account.grants.filter(({ role }) => keyRoles.includes(role)).map(({ role, organisationId }) => ({ role, organisationId: organisationId.toHexString(), organisationName: names.get(organisationId.toHexString()) ?? '' })),
      departed: account.state !== 'active',
      self: own !== null && account._id.equals(own),
      keyId: newest?._id.toHexString() ?? null,
      state: newest?.state ?? 'none',
      since: newest?.madeAt.toISOString() ?? null,
      certified: newest?.certificate ? { at: newest.certificate.at.toISOString(), byName: newest.certificate.byName } : null,
      ended: presentEnd(newest),
      formerKeys: older.filter(({ ended }) => ended?.reason !== 'replaced').length,
    };
  });
}
