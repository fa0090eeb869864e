import type { WorkItem } from '../../contracts/my-work';
import { native, ObjectId, shanghaiDay, type Actor, type Context } from '../kernel';
import { DutyModel, overSortBase, type Duty } from './model';
import { presentSummary } from './present';
import { dueFirst } from './queries';

/** More than anybody can see at once; the list has the rest. */
const most = 100;

/** The villages that somebody is the clerk of. */
const villagesOf = (actor: Actor): ObjectId[] => (actor.kind === 'staff' ? actor.grants.filter(({ role }) => role === 'villageClerk').map(({ organisationId }) => new ObjectId(organisationId)) : []);

/** What a clerk has to publish now. */
export async function dutyWork(ctx: Context): Promise<WorkItem[]> {
  const now = ctx.clock.now();
  return (await dutiesNow(villagesOf(ctx.actor), now)).map((duty) => itemOf(presentSummary(duty, now)));
}

/** What these villages have to publish now: what is late or near, and what can be told because its period is over or the matter is there. */
export async function dutiesNow(villages: readonly ObjectId[], now: Date): Promise<Duty[]> {
  if (villages.length === 0) return [];
  const ready = { $or: [{ yellowAt: { $lte: now } }, { 'period.to': { $lt: shanghaiDay(now) } }, { matter: { $ne: null } }] };
  return (await native(DutyModel)
    .find({ path: { $in: [...villages] }, sortKey: { $lt: overSortBase }, ...ready }, { sort: dueFirst, limit: most, projection: { trail: 0, outbox: 0 } })
    .toArray()) as Duty[];
}

function itemOf(duty: ReturnType<typeof presentSummary>): WorkItem {
  return {
    kind: 'disclosureDuty',
    id: duty.id,
    number: null,
    title: `${duty.item.name}　${duty.matter ?? duty.period.label}`,
    step: `${duty.village.name}公开`,
    light: duty.light,
    due: duty.due,
    dueAt: duty.dueAt,
    workingDaysLeft: duty.workingDaysLeft,
    link: `/disclosure/duties?id=${duty.id}`,
    onBehalfOf: null,
  };
}
