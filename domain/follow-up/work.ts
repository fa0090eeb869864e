import type { WorkItem } from '../../contracts/my-work';
import { native, type Context } from '../kernel';
import { audienceFilter } from '../rating';
import { stepLabel } from './deadlines';
import { ownAccountIds } from './holders';
import { closedSortBase, FollowUpModel, type FollowUp } from './model';
import { presentSummary } from './present';
import { mine } from './queries';

/** More than anybody can see at once; the counts on the page come with the list. */
const most = 200;

/** What waits for the actor among follow-ups, due first: calls, rectifications of his department, what was escalated. */
export async function followUpWork(ctx: Context): Promise<WorkItem[]> {
  const own = ownAccountIds(ctx.actor).map(String);
  const found = (await native(FollowUpModel)
    .find({ $and: [audienceFilter(ctx.actor, 'followUp'), { sortKey: { $lt: closedSortBase }, $or: mine(ctx) }] } as object, { sort: { sortKey: 1, _id: 1 }, limit: most })
    .toArray()) as FollowUp[];
  return found.map((followUp) => itemOf(ctx, followUp, own));
}

function itemOf(ctx: Context, followUp: FollowUp, own: string[]): WorkItem {
  const summary = presentSummary(followUp, ctx.clock.now());
  const { id, number, light, due, dueAt, workingDaysLeft } = summary;
  const officerId = followUp.officer?.id.toHexString();
  const inCharge = officerId !== undefined && own.includes(officerId);
  const kind = followUp.state === 'escalated' ? 'escalation' : followUp.state === 'rectifying' && !inCharge ? 'rectification' : 'followUp';
  const deputised = inCharge && officerId !== own[0];
  return {
    kind,
    id,
    number,
    title: `${summary.hall.name} ${summary.window.name}`,
    step: stepLabel(followUp),
    light,
    due,
    dueAt,
    workingDaysLeft,
    link: `/follow-ups/${id}`,
    onBehalfOf: deputised ? (followUp.officer?.name ?? null) : null,
  };
}
