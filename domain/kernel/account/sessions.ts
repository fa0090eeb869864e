import { randomBytes } from 'node:crypto';
import type { SessionStage } from '../../../contracts/session';
import type { Clock } from '../clock';
import type { HeldKeys, StaffActor } from '../context';
import { native, ObjectId } from '../database';
import { wipe } from '../envelopes';
import { fail } from '../errors';
import { heldKeys, keepForSession, moveToToken, type OpenPair } from '../key-pairs';
import { keyedHash } from '../secrets';
import { grantsOf } from './grants-of';
import { AccountModel, SessionModel, type AccountRecord, type SessionRecord } from './model';

/** `token` goes into the cookie and is kept nowhere else. */
export interface OpenedSession {
  token: string;
  session: SessionRecord;
}

/** Who is behind a token. The actor has no grants before the session is `ready`. */
export interface Authenticated {
  session: SessionRecord;
  account: AccountRecord;
  actor: StaffActor;
  /** Only in a session that is `ready`, of somebody who has a key pair. */
  keys?: HeldKeys;
}

const minute = 60_000;
const idleMs = 30 * minute;
const wholeMs = 12 * 60 * minute;
/** Time to get from the password to `ready`. */
const signingInMs = 15 * minute;
const touchEveryMs = minute;

const sessions = () => native(SessionModel);
const newToken = (): string => randomBytes(32).toString('base64url');
const hashOf = (token: string): string => keyedHash('session', token);

/** `pair` is wiped here. */
export async function openSession(accountId: ObjectId, stage: SessionStage, { offeredSecret, pair }: { offeredSecret?: string; pair: OpenPair | null }, clock: Clock): Promise<OpenedSession> {
  const token = newToken();
  const now = clock.now();
  const key = pair && keepForSession(pair, token);
  if (pair) wipe(pair.privateKey);
  const session: SessionRecord = { _id: new ObjectId(), tokenHash: hashOf(token), accountId, stage, startedAt: now, lastSeenAt: now, ...limits(stage, now), ...(offeredSecret ? { offeredSecret } : {}), ...(key ? { key } : {}) };
  await sessions().insertOne(session);
  return { token, session };
}

/**
 * The next stage under a new token; the old one is worth nothing from here on. The key goes over to the new token;
 * `pair`, where there is another one now, takes its place and is wiped here.
 * @throws Fault unauthenticated when the session ended, or went on elsewhere, meanwhile
 */
export async function renewSession(session: SessionRecord, stage: SessionStage, { from, pair }: { from: string; pair?: OpenPair | null }, clock: Clock): Promise<OpenedSession> {
  const token = newToken();
  const now = clock.now();
  const key = pair ? keepForSession(pair, token) : session.key && moveToToken(session.key, from, token);
  if (pair) wipe(pair.privateKey);
  const renewed = await sessions().findOneAndUpdate(
    { _id: session._id, tokenHash: session.tokenHash },
    { $set: { tokenHash: hashOf(token), stage, lastSeenAt: now, ...limits(stage, now), ...(key ? { key } : {}) }, $unset: { offeredSecret: '' } },
    { returnDocument: 'after' },
  );
  return renewed ? { token, session: renewed } : fail('unauthenticated');
}

/** Who is behind the token, or null where it is unknown, expired, or its account has departed. */
export async function authenticate(token: string, clock: Clock): Promise<Authenticated | null> {
  const now = clock.now();
  const session = await sessions().findOne({ tokenHash: hashOf(token) });
  if (!session || session.endsAt <= now || session.idleUntil <= now) return null;
  const account = await native(AccountModel).findOne({ _id: session.accountId, state: 'active' });
  if (!account) return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= touchEveryMs) {
    const seen = { lastSeenAt: now, idleUntil: limits(session.stage, now).idleUntil };
    await sessions().updateOne({ _id: session._id }, { $set: seen });
    Object.assign(session, seen);
  }
  const grants = session.stage === 'ready' ? await grantsOf(account, clock) : [];
  const keys = session.stage === 'ready' && session.key ? { keys: heldKeys(session.key, token) } : {};
  return { session, account, actor: { kind: 'staff', accountId: account._id.toHexString(), name: account.name, grants }, ...keys };
}

/** As `authenticate`, for acts that need a session. */
export async function requireSession(token: string, clock: Clock): Promise<Authenticated> {
  return (await authenticate(token, clock)) ?? fail('unauthenticated');
}

export async function signOut(token: string): Promise<void> {
  await sessions().deleteOne({ tokenHash: hashOf(token) });
}

/** Ends an account's sessions, all or all but one. */
export async function endSessions(accountId: ObjectId, except?: ObjectId): Promise<void> {
  await sessions().deleteMany({ accountId, ...(except ? { _id: { $ne: except } } : {}) });
}

function limits(stage: SessionStage, now: Date): { idleUntil: Date; endsAt: Date } {
  const time = now.getTime();
  return stage === 'ready' ? { idleUntil: new Date(time + idleMs), endsAt: new Date(time + wholeMs) } : { idleUntil: new Date(time + signingInMs), endsAt: new Date(time + signingInMs) };
}
