import type { Light } from '../../contracts/common';
import type { ProjectLight } from '../../contracts/project';
import { cancelDeadline, currentCalendar, dayNumber, dayOfNumber, DeadlineModel, findDeadlines, lightOf, meetDeadline, native, openDeadline, workingDaysLeft, type Context, type Deadline } from '../kernel';
import type { Project, Works } from './model';

export const worksKind = 'project.works';
/** The terms are in the key: planned days that a correction or a change moves make another deadline. */
const keyOf = (projectId: string, { from, days }: Works): string => `project:${projectId}:works:${from}:${days}`;

/** Planned days are days of the calendar; where the last is no working day, the next one is. */
function workingDaysOf({ from, days }: Works): number {
  const calendar = currentCalendar();
  const end = dayOfNumber(dayNumber(from) + days);
  return calendar.workingDaysBetween(from, end) + (calendar.isWorkingDay(end) ? 0 : 1);
}

/** Brings the deadline of the works in line with what is public; may be repeated. */
export async function followWorks(ctx: Context, { _id, path, organisation, head }: Project): Promise<void> {
  const projectId = _id.toHexString();
  const key = head.works && keyOf(projectId, head.works);
  const others = await native(DeadlineModel).find({ 'subject.id': projectId, kind: worksKind, state: 'open', ...(key ? { key: { $ne: key } } : {}) }, { projection: { key: 1 } }).toArray();
  for (const other of others) await cancelDeadline(ctx, other.key, '工期有变');
  if (!head.works || !key) return;
  await openDeadline(ctx, {
    key,
    kind: worksKind,
    subject: { type: 'project', id: projectId },
    path,
    debtor: { organisationId: organisation.id.toHexString(), label: organisation.name },
    from: head.works.from,
    workingDays: workingDaysOf(head.works),
    yellowWorkingDays: 5,
  });
  if (head.works.acceptedOn) await meetDeadline(ctx, key, `验收 ${head.works.acceptedOn}`);
}

type WithWorks = Pick<Project, '_id' | 'head'>;

/** How the works stand against the planned days, by project; those without works are left out. */
export async function lightsOf(ctx: Context, projects: readonly WithWorks[]): Promise<Map<string, ProjectLight>> {
  const keys = new Map(projects.flatMap(({ _id, head }) => (head.works ? [[keyOf(_id.toHexString(), head.works), { id: _id.toHexString(), works: head.works }] as const] : [])));
  const lights = new Map<string, ProjectLight>();
  for (const deadline of await findDeadlines([...keys.keys()])) {
    const { id, works } = keys.get(deadline.key)!;
    lights.set(id, lightWith(deadline, works, ctx.clock.now()));
  }
  return lights;
}

/** In time or not is told by the day of acceptance, not by the day on which it was published. */
function lightWith(deadline: Deadline, { acceptedOn }: Works, now: Date): ProjectLight {
  if (acceptedOn) return { light: 'done', due: deadline.due, lateWorkingDays: Math.max(0, currentCalendar().workingDaysBetween(deadline.due, acceptedOn)) };
  const light: Light = lightOf(deadline, now);
  return { light, due: deadline.due, lateWorkingDays: light === 'red' ? -(workingDaysLeft(deadline, now) ?? 0) : 0 };
}
