import { householdSettings, type HouseholdSettings, type HouseholdSettingsView, type HouseholdWays } from '../../contracts/household';
import { authorize, can, channelsReaching, defineSetting, getSetting, readSetting, saveSetting, settingChanged, type Context } from '../kernel';

/** Off until the district decides: a name and four digits are known to neighbours too. */
const settingsKey = defineSetting<HouseholdSettings>('householdLookUp', householdSettings, { byName: false });

export const byNameAllowed = async (ctx: Context): Promise<boolean> => (await getSetting(ctx, settingsKey, null)).byName;

/** What citizens may be offered here. */
export async function householdWays(ctx: Context): Promise<HouseholdWays> {
  return { phone: channelsReaching('household').length > 0, name: await byNameAllowed(ctx) };
}

export async function showHouseholdSettings(ctx: Context): Promise<HouseholdSettingsView> {
  authorize(ctx.actor, 'householdSettings.read');
  const [{ value, version }, changed] = await Promise.all([readSetting(settingsKey, null), settingChanged(settingsKey, null)]);
  return { ...value, version, changedAt: changed?.changedAt.toISOString() ?? null, changedBy: changed?.changedBy ?? null, abilities: { write: can(ctx.actor, 'householdSettings.write') } };
}

/** @throws Fault forbidden, conflict */
export async function saveHouseholdSettings(ctx: Context, { version, ...value }: HouseholdSettings & { version: number }): Promise<HouseholdSettingsView> {
  authorize(ctx.actor, 'householdSettings.write');
  await saveSetting(ctx, settingsKey, null, value, { version });
  return showHouseholdSettings(ctx);
}
