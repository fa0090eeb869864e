import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import {
  AccountModel,
  appointDeputy,
  authenticate,
  can,
  changePassword,
  createAccount,
  createDemoAccount,
  createFirstAdministrators,
  createOrganisation,
  currentDemoCode,
  departAccount,
  enableDemo,
  endDeputy,
  Fault,
  fixedClock,
  grantRole,
  listAccounts,
  listColleagues,
  listOwnSessions,
  native,
  ObjectId,
  resetPassword,
  resetSecondFactor,
  revokeRole,
  showAccount,
  showSession,
  signIn,
  signOut,
  signOutEverywhere,
  systemContext,
  unlockAccount,
  verifySecondFactor,
  type AccountRecord,
  type Context,
  type OrganisationRecord,
} from '..';
import type { Role } from '../../../contracts/roles';
import { SessionModel } from './model';

useTestDatabase();
enableDemo();

const clock = fixedClock('2026-11-20T01:00:00Z');
const system = systemContext('test', clock);
const password = 'Chengguan-17-Cesuo';
const minute = 60_000;
let district: OrganisationRecord;
let hall: OrganisationRecord;

beforeEach(async () => {
  await clearDatabase();
  clock.set('2026-11-20T01:00:00Z');
  district = await createOrganisation(system, { kind: 'district', name: '青禾区', code: 'QH', parentId: null });
  hall = await createOrganisation(system, { kind: 'hall', name: '区政务服务中心', code: 'QH-H', parentId: String(district._id) });
});

const build = (username: string, roles: Role[] = [], personId?: ObjectId): Promise<AccountRecord> =>
  createDemoAccount(system, { username, name: `名字${username}`, password, grants: roles.map((role) => ({ role, organisationId: district._id })), ...(personId ? { personId } : {}) });
const idOf = (account: { _id: ObjectId }): string => account._id.toHexString();
const as = (account: AccountRecord, roles: Role[]): Context => ({
  actor: { kind: 'staff', accountId: idOf(account), name: account.name, grants: roles.map((role) => ({ role, organisationId: idOf(district) })) },
  clock,
});
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));
async function codeFor(account: AccountRecord): Promise<string> {
  return (await currentDemoCode(idOf(account), clock))!;
}
async function enter(account: AccountRecord): Promise<string> {
  const first = await signIn(account.username, password, { clock });
  return (await verifySecondFactor(first.token, await codeFor(account), { clock })).token;
}

