import type { BeginRecoveryRequest, Recovery } from '../../../contracts/keys';
import type { Page } from '../../../contracts/common';
import { accountNames, findAccount } from '../account';
import { auditedChange, firstTrail } from '../audit';
import { actorName, type Context, type StaffActor } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { addRecipient, openEnvelope, recoverEnvelope, replaceRecovery, type KeyRecipient } from '../envelopes';
import { fail } from '../errors';
import { cursorAfter, cursorValue } from '../page';
import { authorize } from '../policy';
import { checkShares, openShares, wipeOpened, type OpenedRecovery } from './check-shares';
import { ceremonyInForce } from './in-force';
import { certifiedRecipients, recoveryKeys } from './keys';
import { CeremonyModel, type Ceremony } from './model';
import { RecoveryModel, recoveryFacts, type RecoveryRecord } from './recovery-model';
import { countSealed, type HeldEnvelope } from './sealed-to';
import { resealStretch, type Resealing } from './stretch';

const recoveries = () => native(RecoveryModel);

/**
 * Two shares, for somebody whose old key is lost (what was sealed to it is sealed to his new one, once a custodian has
 * confirmed that) or who has left (for whoever takes over, as far as he may read it), or for all, after a new ceremony (what the former recovery keys open is sealed to the new ones).
 * @throws Fault forbidden, badRequest (shares, reason), wrongState (no certified key; no former ceremony)
 */
export async function beginRecovery(ctx: Context, request: BeginRecoveryRequest): Promise<Recovery> {
  const actor = mayRecover(ctx);
  const ceremony = request.kind === 'account' ? ((await ceremonyInForce()) ?? fail('wrongState', { message: '密钥仪式还没有完成。' })) : ((await formerCeremony()) ?? fail('wrongState', { message: '没有旧的密钥仪式要换。' }));
  const checked = await checkShares(ceremony, request.shares);
  if (request.kind === 'account') await recipientOf(request.accountId, request.toAccountId);
  const which = request.kind === 'account' ? { accountId: request.accountId } : {};
  const body: Omit<RecoveryRecord, 'trail'> = {
    _id: new ObjectId(),
    kind: request.kind,
    state: 'running',
    ceremonyId: ceremony._id,
    ...(request.kind === 'account' ? { accountId: new ObjectId(request.accountId) } : {}),
    ...(request.kind === 'account' && request.toAccountId ? { toAccountId: new ObjectId(request.toAccountId) } : {}),
    reason: request.reason,
    byAccountId: new ObjectId(actor.accountId),
    byName: actorName(actor),
    shareNumbers: checked.numbers,
    identity: checked.identity,
    startedAt: ctx.clock.now(),
    total: await countSealed(which),
    looked: 0,
    resealed: 0,
    left: 0,
  };
  const trail = firstTrail(ctx, 'keyRecovery.begun', { kind: body.kind, shareNumbers: body.shareNumbers, reason: body.reason, ...(body.accountId ? { accountId: body.accountId } : {}), ...(body.toAccountId ? { toAccountId: body.toAccountId } : {}) }, recoveryFacts(body));
  await recoveries().insertOne({ ...body, trail });
  return (await present([{ ...body, trail }]))[0] as Recovery;
}

/**
 * One stretch of it. Shares are typed by whoever goes on with it, and may be another two than before.
 * @throws Fault forbidden, notFound, wrongState (done), badRequest
 */
