import type { Context } from '../../kernel';
import { endTerm, moveTerms } from '../clue-terms';
import type { Clue } from '../model';
import { carryOut, handlingOf, moved, stepBy, today, type ActInput } from '../registry/command';
import { addNote } from '../talk';

/** What was parked is looked at again. */
export function unparkClue(ctx: Context, input: ActInput, { reason }: { reason: string }): Promise<Clue> {
  return carryOut(ctx, 'unpark', input, (clue) => addNote(ctx, clue, { kind: 'opinion', text: reason }), (clue, entry) => moved(ctx, clue, 'deciding', stepBy(ctx, 'unpark', { entry })));
}

/** A closed one is handled again; all that was done stays, the days begin anew, and that it was to be destroyed is void. */
export function reopenClue(ctx: Context, input: ActInput, { reason }: { reason: string }): Promise<Clue> {
  return carryOut(ctx, 'reopen', input, (clue) => addNote(ctx, clue, { kind: 'opinion', text: reason }), (clue, entry) => ({
    set: { state: 'handling', 'handling.closedOn': null, 'handling.finding': null, 'handling.reply': null, 'handling.satisfaction': null, 'handling.pending': null, 'handling.destruction': null, 'handling.extensions': 0, 'handling.terms': endTerm(moveTerms(handlingOf(clue).terms, { from: 'closed', to: 'handling', today: today(ctx) }), 'result', 'cancelled') },
    push: { 'handling.steps': stepBy(ctx, 'reopen', { entry }) },
    detail: { to: 'handling' },
  }));
}
