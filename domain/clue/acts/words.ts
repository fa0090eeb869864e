import { fail, type Context } from '../../kernel';
import { openClue } from '../sealing/open';
import type { Clue } from '../model';
import { carryOut, stepBy, type ActInput } from '../registry/command';
import { readable } from '../readers/readable';
import { addNote, sayToReporter } from '../talk';

/** A question to the reporter, who answers under the receipt. That it was asked stands in clear, what it says does not. */
export function askReporter(ctx: Context, input: ActInput, { text }: { text: string }): Promise<Clue> {
  return carryOut(ctx, 'sayToReporter', input, (clue) => sayToReporter(ctx, clue, { kind: 'question', text }), (clue, entry) => withStep(clue, { push: { 'handling.steps': stepBy(ctx, 'sayToReporter', { entry }) } }));
}

/** Among the readers. */
export function writeNote(ctx: Context, input: ActInput, { text }: { text: string }): Promise<Clue> {
  return carryOut(ctx, 'addNote', input, (clue) => addNote(ctx, clue, { text }), (clue, entry) => withStep(clue, { push: { 'handling.steps': stepBy(ctx, 'addNote', { entry }) } }));
}

/**
 * Two that resemble each other stay two and know of each other: a sealed note in either, where all who read it may read
 * the other as well. Whoever links may read both.
 */
export async function linkClues(ctx: Context, input: ActInput, { otherId, why }: { otherId: string; why: string }): Promise<Clue> {
  const [one, other] = [await readable(ctx, input.id, 'clue.link'), await readable(ctx, otherId, 'clue.link')];
  if (otherId === input.id) fail('badRequest', { fields: [{ path: 'otherId', message: '不能和自己关联' }] });
  await openClue(ctx, other);
  const [inOne, inOther] = [maySee(one, other), maySee(other, one)];
  if (!inOne && !inOther) fail('wrongState', { message: '能看这两件的人不同，关联了会让人知道他看不到的那一件。' });
  const note = (at: ActInput, code: string): Promise<Clue> => carryOut(ctx, 'link', at, (clue) => addNote(ctx, clue, { kind: 'link', text: words(code, why) }), (clue, entry) => withStep(clue, { push: { 'handling.steps': stepBy(ctx, 'link', { entry }) } }));
  const linked = inOne ? await note(input, other.code) : one;
  if (inOther) await note({ id: otherId }, one.code);
  return linked;
}

/** A note in the one names the other: none of its readers may learn of what he does not see. */
const maySee = (one: Pick<Clue, 'readers'>, other: Pick<Clue, 'readers'>): boolean => one.readers.every((id) => other.readers.includes(id));

const words = (code: string, why: string): string => (why ? `${code}：${why}` : code);

/** Before it is registered there is no handling to write into: the sealed entry says it all, and the trail that it was made. */
function withStep({ handling }: Clue, { push }: { push: Record<string, unknown> }) {
  return handling ? { set: {}, push } : { set: {} };
}

