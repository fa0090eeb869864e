import type { Day, Light } from '../../contracts/common';
import type { DutyOutlook, NextDuty } from '../../contracts/village';
import { shanghaiDay, workingDaysBetween, type Context } from '../kernel';

/** What a village owes, as whoever watches over it tells everybody. */
export interface WatchedDuty {
  item: { code: string; name: string };
  period: { label: string };
  due: Day;
  light: Light;
  /** Where it is late. */
  lateWorkingDays: number | null;
}

/** Late ones first, then the soonest. */
export type NextDuties = (villageId: string, limit: number, now: Date) => Promise<readonly WatchedDuty[]>;

/** So many are looked at: what is near or late in all is counted among them. */
const lookedAt = 100;

let nextDuties: NextDuties | null = null;

/** Installed by whoever watches over what is due: reading knows of no duties by itself. */
export const installNextDuties = (installed: NextDuties | null): void => void (nextDuties = installed);

/** Null where nobody watches. */
export async function dutiesOf({ clock }: Context, villageId: string, limit: number): Promise<DutyOutlook | null> {
  if (!nextDuties) return null;
  const now = clock.now();
  const today = shanghaiDay(now);
  const next = (await nextDuties(villageId, lookedAt, now)).flatMap((duty) => presentDuty(duty, today));
  const withLight = (light: NextDuty['light']): number => next.filter((duty) => duty.light === light).length;
  return { next: next.slice(0, limit), yellow: withLight('yellow'), red: withLight('red') };
}

function presentDuty({ item, period, due, light, lateWorkingDays }: WatchedDuty, today: Day): NextDuty[] {
  if (light !== 'green' && light !== 'yellow' && light !== 'red') return [];
  return [{ code: item.code, name: item.name, period: period.label, due, light, workingDays: light === 'red' ? (lateWorkingDays ?? 0) : Math.max(0, workingDaysBetween(today, due)) }];
}
