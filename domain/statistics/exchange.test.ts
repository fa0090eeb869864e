import { text } from 'node:stream/consumers';
import { buildRating, buildWorld, clearStory, rate, withPhone, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { Fault, fixedClock, native, ObjectId, systemContext, type StaffActor } from '../kernel';
import { changeRating, RatingModel, type Rating } from '../rating';
import { exchangeFile } from '.';
import { exchangeFilter } from './exchange';
import { scopeOf } from './scope';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:05Z');
const system = systemContext('test', clock);
let world: World;
const file = async (actor: StaffActor, query: object = {}) => JSON.parse(await text(await exchangeFile({ actor, clock }, { from: '2026-11-01', to: '2026-11-20', ...query }))) as { ratings: Record<string, unknown>[]; count: number };
const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T07:42:05Z');
  await clearStory();
});

test('says what was rated in the national codes, and nothing of who or in which words', async () => {
  await rate(clock, buildRating(world, { ...withPhone, reasons: ['209', '901'], comment: '让我下周再来' }));
  const rating = (await native(RatingModel).findOne({})) as Rating;
  await changeRating(system, rating._id, 'rating.supplement', () => ({ set: { supplement: { level: 'acceptable', comment: '后来办好了', at: new Date('2026-11-20T16:30:00Z'), keyHash: 'x' } } }));
  const made = await file(world.actors.supervisor);
  const place = { assessId: rating._id.toHexString(), pf: 'weapp', isDefault: '0', effectivEvalua: '1', winName: '3号窗口 社会保险', deptName: '区人社局', orgName: '柳溪镇便民服务中心' };
  expect(made).toEqual({
    version: '1',
    generatedAt: '2026-11-20T07:42:05.000Z',
    organisation: '青禾区',
    from: '2026-11-01',
    to: '2026-11-20',
    ratings: [
      { ...place, satisfaction: 2, evalDetail: '209', ownDetail: '901', assessTime: '2026-11-20 15:42:05', assessNumber: 1 },
      { ...place, satisfaction: 3, evalDetail: '', ownDetail: '', assessTime: '2026-11-21 00:30:00', assessNumber: 2 },
    ],
    count: 2,
  });
  expect(JSON.stringify(made)).not.toMatch(/下周|办好|13800006027/);
});

test('what was judged mistaken is there and said to be invalid', async () => {
  await rate(clock, buildRating(world));
  const rating = (await native(RatingModel).findOne({}))!;
  await changeRating(system, rating._id, 'rating.judge', () => ({ set: { judgement: { verdict: 'mistaken', reason: '点错了', at: clock.now(), proposedBy: '甲', decidedBy: '乙', appealId: new ObjectId() } } }));
  expect((await file(world.actors.supervisor)).ratings).toMatchObject([{ effectivEvalua: '0' }]);
});

test('what is secret does not leave the commission', async () => {
  await rate(clock, buildRating(world, { reasons: ['902'] }));
  expect(await file(world.actors.leader)).toMatchObject({ ratings: [], count: 0 });
});

test('many come in pieces that fit together, within the days and the place', async () => {
  await Promise.all(Array.from({ length: 450 }, (_, index) => rate(clock, buildRating(world, { level: 'satisfied', windowCode: (index % 3 ? world.window : world.otherWindow).window!.code }))));
  const all = await file(world.actors.supervisor);
  expect([all.ratings.length, all.count, new Set(all.ratings.map((one) => one.assessId)).size]).toEqual([450, 450, 450]);
  expect((await file(world.actors.supervisor, { organisationId: world.otherHall._id.toHexString() })).count).toBe(150);
  expect((await file(world.actors.supervisor, { to: '2026-11-19' })).count).toBe(0);
  expect(await codeOf(file(world.actors.supervisor, { from: '2026-11-21', to: '2026-11-20' }))).toBe('badRequest');
  expect(await codeOf(file({ ...world.actors.supervisor, grants: [{ role: 'ratingSupervisor', organisationId: world.hall._id.toHexString() }] }, { organisationId: world.otherHall._id.toHexString() }))).toBe('notFound');
});

test('its query has an index', async () => {
  await rate(clock, buildRating(world));
  const scope = await scopeOf({ actor: world.actors.supervisor, clock });
  const plan = await native(RatingModel).find(exchangeFilter(scope, { from: '2026-11-01', to: '2026-11-20' }), { sort: { receivedAt: -1, _id: -1 } }).explain('queryPlanner');
  expect(JSON.stringify(plan)).toContain('path_1_receivedAt_-1__id_-1');
});
