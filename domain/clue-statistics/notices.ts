import { clueStatisticsInboxTexts } from '../../templates';
import { defineJob, defineTemplates, deliver, findAccountsWithRole, native, OrganisationModel, shanghaiDay, type Context } from '../kernel';
import { alarmsOf } from './alarms';
import { labels } from './labels';
import { monthOf } from './periods';
import { statisticsSettings } from './settings';

defineTemplates(clueStatisticsInboxTexts);

/**
 * Tells whoever manages clues that something stands out in the running month, among what he may open himself: once for
 * each cell and month, and neither which nor how many.
 */
export async function tellAlarms(ctx: Context): Promise<number> {
  const district = await native(OrganisationModel).findOne({ kind: 'district', active: true }, { sort: { code: 1 }, projection: { _id: 1 } });
  if (!district) return 0;
  const { monthCloses: closes } = await statisticsSettings(ctx);
  const month = monthOf(shanghaiDay(ctx.clock.now()), closes);
  const { labelOf } = await labels();
  let told = 0;
  for (const { _id } of await findAccountsWithRole('clueManager', [district._id])) {
    const accountId = _id.toHexString();
    for (const { dimension, key } of await alarmsOf({ accountId, closes }, month, labelOf, { exact: false })) {
      await deliver(ctx, { key: `clueStatistics:${month}:${dimension}:${key}:${accountId}`, to: { accountId }, template: 'clueStatistics.alarm', params: {}, channels: ['inbox'], link: '/clue-statistics' });
      told += 1;
    }
  }
  return told;
}

defineJob({ name: 'clueStatistics.alarms', schedule: '40 8 * * *', run: ({ ctx }) => tellAlarms(ctx) });
