import { createPrivateKey, type KeyObject } from 'node:crypto';
import { auditedChange } from '../audit';
import { actorName, type Context, type StaffActor } from '../context';
import { toObjectId } from '../database';
import { fingerprintOf, sealKey, wipe } from '../envelopes';
import { fail } from '../errors';
import { KeyPairModel, signCertificate, type Certificate, type KeyPairRecord } from '../key-pairs';
import { authorize } from '../policy';
import { ceremonyInForce } from './in-force';
import { CeremonyModel, type Ceremony } from './model';

/**
 * Confirms that a public key is of the account it says: the custodian has compared the fingerprint with its owner,
 * who read it from his own screen. Where it is a new pair of custodian or deputy, the signing key is sealed to it.
 * @throws Fault forbidden, keysClosed, notFound, wrongState, badRequest (another fingerprint)
 */
export async function certifyKeyPair(ctx: Context, keyId: string, { fingerprint }: { fingerprint: string }): Promise<void> {
  const actor = custodianOf(ctx);
  const ceremony = (await ceremonyInForce()) ?? fail('wrongState', { message: '密钥仪式还没有完成。' });
  const signingKey = await openSigningKey(ctx, ceremony);
  const pair = await auditedChange(KeyPairModel, toObjectId(keyId), ctx, 'keyPair.certified', (before) => {
    if (before.accountId.toHexString() === actor.accountId) return fail('forbidden', { message: '自己的密钥请另一位身份保管人确认。' });
    // Certified already, and broken off before the signing key was sealed to it.
    if (before.state === 'certified' && mayMissSigningKey(ceremony, before)) return null;
    if (before.state !== 'waiting') return fail('wrongState');
    if (fingerprint !== fingerprintOf(Buffer.from(before.publicKey, 'base64url'))) return fail('badRequest', { fields: [{ path: 'fingerprint', message: '指纹不一致，请和本人再对一遍' }] });
    return { set: { state: 'certified', certificate: certificateBy(ctx, before, ceremony, signingKey) } };
  });
  if (mayMissSigningKey(ceremony, pair)) await sealSigningKey(ctx, ceremony, pair, signingKey);
}

/**
 * Takes a key out of use at once: nothing is sealed to it any more, and what was does not open with it in any session.
 * Its owner gets a new pair at his next sign-in.
 * @throws Fault forbidden, notFound, wrongState
 */
export async function withdrawKeyPair(ctx: Context, keyId: string, { reason }: { reason: string }): Promise<void> {
  const actor = custodianOf(ctx);
  await auditedChange(KeyPairModel, toObjectId(keyId), ctx, 'keyPair.withdrawn', (before) => {
    if (before.accountId.toHexString() === actor.accountId) return fail('forbidden', { message: '自己的密钥请另一位身份保管人撤销。' });
    if (before.state === 'retired') return fail('wrongState');
    return { set: { state: 'retired', ended: { reason: 'withdrawn', at: ctx.clock.now() } }, detail: { reason } };
  });
}

/** @throws Fault forbidden (neither custodian nor deputy), keysClosed */
export async function openSigningKey(ctx: Context, ceremony: Ceremony): Promise<KeyObject> {
  const { keys } = ctx;
  if (!keys) return fail('keysClosed');
  const own = ceremony.signing.find(({ keyId }) => keyId === keys.keyId) ?? ceremony.signing.find(({ keyId }) => keys.former?.includes(keyId)) ?? fail('forbidden', { message: '您不是这次密钥仪式的保管人，不能签发确认。' });
  const opened = await keys.open(own.sealed, own.keyId);
  try {
    return createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' });
  } finally {
    wipe(opened);
  }
}

export function certificateBy(ctx: Context, pair: KeyPairRecord, ceremony: Ceremony, signingKey: KeyObject): Certificate {
  const byAccountId = ctx.actor.kind === 'staff' ? ctx.actor.accountId : '';
  return { signature: signCertificate(pair, signingKey), signerId: ceremony._id.toHexString(), byAccountId, byName: actorName(ctx.actor), at: ctx.clock.now() };
}

const mayMissSigningKey = ({ custodianId, deputyId, signing }: Ceremony, { _id, accountId }: KeyPairRecord): boolean =>
  (custodianId.equals(accountId) || deputyId.equals(accountId)) && !signing.some(({ keyId }) => keyId === _id.toHexString());

async function sealSigningKey(ctx: Context, ceremony: Ceremony, pair: KeyPairRecord, signingKey: KeyObject): Promise<void> {
  const bytes = signingKey.export({ format: 'der', type: 'pkcs8' });
  const fresh = { accountId: pair.accountId.toHexString(), keyId: pair._id.toHexString(), sealed: await sealKey(bytes, Buffer.from(pair.publicKey, 'base64url')) };
  wipe(bytes);
  await auditedChange(CeremonyModel, ceremony._id, ctx, 'ceremony.signingKeyHandedOn', (before) => ({ set: { signing: [...before.signing.filter(({ accountId }) => accountId !== fresh.accountId), fresh] } }));
}

function custodianOf({ actor }: Context): StaffActor {
  authorize(actor, 'ceremony.certify');
  return actor.kind === 'staff' ? actor : fail('forbidden');
}
