import type { z } from 'zod';
import type { RetentionSettings, saveRetentionRequest } from '../../../contracts/clue-retention';
import { abilitiesOf, authorize, enqueueJob, readSetting, saveSetting, settingChanged, type Context } from '../../kernel';
import { clueDistrict } from '../district';
import { retentionKey } from './terms';

/** How long clues are kept, and who set it. @throws Fault forbidden */
export async function showRetentionTerms(ctx: Context): Promise<RetentionSettings> {
  authorize(ctx.actor, 'clueRetention.view');
  const [{ value, version }, changed, district] = await Promise.all([readSetting(retentionKey, null), settingChanged(retentionKey, null), clueDistrict()]);
  return { terms: value, version, changedAt: changed?.changedAt.toISOString() ?? null, changedBy: changed?.changedBy ?? null, abilities: abilitiesOf(ctx.actor, 'clueRetention', { path: [district.id] }) };
}

/** Every clue is planned anew at once; none goes earlier than 30 days after its readers were told. @throws Fault forbidden, conflict */
export async function saveRetentionTerms(ctx: Context, { version, ...terms }: z.output<typeof saveRetentionRequest>): Promise<RetentionSettings> {
  authorize(ctx.actor, 'clueRetention.change', { path: [(await clueDistrict()).id] });
  await saveSetting(ctx, retentionKey, null, terms, { version });
  await enqueueJob(ctx, 'clue.retention');
  return showRetentionTerms(ctx);
}
