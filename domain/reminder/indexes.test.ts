import { useTestDatabase } from '../../test/support/database';
import { fixedClock, native, ObjectId, type Context } from '../kernel';
import { CampaignModel, campaignScope, CorrectionModel, correctionScope, ReminderTextModel } from '.';

useTestDatabase();
const manager: Context = { actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '经办', grants: [{ role: 'reminderManager', organisationId: new ObjectId().toHexString() }] }, clock: fixedClock('2026-11-20T02:00:00Z') };
const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());

test('lists read by index, in their order', async () => {
  expect(await planOf(native(CampaignModel).find(campaignScope(manager)).sort({ _id: -1 }))).toContain('path_1__id_-1');
  expect(await planOf(native(CampaignModel).find(campaignScope(manager, 'approved')).sort({ _id: -1 }))).toContain('path_1_state_1__id_-1');
  expect(await planOf(native(CorrectionModel).find(correctionScope(manager, 'open')).sort({ _id: -1 }))).toContain('path_1_state_1__id_-1');
  expect(await planOf(native(ReminderTextModel).find({ occasion: 'newYear', active: true }).sort({ _id: 1 }))).toContain('occasion_1_active_1__id_1');
});
