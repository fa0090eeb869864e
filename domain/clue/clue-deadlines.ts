import { cancelDeadline, dayOnlyContext, extendDeadline, findDeadlines, getSetting, meetDeadline, openDeadline, shanghaiDay, type Context, type Deadline } from '../kernel';
import { clueTermLabels } from '../../templates';
import { currentTerm, sortDueOf, stepOf, termsOf } from './clue-terms';
import { planOf, retentionKey } from './destruction/terms';
import type { ClueTerm } from './handling-model';
import type { Clue, CurrentTerm } from './model';
import { clues } from './readers/readable';
import { deadlineKey } from './terms';

/**
 * Makes the kernel's deadlines agree with the clue and mirrors the current one into it. Level, not edge: a command runs
 * it at once, and the job runs it again for whatever was left behind. What nobody has registered yet leaves no time
 * finer than the day.
 */
export async function reconcileClue(ctx: Context, clue: Clue): Promise<Clue> {
  const dated = clue.state === 'received' ? dayOnlyContext(ctx.clock) : ctx;
  for (let document: Clue | null = clue; document; document = await clues().findOne({ _id: clue._id })) {
    const deadlines = await bringAbout(dated, document);
    const current = mirror(deadlines.get(currentTerm(document)?.step ?? ''));
    const sortDue = sortDueOf(document, current);
    const plan = await planOf(document, await getSetting(ctx, retentionKey, null), shanghaiDay(ctx.clock.now()));
    const derived = { current, sortDue, destroyOn: plan?.destroyOn ?? null, warnedOn: plan?.warnedOn ?? null };
    const written = await clues().updateOne({ _id: document._id, 'trail.head': document.trail.head }, { $set: derived });
    if (written.matchedCount === 1) return { ...document, ...derived };
  }
  return clue;
}

async function bringAbout(ctx: Context, clue: Clue): Promise<Map<string, Deadline>> {
  const id = clue._id.toHexString();
  const wanted = termsOf(clue);
  const known = new Map((await findDeadlines(wanted.map(({ step }) => deadlineKey(id, step)))).map((deadline) => [deadline.key, deadline]));
  const found = new Map<string, Deadline>();
  for (const term of wanted) {
    const key = deadlineKey(id, term.step);
    const { from, workingDays } = term;
    const yellowWorkingDays = workingDays > 10 ? 3 : 1;
    const debtor = { label: clueTermLabels[stepOf(term)] };
    const deadline = known.get(key) ?? (await openDeadline(ctx, { key, kind: `clue.${stepOf(term)}`, subject: { type: 'clue', id }, path: clue.path, debtor, from, workingDays, yellowWorkingDays }));
    found.set(term.step, await adjust(ctx, deadline, term));
  }
  return found;
}

async function adjust(ctx: Context, found: Deadline, { extensions, end }: ClueTerm): Promise<Deadline> {
  if (found.state === 'met' || found.state === 'cancelled') return found;
  let deadline = found;
  for (const days of extensions.slice(deadline.extensions.length)) deadline = await extendDeadline(ctx, found.key, days, '延期已批准');
  if (end === 'met') return meetDeadline(ctx, found.key);
  return end === 'cancelled' ? cancelDeadline(ctx, found.key) : deadline;
}

const mirror = (deadline: Deadline | undefined): CurrentTerm | null => (deadline ? { due: deadline.due, yellowAt: deadline.yellowAt, redAt: deadline.redAt } : null);
