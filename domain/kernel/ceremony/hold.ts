import { generateKeyPairSync, randomInt, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { BeginCeremonyRequest, CeremonyBegun } from '../../../contracts/keys';
import { AccountModel } from '../account';
import { auditedChange, firstTrail } from '../audit';
import { actorName, type Context, type StaffActor } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fingerprintOf, sealKey, wipe } from '../envelopes';
import { fail, isDuplicateKey } from '../errors';
import { livingPair, type KeyPairRecord } from '../key-pairs';
import { authorize } from '../policy';
import { ceremonyInDatabase } from './in-force';
import { ceremonyFacts, CeremonyModel, type Ceremony } from './model';
import { ceremonyFingerprint, isPinned, pinnedCeremony } from './pin';
import { checkShares } from './check-shares';
import { owedToFormer } from './recover';
import { cleanLetters, groupCount, newRecoverySecrets, recoveryPairs, splitSecrets } from './shares';

/**
 * Begins a ceremony: makes all keys, and answers the three shares, this once. Held by the custodian, with the deputy
 * beside him. One that was begun and not finished is cancelled: its shares are worth nothing. Where one is in force (a
 * share or a person is lost), two of its shares and a reason are needed to put another in its place.
 * @throws Fault forbidden, keysClosed, badRequest, wrongState
 */
