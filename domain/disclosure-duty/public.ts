import type { PublicDuty } from '../../contracts/disclosure-duty';
import { lightOf, native, shanghaiDay, systemClock, toObjectId, workingDaysBetween, type Day, type ObjectId } from '../kernel';
import { dutyKey, DutyModel, overSortBase, type Duty } from './model';
import { dueFirst } from './queries';

/** What everybody may know of what a village owes: nothing that is for party members, no words that somebody wrote. */
export const publicFilter = (villageId: ObjectId) => ({ path: villageId, sortKey: { $lt: overSortBase }, 'item.audience': 'everyone' as const });

/** 接下来该公开: what a village owes next, late ones first. Asks for no authority. */
export async function nextDuties(villageId: string, limit: number, now: Date = systemClock.now()): Promise<PublicDuty[]> {
  const found = await native(DutyModel).find(publicFilter(toObjectId(villageId)), { sort: dueFirst, limit, projection: { item: 1, period: 1, due: 1, state: 1, yellowAt: 1, redAt: 1 } }).toArray();
  return found.map((duty) => publicDuty(duty as Duty, now));
}

function publicDuty({ item: { code, name, class: itemClass }, period, due, ...clock }: Duty, now: Date): PublicDuty {
  const light = lightOf(clock, now);
  return { item: { code, name, class: itemClass }, period, due, light, lateWorkingDays: light === 'red' ? Math.max(1, workingDaysBetween(due, shanghaiDay(now))) : null };
}

/** By which day a village owes this, or owed it; null where nobody asked for it. For whoever publishes. */
export async function dutyFor(villageId: string, itemCode: string, periodKey: string): Promise<Day | null> {
  const duty = await native(DutyModel).findOne({ key: dutyKey(villageId, itemCode, periodKey), state: { $ne: 'cancelled' } }, { projection: { due: 1 } });
  return duty?.due ?? null;
}
