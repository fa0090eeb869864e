import { reminderOccasion, reminderRule, type ReminderOccasion, type ReminderRule } from '../../contracts/reminder';
import { z } from 'zod';
import { occasionDefaults } from '../../templates/reminder';
import { defineSetting, readSetting, type SettingKey } from '../kernel';

/** Those that come by themselves; a campaign has its own day. */
export type RuledOccasion = Exclude<ReminderOccasion, 'campaign'>;
export const ruledOccasions = reminderOccasion.options.filter((occasion): occasion is RuledOccasion => occasion !== 'campaign');
export type LeapDay = 'feb28' | 'mar1';

export const ruleKeys = Object.fromEntries(
  ruledOccasions.map((occasion) => [occasion, defineSetting<ReminderRule>(`reminder.${occasion}`, reminderRule, occasionDefaults[occasion].rule)]),
) as Record<RuledOccasion, SettingKey<ReminderRule>>;
export const leapDayKey = defineSetting<LeapDay>('reminder.leapDay', z.enum(['feb28', 'mar1']), 'feb28');

/** How all occasions are kept at one moment. */
export interface Rules {
  of: Record<RuledOccasion, ReminderRule>;
  leapDay: LeapDay;
}

/** As they are stored now, past the cache: whoever plans must not miss a change of a second ago. */
export async function readRules(): Promise<Rules> {
  const [leapDay, ...rules] = await Promise.all([readSetting(leapDayKey, null), ...ruledOccasions.map((occasion) => readSetting(ruleKeys[occasion], null))]);
  return { leapDay: leapDay.value, of: Object.fromEntries(ruledOccasions.map((occasion, index) => [occasion, rules[index]!.value])) as Rules['of'] };
}
