import { createHash } from 'node:crypto';
import type { DestructionGround } from '../../../contracts/clue-retention';
import { accountNames, auditedChange, cancelDeadline, destroyAudited, findDeadlines, firstTrail, getSetting, isDuplicateKey, native, ObjectId, shanghaiDay, type Context } from '../../kernel';
import { termsOf } from '../clue-terms';
import { eraseClueParts } from './erase';
import { hasParts } from '../readers/family';
import { custodiansOf } from '../acts/identity';
import { ClueModel, type Clue } from '../model';
import { clues } from '../readers/readable';
import { storedEntries } from '../talk';
import { deadlineKey } from '../terms';
import { ClueDestructionModel, destructionFacts, type ClueDestruction } from './model';
import { endOf, planOf, retentionKey } from './terms';

/**
 * Destroys one clue whose day has come. From the first write on it is nobody's: no reader finds it, no act takes hold
 * of it, and every step after it can be repeated, so that the job goes on from wherever a crash left it. False where it
 * is not to go after all: somebody put a hold on it, took it up again, or objected meanwhile.
 */
export async function destroyDue(ctx: Context, _id: ObjectId): Promise<boolean> {
  const terms = await getSetting(ctx, retentionKey, null);
  const today = shanghaiDay(ctx.clock.now());
  const clue = await auditedChange(ClueModel, _id, ctx, 'clue.destroying', async (before) => {
    if (before.destroying) return null;
    // The files of what was split off are the report's: it goes after them.
    const plan = before.handling?.hold || (await hasParts(before)) ? null : await planOf(before, terms, today);
    return plan && plan.destroyOn <= today ? begin(before, before.handling?.destruction ? 'decision' : 'term') : null;
  });
  if (!clue.destroying) return false;
  await finish(ctx, clue, clue.destroying);
  return true;
}

/** One that came back with a backup, while its key is gone for good. */
export async function removeRestored(ctx: Context, _id: ObjectId): Promise<void> {
  const clue = await auditedChange(ClueModel, _id, ctx, 'clue.destroying', (before) => (before.destroying ? null : begin(before, 'restored')));
  await finish(ctx, clue, clue.destroying ?? 'restored');
}

const begin = ({ readers }: Clue, ground: DestructionGround) => ({ set: { readers: [], formerReaders: readers, destroying: ground }, detail: { ground } });

async function finish(ctx: Context, clue: Clue, ground: DestructionGround): Promise<void> {
  await recordProof(ctx, clue, ground);
  await eraseClueParts(clue);
  await endDeadlines(ctx, clue);
  await destroyAudited(ClueModel, clue._id, ctx, 'clue.destroyed', { ground });
  await closeProof(ctx, clue._id);
}

/** Of one that came back unfinished something may be owed; by nobody any more. */
async function endDeadlines(ctx: Context, clue: Clue): Promise<void> {
  const id = clue._id.toHexString();
  for (const { key, state } of await findDeadlines(termsOf(clue).map(({ step }) => deadlineKey(id, step)))) if (state !== 'met' && state !== 'cancelled') await cancelDeadline(ctx, key);
}

/** Written while all of it is still there: the hash is over what lay sealed. */
async function recordProof(ctx: Context, clue: Clue, ground: DestructionGround): Promise<void> {
  const ids = ground === 'decision' && clue.handling?.destruction ? [clue.handling.destruction.askedBy, clue.handling.destruction.decidedBy] : [];
  const names = await accountNames(ids);
  const body: Omit<ClueDestruction, '_id' | 'trail'> = {
    code: clue.code,
    receivedOn: clue.receivedOn,
    endedOn: endOf(clue)?.day ?? null,
    state: 'begun',
    destroyedOn: shanghaiDay(ctx.clock.now()),
    ground,
    by: ids.map((accountId) => ({ accountId, name: names.get(accountId) ?? '' })),
    shownTo: [...new Set([...(clue.formerReaders ?? []), ...custodiansOf(clue)])],
    sha256: await hashOf(clue),
    shredSlot: clue.shredSlot,
  };
  const facts = { _id: clue._id, ...body };
  try {
    await native(ClueDestructionModel).insertOne({ ...facts, trail: firstTrail(ctx, 'clueDestruction.begun', {}, destructionFacts(facts)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

async function hashOf({ _id, content, identity, talk }: Clue): Promise<string> {
  const hash = createHash('sha256');
  for (const sealed of [content, identity, talk, ...(await storedEntries(_id)).map((entry) => entry.sealed)]) hash.update(sealed.buffer);
  return hash.digest('hex');
}

/** The clue is gone, and the proof says so. */
export async function closeProof(ctx: Context, _id: ObjectId): Promise<void> {
  await auditedChange(ClueDestructionModel, _id, ctx, 'clueDestruction.done', ({ state }) => (state === 'done' ? null : { set: { state: 'done', destroyedOn: shanghaiDay(ctx.clock.now()) } }));
}

/** Where it is still there, to its end; where only the proof was left open, that. */
export async function goOn(ctx: Context, proof: Pick<ClueDestruction, '_id' | 'ground'>): Promise<void> {
  const clue = await clues().findOne({ _id: proof._id });
  await (clue ? finish(ctx, clue, proof.ground) : closeProof(ctx, proof._id));
}
