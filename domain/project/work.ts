import type mongoose from 'mongoose';
import type { WorkItem } from '../../contracts/my-work';
import { projectStageLabels } from '../../contracts/project';
import type { Role } from '../../contracts/roles';
import { can, DeadlineModel, lightOf, native, ObjectId, scopeFilter, workingDaysLeft, type Context, type Deadline } from '../kernel';
import { mayDecide } from './approval';
import { ProjectModel, type Entry, type Project } from './model';
import { worksKind } from './works';

/** More than anybody can see at once; the list has the rest. */
const most = 200;

/** What waits for the actor: stages to approve, stages to put right or to send, works whose planned days are over. */
export async function projectWork(ctx: Context): Promise<WorkItem[]> {
  const decide = can(ctx.actor, 'project.approve') ? waiting(ctx) : [];
  const write = can(ctx.actor, 'project.write') ? Promise.all([drafts(ctx), lateWorks(ctx)]) : [];
  return [...(await decide), ...(await write).flat()];
}

export const oldestFirst = { updatedAt: 1, _id: 1 } as const;

const holds = ({ actor }: Context, role: Role): boolean => actor.kind === 'staff' && actor.grants.some((grant) => grant.role === role);

/** Of villages only the town decides: the district's list would be full of what is not its own. */
export const waitingFilter = (ctx: Context): mongoose.mongo.Filter<Project> => ({ ...scopeFilter(ctx.actor, 'project.approve'), toApprove: true, ...(holds(ctx, 'townReviewer') ? {} : { ofTown: true }) });

async function waiting(ctx: Context): Promise<WorkItem[]> {
  const found = await native(ProjectModel).find(waitingFilter(ctx), { sort: oldestFirst, limit: most }).toArray();
  return found.flatMap((project) => project.entries.filter((entry) => entry.state === 'waiting' && mayDecide(ctx.actor, project, entry)).map((entry) => itemOf(project, entry.id, `审核“${stageOf(entry)}”`)));
}

/** Of villages only their clerks write. */
export const draftFilter = (ctx: Context): mongoose.mongo.Filter<Project> => ({ ...scopeFilter(ctx.actor, 'project.write'), 'entries.state': 'draft', ...(holds(ctx, 'villageClerk') ? {} : { ofTown: true }) });

async function drafts(ctx: Context): Promise<WorkItem[]> {
  const found = await native(ProjectModel).find(draftFilter(ctx), { sort: oldestFirst, limit: most }).toArray();
  return found
    .filter((project) => can(ctx.actor, 'project.write', project))
    .flatMap((project) => project.entries.filter(({ state }) => state === 'draft').map((entry) => itemOf(project, entry.id, entry.returned ? `退回修改“${stageOf(entry)}”` : `写好“${stageOf(entry)}”，送审`)));
}

async function lateWorks(ctx: Context): Promise<WorkItem[]> {
  const now = ctx.clock.now();
  const deadlines = await native(DeadlineModel).find({ ...scopeFilter(ctx.actor, 'project.write'), state: 'open', kind: worksKind, yellowAt: { $lte: now } }, { sort: { redAt: 1 }, limit: most }).toArray();
  const projects = new Map((await native(ProjectModel).find({ _id: { $in: deadlines.map(({ subject }) => new ObjectId(subject.id)) } }).toArray()).map((project) => [project._id.toHexString(), project]));
  return deadlines.flatMap((deadline) => {
    const project = projects.get(deadline.subject.id);
    return project && can(ctx.actor, 'project.write', project) ? [itemOf(project, deadline._id, '公开验收；推迟的公开变更', { deadline, now })] : [];
  });
}

const stageOf = ({ content }: Entry): string => projectStageLabels[content.stage];

function itemOf(project: Project, id: ObjectId, step: string, due?: { deadline: Deadline; now: Date }): WorkItem {
  const clock = due ? { light: lightOf(due.deadline, due.now), due: due.deadline.due, dueAt: due.deadline.dueAt.toISOString(), workingDaysLeft: workingDaysLeft(due.deadline, due.now) } : { light: null, due: null, dueAt: null, workingDaysLeft: null };
  return { kind: 'project', id: id.toHexString(), number: null, title: `${project.organisation.name}：${project.title}`, step, ...clock, link: `/projects?id=${project._id.toHexString()}`, onBehalfOf: null };
}