describe('signing in', () => {
  test('takes both factors, and renews the token after the second', async () => {
    const account = await build('huifang', ['followUpOfficer']);
    const first = await signIn(' HuiFang ', password, { clock });
    expect(first.session.stage).toBe('secondFactor');
    expect((await authenticate(first.token, clock))?.actor.grants).toEqual([]);
    const second = await verifySecondFactor(first.token, await codeFor(account), { clock });
    expect(second.session.stage).toBe('ready');
    expect(await authenticate(first.token, clock)).toBeNull();
    const who = (await authenticate(second.token, clock))!;
    expect(who.actor.grants).toEqual([{ role: 'followUpOfficer', organisationId: idOf(district) }]);
    expect(JSON.stringify(await native(SessionModel).find({}).toArray())).not.toContain(second.token);
    const shown = await showSession(who, clock);
    expect(shown).toMatchObject({ stage: 'ready', account: { username: 'huifang', grants: [{ organisationName: '青禾区' }] }, abilities: { 'account.list': false } });
    expect(shown.demoCode).toBeUndefined();
  });

  test('refuses an unknown user like a wrong password, and locks both alike', async () => {
    await build('huifang');
    const wrong = (name: string) => outcome(signIn(name, 'not-the-password', { clock }));
    for (const name of ['huifang', 'nobody']) {
      expect([await wrong(name), await wrong(name), await wrong(name), await wrong(name), await wrong(name)]).toEqual(Array(5).fill('badCredentials'));
      expect(await wrong(name)).toBe('accountLocked');
    }
    expect(await outcome(signIn('huifang', password, { clock }))).toBe('accountLocked');
    clock.advance(minute);
    expect(await wrong('huifang')).toBe('badCredentials');
    clock.advance(minute);
    expect(await outcome(signIn('huifang', password, { clock }))).toBe('accountLocked');
    clock.advance(minute);
    expect(await outcome(signIn('huifang', password, { clock }))).toBe('done');
  });

  test('tells how long a lock lasts, shows it, keeps it in the chain; an administrator ends it', async () => {
    const account = await build('huifang');
    for (let n = 0; n < 5; n += 1) await outcome(signIn('huifang', 'wrong', { clock }));
    await expect(signIn('huifang', password, { clock })).rejects.toMatchObject({ code: 'accountLocked', retryAfterSeconds: 60 });
    const administrator = as(await build('anquan', ['securityAdmin']), ['securityAdmin']);
    const shown = await showAccount(administrator, idOf(account));
    expect(shown).toMatchObject({ state: 'locked', lockedUntil: '2026-11-20T01:01:00.000Z' });
    expect((await native(AccountModel).findOne({ _id: account._id }))?.trail.tail.map((entry) => entry.verb)).toContain('account.locked');
    await unlockAccount(administrator, idOf(account), { version: shown.version, reason: '本人来电核实' });
    expect(await outcome(signIn('huifang', password, { clock }))).toBe('done');
  });

  test('many tries at once are counted one by one', async () => {
    await build('huifang');
    const results = await Promise.all(Array.from({ length: 12 }, () => outcome(signIn('huifang', 'wrong', { clock }))));
    expect(results.filter((result) => result === 'badCredentials')).toHaveLength(5);
    expect(results.filter((result) => result === 'accountLocked')).toHaveLength(7);
  });

  test('forgives four mistakes, but counts wrong codes however often the password is right', async () => {
    const account = await build('huifang');
    for (let n = 0; n < 4; n += 1) await outcome(signIn('huifang', 'wrong', { clock }));
    const token = await enter(account);
    expect(await authenticate(token, clock)).not.toBeNull();
    const { token: half } = await signIn('huifang', password, { clock });
    const wrong = (await codeFor(account)) === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n += 1) {
      expect(await outcome(signIn('huifang', password, { clock }))).toBe('done');
      expect(await outcome(verifySecondFactor(half, wrong, { clock }))).toBe('badCredentials');
    }
    expect(await outcome(verifySecondFactor(half, await codeFor(account), { clock }))).toBe('accountLocked');
  });

  test('takes no code twice, not even in two sessions at once', async () => {
    const account = await build('huifang');
    const [a, b] = [await signIn('huifang', password, { clock }), await signIn('huifang', password, { clock })];
    const code = await codeFor(account);
    const results = await Promise.all([a, b].map((one) => outcome(verifySecondFactor(one.token, code, { clock }))));
    expect(results.sort()).toEqual(['badCredentials', 'done']);
    expect(await codeFor(account)).not.toBe(code);
    clock.advance(30_000);
    const third = await signIn('huifang', password, { clock });
    expect(await outcome(verifySecondFactor(third.token, code, { clock }))).toBe('badCredentials');
    expect(await outcome(verifySecondFactor(third.token, await codeFor(account), { clock }))).toBe('done');
  });

  test('a session ends when idle, at its latest hour, by signing out, and everywhere at once', async () => {
    const account = await build('huifang');
    const idle = await enter(account);
    clock.advance(31 * minute);
    expect(await authenticate(idle, clock)).toBeNull();
    const used = await enter(account);
    for (let n = 0; n < 28; n += 1) {
      clock.advance(25 * minute);
      expect(await authenticate(used, clock)).not.toBeNull();
    }
    clock.advance(25 * minute);
    expect(await authenticate(used, clock)).toBeNull();
    const [one, two] = [await enter(account), (clock.advance(minute), await enter(account))];
    const who = (await authenticate(two, clock))!;
    expect((await listOwnSessions(who, clock)).items.map((session) => session.current)).toEqual([true, false]);
    await signOut(one);
    expect(await authenticate(one, clock)).toBeNull();
    clock.advance(minute);
    const three = await enter(account);
    await signOutEverywhere(two, { clock });
    expect([await authenticate(two, clock), await authenticate(three, clock)]).toEqual([null, null]);
  });
});

