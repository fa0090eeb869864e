import type { UpwardAbout } from '../../../contracts/clue-upward';
import { accessesOf, cancelDeadline, fail, findDeadlines, isDuplicateKey, moveSealedFiles, pauseDeadline, readShredKey, recoveryKeys, destroyAudited, rewrapEnvelope, shanghaiDay, wipe, type Context } from '../../kernel';
import { termsOf } from '../clue-terms';
import { clueDistrict } from '../district';
import { eraseClueParts } from '../destruction/erase';
import { partsOf } from '../readers/family';
import { custodiansOf } from '../acts/identity';
import { ClueModel, partPurpose, type Clue } from '../model';
import { openClue, shredKeyOf } from '../sealing/open';
import { clues, readable, staffOf } from '../readers/readable';
import { holdersFor } from '../readers/readers';
import { mustAllow, type ActInput } from '../registry/command';
import { entriesOf } from '../talk';
import { deadlineKey } from '../terms';
import { upwards } from './access';
import { earlier, type EarlierEntry } from './content';
import type { UpwardReport } from './model';
import { storeUpward, type Sealed } from './receive';
import { openHandOverDeadline } from './terms';

/**
 * A reader finds that it is not for this commission (第十五条): in his session it is sealed anew to the one who passes it
 * on, and then the clue goes, with every key that opened it. The new envelope first, so that nothing is ever lost; what
 * a crash leaves behind of the clue, the next press takes away, or the job.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, conflict, badRequest (he has not read it)
 */
export async function sealUpward(ctx: Context, { id, version }: ActInput, { about, reason }: { about: UpwardAbout; reason: string }): Promise<{ code: string }> {
  const clue = await readable(ctx, id, 'clue.sealUpward');
  mustAllow(ctx, 'sealUpward', clue);
  if (version !== undefined && version !== clue.trail.seq) fail('conflict');
  const upward = (await upwards().findOne({ _id: clue._id })) ?? (await sealAnew(ctx, clue, about, reason));
  await finishSealing(ctx, upward);
  return { code: upward.code };
}

/** Takes away what is left of the clue, last of all itself. Level, not edge: doing it again changes nothing. */
export async function finishSealing(ctx: Context, upward: UpwardReport): Promise<void> {
  await openHandOverDeadline(upward, ctx.clock);
  const clue = await clues().findOne({ _id: upward._id });
  if (!clue) return;
  await moveSealedFiles(clue._id, upward.partsId);
  // What was split off holds what the report holds: it goes first.
  for (const one of [...(await partsOf(clue)), clue]) {
    await stopDeadlines(ctx, one);
    await eraseClueParts(one);
    await destroyAudited(ClueModel, one._id, ctx, 'clue.sealUpward');
  }
}

async function sealAnew(ctx: Context, clue: Clue, about: UpwardAbout, reason: string): Promise<UpwardReport> {
  const me = staffOf(ctx).accountId;
  if (!ctx.keys) return fail('keysClosed');
  const id = clue._id.toHexString();
  if (!(await accessesOf({ type: 'clue', id }, 'clue.opened')).some(({ byId }) => byId === me)) fail('badRequest', { message: '请先看内容，看过才能封存。' });
  const recovery = (await recoveryKeys()) ?? fail('reportingClosed');
  const [{ content, named }, entries, district] = [await openClue(ctx, clue), await entriesOf(ctx, clue), await clueDistrict()];
  const holders = await holdersFor(content.fields, district, about);
  if (holders.length === 0) fail('wrongState', { message: '没有可以上送的人：本委主要负责人、身份保管人和副保管人都不合适，或密钥还没有核对。' });
  const said = entries.map(earlier);
  const why: EarlierEntry = { part: 'content', from: 'commission', kind: 'opinion', day: shanghaiDay(ctx.clock.now()), byAccountId: me, at: ctx.clock.now().toISOString(), body: { text: `封存上送：${reason}`, files: [] } };
  const toSeal = {
    _id: clue._id,
    content: { ...content, channel: clue.channel, kind: clue.kind, notes: [...said.filter(({ part }) => part === 'content'), why] },
    talk: { named, earlier: said.filter(({ part }) => part === 'talk') },
    // Nobody here can open the identity: it is taken over as it is, below.
    identity: { identity: null, tellByPhone: false },
    readers: holders,
    custodians: [],
    recovery,
    reporterKey: Buffer.from(clue.reporter.publicKey, 'base64url'),
  };
  try {
    return await storeUpward(ctx, 'upward.sealed', toSeal, { district, receivedOn: clue.receivedOn, reporter: clue.reporter }, (sealed) => withIdentityOf(clue, custodiansOf(clue), sealed));
  } catch (error) {
    // Pressed twice at once: the other was first.
    const other = isDuplicateKey(error) ? await upwards().findOne({ _id: clue._id }) : null;
    if (!other) throw error;
    return other;
  }
}

/** The identity as it was, under the new shred key, sealed to its keepers alone. */
export async function withIdentityOf(from: Pick<Clue, '_id' | 'shredSlot' | 'identity'> & { envelopes: Pick<Clue['envelopes'], 'identity'> }, keepers: readonly string[], sealed: Sealed): Promise<Sealed> {
  const [before, after] = [await shredKeyOf(from), (await readShredKey(sealed.shredSlot)) ?? fail('notFound')];
  try {
    const identity = rewrapEnvelope(from.envelopes.identity, { from: before, to: after, purpose: partPurpose(from, 'identity'), kept: (accountId) => keepers.includes(accountId) });
    return { ...sealed, identity: from.identity, envelopes: { ...sealed.envelopes, identity } };
  } finally {
    wipe(before, after);
  }
}

/** What runs from receipt stands still, since the clue may come back; the rest is owed no more. */
async function stopDeadlines(ctx: Context, clue: Clue): Promise<void> {
  const id = clue._id.toHexString();
  const keys = termsOf(clue).map(({ step }) => deadlineKey(id, step));
  for (const { key, state } of await findDeadlines(keys)) {
    const mayComeBack = key === deadlineKey(id, 'register') || key === deadlineKey(id, 'accept');
    if (state === 'open' && mayComeBack) await pauseDeadline(ctx, key, '封存上送');
    else if (!mayComeBack) await cancelDeadline(ctx, key, '封存上送');
  }
}
