import { generateKeyPairSync, randomInt, type KeyObject } from 'node:crypto';
import { AccountModel } from '../account';
import { auditedChange, firstTrail } from '../audit';
import { actorName, type Context, type StaffActor } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fingerprintOf, sealKey, wipe } from '../envelopes';
import { fail, isDuplicateKey } from '../errors';
import { KeyPairModel, livingPair, signCertificate, type KeyPairRecord } from '../key-pairs';
import { authorize } from '../policy';
import { openSigningKey } from './keys';
import { ceremonyFacts, CeremonyModel, type Ceremony } from './model';
import { groupCount, newRecoverySecrets, recoveryPairs, splitSecrets } from './shares';

export interface CeremonyRequest {
  deputyId: string;
  /** As the deputy read it from his own screen. */
  deputyFingerprint: string;
  /** Two who keep a share besides the custodian. */
  holders: readonly [string, string];
}

/** Shown this once, printed, and nowhere kept. */
export interface HandedOutShare {
  number: number;
  name: string;
  text: string;
  /** Which group its keeper types back. */
  askGroup: number;
}

/**
 * Begins the ceremony: makes all keys, and answers the three shares. Held by the custodian, with the deputy beside him.
 * One that was begun and not finished is cancelled: its shares are worth nothing.
 * @throws Fault forbidden, keysClosed, badRequest, wrongState (one is in force: it is replaced by recovery, not begun anew)
 */
export async function beginCeremony(ctx: Context, request: CeremonyRequest): Promise<{ id: string; shares: HandedOutShare[] }> {
  const { actor } = ctx;
  authorize(actor, 'ceremony.hold');
  if (actor.kind !== 'staff' || !ctx.keys) return fail('keysClosed');
  if (await native(CeremonyModel).findOne({ state: 'done' })) return fail('wrongState', { message: '密钥仪式已经完成。' });
  const custodian = (await livingPair(new ObjectId(actor.accountId))) ?? fail('keysClosed');
  const deputy = await deputyPair(actor, request);
  await cancelPreparing(ctx);

  const secrets = newRecoverySecrets();
  const pairs = await recoveryPairs(secrets);
  const texts = await splitSecrets(secrets);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signingKey = privateKey.export({ format: 'der', type: 'pkcs8' });
  const body: Omit<Ceremony, 'trail'> = {
    _id: new ObjectId(),
    state: 'preparing',
    custodianId: custodian.accountId,
    deputyId: deputy.accountId,
    verificationKey: rawOf(publicKey),
    signing: await Promise.all([custodian, deputy].map(async (pair) => ({ accountId: pair.accountId.toHexString(), keyId: pair._id.toHexString(), sealed: await sealKey(signingKey, Buffer.from(pair.publicKey, 'base64url')) }))),
    contentRecovery: pairs.content.publicKey.toString('base64url'),
    identityRecovery: pairs.identity.publicKey.toString('base64url'),
    holders: [actorName(actor), ...request.holders].map((name, index) => ({ name, custodian: index === 0, confirmed: false })),
  };
  wipe(secrets.content, secrets.identity, pairs.content.privateKey, pairs.identity.privateKey, signingKey);
  try {
    await native(CeremonyModel).insertOne({ ...body, trail: firstTrail(ctx, 'ceremony.begun', { deputyId: body.deputyId }, ceremonyFacts(body)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return fail('conflict');
  }
  return { id: body._id.toHexString(), shares: texts.map((text, index) => ({ number: index + 1, name: body.holders[index]!.name, text, askGroup: randomInt(groupCount) })) };
}

/** Its keeper has typed a group back (compared on the page that shows it, and here said to be right). @throws Fault notFound, forbidden, wrongState */
export async function confirmShare(ctx: Context, id: string, number: number): Promise<void> {
  await auditedChange(CeremonyModel, toObjectId(id), ctx, 'ceremony.shareConfirmed', (before) => {
    mustHold(ctx, before);
    const index = number - 1;
    if (!before.holders[index]) return fail('notFound');
    return before.holders[index].confirmed ? null : { set: { [`holders.${index}.confirmed`]: true }, detail: { number } };
  });
}

/** Puts it in force, with the certificates of custodian and deputy. @throws Fault notFound, forbidden, keysClosed, wrongState */
export async function finishCeremony(ctx: Context, id: string): Promise<void> {
  const ceremony = (await native(CeremonyModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  mustHold(ctx, ceremony);
  if (ceremony.holders.some(({ confirmed }) => !confirmed)) fail('wrongState', { message: '还有份额没有核对。' });
  const signingKey = await openSigningKey(ctx, ceremony);
  // First the certificates: a crash in between leaves a ceremony that can be finished again.
  for (const { keyId } of ceremony.signing) {
    await auditedChange(KeyPairModel, new ObjectId(keyId), ctx, 'keyPair.certified', (before) => (before.state === 'retired' ? fail('wrongState', { message: '保管人换过密钥，请重新开始仪式。' }) : { set: { state: 'certified', certificate: certificateOf(ctx, before, ceremony, signingKey) } }));
  }
  await auditedChange(CeremonyModel, ceremony._id, ctx, 'ceremony.done', (before) => (before.state === 'preparing' ? { set: { state: 'done', doneAt: ctx.clock.now() } } : fail('wrongState')));
}

function certificateOf(ctx: Context, pair: KeyPairRecord, ceremony: Ceremony, signingKey: KeyObject): NonNullable<KeyPairRecord['certificate']> {
  const byAccountId = ctx.actor.kind === 'staff' ? ctx.actor.accountId : '';
  return { signature: signCertificate(pair, signingKey), signerId: ceremony._id.toHexString(), byAccountId, byName: actorName(ctx.actor), at: ctx.clock.now() };
}

async function deputyPair(actor: StaffActor, { deputyId, deputyFingerprint }: CeremonyRequest): Promise<KeyPairRecord> {
  if (deputyId === actor.accountId) return badField('deputyId', '副保管人要另一个人');
  const account = await native(AccountModel).findOne({ _id: toObjectId(deputyId), state: 'active', 'grants.role': 'custodian' });
  if (!account) return badField('deputyId', '请选有“身份保管人”角色的账号');
  const pair = (await livingPair(account._id)) ?? badField('deputyId', '他还没有密钥：请他先用自己的密码登录一次');
  return fingerprintOf(Buffer.from(pair.publicKey, 'base64url')) === deputyFingerprint ? pair : badField('deputyFingerprint', '指纹不一致，请和本人再对一遍');
}

async function cancelPreparing(ctx: Context): Promise<void> {
  const left = await native(CeremonyModel).findOne({ state: 'preparing' });
  if (left) await auditedChange(CeremonyModel, left._id, ctx, 'ceremony.cancelled', (before) => (before.state === 'preparing' ? { set: { state: 'cancelled' } } : null));
}

function mustHold({ actor }: Context, ceremony: Ceremony): void {
  if (actor.kind !== 'staff' || ceremony.custodianId.toHexString() !== actor.accountId) fail('forbidden');
  if (ceremony.state !== 'preparing') fail('wrongState');
}

const rawOf = (publicKey: KeyObject): string => (publicKey.export({ format: 'jwk' }) as { x: string }).x;

function badField(path: string, message: string): never {
  return fail('badRequest', { fields: [{ path, message }] });
}
