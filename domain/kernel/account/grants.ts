import type { GrantRoleRequest } from '../../../contracts/account';
import { roleLabels, separatedRoles, type Role } from '../../../contracts/roles';
import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { findOrganisation } from '../organisation';
import { authorize } from '../policy';
import { deputyFor, isSeparated } from './grants-of';
import { AccountModel, type AccountGrant, type AccountRecord } from './model';
import { accountThing } from './policy';

const accounts = () => native(AccountModel);

/**
 * Only the security administrator grants, and never to himself, not even by another account of the same person.
 * Two of the three administrators' roles never meet in one account, be it by a deputyship.
 * @throws Fault notFound, forbidden, conflict, badRequest, duplicate, wrongState
 */
export async function grantRole(ctx: Context, id: string, input: GrantRoleRequest): Promise<AccountRecord> {
  const organisation = await findOrganisation(input.organisationId);
  if (!organisation?.active) return badField('organisationId', '没有这个机构，或已停用');
  if (isSeparated(input.role) && organisation.kind !== 'district') badField('organisationId', '三员只能对全区授予');
  return auditedChange(
    AccountModel,
    id,
    ctx,
    'account.grant',
    async (before) => {
      authorize(ctx.actor, 'account.grant', accountThing(before));
      await refuseSamePerson(ctx, before);
      if (before.state !== 'active') fail('wrongState', { message: '这个账号已离任。' });
      if (before.grants.some((grant) => sameGrant(grant, input))) fail('duplicate', { message: '已经有这个角色了。' });
      const received = (await deputyFor(before._id, ctx.clock, 'todayOrLater')).flatMap((principal) => principal.grants);
      const passedOn = await deputiesOf(before);
      refuseMixing([input, ...before.grants, ...received].map((grant) => grant.role));
      for (const deputy of passedOn) refuseMixing([input, ...deputy.grants].map((grant) => grant.role));
      const grant: AccountGrant = { role: input.role, organisationId: organisation._id };
      return { push: { grants: grant }, detail: { role: input.role, organisationId: organisation._id, organisationName: organisation.name } };
    },
    { version: input.version },
  );
}

/** @throws Fault notFound, forbidden, conflict, wrongState (not granted, or the last administrator of its kind) */
export async function revokeRole(ctx: Context, id: string, input: GrantRoleRequest): Promise<AccountRecord> {
  return auditedChange(
    AccountModel,
    id,
    ctx,
    'account.revoke',
    async (before) => {
      authorize(ctx.actor, 'account.revoke', accountThing(before));
      const left = before.grants.filter((grant) => !sameGrant(grant, input));
      if (left.length === before.grants.length) fail('wrongState', { message: '本来就没有这个角色。' });
      await refuseLast(before, [input.role]);
      return { set: { grants: left }, detail: { role: input.role, organisationId: input.organisationId } };
    },
    { version: input.version },
  );
}

/** 三员分立: refuses where two different ones of the three would be in one hand. */
export function refuseMixing(roles: Role[]): void {
  const separated = [...new Set(roles.filter(isSeparated))];
  if (separated.length > 1) fail('forbidden', { message: `${separated.map((role) => roleLabels[role]).join('、')}不能由同一个账号担任。` });
}

/** The platform must not be left without one of its three administrators. */
export async function refuseLast(account: AccountRecord, roles: Role[]): Promise<void> {
  for (const role of separatedRoles.filter((one) => roles.includes(one))) {
    const others = await accounts().countDocuments({ _id: { $ne: account._id }, state: 'active', 'grants.role': role });
    if (others === 0) fail('wrongState', { message: `这是最后一个${roleLabels[role]}，请先给别的账号授权。` });
  }
}

async function refuseSamePerson(ctx: Context, target: AccountRecord): Promise<void> {
  if (ctx.actor.kind !== 'staff' || !target.personId) return;
  const own = await accounts().findOne({ _id: new ObjectId(ctx.actor.accountId) });
  if (own?.personId?.equals(target.personId)) fail('forbidden', { message: '不能给自己的另一个账号授权。' });
}

function deputiesOf(account: AccountRecord): Promise<AccountRecord[]> {
  const ids = account.deputies.filter((deputy) => !deputy.endedAt).map((deputy) => deputy.toAccountId);
  return accounts().find({ _id: { $in: ids } }).toArray();
}

const sameGrant = (grant: AccountGrant, other: { role: Role; organisationId: string }): boolean => grant.role === other.role && grant.organisationId.toHexString() === other.organisationId;

function badField(path: string, message: string): never {
  return fail('badRequest', { fields: [{ path, message }] });
}