describe('the first sign-in', () => {
  test('enrols a second factor, then changes the first password', async () => {
    const { account, firstPassword } = await createAccount(system, { username: 'xinren', name: '新来的' });
    const first = await signIn('xinren', firstPassword, { clock });
    expect(first.session.stage).toBe('enrolSecondFactor');
    const shown = await showSession((await authenticate(first.token, clock))!, clock);
    expect(shown.enrolment?.uri).toMatch(/^otpauth:\/\/totp\/.*xinren.*secret=/);
    expect(shown.demoCode).toMatch(/^\d{6}$/);
    const wrong = shown.demoCode === '000000' ? '000001' : '000000';
    expect(await outcome(verifySecondFactor(first.token, wrong, { clock }))).toBe('badCredentials');
    const second = await verifySecondFactor(first.token, shown.demoCode!, { clock });
    expect(second.session.stage).toBe('changePassword');
    expect((await authenticate(second.token, clock))?.actor.grants).toEqual([]);
    const change = (newPassword: string) => changePassword(second.token, { currentPassword: firstPassword, newPassword }, { clock });
    for (const weak of ['short-1', 'my-xinren-password', 'aaaaaaaaaaaaaaaa', 'password12345', 'Qwertyuiop123!', '123456789012', 'abcdefghijklm', firstPassword]) {
      await expect(change(weak)).rejects.toMatchObject({ code: 'badRequest', fields: [{ path: 'newPassword' }] });
    }
    const third = await change('Liuxi-Zhen-3-Hao');
    expect(third.session.stage).toBe('ready');
    expect(await authenticate(second.token, clock)).toBeNull();
    expect((await native(AccountModel).findOne({ _id: account._id }))?.mustChangePassword).toBe(false);
    expect(await outcome(signIn('xinren', firstPassword, { clock }))).toBe('badCredentials');
  });

  test('two sessions that enrol at once do not end up with two secrets', async () => {
    const { account, firstPassword } = await createAccount(system, { username: 'xinren', name: '新来的' });
    const a = await signIn('xinren', firstPassword, { clock });
    const codeA = (await showSession((await authenticate(a.token, clock))!, clock)).demoCode!;
    clock.advance(1000);
    const b = await signIn('xinren', firstPassword, { clock });
    expect(await outcome(verifySecondFactor(b.token, await codeFor(account), { clock }))).toBe('done');
    expect(['wrongState', 'badCredentials']).toContain(await outcome(verifySecondFactor(a.token, codeA, { clock })));
  });

  test('a changed password ends the other sessions', async () => {
    const account = await build('huifang');
    const other = await enter(account);
    clock.advance(minute);
    const own = await enter(account);
    const renewed = await changePassword(own, { currentPassword: password, newPassword: 'Liuxi-Zhen-3-Hao' }, { clock });
    expect([await authenticate(other, clock), await authenticate(own, clock)]).toEqual([null, null]);
    expect((await authenticate(renewed.token, clock))?.session.stage).toBe('ready');
  });

  test('a platform begins with its three administrators, each with a first password', async () => {
    await clearDatabase();
    const made = await createFirstAdministrators(system, { name: '青禾区', code: 'QH' });
    expect(made.map((one) => one.role)).toEqual(['systemAdmin', 'securityAdmin', 'auditAdmin']);
    expect(await createFirstAdministrators(system, { name: '青禾区', code: 'QH' })).toEqual([]);
    expect(await outcome(signIn('anquan', made[1]!.firstPassword, { clock }))).toBe('done');
    expect(await outcome(createFirstAdministrators(as(await build('x1x', []), ['systemAdmin']), { name: '青禾区', code: 'QH' }))).toBe('forbidden');
  });
});

