import { followUpListQuery } from '../../contracts/follow-up';
import { buildRating, buildWorld, clearStory, rate, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { can, DeadlineModel, fixedClock, native, settle, type Context, type ObjectId, type StaffActor } from '../kernel';
import { closeFollowUp, FollowUpModel, lateByHall, listFollowUps, overdueClosings, pauseFollowUp } from '.';
import { lateFilter } from './queries';

useTestDatabase();
const clock = fixedClock('2026-11-16T02:00:00Z');
let world: World;
const as = (actor: StaffActor): Context => ({ actor, clock });

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-16T02:00:00Z');
  await clearStory();
});

async function open(count: number): Promise<ObjectId[]> {
  for (let index = 0; index < count; index += 1) await rate(clock, buildRating(world));
  await settle(clock);
  return (await native(FollowUpModel).find({}).sort({ _id: 1 }).toArray()).map((one) => one._id);
}

test('late ones by hall are as many as the list of the hall shows', async () => {
  await open(2);
  await rate(clock, buildRating(world, { windowCode: world.otherWindow.window!.code, reasons: ['902'] }));
  await settle(clock);
  clock.set('2026-11-18T02:00:00Z');
  for (const actor of Object.values(world.actors).filter((one) => can(one, 'followUp.list'))) {
    for (const hall of [world.hall, world.otherHall]) {
      const late = (await lateByHall(as(actor), null)).find((one) => one.hall.id.equals(hall._id));
      const list = await listFollowUps(as(actor), followUpListQuery.parse({ tab: 'late', hallId: hall._id.toHexString() }));
      expect(late?.count ?? 0).toBe(list.total);
      expect((await lateByHall(as(actor), hall._id))[0]?.count ?? 0).toBe(list.total);
    }
  }
  expect((await lateByHall(as(world.actors.leader), null)).map(({ hall, count, oldestDue }) => [hall.name, count, oldestDue])).toEqual(
    expect.arrayContaining([
      ['柳溪镇便民服务中心', 2, '2026-11-17'],
      ['区政务中心', 1, '2026-11-17'],
    ]),
  );
});

test('a closing is overdue after its day, not while its clock stands and not when it is closed', async () => {
  const [first, second, third] = (await open(3)) as [ObjectId, ObjectId, ObjectId];
  const officer = as(world.actors.officer);
  await pauseFollowUp(officer, first.toHexString(), { version: 1, reason: '群众短信说本周出差' });
  expect((await overdueClosings(clock, [first, second, third])).size).toBe(0);
  clock.set('2026-11-24T02:00:00Z');
  expect(await overdueClosings(clock, [first, second, third])).toEqual(new Set([second.toHexString(), third.toHexString()]));
  const explained = await closeFollowUp(officer, second.toHexString(), { version: 1, kind: 'explained', toCitizen: '已经向您说明了情况。' });
  expect(explained.state).toBe('awaitingSecondRating');
  expect((await overdueClosings(clock, [second])).size).toBe(1);
  clock.set('2026-12-20T02:00:00Z');
  await closeFollowUp(officer, second.toHexString(), { version: explained.trail.seq, kind: 'explained', toCitizen: '没有收到您的再评，先办结。' });
  await settle(clock);
  expect((await overdueClosings(clock, [second])).size).toBe(0);
  expect((await overdueClosings(clock, [])).size).toBe(0);
});

test('both have their index', async () => {
  const [id] = (await open(1)) as [ObjectId];
  const planOf = async (cursor: { explain(verbosity: string): Promise<unknown> }) => JSON.stringify(await cursor.explain('queryPlanner'));
  for (const organisationId of [null, world.hall._id]) {
    expect(await planOf(native(FollowUpModel).find(lateFilter(as(world.actors.hallManager), organisationId), { sort: { sortKey: 1, _id: 1 } }))).toContain('path_1_sortKey_1__id_1');
  }
  expect(await planOf(native(DeadlineModel).find({ key: { $in: [`followUp:${id.toHexString()}:closing`] }, state: 'open', redAt: { $lte: clock.now() } }))).toContain('"key_1"');
});
