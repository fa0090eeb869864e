import type mongoose from 'mongoose';
import type { AccountDetail, AccountListQuery, AccountSummary, ColleagueListQuery, Deputy } from '../../../contracts/account';
import type { Page } from '../../../contracts/common';
import type { Grant } from '../../../contracts/roles';
import type { CurrentSession } from '../../../contracts/session';
import type { Context } from '../context';
import { shanghaiDay } from '../calendar';
import type { Clock } from '../clock';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { organisationNames } from '../organisation';
import { cursorAfter, cursorValue, textPattern } from '../page';
import { abilitiesOf, authorize, sessionAbilities } from '../policy';
import { lockedUntil } from './attempts';
import { currentDemoCode } from './demo';
import { deputyFor } from './grants-of';
import { AccountModel, SessionModel, type AccountGrant, type AccountRecord } from './model';
import { accountThing } from './policy';
import { enrolmentUri, openSecret } from './second-factor';
import type { Authenticated } from './sessions';

type Filter = mongoose.mongo.Filter<AccountRecord>;
const accounts = () => native(AccountModel);

/** An active account by id, or null; asks for no authority. */
export function findAccount(id: ObjectId | string): Promise<AccountRecord | null> {
  return accounts().findOne({ _id: new ObjectId(id), state: 'active' });
}

/** Names by id, departed accounts included, for presenters. */
export async function accountNames(ids: Iterable<ObjectId | string>): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].map(String))].map((id) => new ObjectId(id));
  const found = wanted.length > 0 ? await accounts().find({ _id: { $in: wanted } }, { projection: { name: 1 } }).toArray() : [];
  return new Map(found.map((one) => [one._id.toHexString(), one.name]));
}

/** Active accounts whose own grant of the role covers one of these organisations; a thing's `path` finds whoever handles it. */
export function findAccountsWithRole(role: Grant['role'], path: readonly (ObjectId | string)[]): Promise<AccountRecord[]> {
  const organisationId = { $in: path.map((id) => new ObjectId(id)) };
  return accounts().find({ state: 'active', grants: { $elemMatch: { role, organisationId } } }).sort({ username: 1 }).toArray();
}

/** @throws Fault forbidden */
export async function listAccounts(ctx: Context, query: AccountListQuery): Promise<Page<AccountSummary>> {
  authorize(ctx.actor, 'account.list');
  const filter = filterOf(query);
  const after = cursorValue(query.cursor);
  const found = await accounts().find({ $and: [filter, after === undefined ? {} : { username: { $gt: after } }] } as Filter).sort({ username: 1 }).limit(query.limit + 1).toArray();
  const items = await present(found.slice(0, query.limit), ctx.clock);
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.username) : null, total: await accounts().countDocuments(filter) };
}

