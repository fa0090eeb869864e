import type { z } from 'zod';
import { rewardScale, type RewardScale, type RewardSettings, type saveRewardScaleRequest } from '../../contracts/reward';
import { abilitiesOf, authorize, defineSetting, native, OrganisationModel, fail, readSetting, saveSetting, settingChanged, type Context, type ObjectId } from '../kernel';
import { paySwitchedOn } from '../payment';

/** Nothing is preset: what is rewarded, and with how much, the district lays down. */
const scaleKey = defineSetting('reward.scale', rewardScale, { rules: [], places: [], causes: [], termDays: null, scene: null });

export const scaleNow = async (): Promise<{ scale: RewardScale; version: number }> => {
  const { value, version } = await readSetting(scaleKey, null);
  return { scale: value, version };
};

const districtPath = async (): Promise<ObjectId[]> => [((await native(OrganisationModel).findOne({ kind: 'district', active: true }, { sort: { code: 1 }, projection: { _id: 1 } })) ?? fail('wrongState'))._id];

/** @throws Fault forbidden */
export async function showScale(ctx: Context): Promise<RewardSettings> {
  authorize(ctx.actor, 'rewardScale.view');
  const [{ scale, version }, changed, path] = await Promise.all([scaleNow(), settingChanged(scaleKey, null), districtPath()]);
  return { ...scale, version, changedAt: changed?.changedAt.toISOString() ?? null, changedBy: changed?.changedBy ?? null, payOn: paySwitchedOn(), abilities: abilitiesOf(ctx.actor, 'rewardScale', { path }) };
}

/** Holds for what is proposed from now on: each proposal keeps the words of its rule. @throws Fault forbidden, conflict */
export async function saveScale(ctx: Context, { version, ...scale }: z.output<typeof saveRewardScaleRequest>): Promise<RewardSettings> {
  authorize(ctx.actor, 'rewardScale.change', { path: await districtPath() });
  await saveSetting(ctx, scaleKey, null, scale, { version });
  return showScale(ctx);
}
