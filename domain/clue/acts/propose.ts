import { clueFindingLabels, dispositionLabels, type ClueFinding, type Disposition } from '../../../contracts/clue';
import { type Context, type ObjectId } from '../../kernel';
import type { CluePending } from '../handling-model';
import type { Clue } from '../model';
import { partsMustBeOver } from '../readers/family';
import { carryOut, handlingOf, moved, stepBy, type ActInput } from '../registry/command';
import { addNote } from '../talk';

const asked = (ctx: Context, what: CluePending['what'], opinion: ObjectId, more: Partial<Pick<CluePending, 'disposition' | 'days' | 'finding'>> & { reply?: ObjectId | null } = {}): CluePending => {
  const { byAccountId, at } = stepBy(ctx, 'propose');
  return { what, byAccountId, at, disposition: more.disposition ?? null, finding: more.finding ?? null, days: more.days ?? null, opinionEntry: opinion.toHexString(), replyEntry: more.reply?.toHexString() ?? null };
};

/** Which of the four ways, and why; a second person decides. 予以了结 comes with the reply to the reporter. */
export function proposeDisposition(ctx: Context, input: ActInput, { disposition, opinion, toReporter, finding = null }: { disposition: Disposition; opinion: string; toReporter: string; finding?: ClueFinding | null }): Promise<Clue> {
  return carryOut(
    ctx,
    'propose',
    input,
    async (clue) => {
      if (disposition === 'close') await partsMustBeOver(clue);
      return { entry: await addNote(ctx, clue, { kind: 'opinion', text: `${dispositionLabels[disposition]}：${opinion}` }), reply: disposition === 'close' ? await addNote(ctx, clue, { kind: 'reply', text: toReporter }) : null };
    },
    (clue, { entry, reply }) => moved(ctx, clue, 'approving', stepBy(ctx, 'propose', { entry }), { 'handling.pending': asked(ctx, 'disposition', entry, { disposition, reply, finding: disposition === 'close' ? finding : null }) }),
  );
}

/** More days for handling, at most twice. */
export function askExtension(ctx: Context, input: ActInput, { days, reason }: { days: number; reason: string }): Promise<Clue> {
  return carryOut(
    ctx,
    'askExtension',
    input,
    (clue) => addNote(ctx, clue, { kind: 'opinion', text: reason }),
    (_clue, entry) => ({ set: { 'handling.pending': asked(ctx, 'extension', entry, { days }) }, push: { 'handling.steps': stepBy(ctx, 'askExtension', { entry }) }, detail: { days } }),
  );
}

/** What was found and done, and the reply to the reporter; a second person decides, and the finding counts from then on. */
export function proposeClosing(ctx: Context, input: ActInput, { result, toReporter, finding = null }: { result: string; toReporter: string; finding?: ClueFinding | null }): Promise<Clue> {
  return carryOut(
    ctx,
    'proposeClosing',
    input,
    async (clue) => {
      await partsMustBeOver(clue);
      return { entry: await addNote(ctx, clue, { kind: 'opinion', text: finding ? `${clueFindingLabels[finding]}：${result}` : result }), reply: await addNote(ctx, clue, { kind: 'reply', text: toReporter }) };
    },
    (clue, { entry, reply }) => moved(ctx, clue, 'closing', stepBy(ctx, 'proposeClosing', { entry }), { 'handling.pending': asked(ctx, 'closing', entry, { reply, finding }) }),
  );
}

/** Whoever asked takes it back, and is where he was. */
export function withdrawProposal(ctx: Context, input: ActInput): Promise<Clue> {
  return carryOut(ctx, 'withdraw', input, () => Promise.resolve(null), (clue) => {
    const { pending } = handlingOf(clue);
    const step = stepBy(ctx, 'withdraw');
    if (pending?.what === 'extension' || pending?.what === 'destruction') return { set: { 'handling.pending': null }, push: { 'handling.steps': step } };
    return moved(ctx, clue, pending?.what === 'closing' ? 'handling' : 'deciding', step, { 'handling.pending': null }, true);
  });
}
