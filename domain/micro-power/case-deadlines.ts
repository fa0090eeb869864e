import { cancelDeadline, findDeadlines, meetDeadline, native, openDeadline, type Context, type Deadline } from '../kernel';
import { PowerCaseModel, sortKeyOf, type PowerCase, type StepTerm } from './case-model';
import { holding, runningTerm } from './progress';

/**
 * Makes the kernel's deadlines agree with the case and copies the running one into it. Level, not edge: a command runs
 * it at once and its event runs it again, so that a crash in between heals.
 */
export async function reconcileDeadlines(ctx: Context, changed: PowerCase): Promise<PowerCase> {
  for (let one: PowerCase | null = changed; one; one = (await native(PowerCaseModel).findOne({ _id: one._id })) as PowerCase | null) {
    const running = await bringAbout(ctx, one);
    const current: PowerCase['current'] = running && { key: running.key, due: running.due, dueAt: running.dueAt, yellowAt: running.yellowAt, redAt: running.redAt, state: running.state };
    const sortKey = sortKeyOf({ ...one, current });
    const written = await native(PowerCaseModel).updateOne({ _id: one._id, 'trail.head': one.trail.head }, { $set: { current, sortKey } });
    if (written.matchedCount === 1) return { ...one, current, sortKey };
  }
  return changed;
}

async function bringAbout(ctx: Context, one: PowerCase): Promise<Deadline | null> {
  const wanted = runningTerm(one);
  const known = new Map((await findDeadlines(one.terms.map(({ key }) => key))).map((deadline) => [deadline.key, deadline]));
  const held = holding(one.entries);
  for (const { key, step } of one.terms) {
    const deadline = known.get(key);
    if (key === wanted?.key || deadline?.state !== 'open') continue;
    if (held.get(step)?.kind === 'done') await meetDeadline(ctx, key);
    else await cancelDeadline(ctx, key);
  }
  return wanted && (known.get(wanted.key) ?? open(ctx, one, wanted));
}

const open = (ctx: Context, { _id, path, village }: PowerCase, { key, from, workingDays }: StepTerm): Promise<Deadline> =>
  openDeadline(ctx, { key, kind: 'powerCase.step', subject: { type: 'powerCase', id: _id.toHexString() }, path, debtor: { organisationId: village.id.toHexString(), label: village.name }, from, workingDays });
