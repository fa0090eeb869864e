import type { z } from 'zod';
import { clueStatisticsSettings, type clueStatisticsSettingsShown, type ClueStatisticsSettings } from '../../contracts/clue-statistics';
import { authorize, defineSetting, getSetting, readSetting, saveSetting, settingChanged, type Context } from '../kernel';

const settingKey = defineSetting<ClueStatisticsSettings>('clueStatistics', clueStatisticsSettings, { monthCloses: 'lastDay' });

export const statisticsSettings = (ctx: Context): Promise<ClueStatisticsSettings> => getSetting(ctx, settingKey, null);

/** @throws Fault forbidden */
export async function showStatisticsSettings(ctx: Context): Promise<z.input<typeof clueStatisticsSettingsShown>> {
  authorize(ctx.actor, 'clueStatistics.view');
  const [{ value, version }, changed] = await Promise.all([readSetting(settingKey, null), settingChanged(settingKey, null)]);
  return { ...value, version, changedBy: changed?.changedBy ?? null, changedAt: changed?.changedAt.toISOString() ?? null };
}

/** @throws Fault forbidden, conflict */
export async function saveStatisticsSettings(ctx: Context, { version, ...value }: ClueStatisticsSettings & { version: number }): Promise<void> {
  authorize(ctx.actor, 'clueStatistics.set');
  await saveSetting(ctx, settingKey, null, value, { version });
}