/** The whole list, for an export. @throws Fault forbidden */
export async function* eachAccount(ctx: Context, query: Omit<AccountListQuery, 'cursor' | 'limit'>): AsyncGenerator<AccountSummary> {
  authorize(ctx.actor, 'account.export');
  let cursor: string | undefined;
  do {
    const page = await listAccounts(ctx, { ...query, limit: 100, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

/** Whom one can name as deputy or successor: at most 50, by name. @throws Fault forbidden */
export async function listColleagues(ctx: Context, query: ColleagueListQuery): Promise<{ items: { id: string; name: string; grants: Grant[] }[] }> {
  authorize(ctx.actor, 'account.colleagues');
  const found = await accounts().find(filterOf({ ...query, departed: 'without' })).sort({ name: 1 }).limit(50).toArray();
  const names = await organisationNames(found.flatMap((one) => one.grants.map((grant) => grant.organisationId)));
  return { items: found.map((one) => ({ id: one._id.toHexString(), name: one.name, grants: presentGrants(one.grants, names) })) };
}

/** @throws Fault notFound, forbidden */
export async function showAccount(ctx: Context, id: string): Promise<AccountDetail> {
  authorize(ctx.actor, 'account.list');
  const found = (await accounts().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  const [summary] = await present([found], ctx.clock);
  const { departure } = found;
  const successor = departure && (await accountNames([departure.toAccountId]));
  return {
    ...summary!,
    deputies: await presentDeputies(found),
    openSessions: await native(SessionModel).countDocuments({ accountId: found._id, endsAt: { $gt: ctx.clock.now() }, idleUntil: { $gt: ctx.clock.now() } }),
    departure: departure
      ? { at: departure.at.toISOString(), reason: departure.reason, toAccount: { id: departure.toAccountId.toHexString(), name: successor?.get(departure.toAccountId.toHexString()) ?? '' } }
      : null,
    version: found.trail.seq,
    abilities: abilitiesOf(ctx.actor, 'account', accountThing(found)),
  };
}

/** What the console learns about who is signed in. `clock` for today's deputyships and the demo code. */
export async function showSession({ session, account, actor }: Authenticated, clock: Clock): Promise<CurrentSession> {
  const names = await organisationNames(actor.grants.map((grant) => grant.organisationId));
  const ready = session.stage === 'ready';
  const principals = ready ? await deputyFor(account._id, clock) : [];
  const id = account._id.toHexString();
  const secret = session.stage === 'enrolSecondFactor' && session.offeredSecret ? openSecret(id, session.offeredSecret) : undefined;
  const demoCode = ready || session.stage === 'changePassword' ? undefined : await currentDemoCode(id, clock);
  return {
    stage: session.stage,
    account: {
      id,
      username: account.username,
      name: account.name,
      grants: actor.grants.map(({ role, organisationId }) => ({ role, organisationId, organisationName: names.get(organisationId) ?? '' })),
      deputyFor: principals.map((principal) => ({ name: principal.name, until: lastDay(principal, account._id, clock) })),
    },
    abilities: ready ? sessionAbilities(actor) : {},
    ...(secret ? { enrolment: { secret, uri: enrolmentUri(secret, account.username) } } : {}),
    ...(demoCode ? { demoCode } : {}),
    expiresAt: new Date(Math.min(session.idleUntil.getTime(), session.endsAt.getTime())).toISOString(),
  };
}

/** One's own open sessions, newest first. */
export async function listOwnSessions({ session, account }: Authenticated, clock: Clock): Promise<{ items: { id: string; startedAt: string; lastSeenAt: string; current: boolean }[] }> {
  const now = clock.now();
  const open = await native(SessionModel).find({ accountId: account._id, endsAt: { $gt: now }, idleUntil: { $gt: now } }).sort({ startedAt: -1 }).toArray();
  return { items: open.map((one) => ({ id: one._id.toHexString(), startedAt: one.startedAt.toISOString(), lastSeenAt: one.lastSeenAt.toISOString(), current: one._id.equals(session._id) })) };
}

function filterOf(query: Pick<AccountListQuery, 'role' | 'organisationId' | 'text' | 'departed'>): Filter {
  const grant = { ...(query.role ? { role: query.role } : {}), ...(query.organisationId ? { organisationId: new ObjectId(query.organisationId) } : {}) };
  const wanted: Filter[] = [];
  if (query.departed === 'without') wanted.push({ state: 'active' });
  if (Object.keys(grant).length > 0) wanted.push({ grants: { $elemMatch: grant } });
  if (query.text) wanted.push({ $or: [{ name: textPattern(query.text) }, { username: textPattern(query.text) }] });
  return wanted.length > 0 ? { $and: wanted } : {};
}

async function present(found: AccountRecord[], clock: Clock): Promise<AccountSummary[]> {
  const names = await organisationNames(found.flatMap((one) => one.grants.map((grant) => grant.organisationId)));
  const locks = await lockedUntil(found.map((one) => one.username), clock);
  return found.map((one) => {
    const until = one.state === 'active' ? locks.get(one.username) : undefined;
    return {
      id: one._id.toHexString(),
      username: one.username,
      name: one.name,
      personId: one.personId?.toHexString() ?? null,
      state: until ? 'locked' : one.state,
      lockedUntil: until?.toISOString() ?? null,
      grants: presentGrants(one.grants, names),
      secondFactor: one.totp !== undefined,
      mustChangePassword: one.mustChangePassword,
      lastSignInAt: one.lastSignInAt?.toISOString() ?? null,
    };
  });
}

function presentGrants(grants: AccountGrant[], names: Map<string, string>): Grant[] {
  return grants.map(({ role, organisationId }) => ({ role, organisationId: organisationId.toHexString(), organisationName: names.get(organisationId.toHexString()) ?? '' }));
}

async function presentDeputies(account: AccountRecord): Promise<Deputy[]> {
  const names = await accountNames(account.deputies.map((deputy) => deputy.toAccountId));
  const fromAccount = { id: account._id.toHexString(), name: account.name };
  return account.deputies.map(({ _id, toAccountId, from, until, endedAt }) => {
    const toId = toAccountId.toHexString();
    return { id: _id.toHexString(), from, until, fromAccount, toAccount: { id: toId, name: names.get(toId) ?? '' }, endedAt: endedAt?.toISOString() ?? null };
  });
}

function lastDay(principal: AccountRecord, deputyId: ObjectId, clock: Clock): string {
  const today = shanghaiDay(clock.now());
  const running = principal.deputies.filter((deputy) => deputy.toAccountId.equals(deputyId) && !deputy.endedAt && deputy.from <= today && today <= deputy.until);
  return running.map((deputy) => deputy.until).sort().at(-1) ?? today;
}
