import { createPrivateKey, type KeyObject } from 'node:crypto';
import { AccountModel } from '../account';
import { auditedChange } from '../audit';
import { actorName, type Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fingerprintOf, type KeyRecipient } from '../envelopes';
import { fail } from '../errors';
import { certificateFits, KeyPairModel, signCertificate, type KeyPairRecord } from '../key-pairs';
import { CeremonyModel, type Ceremony } from './model';

/** The ceremony in force, or null: until there is one nothing can be sealed, and reporting is not open. */
export const ceremonyInForce = (): Promise<Ceremony | null> => native(CeremonyModel).findOne({ state: 'done' });

/** Public halves of the recovery keys; null before the ceremony. */
export async function recoveryKeys(): Promise<{ content: Buffer; identity: Buffer } | null> {
  const ceremony = await ceremonyInForce();
  return ceremony && { content: Buffer.from(ceremony.contentRecovery, 'base64url'), identity: Buffer.from(ceremony.identityRecovery, 'base64url') };
}

/** Custodian and deputy, in this order; empty before the ceremony. */
export async function custodianIds(): Promise<string[]> {
  const ceremony = await ceremonyInForce();
  return ceremony ? [ceremony.custodianId.toHexString(), ceremony.deputyId.toHexString()] : [];
}

/**
 * To whom something can be sealed among these accounts: who is there still, and whose public key carries a certificate
 * that fits the ceremony's key. Asked before every sealing; whoever has none is left out.
 */
export async function certifiedRecipients(accountIds: readonly string[]): Promise<KeyRecipient[]> {
  const ceremony = await ceremonyInForce();
  if (!ceremony || accountIds.length === 0) return [];
  const ids = [...new Set(accountIds)].map((id) => new ObjectId(id));
  const [pairs, active] = await Promise.all([
    native(KeyPairModel).find({ accountId: { $in: ids }, state: 'certified' }).toArray(),
    native(AccountModel).find({ _id: { $in: ids }, state: 'active' }, { projection: { _id: 1 } }).toArray(),
  ]);
  const there = new Set(active.map(({ _id }) => _id.toHexString()));
  return pairs.filter((pair) => there.has(pair.accountId.toHexString()) && isCertified(pair, ceremony)).map(({ _id, accountId, publicKey }) => ({ accountId: accountId.toHexString(), keyId: _id.toHexString(), publicKey: Buffer.from(publicKey, 'base64url') }));
}

const isCertified = (pair: KeyPairRecord, { verificationKey }: Ceremony): boolean => pair.certificate !== undefined && certificateFits(pair, pair.certificate.signature, verificationKey);

/**
 * Confirms that a public key is of the account it says: the custodian has compared the fingerprint with its owner,
 * who read it from his own screen.
 * @throws Fault forbidden, keysClosed, notFound, wrongState, badRequest (another fingerprint)
 */
export async function certifyKeyPair(ctx: Context, keyId: string, { fingerprint }: { fingerprint: string }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return fail('forbidden');
  const ceremony = (await ceremonyInForce()) ?? fail('wrongState', { message: '密钥仪式还没有完成。' });
  const signingKey = await openSigningKey(ctx, ceremony);
  await auditedChange(KeyPairModel, toObjectId(keyId), ctx, 'keyPair.certified', (before) => {
    if (before.state !== 'waiting') return fail('wrongState');
    if (before.accountId.toHexString() === actor.accountId) return fail('forbidden', { message: '自己的密钥请另一位身份保管人确认。' });
    if (fingerprint !== fingerprintOf(Buffer.from(before.publicKey, 'base64url'))) return fail('badRequest', { fields: [{ path: 'fingerprint', message: '指纹不一致，请和本人再对一遍' }] });
    const certificate = { signature: signCertificate(before, signingKey), signerId: ceremony._id.toHexString(), byAccountId: actor.accountId, byName: actorName(actor), at: ctx.clock.now() };
    return { set: { state: 'certified', certificate } };
  });
}

/** @throws Fault forbidden (neither custodian nor deputy), keysClosed */
export async function openSigningKey(ctx: Context, ceremony: Ceremony): Promise<KeyObject> {
  if (!ctx.keys) return fail('keysClosed');
  const own = ceremony.signing.find(({ keyId }) => keyId === ctx.keys?.keyId) ?? fail('forbidden');
  return createPrivateKey({ key: await ctx.keys.open(own.sealed), format: 'der', type: 'pkcs8' });
}
