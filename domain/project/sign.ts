import type { ProjectSign } from '../../contracts/project';
import { currentCalendar, dayNumber, dayOfNumber, fail, type Context } from '../kernel';
import { loadProject } from './command';
import { planOf } from './head';
import { toldOf, type Told } from './stages';

/** What is printed for the building site, of what is public only; the code is drawn by the door. @throws Fault notFound, wrongState before the plan is public */
export async function signOf(ctx: Context, id: string): Promise<Omit<ProjectSign, 'url' | 'svg'>> {
  const { organisation, head, entries, listedAt } = await loadProject(ctx, id, 'list');
  if (!listedAt) return fail('wrongState', { message: '“立项规划”公开以后才能打印，扫码要看得到。' });
  const told: Told[] = entries.flatMap(({ state, publicContent }) => (publicContent ? [{ state, content: publicContent }] : []));
  const plan = planOf(told).data;
  return {
    name: head.name,
    organisation: organisation.name,
    budget: head.money.budget,
    contract: head.money.contract,
    builder: toldOf(told, 'contract')[0]?.data.party.name ?? null,
    plannedDays: head.works?.days ?? plan.plannedDays,
    startedOn: head.works?.from ?? null,
    due: head.works ? dueOf(head.works) : null,
    responsiblePost: plan.responsiblePost,
    supervisedBy: plan.supervisedBy,
    supervisorPhone: plan.supervisorPhone,
  };
}

/** The same day as the light's: the planned last day, or the working day after it. */
function dueOf({ from, days }: { from: string; days: number }): string {
  const end = dayOfNumber(dayNumber(from) + days);
  const calendar = currentCalendar();
  return calendar.isWorkingDay(end) ? end : calendar.addWorkingDays(end, 1);
}
