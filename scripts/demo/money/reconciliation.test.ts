import { fixedClock, type StaffActor } from '../../../domain/kernel';
import { listDays, listDifferences } from '../../../domain/reconciliation';
import { listHandIns } from '../../../domain/repayment';
import { useTestDatabase } from '../../../test/support/database';
import { loadDemo } from '../load';
import { tellReconciliation } from './reconciliation';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../../test/support/cheap-argon2')>('../../../test/support/cheap-argon2'));
useTestDatabase();

test('the demo’s days are closed up to the day before yesterday, of which one line waits to be explained', async () => {
  const now = new Date('2026-11-20T07:42:00Z');
  const { place } = await loadDemo(now, { days: 9, perWindow: 1 }, { ratings: false, stories: [tellReconciliation] });
  const ctx = { actor: place.actors.get('caiwu') as StaffActor, clock: fixedClock(now.toISOString()) };
  const { items } = await listDays(ctx, { limit: 20 });
  expect(items.map(({ day, state }) => `${day} ${state}`)).toEqual(['2026-11-19 open', '2026-11-18 open', '2026-11-17 closed', '2026-11-16 closed', '2026-11-15 closed', '2026-11-14 closed']);
  expect(items[0]?.sums?.end).toBe(100_000_000);
  expect((await listDifferences(ctx, { limit: 20 })).items.map(({ day, kind, state }) => `${day} ${kind} ${state}`)).toEqual(['2026-11-18 unknownNumber open', '2026-11-16 unknownNumber settled']);
  // What came in through WeChat stands where it belongs.
  expect((await listHandIns(ctx, { limit: 20 })).items.map(({ paid }) => paid).sort((a, b) => a - b)).toEqual([30_000, 45_000, 50_000, 86_500, 98_000, 260_000, 320_000, 1_204_000]);
});
