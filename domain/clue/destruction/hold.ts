import type { Context } from '../../kernel';
import type { ClueHold, CluePending, ClueStep } from '../handling-model';
import type { Clue } from '../model';
import { carryOut, stepBy, today, type ActInput } from '../registry/command';
import { addNote } from '../talk';
import { daysAfter } from './terms';

/** Kept until somebody else lifts it; a decision to destroy it is void. The reason is sealed, who and when is not. */
export function holdClue(ctx: Context, input: ActInput, { reason }: { reason: string }): Promise<Clue> {
  return carryOut(
    ctx,
    'hold',
    input,
    (clue) => addNote(ctx, clue, { kind: 'opinion', text: reason }),
    (clue, entry) => {
      const step = stepBy(ctx, 'hold', { entry });
      const asked = clue.handling?.pending?.what === 'destruction';
      const hold: ClueHold = { byAccountId: step.byAccountId, at: step.at, entry: entry.toHexString() };
      return { set: { 'handling.hold': hold, 'handling.destruction': null, ...(asked ? { 'handling.pending': null } : {}) }, push: { 'handling.steps': step } };
    },
  );
}

/** By another than who put it on. Its readers are told anew, and it stays for 30 days from then at least. */
export function liftHold(ctx: Context, input: ActInput, { reason }: { reason: string }): Promise<Clue> {
  return carryOut(
    ctx,
    'liftHold',
    input,
    (clue) => addNote(ctx, clue, { kind: 'opinion', text: reason }),
    (_clue, entry) => ({ set: { 'handling.hold': null }, push: { 'handling.steps': stepBy(ctx, 'liftHold', { entry }) } }),
  );
}

/** Before its term, e.g. as the reporter asked or because it must not be kept; a second person decides. */
export function askDestruction(ctx: Context, input: ActInput, { reason }: { reason: string }): Promise<Clue> {
  return carryOut(
    ctx,
    'askDestruction',
    input,
    (clue) => addNote(ctx, clue, { kind: 'opinion', text: reason }),
    (_clue, entry) => {
      const step = stepBy(ctx, 'askDestruction', { entry });
      return { set: { 'handling.pending': { what: 'destruction', byAccountId: step.byAccountId, at: step.at, disposition: null, days: null, opinionEntry: entry.toHexString(), replyEntry: null } }, push: { 'handling.steps': step } };
    },
  );
}

/** Agreed to: it goes in the next night, and can be held until then. */
export function destructionAgreed(ctx: Context, { byAccountId: askedBy }: CluePending, { byAccountId: decidedBy }: ClueStep): Record<string, unknown> {
  return { 'handling.pending': null, 'handling.destruction': { askedBy, decidedBy, day: daysAfter(today(ctx), 1) } };
}
