import type { RatingLevel } from '../../contracts/rating-options';
import { comparisonQuery } from '../../contracts/statistics';
import { buildRating, buildWorld, clearStory, rate, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { Fault, fixedClock, type OrganisationRecord } from '../kernel';
import { compareUnits, countFacts } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
let world: World;
const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(() => clearStory());

const many = async (window: OrganisationRecord, counts: Partial<Record<RatingLevel, number>>): Promise<void> => {
  for (const [level, count] of Object.entries(counts)) {
    await Promise.all(Array.from({ length: count }, () => rate(clock, buildRating(world, { level: level as RatingLevel, windowCode: window.window!.code, reasons: [] }))));
  }
};

test('ranks from 30 ratings, says who lies below the average, and keeps its place from page to page', async () => {
  await many(world.window, { satisfied: 20, dissatisfied: 20 });
  await many(world.otherWindow, { satisfied: 60 });
  await countFacts(clock);
  const { leader } = world.actors;
  const all = await compareUnits({ actor: leader, clock }, comparisonQuery.parse({}));
  expect(all.items).toMatchObject([
    { rank: 1, organisation: { name: '6号窗口 婚姻登记' }, hall: { name: '区政务中心' }, below: false, satisfaction: { value: 1, of: 60 } },
    { rank: 2, organisation: { name: '3号窗口 社会保险' }, below: true, satisfaction: { value: 0.5, of: 40 } },
  ]);
  expect([all.total, all.average?.value, all.nextCursor]).toEqual([2, 0.8, null]);
  const first = await compareUnits({ actor: leader, clock }, comparisonQuery.parse({ limit: 1 }));
  const second = await compareUnits({ actor: leader, clock }, comparisonQuery.parse({ limit: 1, cursor: first.nextCursor }));
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.nextCursor).toBeNull();
  expect(await codeOf(compareUnits({ actor: leader, clock }, comparisonQuery.parse({ cursor: 'bm90IG91cnM' })))).toBe('badRequest');
  expect((await compareUnits({ actor: leader, clock }, comparisonQuery.parse({ text: '社会' }))).items).toMatchObject([{ rank: 2 }]);
  expect((await compareUnits({ actor: leader, clock }, comparisonQuery.parse({ kind: 'department' }))).items).toMatchObject([{ organisation: { name: '区民政局' }, hall: null }, { organisation: { name: '区人社局' } }]);
  expect((await compareUnits({ actor: world.actors.hallManager, clock }, comparisonQuery.parse({ kind: 'hall' }))).items).toMatchObject([{ organisation: { name: '柳溪镇便民服务中心' }, below: false }]);
});

test('few ratings are shown, unranked and last', async () => {
  await many(world.window, { satisfied: 29 });
  await many(world.otherWindow, { satisfied: 20, dissatisfied: 10 });
  await countFacts(clock);
  expect((await compareUnits({ actor: world.actors.leader, clock }, comparisonQuery.parse({}))).items).toMatchObject([{ rank: 1, counts: { satisfied: 20 } }, { rank: null, below: false, counts: { satisfied: 29 } }]);
});
