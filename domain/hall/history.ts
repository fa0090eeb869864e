import type { FollowUpSettings } from '../../contracts/follow-up';
import type { HallSettingsHistory } from '../../contracts/hall';
import { accountNames, settingChanges, type Context, type SettingChange } from '../kernel';
import { followUpSettingsKey, hallSettingsKey } from '../rating';
import { hallFor } from './settings';
import { differences, followUpSettingsWords, hallSettingsWords } from './words';

/** Terms change a few times a year; whoever needs older ones reads the audit trail. */
const shownMost = 100;

/** Who changed what of a hall's settings and of its follow-ups' terms, newest first, from the audit trail. @throws Fault notFound, forbidden */
export async function hallSettingsHistory(ctx: Context, hallId: string): Promise<HallSettingsHistory> {
  await hallFor(ctx, hallId, 'hallSettings.read');
  const [hall, followUp] = await Promise.all([settingChanges(hallSettingsKey, hallId), settingChanges(followUpSettingsKey, hallId)]);
  const names = await officerNames(followUp);
  const told = [
    ...hall.flatMap(({ at, by, from, to }) => differences(hallSettingsWords, from, to).map((one) => ({ at, by, ...one }))),
    ...followUp.flatMap(({ at, by, from, to }) => differences(followUpSettingsWords((id) => names.get(id) ?? '已离任的人'), from, to).map((one) => ({ at, by, ...one }))),
  ];
  const newest = told.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, shownMost);
  return { items: newest.map((one) => ({ ...one, at: one.at.toISOString() })) };
}

function officerNames(changes: readonly SettingChange<FollowUpSettings>[]): Promise<Map<string, string>> {
  return accountNames(changes.flatMap(({ from, to }) => [from.officerId, to.officerId]).filter((id) => id !== null));
}
