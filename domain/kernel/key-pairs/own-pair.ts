import type { Role } from '../../../contracts/roles';
import { auditedChange, firstTrail } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { currentSuite, newKeyPair, wipe } from '../envelopes';
import { isDuplicateKey } from '../errors';
import { openByPassword, sealByPassword } from './from-password';
import { KeyPairModel, keyPairFacts, type KeyPairRecord } from './model';

/** A pair whose private half is open; whoever asked for it wipes it. */
export interface OpenPair {
  keyId: string;
  privateKey: Buffer;
}

/** Whose work is with what is sealed. Others have no key pair, and their sign-in costs nothing more. */
const keyRoles: ReadonlySet<Role> = new Set<Role>(['custodian', 'petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'integrityHandler']);
export const needsKeys = (grants: readonly { role: Role }[]): boolean => grants.some(({ role }) => keyRoles.has(role));

const pairs = () => native(KeyPairModel);
export const livingPair = (accountId: ObjectId): Promise<KeyPairRecord | null> => pairs().findOne({ accountId, state: { $in: ['waiting', 'certified'] } });

/**
 * With a password of one's own (never with one that an administrator knows): opens the pair, or makes the first one.
 * Null where there is a pair that this password does not open: it was made before an administrator set another one, and
 * stays closed until the owner changes the password, which makes a new pair.
 */
export async function openOrMakePair(ctx: Context, accountId: ObjectId, password: string): Promise<OpenPair | null> {
  const found = await livingPair(accountId);
  return found ? openPair(found, password) : makePair(ctx, accountId, password);
}

/**
 * Before somebody's own password changes. What his old password opens is sealed under the new one as well, until
 * `finishPasswordChange`; what it does not open (an administrator had reset it) is retired as lost, and a new pair is
 * made that opens nothing old.
 */
export async function beginPasswordChange(ctx: Context, accountId: ObjectId, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }): Promise<OpenPair> {
  const found = await livingPair(accountId);
  const open = found && (await openPair(found, currentPassword));
  if (!open) {
    await retirePair(ctx, accountId, 'lost');
    return makePair(ctx, accountId, newPassword);
  }
  const sealedNext = await sealByPassword(open.privateKey, newPassword);
  await auditedChange(KeyPairModel, new ObjectId(open.keyId), ctx, 'keyPair.passwordChanging', () => ({ set: { sealedNext } }));
  return open;
}

/** Once the account has the new password: the old one opens the pair no more. */
export async function finishPasswordChange(ctx: Context, { keyId }: OpenPair): Promise<void> {
  await auditedChange(KeyPairModel, new ObjectId(keyId), ctx, 'keyPair.passwordChanged', ({ sealedNext }) => (sealedNext ? { set: { sealed: sealedNext }, unset: ['sealedNext'] } : null));
}

/** Nothing is sealed to it any more; what was, still opens with it. */
export async function retirePair(ctx: Context, accountId: ObjectId, reason: NonNullable<KeyPairRecord['ended']>['reason']): Promise<void> {
  const found = await livingPair(accountId);
  if (!found) return;
  await auditedChange(KeyPairModel, found._id, ctx, 'keyPair.retired', (before) => (before.state === 'retired' ? null : { set: { state: 'retired', ended: { reason, at: ctx.clock.now() } }, detail: { reason } }));
}

async function openPair({ _id, sealed, sealedNext }: KeyPairRecord, password: string): Promise<OpenPair | null> {
  for (const one of sealedNext ? [sealed, sealedNext] : [sealed]) {
    const privateKey = await openByPassword(one, password).catch(() => null);
    if (privateKey) return { keyId: _id.toHexString(), privateKey };
  }
  return null;
}

async function makePair(ctx: Context, accountId: ObjectId, password: string): Promise<OpenPair> {
  const { publicKey, privateKey } = await newKeyPair();
  const facts = { _id: new ObjectId(), accountId, suite: currentSuite, publicKey: publicKey.toString('base64url'), state: 'waiting' as const, madeAt: ctx.clock.now(), sealed: await sealByPassword(privateKey, password) };
  try {
    await pairs().insertOne({ ...facts, trail: firstTrail(ctx, 'keyPair.made', {}, keyPairFacts(facts)) });
    return { keyId: facts._id.toHexString(), privateKey };
  } catch (error) {
    wipe(privateKey);
    // Signed in at two places at once: the other was first.
    if (!isDuplicateKey(error)) throw error;
    return (await openOrMakePair(ctx, accountId, password)) ?? Promise.reject(new Error('a key pair was made under two passwords at once'));
  }
}
