import { demoHousehold } from '../../../contracts/demo';
import { listPublicPayments, viewHousehold } from '../../../domain/disbursement';
import { codeOfSeed, enterHousehold } from '../../../domain/household';
import { enableDemo, fixedClock, native, OrganisationModel, verifyAudit, type Context } from '../../../domain/kernel';
import { useTestDatabase } from '../../../test/support/database';
import { loadDemo } from '../load';
import { tellPayments } from './payments';

const { dataDir } = useTestDatabase();
enableDemo();

test('the demo tells three years of payments, lists that are public, and a household whose code is shown', async () => {
  const now = new Date('2026-11-20T07:42:00.000Z');
  await loadDemo(now, { days: 9, perWindow: 1 }, { stories: [tellPayments], ratings: false });
  const village = (await native(OrganisationModel).findOne({ code: 'LX-01' }))!;
  const { items } = await listPublicPayments(village._id.toHexString(), { limit: 100 });
  expect(new Set(items.map(({ year }) => year))).toEqual(new Set([2024, 2025, 2026]));
  expect(items.find(({ programme }) => programme.sensitive)).toMatchObject({ byName: false });
  const ctx: Context = { actor: { kind: 'citizen' }, clock: fixedClock(now.toISOString()) };
  const { token } = await enterHousehold(ctx, { way: 'slip', code: codeOfSeed(demoHousehold.seed) });
  const [household] = (await viewHousehold(ctx, token)).households;
  expect(household!.years.map(({ year }) => year)).toEqual([2026, 2025, 2024]);
  expect((await verifyAudit({ file: `${dataDir()}/anchors.jsonl`, clock: ctx.clock })).findings).toEqual([]);
});
