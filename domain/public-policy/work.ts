import type { WorkItem } from '../../contracts/my-work';
import { findDeadlines, lightOf, native, shanghaiDay, workingDaysLeft, type Context, type Deadline } from '../kernel';
import { mayDecide } from './commands';
import { PolicyModel, type PolicyRecord } from './model';
import { validityKey } from './validity';

/** More than anybody can see at once; the library has the rest. */
const most = 200;

/** What waits for the actor: versions to approve, his own to put right or to send, and what soon runs out. */
export async function policyWork(ctx: Context): Promise<WorkItem[]> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') return [];
  const under = await native(PolicyModel).find({ state: { $in: ['waiting', 'draft'] } }, { sort: { updatedAt: 1, _id: 1 }, limit: most }).toArray();
  const own = ({ writers }: NonNullable<PolicyRecord['draft']>): boolean => writers.some(({ id }) => id.toHexString() === actor.accountId);
  const items = under.flatMap((policy) => {
    const { state, draft } = policy;
    if (!draft) return [];
    if (state === 'waiting') return mayDecide(actor, draft) ? [itemOf(policy, '审核')] : [];
    return own(draft) ? [itemOf(policy, draft.returned ? '退回修改' : '写好，送审')] : [];
  });
  return [...items, ...(await runningOut(ctx))];
}

/** Published, not being rewritten, and near its end. */
async function runningOut({ clock }: Context): Promise<WorkItem[]> {
  const now = clock.now();
  const policies = await native(PolicyModel).find({ state: 'published', 'published.content.validTo': { $gte: shanghaiDay(now) } }, { sort: { updatedAt: -1, _id: -1 }, limit: most }).toArray();
  const deadlines = new Map((await findDeadlines(policies.map(keyOf))).map((deadline) => [deadline.key, deadline]));
  return policies.flatMap((policy) => {
    const deadline = deadlines.get(keyOf(policy));
    return deadline?.state === 'open' && deadline.yellowAt <= now ? [itemOf(policy, '快到期，继续执行的写新的一版', { deadline, now })] : [];
  });
}

const keyOf = ({ _id, published }: PolicyRecord): string => validityKey(_id.toHexString(), published!.edition);

function itemOf({ _id, title }: PolicyRecord, step: string, due?: { deadline: Deadline; now: Date }): WorkItem {
  const id = _id.toHexString();
  const clock = due ? { light: lightOf(due.deadline, due.now), due: due.deadline.due, dueAt: due.deadline.dueAt.toISOString(), workingDaysLeft: workingDaysLeft(due.deadline, due.now) } : { light: null, due: null, dueAt: null, workingDaysLeft: null };
  return { kind: 'publicPolicy', id, number: null, title, step, ...clock, link: `/public-policies?id=${id}`, onBehalfOf: null };
}
