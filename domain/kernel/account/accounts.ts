import type { CreateAccountRequest, ResetAccountRequest } from '../../../contracts/account';
import type { CreateOrganisationRequest } from '../../../contracts/organisation';
import { roleLabels, separatedRoles, type Role } from '../../../contracts/roles';
import { auditedChange, firstTrail, type Change } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail, isDuplicateKey } from '../errors';
import { createOrganisation, findOrganisation } from '../organisation';
import { PersonModel } from '../people';
import { authorize } from '../policy';
import { clearAttempts } from './attempts';
import { accountFacts, AccountModel, type AccountGrant, type AccountRecord } from './model';
import { firstPassword, hashPassword } from './password';
import { accountThing } from './policy';
import { endSessions } from './sessions';

export interface NewAccount {
  username: string;
  name: string;
  personId?: ObjectId;
  passwordHash: string;
  mustChangePassword: boolean;
  grants: AccountGrant[];
  totp?: AccountRecord['totp'];
  totpSecret?: string;
}

/** The insert alone; whoever calls it has asked for authority. @throws Fault duplicate */
export async function insertAccount(ctx: Context, input: NewAccount, _id = new ObjectId()): Promise<AccountRecord> {
  const facts = { _id, ...input, state: 'active' as const, passwordChangedAt: ctx.clock.now(), deputies: [] };
  const detail = { username: input.username, name: input.name, grants: input.grants };
  const account: AccountRecord = { ...facts, trail: firstTrail(ctx, 'account.created', detail, accountFacts(facts)) };
  try {
    await native(AccountModel).insertOne(account);
    return account;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return fail('duplicate', { message: '这个用户名已经有人用了。', fields: [{ path: 'username', message: '这个用户名已经有人用了' }] });
  }
}

/** A new account has no role, and a password that must be changed; it is answered this once. @throws Fault forbidden, duplicate, badRequest (no such person) */
export async function createAccount(ctx: Context, input: CreateAccountRequest): Promise<{ account: AccountRecord; firstPassword: string }> {
  authorize(ctx.actor, 'account.create');
  const password = firstPassword();
  const { username, name, personId } = input;
  if (personId && !(await native(PersonModel).findOne({ _id: new ObjectId(personId), active: true }))) fail('badRequest', { fields: [{ path: 'personId', message: '没有这个人，或已停用' }] });
  const account = await insertAccount(ctx, {
    username,
    name,
    ...(personId ? { personId: new ObjectId(personId) } : {}),
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
    grants: [],
  });
  return { account, firstPassword: password };
}

/** A new first password; every session ends. @throws Fault notFound, forbidden, conflict */
export async function resetPassword(ctx: Context, id: string, input: ResetAccountRequest): Promise<{ firstPassword: string }> {
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  const account = await administer(ctx, 'resetPassword', id, input, { set: { passwordHash, passwordChangedAt: ctx.clock.now(), mustChangePassword: true } });
  await endSessions(account._id);
  return { firstPassword: password };
}

/** For a lost phone: the next sign-in enrols anew; every session ends. @throws Fault notFound, forbidden, conflict */
export async function resetSecondFactor(ctx: Context, id: string, input: ResetAccountRequest): Promise<void> {
  const account = await administer(ctx, 'resetSecondFactor', id, input, { unset: ['totp', 'totpSecret'] });
  await endSessions(account._id);
}

/** Ends a lock before its time. @throws Fault notFound, forbidden, conflict */
export async function unlockAccount(ctx: Context, id: string, input: ResetAccountRequest): Promise<void> {
  const account = await administer(ctx, 'unlock', id, input, {});
  await clearAttempts(account.username);
}

function administer(ctx: Context, verb: string, id: string, input: ResetAccountRequest, change: Change): Promise<AccountRecord> {
  const decide = (before: AccountRecord): Change => {
    authorize(ctx.actor, `account.${verb}`, accountThing(before));
    if (before.state !== 'active') fail('wrongState', { message: '这个账号已离任。' });
    return { ...change, detail: { reason: input.reason } };
  };
  return auditedChange(AccountModel, id, ctx, `account.${verb}`, decide, { version: input.version });
}

export interface FirstAdministrator {
  username: string;
  role: Role;
  roleLabel: string;
  firstPassword: string;
}

/**
 * The beginning of a platform: the district and its three administrators, each with a first password that is shown once.
 * Can be repeated after a break: what is there already is left as it is and answers nothing.
 */
export async function createFirstAdministrators(ctx: Context, district: Pick<CreateOrganisationRequest, 'name' | 'code'>): Promise<FirstAdministrator[]> {
  if (ctx.actor.kind !== 'system') fail('forbidden');
  const root = await districtOf(ctx, district);
  const made: FirstAdministrator[] = [];
  for (const role of separatedRoles) {
    if (await native(AccountModel).findOne({ 'grants.role': role })) continue;
    const password = firstPassword();
    const username = { systemAdmin: 'xitong', securityAdmin: 'anquan', auditAdmin: 'shenji' }[role];
    const account = { username, name: roleLabels[role], passwordHash: await hashPassword(password), mustChangePassword: true, grants: [{ role, organisationId: root }] };
    await insertAccount(ctx, account);
    made.push({ username, role, roleLabel: roleLabels[role], firstPassword: password });
  }
  return made;
}

async function districtOf(ctx: Context, district: Pick<CreateOrganisationRequest, 'name' | 'code'>): Promise<ObjectId> {
  const [known] = await native(AccountModel).find({ 'grants.role': { $in: [...separatedRoles] } }).limit(1).toArray();
  const granted = known?.grants[0] && (await findOrganisation(known.grants[0].organisationId));
  if (granted) return granted._id;
  return (await createOrganisation(ctx, { kind: 'district', parentId: null, ...district }))._id;
}
