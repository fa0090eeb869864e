import { dayNumber, dayOfNumber, defineJob, native, shanghaiDay, shanghaiInstant, type Context } from '../kernel';
import { firstOrderDay, paySwitchedOn } from '../payment';
import { billReadyTime } from '../../contracts/reconciliation';
import { DayModel } from './model';
import { runDay } from './run';

/** WeChat Pay gives bills out for three months. */
const backDays = 90;

/** Every day whose bill should be there, since the first order; the oldest first. */
export async function daysToRun(ctx: Context): Promise<string[]> {
  const first = await firstOrderDay();
  if (first === null) return [];
  const now = ctx.clock.now();
  const today = dayNumber(shanghaiDay(now));
  const last = now >= shanghaiInstant(dayOfNumber(today), billReadyTime) ? today - 1 : today - 2;
  const from = Math.max(dayNumber(first), last - backDays + 1);
  const over = new Set(await native(DayModel).distinct('day', { day: { $gte: dayOfNumber(from) }, state: { $in: ['open', 'closed'] } }));
  return Array.from({ length: Math.max(last - from + 1, 0) }, (_, index) => dayOfNumber(from + index)).filter((day) => !over.has(day));
}

/** In order, since a day is compared with what the bills before it held; one that cannot be had is waited for. */
export async function reconcile(ctx: Context, progress: (done: number, all: number) => Promise<void> = async () => undefined): Promise<{ days: number; waiting: number }> {
  if (!paySwitchedOn()) return { days: 0, waiting: 0 };
  const days = await daysToRun(ctx);
  for (const [done, day] of days.entries()) {
    await progress(done, days.length);
    if (!(await runDay(ctx, day))) return { days: done, waiting: days.length - done };
  }
  return { days: days.length, waiting: 0 };
}

defineJob({ name: 'reconciliation.daily', schedule: '40 10-22/2 * * *', run: ({ ctx, progress }) => reconcile(ctx, progress) });
