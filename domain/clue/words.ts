import { fail, type Context } from '../kernel';
import { openClue } from './open';
import type { Clue } from './model';
import { carryOut, stepBy, type ActInput } from './registry-command';
import { readable } from './readable';
import { addNote, sayToReporter } from './talk';

/** A question to the reporter, who answers under the receipt. That it was asked stands in clear, what it says does not. */
export function askReporter(ctx: Context, input: ActInput, { text }: { text: string }): Promise<Clue> {
  return carryOut(ctx, 'sayToReporter', input, (clue) => sayToReporter(ctx, clue, { kind: 'question', text }), (clue, entry) => withStep(clue, { push: { 'handling.steps': stepBy(ctx, 'sayToReporter', { entry }) } }));
}

/** Among the readers. */
export function writeNote(ctx: Context, input: ActInput, { text }: { text: string }): Promise<Clue> {
  return carryOut(ctx, 'addNote', input, (clue) => addNote(ctx, clue, { text }), (clue, entry) => withStep(clue, { push: { 'handling.steps': stepBy(ctx, 'addNote', { entry }) } }));
}

/** Two that resemble each other stay two and know of each other: a sealed note in either. Whoever links may read both. */
export async function linkClues(ctx: Context, input: ActInput, { otherId, why }: { otherId: string; why: string }): Promise<Clue> {
  const other = await readable(ctx, otherId, 'clue.link');
  if (otherId === input.id) fail('badRequest', { fields: [{ path: 'otherId', message: '不能和自己关联' }] });
  await openClue(ctx, other);
  const linked = await carryOut(ctx, 'link', input, (clue) => addNote(ctx, clue, { kind: 'link', text: words(other.code, why) }), (clue, entry) => withStep(clue, { push: { 'handling.steps': stepBy(ctx, 'link', { entry }) } }));
  await carryOut(ctx, 'link', { id: otherId }, (clue) => addNote(ctx, clue, { kind: 'link', text: words(linked.code, why) }), (clue, entry) => withStep(clue, { push: { 'handling.steps': stepBy(ctx, 'link', { entry }) } }));
  return linked;
}

const words = (code: string, why: string): string => (why ? `${code}：${why}` : code);

/** Before it is registered there is no handling to write into: the sealed entry says it all, and the trail that it was made. */
function withStep({ handling }: Clue, { push }: { push: Record<string, unknown> }) {
  return handling ? { set: {}, push } : { set: {} };
}