export async function continueRecovery(ctx: Context, id: string, { shares }: { shares: readonly [string, string] }): Promise<Recovery> {
  mayRecover(ctx);
  const before = (await recoveries().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  if (before.state === 'done') fail('wrongState', { message: '这次恢复已经做完。' });
  const ceremony = (await native(CeremonyModel).findOne({ _id: before.ceremonyId })) ?? fail('notFound');
  const opened = await openShares(ceremony, shares);
  try {
    const stretch = await resealStretch(ctx, before.accountId ? await forAccount(before.accountId.toHexString(), before.toAccountId?.toHexString(), ceremony, opened) : await forAll(ctx, ceremony, opened), before.place);
    const after = await auditedChange(RecoveryModel, before._id, ctx, stretch.place === null ? 'keyRecovery.done' : 'keyRecovery.continued', (now) => {
      // Two went on with it at once: both did the same, and one of them counts.
      if (now.state === 'done' || now.place !== before.place) return null;
      const counts = { looked: now.looked + stretch.looked, resealed: now.resealed + stretch.resealed, left: now.left + stretch.left, identity: now.identity || opened.identity !== null };
      const set = { ...counts, shareNumbers: [...new Set([...now.shareNumbers, ...opened.numbers])].sort() };
      const detail = { shareNumbers: opened.numbers, resealed: stretch.resealed, left: stretch.left };
      return stretch.place === null ? { set: { ...set, state: 'done', doneAt: ctx.clock.now() }, unset: ['place'], detail } : { set: { ...set, place: stretch.place }, detail };
    });
    return (await present([after]))[0] as Recovery;
  } finally {
    wipeOpened(opened);
  }
}

/** What shares were used for, newest first. @throws Fault forbidden */
export async function listRecoveries({ actor }: Context, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<Recovery>> {
  authorize(actor, 'ceremony.read');
  const after = cursorValue(cursor);
  const found = await recoveries().find(after ? { _id: { $lt: toObjectId(after) } } : {}).sort({ _id: -1 }).limit(limit + 1).toArray();
  const items = await present(found.slice(0, limit));
  return { items, nextCursor: found.length > limit ? cursorAfter(items.at(-1)!.id) : null };
}

/** Whether two shares are of the ceremony in force, or of another by its id. @throws Fault forbidden, notFound, badRequest */
export async function tryShares(ctx: Context, { shares, ceremonyId }: { shares: readonly [string, string]; ceremonyId?: string | undefined }): Promise<{ numbers: number[]; identity: boolean }> {
  mayRecover(ctx);
  const ceremony = (ceremonyId ? await native(CeremonyModel).findOne({ _id: toObjectId(ceremonyId), state: { $in: ['done', 'replaced'] } }) : await ceremonyInForce()) ?? fail('notFound');
  return checkShares(ceremony, shares);
}

/** The ceremony before this one, while something may still be sealed to its recovery keys. */
export async function owedToFormer({ replaces }: Ceremony): Promise<Ceremony | null> {
  if (!replaces || (await recoveries().findOne({ kind: 'ceremony', ceremonyId: replaces, state: 'done', left: 0 }))) return null;
  return native(CeremonyModel).findOne({ _id: replaces });
}

async function formerCeremony(): Promise<Ceremony | null> {
  const inForce = await ceremonyInForce();
  return inForce && owedToFormer(inForce);
}

async function forAccount(accountId: string, toAccountId: string | undefined, ceremony: Ceremony, opened: OpenedRecovery): Promise<Resealing> {
  const to = await recipientOf(accountId, toAccountId);
  return {
    which: { accountId },
    wants: ({ keys }) => keys.some((key) => key.accountId === accountId) && !keys.some(({ keyId }) => keyId === to.keyId),
    open: byShares(ceremony, opened),
    ...(to.accountId === accountId ? {} : { admits: (thing, held, dataKey) => thing.admits(to.accountId, held, dataKey) }),
    seal: ({ envelope, purpose }, dataKey, shredKey) => addRecipient(envelope, dataKey, { to, shredKey, purpose }),
  };
}

async function forAll(ctx: Context, former: Ceremony, opened: OpenedRecovery): Promise<Resealing> {
  const next = (await recoveryKeys()) ?? fail('wrongState');
  const shares = byShares(former, opened);
  return {
    which: {},
    wants: ({ recoveryKey }, { recovery }) => recoveryKey !== next[recovery].toString('base64url'),
    // Without the custodian's share, whoever does this may be able to open it himself.
    open: async (held, shredKey) => (await shares(held, shredKey)) ?? byOwnKeys(ctx, held, shredKey),
    seal: ({ envelope, purpose, recovery }, dataKey, shredKey) => replaceRecovery(envelope, dataKey, { recovery: next[recovery], shredKey, purpose }),
  };
}

function byShares(ceremony: Ceremony, { content, identity }: OpenedRecovery): Resealing['open'] {
  const keys = { content: { pair: content, publicKey: ceremony.contentRecovery }, identity: { pair: identity, publicKey: ceremony.identityRecovery } };
  return async ({ envelope, purpose, recovery }, shredKey) => {
    const { pair, publicKey } = keys[recovery];
    return pair && envelope.recoveryKey === publicKey ? recoverEnvelope(envelope, pair, { shredKey, purpose }) : null;
  };
}

/** Null where it is not sealed to him. */
export async function byOwnKeys({ keys }: Context, { envelope, purpose }: HeldEnvelope, shredKey: Buffer): Promise<Buffer | null> {
  const own = keys && envelope.keys.some(({ keyId }) => keyId === keys.keyId || keys.former?.includes(keyId));
  return own ? openEnvelope(envelope, keys, { shredKey, purpose }) : null;
}

/** His own new key; of somebody who has left, the key of whoever takes over. */
async function recipientOf(accountId: string, toAccountId: string = accountId): Promise<KeyRecipient> {
  if (toAccountId !== accountId && (await findAccount(accountId))) notFor('toAccountId', '他没有离任，只能找回给他自己');
  const [to] = await certifiedRecipients([toAccountId]);
  return to ?? (toAccountId === accountId ? notFor('accountId', '先请他用新密码登录一次，再由身份保管人确认他的新密钥') : notFor('toAccountId', '接手的人还没有经确认的密钥'));
}

function notFor(path: string, message: string): never {
  return fail('wrongState', { message, fields: [{ path, message }] });
}

function mayRecover({ actor }: Context): StaffActor {
  authorize(actor, 'ceremony.recover');
  return actor.kind === 'staff' ? actor : fail('forbidden');
}

async function present(found: readonly RecoveryRecord[]): Promise<Recovery[]> {
  const names = await accountNames(found.flatMap(({ accountId, toAccountId }) => [accountId, toAccountId].filter((id) => id !== undefined)));
  return found.map(({ _id, kind, state, accountId, toAccountId, byName, reason, startedAt, doneAt, shareNumbers, identity, looked, total, resealed, left }) => ({
    id: _id.toHexString(),
    kind,
    state,
    forName: accountId ? (names.get(accountId.toHexString()) ?? '') : null,
    toName: toAccountId ? (names.get(toAccountId.toHexString()) ?? '') : null,
    byName,
    reason,
    startedAt: startedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    shareNumbers,
    identity,
    looked,
    total,
    resealed,
    left,
  }));
}
