import { appealListQuery, type AppealSummary } from '../../contracts/appeal';
import type { WorkItem } from '../../contracts/my-work';
import { ratingVerdictLabels } from '../../contracts/rating';
import { appealSteps } from '../../templates';
import { native, type Context } from '../kernel';
import { audienceFilter } from '../rating';
import { AppealModel, type Appeal } from './model';
import { presentSummaries } from './present';
import { listAppeals } from './queries';

/** What waits for the actor: what he may decide, and what was given back to him. */
export async function appealWork(ctx: Context): Promise<WorkItem[]> {
  const toDecide = (await listAppeals(ctx, appealListQuery.parse({ tab: 'toDecide', limit: 100 }))).items;
  const own = ctx.actor.kind === 'staff' ? ctx.actor.accountId : '';
  const returned = (await native(AppealModel)
    .find({ $and: [audienceFilter(ctx.actor, 'appeal'), { 'applicant.accountId': own, state: 'returned' }] } as object, { sort: { filedAt: -1, _id: -1 }, limit: 100 })
    .toArray()) as Appeal[];
  return [...toDecide.map((item) => itemOf(item, `${appealSteps.decision}：${ratingVerdictLabels[item.wanted]}`)), ...(await presentSummaries(returned, ctx.clock.now())).map((item) => itemOf(item, appealSteps.completion))];
}

const itemOf = ({ id, number, hall, window, light, due, dueAt, workingDaysLeft }: AppealSummary, step: string): WorkItem => ({
  kind: 'appeal',
  id,
  number,
  title: `${hall.name} ${window.name}`,
  step,
  light,
  due,
  dueAt,
  workingDaysLeft,
  link: `/appeals?tab=all&id=${id}`,
  onBehalfOf: null,
});
