import type { z } from 'zod';
import type { ReminderRule, reminderRules, ReminderRuleView, saveLeapDayRequest, saveReminderRuleRequest } from '../../contracts/reminder';
import { occasionBasis, occasionDefaults, reminderPoints } from '../../templates/reminder';
import { abilitiesOf, authorize, enqueueJob, native, readSetting, saveSetting, settingChanged, shanghaiDay, type Context, type ObjectId } from '../kernel';
import { districtOf } from './district';
import { countOccurrences } from './forecast';
import { later } from './occurrences';
import { leapDayKey, readRules, ruledOccasions, ruleKeys, type RuledOccasion } from './rules';
import { seedTexts } from './texts';
import { ReminderTextModel } from './text-model';

const yearAhead = 366;

/** All occasions and how they are kept. @throws Fault forbidden */
export async function listRules(ctx: Context): Promise<z.infer<typeof reminderRules>> {
  authorize(ctx.actor, 'reminder.list');
  await seedTexts(ctx);
  const today = shanghaiDay(ctx.clock.now());
  const path = await districtPath();
  const [counted, texts, leapDay] = await Promise.all([countOccurrences(ctx, await readRules(), { from: today, to: later(today, yearAhead) }), textCounts(), readSetting(leapDayKey, null)]);
  const items = await Promise.all(
    ruledOccasions.map(async (occasion): Promise<ReminderRuleView> => {
      const [{ value, version }, changed] = await Promise.all([readSetting(ruleKeys[occasion], null), settingChanged(ruleKeys[occasion], null)]);
      const next = counted.find(({ occurrence }) => occurrence.occasion === occasion);
      const { points, special } = occasionDefaults[occasion];
      return {
        occasion,
        ...value,
        version,
        changedAt: changed?.changedAt.toISOString() ?? null,
        changedBy: changed?.changedBy ?? null,
        next: next ? { day: next.occurrence.day, eventDay: next.occurrence.eventDay, people: next.people, guessed: next.occurrence.guessed } : null,
        texts: texts.get(occasion) ?? 0,
        points: [special, ...points.map((point) => reminderPoints[point])],
      };
    }),
  );
  return { items, leapDay: leapDay.value, leapDayVersion: leapDay.version, basis: occasionBasis, abilities: abilitiesOf(ctx.actor, 'reminder', path) };
}

/** @throws Fault forbidden, conflict */
export async function saveRule(ctx: Context, occasion: RuledOccasion, { version, ...rule }: z.infer<typeof saveReminderRuleRequest>): Promise<void> {
  authorize(ctx.actor, 'reminder.write', await districtPath());
  await saveSetting<ReminderRule>(ctx, ruleKeys[occasion], null, rule, { version });
  await enqueueJob(ctx, 'reminder.plan');
}

/** @throws Fault forbidden, conflict */
export async function saveLeapDay(ctx: Context, { version, leapDay }: z.infer<typeof saveLeapDayRequest>): Promise<void> {
  authorize(ctx.actor, 'reminder.write', await districtPath());
  await saveSetting(ctx, leapDayKey, null, leapDay, { version });
  await enqueueJob(ctx, 'reminder.plan');
}

const districtPath = async (): Promise<{ path: ObjectId[] }> => ({ path: [(await districtOf()).id] });

async function textCounts(): Promise<Map<string, number>> {
  const found = await native(ReminderTextModel).aggregate<{ _id: string; count: number }>([{ $match: { active: true } }, { $group: { _id: '$occasion', count: { $sum: 1 } } }]).toArray();
  return new Map(found.map(({ _id, count }) => [_id, count]));
}
