import type { MoneyWait } from '../../contracts/money-overview';
import type { WorkItem } from '../../contracts/my-work';
import { authorize, formatDayChinese, native, shanghaiDay, type Context } from '../kernel';
import { DayModel } from './model';
import { presentDays } from './list';

const shownMax = 60;

/** Days that are not closed, the oldest first; each says what it waits for. */
export async function reconciliationWork(ctx: Context): Promise<WorkItem[]> {
  const open = await native(DayModel).find({ state: { $in: ['open', 'noBill', 'waiting'] } }, { sort: { day: 1 }, limit: shownMax }).toArray();
  const today = shanghaiDay(ctx.clock.now());
  return (await presentDays(ctx, open)).flatMap(({ id, day, state, differences, abilities }): WorkItem[] => {
    const step = state === 'waiting' ? null : differences.open > 0 ? `${differences.open} 处差异没有了结` : differences.explained > 0 ? `${differences.explained} 处说明等另一位财务确认` : abilities.close ? '可以结清' : null;
    return step === null ? [] : [{ kind: 'reconciliation', id, number: null, title: `${formatDayChinese(day, today)} 的对账`, step, light: null, due: null, dueAt: null, workingDaysLeft: null, link: `/money/reconciliation?day=${day}`, onBehalfOf: null }];
  });
}

/** How many days wait for what. @throws Fault forbidden */
export async function reconciliationWaits(ctx: Context): Promise<{ wait: MoneyWait; count: number; amount: null }[]> {
  authorize(ctx.actor, 'reconciliation.list');
  const open = await presentDays(ctx, await native(DayModel).find({ state: { $in: ['open', 'noBill'] } }).toArray());
  const next = ({ differences }: (typeof open)[number]): MoneyWait => (differences.open > 0 ? 'dayDifference' : differences.explained > 0 ? 'dayConfirm' : 'dayClose');
  return (['dayDifference', 'dayConfirm', 'dayClose'] as const).map((wait) => ({ wait, count: open.filter((day) => next(day) === wait).length, amount: null }));
}
