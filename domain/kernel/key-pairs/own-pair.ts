import type { Role } from '../../../contracts/roles';
import { auditedChange, firstTrail } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { currentSuite, newKeyPair, openKey, sealKey, wipe, type KeyPair } from '../envelopes';
import { fail, isDuplicateKey } from '../errors';
import { openByPassword, sealByPassword } from './from-password';
import { KeyPairModel, keyPairFacts, type KeyPairRecord } from './model';

/** A pair whose private half is open; whoever asked for it wipes it. */
export interface OpenPair {
  keyId: string;
  privateKey: Buffer;
  /** Older pairs that open with it. */
  former: string[];
}

/** Whose work is with what is sealed. Others have no key pair, and their sign-in costs nothing more. */
export const keyRoles: readonly Role[] = ['custodian', 'petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'integrityHandler'];
export const needsKeys = (grants: readonly { role: Role }[]): boolean => grants.some(({ role }) => keyRoles.includes(role));

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

/**
 * A new pair of one's own in place of the one that this password opens. It opens what was sealed to the older ones until
 * `forgetFormer`; before a custodian has confirmed it, nothing new is sealed to it.
 * @throws Fault keysClosed (the password does not open the present one)
 */
export async function rotatePair(ctx: Context, accountId: ObjectId, password: string): Promise<OpenPair> {
  const found = await livingPair(accountId);
  const open = found && (await openPair(found, password));
  if (!open) return fail('keysClosed');
  wipe(open.privateKey);
  await retirePair(ctx, accountId, 'replaced');
  return makePair(ctx, accountId, password);
}

/** Once nothing is sealed to the older pairs any more. */
export async function forgetFormer(ctx: Context, keyId: string): Promise<void> {
  await auditedChange(KeyPairModel, new ObjectId(keyId), ctx, 'keyPair.moved', ({ former }) => (former ? { unset: ['former'] } : null));
}

/**
 * Where the pair before was given up for a new one: the private halves that it opens, its own among them, sealed to the
 * new one. Looked up anew each time, so that a rotation that broke off in the middle is finished by the next sign-in.
 */
async function handedOn(accountId: ObjectId, password: string, to: Buffer): Promise<KeyPairRecord['former']> {
  const [old] = await pairs().find({ accountId }).sort({ madeAt: -1, _id: -1 }).limit(1).toArray();
  const open = old?.ended?.reason === 'replaced' ? await openPair(old, password) : null;
  if (!old || !open) return undefined;
  const own = { publicKey: Buffer.from(old.publicKey, 'base64url'), privateKey: open.privateKey };
  const former = [{ keyId: open.keyId, sealed: await sealKey(open.privateKey, to) }];
  for (const { keyId, sealed } of old.former ?? []) {
    const older = await openKey(sealed, own);
    former.push({ keyId, sealed: await sealKey(older, to) });
    wipe(older);
  }
  wipe(open.privateKey);
  return former;
}

/** Nothing is sealed to it any more; what was, still opens with it. */
export async function retirePair(ctx: Context, accountId: ObjectId, reason: Exclude<NonNullable<KeyPairRecord['ended']>['reason'], 'withdrawn'>): Promise<void> {
  const found = await livingPair(accountId);
  if (!found) return;
  await auditedChange(KeyPairModel, found._id, ctx, 'keyPair.retired', (before) => (before.state === 'retired' ? null : { set: { state: 'retired', ended: { reason, at: ctx.clock.now() } }, detail: { reason } }));
}

async function openPair({ _id, sealed, sealedNext, former }: KeyPairRecord, password: string): Promise<OpenPair | null> {
  for (const one of sealedNext ? [sealed, sealedNext] : [sealed]) {
    const privateKey = await openByPassword(one, password);
    if (privateKey) return { keyId: _id.toHexString(), privateKey, former: (former ?? []).map(({ keyId }) => keyId) };
  }
  return null;
}

async function makePair(ctx: Context, accountId: ObjectId, password: string): Promise<OpenPair> {
  const fresh = await newKeyPair();
  try {
    return await insertPair(ctx, accountId, fresh, { sealed: await sealByPassword(fresh.privateKey, password), former: await handedOn(accountId, password, fresh.publicKey) });
  } catch (error) {
    wipe(fresh.privateKey);
    // Signed in at two places at once: the other was first.
    if (!isDuplicateKey(error)) throw error;
    return (await openOrMakePair(ctx, accountId, password)) ?? Promise.reject(new Error('a key pair was made under two passwords at once'));
  }
}

async function insertPair(ctx: Context, accountId: ObjectId, { publicKey, privateKey }: KeyPair, { sealed, former }: Pick<KeyPairRecord, 'sealed' | 'former'>): Promise<OpenPair> {
  const facts = { _id: new ObjectId(), accountId, suite: currentSuite, publicKey: publicKey.toString('base64url'), state: 'waiting' as const, madeAt: ctx.clock.now(), sealed, ...(former ? { former } : {}) };
  await pairs().insertOne({ ...facts, trail: firstTrail(ctx, 'keyPair.made', {}, keyPairFacts(facts)) });
  return { keyId: facts._id.toHexString(), privateKey, former: (former ?? []).map(({ keyId }) => keyId) };
}
