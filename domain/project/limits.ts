import type { z } from 'zod';
import { projectLimits, type ProjectLimits, type projectLimitsShown } from '../../contracts/project';
import { authorize, can, defineSetting, enqueueJob, getSetting, readSetting, saveSetting, type Context } from '../kernel';

/** Proposals of the platform, but where it is said; each district has its own. */
const fallback: ProjectLimits = {
  changePercent: 10,
  announceWorkingDays: 5,
  nearPercent: 5,
  thresholds: [
    { amount: 500_000, words: '村主要负责人可以定', certainty: 'proposal' },
    { amount: 2_000_000, words: '村两委可以定，超过要村民代表会议定', certainty: 'proposal' },
    { amount: 5_000_000, words: '村民代表会议可以定，超过要村民会议定并进乡镇平台', certainty: 'proposal' },
    { amount: 400_000_000, words: '必须招标的工程', certainty: 'unverified' },
  ],
};
const key = defineSetting<ProjectLimits>('project.limits', projectLimits, fallback);

export const limitsOf = (ctx: Context): Promise<ProjectLimits> => getSetting(ctx, key, null);

/** @throws Fault forbidden */
export async function showLimits(ctx: Context): Promise<z.infer<typeof projectLimitsShown>> {
  authorize(ctx.actor, 'project.list');
  const { value, version } = await readSetting(key, null);
  return { limits: value, version, abilities: { write: can(ctx.actor, 'project.setLimits') } };
}

/** Every project is held against the new limits soon afterwards. @throws Fault forbidden, badRequest, conflict */
export async function saveLimits(ctx: Context, limits: ProjectLimits, version: number): Promise<z.infer<typeof projectLimitsShown>> {
  authorize(ctx.actor, 'project.setLimits');
  await saveSetting(ctx, key, null, limits, { version });
  await enqueueJob(ctx, 'project.recheck');
  return showLimits(ctx);
}