export async function beginCeremony(ctx: Context, request: BeginCeremonyRequest): Promise<CeremonyBegun> {
  const { actor } = ctx;
  authorize(actor, 'ceremony.hold');
  if (actor.kind !== 'staff' || !ctx.keys) return fail('keysClosed');
  const replaces = await toBeReplaced(request);
  const custodian = await livingPair(new ObjectId(actor.accountId));
  if (custodian?._id.toHexString() !== ctx.keys.keyId) return fail('keysClosed');
  const deputy = await deputyPair(actor, request);
  await cancelPreparing(ctx);

  const secrets = newRecoverySecrets();
  const pairs = await recoveryPairs(secrets);
  const shares = (await splitSecrets(secrets)).map((text) => ({ text, askGroup: randomInt(groupCount - 1) }));
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signingKey = privateKey.export({ format: 'der', type: 'pkcs8' });
  const names = [actorName(actor), ...request.holders];
  const body: Omit<Ceremony, 'trail'> = {
    _id: new ObjectId(),
    state: 'preparing',
    custodianId: custodian.accountId,
    deputyId: deputy.accountId,
    verificationKey: rawOf(publicKey),
    signing: await Promise.all([custodian, deputy].map(async (pair) => ({ accountId: pair.accountId.toHexString(), keyId: pair._id.toHexString(), sealed: await sealKey(signingKey, Buffer.from(pair.publicKey, 'base64url')) }))),
    contentRecovery: pairs.content.publicKey.toString('base64url'),
    identityRecovery: pairs.identity.publicKey.toString('base64url'),
    holders: await Promise.all(shares.map(async ({ text, askGroup }, index) => ({ name: names[index] as string, custodian: index === 0, confirmed: false, askGroup, asked: await sealKey(groupOf(text, askGroup), Buffer.from(custodian.publicKey, 'base64url')) }))),
    begunAt: ctx.clock.now(),
    ...(replaces ? { replaces: replaces._id } : {}),
  };
  wipe(secrets.content, secrets.identity, pairs.content.privateKey, pairs.identity.privateKey, signingKey);
  try {
    const detail = { deputyId: body.deputyId, ...(request.replacing ? { reason: request.replacing.reason } : {}) };
    await native(CeremonyModel).insertOne({ ...body, trail: firstTrail(ctx, 'ceremony.begun', detail, ceremonyFacts(body)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return fail('conflict');
  }
  return { id: body._id.toHexString(), fingerprint: ceremonyFingerprint(body), shares: shares.map((share, index) => ({ ...share, number: index + 1, name: names[index] as string, custodian: index === 0 })) };
}

/**
 * Its keeper types back the group that was asked for, from the paper.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, badRequest (it is another)
 */
export async function confirmShare(ctx: Context, id: string, number: number, { group }: { group: string }): Promise<void> {
  authorize(ctx.actor, 'ceremony.hold');
  await auditedChange(CeremonyModel, toObjectId(id), ctx, 'ceremony.shareConfirmed', async (before) => {
    mustHold(ctx, before);
    const index = number - 1;
    const holder = before.holders[index] ?? fail('notFound');
    if (holder.confirmed) return null;
    if (!ctx.keys) return fail('keysClosed');
    const [asked, typed] = [await ctx.keys.open(holder.asked as string), Buffer.from(cleanLetters(group))];
    if (asked.length !== typed.length || !timingSafeEqual(asked, typed)) return badField('group', `和第 ${holder.askGroup + 1} 组对不上，请看着纸上再输一遍`);
    return { set: { [`holders.${index}.confirmed`]: true }, unset: [`holders.${index}.asked`], detail: { number } };
  });
}

/** @throws Fault notFound, forbidden, wrongState (the former one is out of force already: only finishing is left) */
export async function cancelCeremony(ctx: Context, id: string): Promise<void> {
  authorize(ctx.actor, 'ceremony.hold');
  const ceremony = (await native(CeremonyModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  if (ceremony.state !== 'preparing') fail('wrongState');
  await cancelPreparing(ctx);
}

export function mustHold({ actor }: Context, ceremony: Ceremony): void {
  if (actor.kind !== 'staff' || ceremony.custodianId.toHexString() !== actor.accountId) fail('forbidden');
  if (ceremony.state !== 'preparing') fail('wrongState');
}

async function toBeReplaced({ replacing }: BeginCeremonyRequest): Promise<Ceremony | null> {
  const inForce = await ceremonyInDatabase();
  if (!inForce) return pinnedCeremony() ? fail('wrongState', { message: '密钥目录里的 ceremony.json 记着一次仪式，数据库里却没有。请先查清数据库是不是被换过（部署文档“密钥仪式”）。' }) : null;
  if (!replacing) return fail('wrongState', { message: '密钥仪式已经完成。重新做，要旧的两份恢复份额。' });
  if (!isPinned(inForce)) return fail('wrongState', { message: '密钥仪式和密钥目录里记的不一致，请先按部署文档“密钥仪式”查清。' });
  if (await owedToFormer(inForce)) fail('wrongState', { message: '上一次换的恢复密钥还没有全部换完，请先做完。' });
  await checkShares(inForce, replacing.shares, 'replacing.shares');
  return inForce;
}

async function deputyPair(actor: StaffActor, { deputyId, deputyFingerprint }: BeginCeremonyRequest): Promise<KeyPairRecord> {
  if (deputyId === actor.accountId) return badField('deputyId', '副保管人要另一个人');
  const account = await native(AccountModel).findOne({ _id: toObjectId(deputyId), state: 'active', 'grants.role': 'custodian' });
  if (!account) return badField('deputyId', '请选有“身份保管人”角色的账号');
  const pair = (await livingPair(account._id)) ?? badField('deputyId', '他还没有密钥：请他先用自己的密码登录一次');
  return fingerprintOf(Buffer.from(pair.publicKey, 'base64url')) === deputyFingerprint ? pair : badField('deputyFingerprint', '指纹不一致，请和本人再对一遍');
}

async function cancelPreparing(ctx: Context): Promise<void> {
  const left = await native(CeremonyModel).findOne({ state: 'preparing' });
  if (!left) return;
  if (left.replaces && !(await ceremonyInDatabase())) fail('wrongState', { message: '新的仪式只差最后一步，请由发起的人点“完成”。' });
  await auditedChange(CeremonyModel, left._id, ctx, 'ceremony.cancelled', (before) => (before.state === 'preparing' ? { set: { state: 'cancelled', holders: before.holders.map(({ asked: _asked, ...holder }) => holder) } } : null));
}

const groupOf = (text: string, index: number): Buffer => Buffer.from(text.split(' ')[index] as string);
const rawOf = (publicKey: KeyObject): string => (publicKey.export({ format: 'jwk' }) as { x: string }).x;

function badField(path: string, message: string): never {
  return fail('badRequest', { fields: [{ path, message }] });
}
