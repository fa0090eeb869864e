import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../../contracts/common';
import type { Role } from '../../../contracts/roles';
import type { SessionStage } from '../../../contracts/session';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';
import { defineEventSource, outboxSchema, type OutboxEvent } from '../events';
import type { SessionKey } from '../key-pairs';
import { defineSealed } from '../reseal';

export interface AccountGrant {
  role: Role;
  organisationId: ObjectId;
}

/** Whoever stands in from `from` to `until`, both days included, holds this account's own grants for that time. */
export interface AccountDeputy {
  _id: ObjectId;
  toAccountId: ObjectId;
  from: Day;
  until: Day;
  endedAt: Date | null;
}

export interface AccountRecord extends Audited {
  /** Lower case. */
  username: string;
  name: string;
  personId?: ObjectId;
  state: 'active' | 'departed';
  /** argon2id in PHC form. */
  passwordHash: string;
  passwordChangedAt: Date;
  mustChangePassword: boolean;
  /** No code of a step up to `lastStep` is taken again. */
  totp?: { enrolledAt: Date; lastStep: number };
  /** Sealed for `totp:<account id>`. */
  totpSecret?: string;
  grants: AccountGrant[];
  deputies: AccountDeputy[];
  departure?: { at: Date; toAccountId: ObjectId; reason: string; grants: AccountGrant[] };
  lastSignInAt?: Date;
  outbox?: OutboxEvent[];
}

const id = Schema.Types.ObjectId;
const grantSchema = new Schema<AccountGrant>({ role: String, organisationId: id }, { _id: false });
const accountSchema = new Schema<AccountRecord>(
  {
    username: { type: String, required: true },
    name: { type: String, required: true },
    personId: id,
    state: { type: String, required: true },
    passwordHash: { type: String, required: true },
    passwordChangedAt: Date,
    mustChangePassword: Boolean,
    totp: { type: new Schema({ enrolledAt: Date, lastStep: Number }, { _id: false }), default: undefined },
    totpSecret: String,
    grants: [grantSchema],
    deputies: [new Schema<AccountDeputy>({ toAccountId: id, from: String, until: String, endedAt: Date })],
    departure: { type: new Schema({ at: Date, toAccountId: id, reason: String, grants: [grantSchema] }, { _id: false }), default: undefined },
    lastSignInAt: Date,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'accounts' },
);
accountSchema.index({ username: 1 }, { unique: true });
accountSchema.index({ 'grants.role': 1, 'grants.organisationId': 1 });
accountSchema.index({ 'deputies.toAccountId': 1 });
accountSchema.index({ personId: 1 }, { sparse: true });
accountSchema.index({ 'outbox.id': 1 }, { sparse: true });
export const AccountModel = mongoose.model<AccountRecord>('Account', accountSchema);

/**
 * The password's hash is covered, so that one put in from outside is found out; the sealed second-factor secret is not
 * (it is sealed anew when keys are rotated), nor is what every sign-in moves.
 */
export const accountFacts = (account: Omit<AccountRecord, 'trail'>): unknown => ({
  username: account.username,
  name: account.name,
  personId: account.personId,
  state: account.state,
  passwordHash: account.passwordHash,
  passwordChangedAt: account.passwordChangedAt,
  mustChangePassword: account.mustChangePassword,
  secondFactorSince: account.totp?.enrolledAt,
  grants: account.grants,
  deputies: account.deputies,
  departure: account.departure,
});
defineAudited<AccountRecord>({ collection: 'accounts', facts: accountFacts, names: ['username', 'name'] });
defineEventSource(AccountModel);
defineSealed<AccountRecord>(AccountModel, [{ path: 'totpSecret', purpose: ({ _id }) => `totp:${_id.toHexString()}` }]);

/** A sign-in. Only a hash of the token is stored: reading the database lets nobody in. */
export interface SessionRecord {
  _id: ObjectId;
  tokenHash: string;
  accountId: ObjectId;
  stage: SessionStage;
  startedAt: Date;
  lastSeenAt: Date;
  /** Ends when unused until then, and in any case at `endsAt`. */
  idleUntil: Date;
  endsAt: Date;
  /** At stage enrolSecondFactor: the secret offered, sealed for `totp:<account id>`. */
  offeredSecret?: string;
  /** The person's private key, closed to everybody who does not hold the token. */
  key?: SessionKey;
}

const sessionSchema = new Schema<SessionRecord>(
  {
    tokenHash: { type: String, required: true },
    accountId: { type: id, required: true },
    stage: { type: String, required: true },
    startedAt: Date,
    lastSeenAt: Date,
    idleUntil: Date,
    endsAt: Date,
    offeredSecret: String,
    key: { type: new Schema<SessionKey>({ keyId: String, wrapped: String, former: [String] }, { _id: false }), default: undefined },
  },
  { collection: 'sessions' },
);
sessionSchema.index({ tokenHash: 1 }, { unique: true });
sessionSchema.index({ accountId: 1, startedAt: 1 });
sessionSchema.index({ endsAt: 1 });
export const SessionModel = mongoose.model<SessionRecord>('Session', sessionSchema);

/** Failed sign-ins by user name, whether it exists or not, so that a lock tells nobody which names exist. */
export interface SignInAttempts {
  /** Keyed hash of the user name. */
  _id: string;
  count: number;
  lastAt: Date;
}

const attemptsSchema = new Schema<SignInAttempts>({ _id: String, count: Number, lastAt: Date }, { collection: 'signInAttempts' });
attemptsSchema.index({ lastAt: 1 });
export const SignInAttemptsModel = mongoose.model<SignInAttempts>('SignInAttempts', attemptsSchema);