describe('roles', () => {
  const give = (ctx: Context, account: AccountRecord, role: Role, version = 1, organisation = district) => outcome(grantRole(ctx, idOf(account), { version, role, organisationId: idOf(organisation) }));

  test('only the security administrator grants, and never to himself', async () => {
    const security = await build('anquan', ['securityAdmin']);
    const other = await build('huifang');
    const ctx = as(security, ['securityAdmin']);
    expect(await give(as(other, ['systemAdmin']), other, 'integrityHandler')).toBe('forbidden');
    expect(await give(as(other, ['commissionLeader']), security, 'integrityHandler')).toBe('forbidden');
    expect(await give(ctx, security, 'integrityHandler')).toBe('forbidden');
    expect(await give(ctx, other, 'followUpOfficer')).toBe('done');
    expect(await give(ctx, other, 'followUpOfficer', 2)).toBe('duplicate');
    expect(await give(ctx, other, 'hallManager', 1)).toBe('conflict');
    expect(await give(ctx, other, 'hallManager', 2, hall)).toBe('done');
    const who = await authenticate(await enter(other), clock);
    expect(can(who!.actor, 'organisation.list', hall)).toBe(true);
  });

  test('not to a second account of the same person either', async () => {
    const personId = new ObjectId();
    const security = await build('anquan', ['securityAdmin'], personId);
    const second = await build('anquan2', [], personId);
    expect(await give(as(security, ['securityAdmin']), second, 'integrityHandler')).toBe('forbidden');
  });

  test('the three administrators are three accounts', async () => {
    const ctx = as(await build('anquan', ['securityAdmin']), ['securityAdmin']);
    const system1 = await build('xitong', ['systemAdmin']);
    expect(await give(ctx, system1, 'auditAdmin')).toBe('forbidden');
    expect(await give(ctx, await build('shenji'), 'auditAdmin', 1, hall)).toBe('badRequest');
    expect(await outcome(revokeRole(ctx, idOf(system1), { version: 1, role: 'systemAdmin', organisationId: idOf(district) }))).toBe('wrongState');
    await build('xitong2', ['systemAdmin']);
    expect(await outcome(revokeRole(ctx, idOf(system1), { version: 1, role: 'systemAdmin', organisationId: idOf(district) }))).toBe('done');
  });

  test('nobody alone can take an account over: password and second factor are reset by different administrators', async () => {
    const account = await build('lianjie', ['integrityHandler']);
    const token = await enter(account);
    const security = as(await build('anquan'), ['securityAdmin']);
    const systemAdmin = as(await build('xitong'), ['systemAdmin']);
    const version = async () => (await native(AccountModel).findOne({ _id: account._id }))!.trail.seq;
    const input = async () => ({ version: await version(), reason: '本人申请' });
    expect(await outcome(resetPassword(systemAdmin, idOf(account), await input()))).toBe('forbidden');
    expect(await outcome(resetSecondFactor(security, idOf(account), await input()))).toBe('forbidden');
    const { firstPassword } = await resetPassword(security, idOf(account), await input());
    expect(await authenticate(token, clock)).toBeNull();
    expect((await signIn('lianjie', firstPassword, { clock })).session.stage).toBe('secondFactor');
    await resetSecondFactor(systemAdmin, idOf(account), await input());
    expect((await signIn('lianjie', firstPassword, { clock })).session.stage).toBe('enrolSecondFactor');
  });
});

