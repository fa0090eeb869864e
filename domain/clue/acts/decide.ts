import type { ClueState, Disposition } from '../../../contracts/clue';
import { dayNumber, dayOfNumber, shanghaiDay, workingDaysBetween, type Context, type ObjectId } from '../../kernel';
import { destructionAgreed } from '../destruction/hold';
import { beginTerm, currentTerm, moveTerms } from '../clue-terms';
import type { CluePending, ClueStep } from '../handling-model';
import type { Clue } from '../model';
import { partsMustBeOver } from '../readers/family';
import { sendReply } from './reply';
import { carryOut, handlingOf, moved, stepBy, today, type ActInput } from '../registry/command';
import { addNote } from '../talk';

/** Where a way of handling leads once it is agreed to. */
const after: Record<Disposition, ClueState> = { talk: 'handling', preliminary: 'handling', park: 'parked', close: 'closed' };

/**
 * A second person decides what waits. His opinion is sealed like the one he decides on: for that the kernel's
 * approvals, whose words stand in clear and which everybody of a role can find, are no place.
 * @throws Fault notFound, forbidden (his own), keysClosed, wrongState, conflict
 */
export async function decideClue(ctx: Context, input: ActInput, { agree, opinion }: { agree: boolean; opinion: string }): Promise<Clue> {
  const decided = await carryOut(
    ctx,
    'decide',
    input,
    async (clue) => {
      const { pending } = handlingOf(clue);
      if (agree && (pending?.what === 'closing' || pending?.disposition === 'close')) await partsMustBeOver(clue);
      return opinion ? addNote(ctx, clue, { kind: 'opinion', text: opinion }) : null;
    },
    (clue, entry: ObjectId | null) => {
      const pending = handlingOf(clue).pending as CluePending;
      const step = stepBy(ctx, 'decide', { entry, agreed: agree });
      return agree ? agreed(ctx, clue, pending, step) : refused(ctx, clue, pending, step);
    },
  );
  return sendReply(ctx, decided);
}

function refused(ctx: Context, clue: Clue, { what }: CluePending, step: ClueStep) {
  if (what === 'extension' || what === 'destruction') return { set: { 'handling.pending': null }, push: { 'handling.steps': step } };
  return moved(ctx, clue, what === 'closing' ? 'handling' : 'deciding', step, { 'handling.pending': null }, true);
}

function agreed(ctx: Context, clue: Clue, pending: CluePending, step: ClueStep) {
  if (pending.what === 'extension') return extended(clue, pending, step);
  if (pending.what === 'destruction') return { set: destructionAgreed(ctx, pending, step), push: { 'handling.steps': step } };
  const way = pending.disposition;
  const to = pending.what === 'closing' ? 'closed' : after[way as Disposition];
  const cleared = { 'handling.pending': null, ...(way ? { 'handling.disposition': way } : {}) };
  if (to !== 'closed') return moved(ctx, clue, to, step, cleared);
  const over = moveTerms(handlingOf(clue).terms, { from: clue.state, to, today: today(ctx) });
  // The reporter hears of the report as a whole: its handler reads what came of each part.
  const reply = pending.replyEntry === null || clue.main ? null : { entry: pending.replyEntry, step: 'result' as const };
  const ended = clue.main ? over : beginTerm(over, 'result', today(ctx));
  return { set: { ...cleared, state: to, 'handling.terms': ended, 'handling.closedOn': today(ctx), 'handling.finding': pending.finding, 'handling.reply': reply }, push: { 'handling.steps': step }, detail: { to } };
}

/** The days are calendar days; the clock counts working days, so those that lie within are added. */
function extended(clue: Clue, { days }: CluePending, step: ClueStep) {
  const handling = handlingOf(clue);
  const running = currentTerm(clue);
  const from = clue.current?.due ?? shanghaiDay(step.at);
  const more = Math.max(1, workingDaysBetween(from, dayOfNumber(dayNumber(from) + (days ?? 0))));
  const longer = handling.terms.map((one) => (one.step === running?.step ? { ...one, extensions: [...one.extensions, more] } : one));
  return { set: { 'handling.pending': null, 'handling.extensions': handling.extensions + 1, 'handling.terms': longer }, push: { 'handling.steps': step }, detail: { days } };
}
