import type { MoveStep, OnlyMine, OwnKey } from '../../../contracts/keys';
import type { Context, StaffActor } from '../context';
import { native, ObjectId } from '../database';
import { addRecipient, fingerprintOf } from '../envelopes';
import { fail } from '../errors';
import { forgetFormer, KeyPairModel, needsKeys, type KeyPairRecord } from '../key-pairs';
import { authorize } from '../policy';
import { byOwnKeys } from './recover';
import { certifiedRecipients } from './keys';
import { walkSealed } from './sealed-to';
import { resealStretch } from './stretch';

/** One's own key: how far it is, its fingerprint, and whether it is open in this session. @throws Fault forbidden */
export async function showOwnKey(ctx: Context): Promise<OwnKey> {
  const actor = himself(ctx);
  const [pair] = await native(KeyPairModel).find({ accountId: new ObjectId(actor.accountId) }).sort({ madeAt: -1, _id: -1 }).limit(1).toArray();
  const needed = needsKeys(actor.grants);
  return {
    needed,
    state: pair?.state ?? 'none',
    open: needed ? openState(ctx, pair) : 'notNeeded',
    fingerprint: pair && pair.state !== 'retired' ? fingerprintOf(Buffer.from(pair.publicKey, 'base64url')) : null,
    since: pair?.madeAt.toISOString() ?? null,
    certified: pair?.state === 'certified' && pair.certificate ? { at: pair.certificate.at.toISOString(), byName: pair.certificate.byName } : null,
    ended: presentEnd(pair),
    moving: pair?.state === 'certified' && (pair.former?.length ?? 0) > 0 && ctx.keys?.keyId === pair._id.toHexString(),
  };
}

/**
 * One stretch of sealing to one's new key what is still sealed to older ones; at the end the older private halves are
 * forgotten. @throws Fault forbidden, keysClosed, wrongState (no custodian has confirmed the new one yet)
 */
export async function moveOwnKeys(ctx: Context, after: string | undefined): Promise<MoveStep> {
  const { accountId } = himself(ctx);
  const { keys } = ctx;
  if (!keys) return fail('keysClosed');
  const [to] = await certifiedRecipients([accountId]);
  if (to?.keyId !== keys.keyId) return fail('wrongState', { message: '新密钥还没有经身份保管人确认。' });
  const wants: Parameters<typeof resealStretch>[1]['wants'] = ({ keys: all }) => !all.some(({ keyId }) => keyId === to.keyId) && all.some(({ keyId }) => keys.former?.includes(keyId));
  const done = await resealStretch(ctx, { which: { accountId }, wants, open: (held, shredKey) => byOwnKeys(ctx, held, shredKey), seal: ({ envelope, purpose }, dataKey, shredKey) => addRecipient(envelope, dataKey, { to, shredKey, purpose }) }, placeOf(after));
  if (done.place === null && done.left === 0) await forgetFormer(ctx, keys.keyId);
  return { moved: done.resealed, done: done.place === null, after: done.place };
}

const shown = 50;

/** What nobody else who is there could open: to be handed over before one leaves, since afterwards only recovery helps. @throws Fault forbidden */
export async function listOnlyMine(ctx: Context): Promise<OnlyMine> {
  const { accountId } = himself(ctx);
  const found: OnlyMine = { count: 0, items: [] };
  for await (const { kind, thing } of walkSealed({ accountId })) {
    const others = [...new Set(thing.envelopes.flatMap(({ envelope }) => envelope.keys.map((key) => key.accountId)))].filter((one) => one !== accountId);
    const live = new Map((await certifiedRecipients(others)).map((one) => [one.accountId, one.keyId]));
    const mine = thing.shredKey !== null && thing.envelopes.some(({ envelope }) => envelope.keys.some((key) => key.accountId === accountId) && !envelope.keys.some((key) => live.get(key.accountId) === key.keyId));
    thing.shredKey?.fill(0);
    if (!mine) continue;
    found.count += 1;
    if (found.items.length < shown) found.items.push({ label: kind.label, title: thing.title });
  }
  return found;
}

export const presentEnd = (pair: Pick<KeyPairRecord, 'ended'> | undefined): OwnKey['ended'] => (pair?.ended ? { at: pair.ended.at.toISOString(), reason: pair.ended.reason } : null);

function openState({ keys }: Context, pair: KeyPairRecord | undefined): OwnKey['open'] {
  if (!pair) return 'firstSignIn';
  if (pair.ended?.reason === 'withdrawn') return 'withdrawn';
  if (keys?.keyId === pair._id.toHexString() && pair.state !== 'retired') return 'open';
  // Retired, and no new one yet, or a session that began before this pair: a sign-in makes or opens it.
  return keys || pair.state === 'retired' ? 'signInAgain' : 'changePassword';
}

function placeOf(after: string | undefined): string | undefined {
  if (after === undefined || /^\["[^"]*","[^"]*"\]$/.test(after)) return after;
  return fail('badRequest', { fields: [{ path: 'after', message: '位置不对，请从头再来' }] });
}

function himself({ actor }: Context): StaffActor {
  authorize(actor, 'ownKey.read');
  return actor.kind === 'staff' ? actor : fail('forbidden');
}
