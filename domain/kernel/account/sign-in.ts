import type { SessionStage } from '../../../contracts/session';
import { auditedChange } from '../audit';
import type { Clock } from '../clock';
import type { Context } from '../context';
import { native } from '../database';
import { fail } from '../errors';
import { clearAttempts, countAttempt, returnAttempt } from './attempts';
import { beginPasswordChange, finishPasswordChange, needsKeys, openOrMakePair, rotatePair } from '../key-pairs';
import { grantsOf } from './grants-of';
import { AccountModel, type AccountRecord } from './model';
import { checkNewPassword, hashPassword, verifyPassword } from './password';
import { newSecret, openSecret, sealSecret, stepOfCode } from './second-factor';
import { endSessions, openSession, renewSession, requireSession, type OpenedSession } from './sessions';

interface Door {
  clock: Clock;
  requestId?: string;
}

const asHimself = (account: AccountRecord, door: Door): Context => ({
  actor: { kind: 'staff', accountId: account._id.toHexString(), name: account.name, grants: [] },
  clock: door.clock,
  ...(door.requestId ? { requestId: door.requestId } : {}),
});

/**
 * The first step. The session that comes back is at stage secondFactor, or enrolSecondFactor where there is none yet.
 * An unknown user, a departed one and a wrong password take equally long and answer the same.
 * @throws Fault badCredentials, accountLocked
 */
export async function signIn(username: string, password: string, door: Door): Promise<OpenedSession> {
  const name = username.trim().toLowerCase();
  const locks = await countAttempt(name, door.clock);
  const account = await native(AccountModel).findOne({ username: name, state: 'active' });
  const fits = await verifyPassword(account?.passwordHash, password);
  if (!account || !fits) return refuse(account, locks, door);
  await returnAttempt(name);
  // A first password is known to whoever set it: no key pair is opened or made by one.
  const pair = !account.mustChangePassword && needsKeys(await grantsOf(account, door.clock)) ? await openOrMakePair(asHimself(account, door), account._id, password) : null;
  if (account.totp) return openSession(account._id, 'secondFactor', { pair }, door.clock);
  return openSession(account._id, 'enrolSecondFactor', { offeredSecret: sealSecret(account._id.toHexString(), newSecret()), pair }, door.clock);
}

/**
 * The second step, and the enrolment: the first right code makes the offered secret the account's own.
 * A code that was used once is refused. The token is renewed.
 * @throws Fault unauthenticated, wrongState, badCredentials, accountLocked
 */
export async function verifySecondFactor(token: string, code: string, door: Door): Promise<OpenedSession> {
  const { session, account } = await requireSession(token, door.clock);
  const enrolling = session.stage === 'enrolSecondFactor';
  if (!enrolling && session.stage !== 'secondFactor') fail('wrongState');
  const locks = await countAttempt(account.username, door.clock);
  const sealed = enrolling ? session.offeredSecret : account.totpSecret;
  const now = door.clock.now();
  const step = sealed ? stepOfCode(openSecret(account._id.toHexString(), sealed), code, now) : null;
  if (!sealed || step === null) return refuse(account, locks, door);
  await auditedChange(AccountModel, account._id, asHimself(account, door), enrolling ? 'account.secondFactorEnrolled' : 'account.signedIn', (before) => {
    if (before.state !== 'active') return fail('unauthenticated');
    // Another session enrolled first: this secret is not the account's.
    if (enrolling && before.totp) return fail('wrongState');
    if (!enrolling && (!before.totp || step <= before.totp.lastStep)) return fail('badCredentials', { message: '这个验证码已经用过，请等下一个。' });
    return enrolling ? { set: { totp: { enrolledAt: now, lastStep: step }, totpSecret: sealed, lastSignInAt: now } } : { set: { 'totp.lastStep': step, lastSignInAt: now } };
  });
  await clearAttempts(account.username);
  return renewSession(session, nextStage(account), { from: token }, door.clock);
}

/**
 * Ends every other session of the account and renews this one's token.
 * @throws Fault unauthenticated, wrongState, badCredentials, accountLocked, badRequest (what is wrong with the new one)
 */
export async function changePassword(token: string, change: { currentPassword: string; newPassword: string }, door: Door): Promise<OpenedSession> {
  const { session, account } = await requireSession(token, door.clock);
  if (session.stage !== 'changePassword' && session.stage !== 'ready') fail('wrongState');
  checkNewPassword(change.newPassword, account.username);
  if (change.newPassword === change.currentPassword) fail('badRequest', { fields: [{ path: 'newPassword', message: '新密码和现在的一样，请换一个' }] });
  const locks = await countAttempt(account.username, door.clock);
  if (!(await verifyPassword(account.passwordHash, change.currentPassword))) return refuse(account, locks, door, '现在的密码不对。');
  await returnAttempt(account.username);
  const passwordHash = await hashPassword(change.newPassword);
  const pair = needsKeys(await grantsOf(account, door.clock)) ? await beginPasswordChange(asHimself(account, door), account._id, change) : null;
  await auditedChange(AccountModel, account._id, asHimself(account, door), 'account.passwordChanged', (before) => {
    // An administrator reset it meanwhile: what was just verified is no longer the password.
    if (before.passwordHash !== account.passwordHash) return fail('conflict');
    return { set: { passwordHash, passwordChangedAt: door.clock.now(), mustChangePassword: false } };
  });
  if (pair) await finishPasswordChange(asHimself(account, door), pair);
  await endSessions(account._id, session._id);
  return renewSession(session, 'ready', { from: token, pair }, door.clock);
}

/**
 * A new key pair of one's own: this session goes on with it, under a renewed token; the others end.
 * @throws Fault unauthenticated, badCredentials, accountLocked, keysClosed (no pair, or one that this password does not open)
 */
export async function rotateOwnKeys(token: string, { password }: { password: string }, door: Door): Promise<OpenedSession> {
  const { session, account } = await requireSession(token, door.clock);
  const locks = await countAttempt(account.username, door.clock);
  if (!(await verifyPassword(account.passwordHash, password))) return refuse(account, locks, door, '密码不对。');
  await returnAttempt(account.username);
  const pair = await rotatePair(asHimself(account, door), account._id, password);
  await endSessions(account._id, session._id);
  return renewSession(session, 'ready', { from: token, pair }, door.clock);
}

/** Ends all sessions of whoever holds this one, this one included. */
export async function signOutEverywhere(token: string, door: Door): Promise<void> {
  const { account } = await requireSession(token, door.clock);
  await endSessions(account._id);
  await auditedChange(AccountModel, account._id, asHimself(account, door), 'account.signedOutEverywhere', () => ({}));
}

async function refuse(account: AccountRecord | null, locks: boolean, door: Door, message?: string): Promise<never> {
  if (account && locks) await auditedChange(AccountModel, account._id, { actor: { kind: 'system', name: 'signIn' }, clock: door.clock }, 'account.locked', () => ({}));
  return fail('badCredentials', message ? { message } : {});
}

const nextStage = (account: AccountRecord): SessionStage => (account.mustChangePassword ? 'changePassword' : 'ready');
