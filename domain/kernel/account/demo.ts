import type { Role } from '../../../contracts/roles';
import type { Clock } from '../clock';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { demoEnabled } from '../demo-mode';
import { fail } from '../errors';
import { insertAccount } from './accounts';
import { AccountModel, SessionModel, type AccountRecord } from './model';
import { hashPassword } from './password';
import { codeOfStep, newSecret, openSecret, sealSecret, stepAt } from './second-factor';

/**
 * The code that the account's authenticator would show, so that a trial needs no phone; undefined outside demo mode.
 * Right after a code was used it is the next one, since none is taken twice.
 */
export async function currentDemoCode(accountId: string, clock: Clock): Promise<string | undefined> {
  if (!demoEnabled()) return undefined;
  const account = await native(AccountModel).findOne({ _id: new ObjectId(accountId) });
  const sealed = account?.totpSecret ?? (await offeredSecret(accountId));
  if (!sealed) return undefined;
  const now = stepAt(clock.now());
  const used = account?.totp?.lastStep ?? 0;
  return codeOfStep(openSecret(accountId, sealed), used < now ? now : now + 1);
}

async function offeredSecret(accountId: string): Promise<string | undefined> {
  const [newest] = await native(SessionModel).find({ accountId: new ObjectId(accountId), stage: 'enrolSecondFactor' }).sort({ startedAt: -1 }).limit(1).toArray();
  return newest?.offeredSecret;
}

export interface DemoAccountInput {
  username: string;
  name: string;
  password: string;
  personId?: ObjectId;
  grants: { role: Role; organisationId: ObjectId }[];
}

/** An account that can be signed in to at once: a known password, and a second factor that `currentDemoCode` shows. */
export async function createDemoAccount(ctx: Context, { password, ...input }: DemoAccountInput): Promise<AccountRecord> {
  if (!demoEnabled() || ctx.actor.kind !== 'system') return fail('forbidden');
  const _id = new ObjectId();
  const totpSecret = sealSecret(_id.toHexString(), newSecret());
  const totp = { enrolledAt: ctx.clock.now(), lastStep: 0 };
  return insertAccount(ctx, { ...input, passwordHash: await hashPassword(password), mustChangePassword: false, totp, totpSecret }, _id);
}
