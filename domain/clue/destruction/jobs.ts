import { retentionWarningDays } from '../../../contracts/clue-retention';
import { defineJob, destroyedAmong, formatDayChinese, getSetting, native, shanghaiDay, type Context } from '../../kernel';
import { eraseClueParts } from './erase';
import type { Clue } from '../model';
import { clues } from '../readers/readable';
import { readersWithRole, tellReaders } from '../registry/notices';
import { destroyDue, goOn, removeRestored } from './destroy';
import { ClueDestructionModel } from './model';
import { daysAfter, planOf, retentionKey } from './terms';

const ended: Clue['state'][] = ['closed', 'passedOn', 'parked'];
const together = 1000;
/** A request that was under way when a clue was destroyed can leave something behind; after two days none is. */
const sweptDays = 2;

/** By setting and day, when each clue that has ended goes; and whoever can stop it is told, 30 and 7 days before. */
export async function planDestructions(ctx: Context): Promise<number> {
  const terms = await getSetting(ctx, retentionKey, null);
  const today = shanghaiDay(ctx.clock.now());
  let count = 0;
  for await (const found of clues().find({ state: { $in: ended } }, { projection: { content: 0, identity: 0, talk: 0, envelopes: 0 } })) {
    const clue = found as Clue;
    if (clue.destroying) continue;
    const plan = await planOf(clue, terms, today);
    const [destroyOn, warnedOn] = [plan?.destroyOn ?? null, plan?.warnedOn ?? null];
    // Whoever acts on it meanwhile makes the plan himself.
    if (destroyOn !== (clue.destroyOn ?? null) || warnedOn !== (clue.warnedOn ?? null)) await clues().updateOne({ _id: clue._id, 'trail.head': clue.trail.head }, { $set: { destroyOn, warnedOn } });
    if (warnedOn !== null && destroyOn !== null) await warn(ctx, clue, destroyOn, today);
    count += 1;
  }
  return count;
}

/** Code and day only; each warning once for each day on which it is to go. */
async function warn(ctx: Context, clue: Clue, destroyOn: string, today: string): Promise<void> {
  const to = [...(await readersWithRole(clue, 'clueManager')), ...(clue.handling?.handlerId ? [clue.handling.handlerId] : [])];
  const due = formatDayChinese(destroyOn, today);
  for (const days of retentionWarningDays) if (daysAfter(destroyOn, -days - 1) <= today) await tellReaders(ctx, clue, `retention:${days}:${destroyOn}`, to, 'clue.retention', { due });
}

export interface Destroyed {
  /** At the end of their term, or by decision. */
  destroyed: number;
  /** Came back with a backup, and were taken away. */
  restored: number;
  /** Their keys had come back, with a copy of them. */
  again: number;
}

/** What is due goes; what a crash, a backup or a copy of the keys brought back goes again. */
export async function destroyClues(ctx: Context): Promise<Destroyed> {
  const today = shanghaiDay(ctx.clock.now());
  for await (const { _id } of clues().find({ destroying: { $exists: true } }, { projection: { _id: 1 } })) await destroyDue(ctx, _id);
  for await (const proof of native(ClueDestructionModel).find({ state: 'begun' }, { projection: { ground: 1 } })) await goOn(ctx, proof);
  let destroyed = 0;
  for await (const { _id } of clues().find({ destroyOn: { $lte: today } }, { projection: { _id: 1 } })) if (await destroyDue(ctx, _id)) destroyed += 1;
  return { destroyed, restored: await removeAllRestored(ctx), again: await destroyAgain(today) };
}

/** Clues in the database whose keys were destroyed: it was put back to an earlier day. */
export async function removeAllRestored(ctx: Context): Promise<number> {
  let count = 0;
  for await (const batch of batches(clues().find({}, { projection: { shredSlot: 1 } }))) {
    const gone = await destroyedAmong(batch.map(({ shredSlot }) => shredSlot));
    for (const { _id, shredSlot } of batch) {
      if (!gone.has(shredSlot)) continue;
      await removeRestored(ctx, _id);
      count += 1;
    }
  }
  return count;
}

async function destroyAgain(today: string): Promise<number> {
  let count = 0;
  for await (const batch of batches(native(ClueDestructionModel).find({ state: 'done' }, { projection: { shredSlot: 1, destroyedOn: 1 } }))) {
    const gone = await destroyedAmong(batch.map(({ shredSlot }) => shredSlot));
    for (const { _id, shredSlot, destroyedOn } of batch) {
      const alive = !gone.has(shredSlot);
      if (alive || destroyedOn > daysAfter(today, -sweptDays)) await eraseClueParts({ _id, shredSlot });
      if (alive) count += 1;
    }
  }
  return count;
}

async function* batches<T>(found: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of found) {
    batch.push(one);
    if (batch.length < together) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

defineJob({ name: 'clue.destruction', schedule: '20 2 * * *', run: ({ ctx }) => destroyClues(ctx) });
defineJob({ name: 'clue.retention', schedule: '10 3 * * *', run: ({ ctx }) => planDestructions(ctx) });
