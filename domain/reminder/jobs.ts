import { z } from 'zod';
import { day } from '../../contracts/common';
import { reminderOccasion } from '../../contracts/reminder';
import { defineJob, lastResult, loadCalendar, native, ObjectId, PersonModel, shanghaiDay, subscribe } from '../kernel';
import { settleCampaigns } from './campaign-plan';
import { ahead } from './due';
import { later } from './occurrences';
import { planReminders, takeBackFrom } from './plan';

const skippedLine = z.object({ day, occasion: reminderOccasion, people: z.number().int() });
const planResult = z.object({ plannedAt: z.iso.datetime(), through: day, skipped: z.array(skippedLine) });
export type PlanResult = z.infer<typeof planResult>;

/** What the last planning for everybody left; null before the first one. */
export async function lastPlanning(): Promise<PlanResult | null> {
  const parsed = planResult.safeParse(await lastResult('reminder.plan'));
  return parsed.success ? parsed.data : null;
}

/** So long what was skipped stays in the plan, and so far back it is looked for. */
const rememberedDays = 60;
const lookBackDays = 30;

// Before people come to work, and again before the first reminders go out.
defineJob({
  name: 'reminder.plan',
  schedule: '20 0,7 * * *',
  run: async ({ ctx, cancelled }) => {
    const now = ctx.clock.now();
    const today = shanghaiDay(now);
    const previous = await lastPlanning();
    const oldest = later(today, -lookBackDays);
    const { skipped, ...counts } = await planReminders(ctx, { ...(previous ? { plannedThrough: previous.through > oldest ? previous.through : oldest } : {}), stopping: cancelled });
    const remembered = (previous?.skipped ?? []).filter((line) => line.day > later(today, -rememberedDays));
    return { plannedAt: now.toISOString(), through: later(today, ahead), ...counts, skipped: [...remembered, ...skipped] };
  },
});

const changesResult = z.object({ upTo: z.iso.datetime() });
/** Writers' clocks differ by seconds, and a write takes its time. */
const overlapMs = 2 * 60_000;

/** People whose record changed: a new post today, a corrected day of joining, somebody who left. */
defineJob({
  name: 'reminder.planChanged',
  schedule: '*/10 * * * *',
  run: async ({ ctx, cancelled }) => {
    const now = ctx.clock.now();
    const last = changesResult.safeParse(await lastResult('reminder.planChanged'));
    const since = last.success ? new Date(Date.parse(last.data.upTo) - overlapMs) : new Date(now.getTime() - 24 * 3_600_000);
    const among = { 'trail.at': { $gte: since } };
    // Nobody's did, most of the time: then no calendar, rule or text need be read.
    if ((await native(PersonModel).findOne(among, { projection: { _id: 1 } })) === null) {
      await settleCampaigns(ctx, [], false);
      return { upTo: now.toISOString(), written: 0, moved: 0, cancelled: 0 };
    }
    const { skipped: _skipped, ...counts } = await planReminders(ctx, { among, stopping: cancelled });
    return { upTo: now.toISOString(), ...counts };
  },
});

// Whoever agreed today is reminded of what is still to come.
subscribe('follower.consented', 'reminder.plan', async (event, ctx) => {
  await planReminders(ctx, { among: { _id: new ObjectId(String(event.payload.personId)) } });
});

subscribe('follower.revoked', 'reminder.takeBack', (event, ctx) => takeBackFrom(ctx, String(event.payload.personId)));

subscribe('calendar.changed', 'reminder.plan', async (_event, ctx) => {
  await loadCalendar();
  await planReminders(ctx);
});