describe('deputies', () => {
  test('hold the other one’s roles from the first day to the last, and no longer', async () => {
    const [from, to] = [await build('huifang', ['followUpOfficer']), await build('zhuguan', ['ratingSupervisor'])];
    await appointDeputy(as(from, ['followUpOfficer']), idOf(from), { toAccountId: idOf(to), from: '2026-11-21', until: '2026-11-22' });
    const roles = async () => (await authenticate(await enter(to), clock))!.actor.grants.map((grant) => grant.role);
    expect(await roles()).toEqual(['ratingSupervisor']);
    clock.set('2026-11-21T00:00:00Z');
    expect(await roles()).toEqual(['ratingSupervisor', 'followUpOfficer']);
    clock.advance(minute);
    const shown = await showSession((await authenticate(await enter(to), clock))!, clock);
    expect(shown.account.deputyFor).toEqual([{ name: from.name, until: '2026-11-22' }]);
    clock.set('2026-11-22T15:59:00Z');
    expect(await roles()).toContain('followUpOfficer');
    clock.set('2026-11-22T16:00:00Z');
    expect(await roles()).toEqual(['ratingSupervisor']);
  });

  test('are ended early, not named by themselves, and not mixed with another administrator', async () => {
    const [from, to] = [await build('lianjie', ['integrityHandler']), await build('zhuguan', ['ratingSupervisor'])];
    const security = await build('anquan', ['securityAdmin']);
    const dates = { from: '2026-11-20', until: '2026-11-30' };
    const appoint = (ctx: Context, account: AccountRecord, deputy: AccountRecord) => outcome(appointDeputy(ctx, idOf(account), { toAccountId: idOf(deputy), ...dates }));
    expect(await appoint(as(to, ['ratingSupervisor']), from, to)).toBe('forbidden');
    expect(await appoint(as(security, ['securityAdmin']), from, security)).toBe('forbidden');
    expect(await appoint(as(security, ['securityAdmin']), security, await build('xitong', ['systemAdmin']))).toBe('forbidden');
    expect(await appoint(as(security, ['securityAdmin']), from, to)).toBe('done');
    expect(await appoint(as(from, ['integrityHandler']), from, to)).toBe('duplicate');
    expect(await outcome(grantRole(as(security, ['securityAdmin']), idOf(from), { version: 2, role: 'auditAdmin', organisationId: idOf(district) }))).toBe('done');
    expect(await outcome(grantRole(as(await build('anquan3'), ['securityAdmin']), idOf(to), { version: 1, role: 'systemAdmin', organisationId: idOf(district) }))).toBe('forbidden');
    const token = await enter(to);
    const { deputies } = await showAccount(as(security, ['securityAdmin']), idOf(from));
    await endDeputy(as(from, ['integrityHandler']), idOf(from), deputies[0]!.id);
    expect((await authenticate(token, clock))!.actor.grants.map((grant) => grant.role)).toEqual(['ratingSupervisor']);
  });
});

describe('departure', () => {
  test('ends access and hands the open work over in one act', async () => {
    const [from, to] = [await build('huifang', ['followUpOfficer']), await build('huifang2')];
    const security = as(await build('anquan', ['securityAdmin']), ['securityAdmin']);
    const token = await enter(from);
    const version = (await native(AccountModel).findOne({ _id: from._id }))!.trail.seq;
    const depart = (more = {}) => departAccount(security, idOf(from), { version, toAccountId: idOf(to), reason: '调离', ...more });
    await expect(depart()).rejects.toMatchObject({ code: 'badRequest', fields: [{ path: 'toAccountId', message: expect.stringContaining('回访员') }] });
    await grantRole(security, idOf(to), { version: 1, role: 'followUpOfficer', organisationId: idOf(district) });
    expect(await outcome(depart({ toAccountId: idOf(from) }))).toBe('badRequest');
    const departed = await depart();
    expect(departed).toMatchObject({ state: 'departed', grants: [], outbox: [{ type: 'account.departed', payload: { fromAccountId: idOf(from), toAccountId: idOf(to) } }] });
    expect(await authenticate(token, clock)).toBeNull();
    expect(await outcome(signIn('huifang', password, { clock }))).toBe('badCredentials');
    expect(await showAccount(security, idOf(from))).toMatchObject({ state: 'departed', departure: { reason: '调离', toAccount: { name: to.name } } });
    expect((await listAccounts(security, { departed: 'without', limit: 20 })).items.map((one) => one.username)).toEqual(['anquan', 'huifang2']);
    expect((await listColleagues(as(to, ['followUpOfficer']), { role: 'followUpOfficer' })).items.map((one) => one.name)).toEqual([to.name]);
  });

  test('not of the last administrator of a kind, and not by anybody', async () => {
    const security = await build('anquan', ['securityAdmin']);
    const auditor = await build('shenji', ['auditAdmin']);
    const input = { version: 1, toAccountId: idOf(security), reason: '退休' };
    expect(await outcome(departAccount(as(security, ['securityAdmin']), idOf(auditor), input))).toBe('wrongState');
    expect(await outcome(departAccount(as(auditor, ['auditAdmin']), idOf(security), { ...input, toAccountId: idOf(auditor) }))).toBe('forbidden');
  });
});
