import fc from 'fast-check';
import { ratingReasons, type RatingLevel } from '../../contracts/rating-options';
import { buildRating, buildWorld, clearStory, rate, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { changeWindow, enqueueJob, findOrganisation, fixedClock, getJob, JobRunModel, native, ObjectId, runJobs, settle, shanghaiDay, systemContext } from '../kernel';
import { annotateRating, changeRating, RatingModel, releaseRating, type Rating } from '../rating';
import { countEarlierRatings, countFacts, rebuildRollups, RatingDayModel, RatingDaySumModel } from '.';
import { rollUp } from './roll-up';
import { defineCountedSource } from './sources';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
const system = systemContext('test', clock);
let world: World;

/** A queue of the hall, as another capability would keep it. */
const events = new Map<string, { windowId: ObjectId; day: string; hour: number; rated: boolean; uncounted?: number }>();
let broken: ObjectId | null = null;
defineCountedSource({
  name: 'test.queue',
  uncounted: (limit) => Promise.resolve([...events].filter(([, event]) => event.uncounted).slice(0, limit).map(([id, { windowId, day, uncounted }]) => ({ ref: { id, uncounted }, windowId, day }))),
  counts: async (windowId, day) => {
    if (broken?.equals(windowId)) throw new Error('the queue does not answer');
    return [...events.values()].filter((event) => event.windowId.equals(windowId) && event.day === day).map(({ hour, rated }) => ({ hour, served: 1, rated: rated ? 1 : 0 }));
  },
  firstDay: () => Promise.resolve([...events.values()].map((event) => event.day).sort()[0] ?? null),
  windowsOf: (day) => Promise.resolve([...events.values()].filter((event) => event.day === day).map((event) => event.windowId)),
  settle: (refs) => {
    for (const { id, uncounted } of refs as { id: string; uncounted: number }[]) {
      const event = events.get(id);
      if (event?.uncounted === uncounted) delete event.uncounted;
    }
    return Promise.resolve();
  },
});

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T07:42:00Z');
  events.clear();
  await clearStory();
});

const ratings = async (): Promise<Rating[]> => (await native(RatingModel).find({}).sort({ receivedAt: 1, _id: 1 }).toArray()) as Rating[];
/** Without what only keeps them right. */
const rollups = async () => (await native(RatingDayModel).find({}).sort({ _id: 1 }).toArray()).map(({ version: _version, changedAt: _changedAt, unsummed: _unsummed, ...figures }) => figures);
/** The sums as they stand, and as they should: every rollup added to each organisation of its path above the window. */
const sums = async () => Object.fromEntries((await native(RatingDaySumModel).find({}).toArray()).filter((sum) => sum.hours.length > 0).map((sum) => [sum._id, [sum.counts, sum.open.map(String).sort(), sum.reasons, sum.closed]]));
async function slowSums() {
  const wanted: Record<string, [Record<string, number>, string[], Record<string, number>, { inTime: number; late: number }]> = {};
  for (const { path, district, window, day, secret, counts, open, reasons, closed, hours } of await native(RatingDayModel).find({}).toArray()) {
    if (hours.length === 0) continue;
    for (const id of path.filter((one) => !one.equals(window.id))) {
      const sum = (wanted[`${String(id)}:${String(district.id)}:${day}:${secret ? 'secret' : 'open'}`] ??= [{}, [], {}, { inTime: 0, late: 0 }]);
      for (const [name, count] of Object.entries(counts)) sum[0][name] = (sum[0][name] ?? 0) + count;
      sum[1] = [...sum[1], ...open.map(String)].sort();
      for (const [code, count] of Object.entries(reasons)) sum[2][code] = (sum[2][code] ?? 0) + count;
      sum[3] = { inTime: sum[3].inTime + closed.inTime, late: sum[3].late + closed.late };
    }
  }
  return wanted;
}
const waiting = () => native(RatingModel).countDocuments({ uncounted: { $gt: 0 } });
const codesOf = (level: RatingLevel, integrity: boolean): string[] => ratingReasons.filter((reason) => reason.level === level && (reason.integrity === true) === integrity).map((reason) => reason.code);

const levels: RatingLevel[] = ['satisfied', 'acceptable', 'dissatisfied'];
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('rate' as const), level: fc.constantFrom(...levels), window: fc.boolean(), integrity: fc.boolean(), pick: fc.nat(20), minutes: fc.nat(900) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('judge' as const), which: fc.nat(50), verdict: fc.constantFrom('valid', 'mistaken', 'malicious') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('second' as const), which: fc.nat(50), level: fc.constantFrom(...levels) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('close' as const), which: fc.nat(50), inTime: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('release' as const), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('flag' as const), which: fc.nat(50), kind: fc.constantFrom('burst', 'lookAlike') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('serve' as const), window: fc.boolean(), rated: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('count' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function perform(one: Step): Promise<void> {
  if (one.act === 'count') return void (await countFacts(clock));
  if (one.act === 'rate') {
    clock.advance(one.minutes * 60_000);
    const codes = codesOf(one.level, one.level === 'dissatisfied' && one.integrity);
    const windowCode = (one.window ? world.window : world.otherWindow).window!.code;
    return void (await rate(clock, buildRating(world, { level: one.level, windowCode, reasons: [codes[one.pick % codes.length] as string] })));
  }
  if (one.act === 'serve') {
    events.set(`e${events.size}`, { windowId: (one.window ? world.window : world.otherWindow)._id, day: shanghaiDay(clock.now()), hour: 10, rated: one.rated, uncounted: 1 });
    return;
  }
  const all = await ratings();
  const rating = all[one.which % Math.max(1, all.length)];
  if (!rating) return;
  const { _id } = rating;
  if (one.act === 'judge') {
    const judgement = { verdict: one.verdict, reason: '已经核实', at: clock.now(), proposedBy: '沈宁', decidedBy: '陆平', appealId: new ObjectId() };
    await changeRating(system, _id, 'rating.judge', () => ({ set: { judgement } }));
  } else if (one.act === 'flag') await changeRating(system, _id, 'rating.flag', () => ({ set: { flags: [{ kind: one.kind, words: '12 分钟内 19 条' }] } }));
  else if (one.act === 'release') {
    if (rating.secret) await releaseRating(system, _id.toHexString(), '查无实据，转窗口改进');
  } else if (rating.level === 'dissatisfied') {
    await annotateRating(system, _id, one.act === 'second' ? { second: { level: one.level, at: clock.now() } } : { closed: { at: clock.now(), inTime: one.inTime } });
  }
}

test('counted step by step, in whatever order things happen, equals a rebuild from the facts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      clock.set('2026-11-20T07:42:00Z');
      events.clear();
      await clearStory();
      for (const one of steps) await perform(one);
      await countFacts(clock);
      expect(await waiting()).toBe(0);
      expect(await sums()).toEqual(await slowSums());
      const counted = await rollups();
      await rebuildRollups(system);
      expect(await rollups()).toEqual(counted);
      expect(await sums()).toEqual(await slowSums());

      // From nothing: the same, but for audiences that have no facts any more.
      await native(RatingDayModel).deleteMany({});
      await native(RatingDaySumModel).deleteMany({});
      await rebuildRollups(system);
      expect(await sums()).toEqual(await slowSums());
      expect(await rollups()).toEqual(counted.filter((one) => one.hours.length > 0));
    }),
    { numRuns: 25, seed: 20_261_120 },
  );
}, 120_000);

test('any number of processes may count at the same time while ratings come in', async () => {
  for (let round = 0; round < 6; round += 1) {
    const coming = Array.from({ length: 5 }, () => rate(clock, buildRating(world, { level: 'satisfied', reasons: ['413'] })));
    await Promise.all([...coming, countFacts(clock), countFacts(clock), countFacts(clock)]);
    clock.advance(60_000);
  }
  while (await waiting()) await Promise.all([countFacts(clock), countFacts(clock)]);
  while (await native(RatingDayModel).countDocuments({ unsummed: { $gt: 0 } })) await countFacts(clock);
  expect(await sums()).toEqual(await slowSums());
  expect((await rollups()).map((one) => one.counts)).toEqual([{ satisfied: 30 }]);
});

test('a writer with older facts loses, and its mark stays for the next round', async () => {
  await rate(clock, buildRating(world, { level: 'satisfied' }));
  await countFacts(clock);
  // Another process has read the version and the facts, then stands still.
  const { _id } = (await native(RatingDayModel).findOne({}))!;
  await rate(clock, buildRating(world, { level: 'dissatisfied' }));
  const written = native(RatingDayModel);
  const replaceOne = jest.spyOn(Object.getPrototypeOf(written) as typeof written, 'replaceOne').mockImplementationOnce(async (...args) => {
    replaceOne.mockRestore();
    await native(RatingDayModel).updateOne({ _id }, { $inc: { version: 1 } });
    return native(RatingDayModel).replaceOne(...args);
  });
  await countFacts(clock);
  expect(await waiting()).toBe(1);
  await countFacts(clock);
  expect(await waiting()).toBe(0);
  expect((await rollups())[0]).toMatchObject({ counts: { satisfied: 1, dissatisfied: 1 } });
});

test('a fact that changes while it is counted is counted again', async () => {
  await rate(clock, buildRating(world));
  const [rating] = await ratings();
  const native1 = native(RatingDayModel);
  const insertOne = jest.spyOn(Object.getPrototypeOf(native1) as typeof native1, 'insertOne').mockImplementationOnce(async (...args) => {
    insertOne.mockRestore();
    await changeRating(system, rating!._id, 'rating.judge', () => ({ set: { judgement: { verdict: 'mistaken', reason: '点错了', at: clock.now(), proposedBy: '甲', decidedBy: '乙', appealId: new ObjectId() } } }));
    return native(RatingDayModel).insertOne(...args);
  });
  await countFacts(clock);
  expect(await waiting()).toBe(1);
  await countFacts(clock);
  expect((await rollups())[0]).toMatchObject({ counts: { mistaken: 1 }, open: [] });
});

test('a day that cannot be counted is told, waits, and holds up no other', async () => {
  await rate(clock, buildRating(world, { level: 'satisfied' }));
  await rate(clock, buildRating(world, { level: 'satisfied', windowCode: world.otherWindow.window!.code }));
  broken = world.window._id;
  await expect(countFacts(clock)).rejects.toThrow('the queue does not answer');
  broken = null;
  expect((await rollups()).map((one) => one.window.name)).toEqual(['婚姻登记']);
  expect(await waiting()).toBe(1);
  await countFacts(clock);
  expect(await rollups()).toHaveLength(2);
});

test('the day is the one in Shanghai, and so is the hour', async () => {
  for (const at of ['2026-11-20T15:59:59Z', '2026-11-20T16:00:00Z', '2026-11-21T01:30:00Z']) {
    clock.set(at);
    await rate(clock, buildRating(world, { level: 'satisfied' }));
  }
  await countFacts(clock);
  expect((await rollups()).map(({ day, hours }) => ({ day, hours }))).toEqual([
    { day: '2026-11-20', hours: [{ hour: 23, satisfied: 1 }] },
    { day: '2026-11-21', hours: [{ hour: 0, satisfied: 1 }, { hour: 9, satisfied: 1 }] },
  ]);
});

test('a window that goes to another department within the day has that day twice, each with its own audience', async () => {
  await rate(clock, buildRating(world, { level: 'satisfied' }));
  const id = world.window._id.toHexString();
  const change = async (departmentId: ObjectId) => {
    const { trail, window } = (await findOrganisation(id))!;
    await changeWindow(system, id, { version: trail.seq, number: window!.number, services: window!.services, departmentId: departmentId.toHexString() });
  };
  await change(world.otherDepartment._id);
  await rate(clock, buildRating(world, { level: 'acceptable' }));
  await change(world.department._id);
  await countFacts(clock);
  const found = await rollups();
  expect(found.map((one) => [one.department?.name, one.counts]).sort()).toEqual([['区人社局', { satisfied: 1 }], ['区民政局', { acceptable: 1 }]]);
});

test('what a queue served counts with the window, rated or not, and also on a day without a rating', async () => {
  const day = '2026-11-20';
  for (const [id, rated] of [['a', true], ['b', false], ['c', false]] as const) events.set(id, { windowId: world.window._id, day, hour: 11, rated, uncounted: 1 });
  await countFacts(clock);
  expect((await rollups())[0]).toMatchObject({ window: { name: '社会保险' }, department: { name: '区人社局' }, secret: false, counts: { served: 3, servedRated: 1 }, hours: [{ hour: 11, served: 3, servedRated: 1 }] });
  await rate(clock, buildRating(world, { reasons: ['902'] }));
  await countFacts(clock);
  const [open, secret] = (await rollups()).sort((a, b) => Number(a.secret) - Number(b.secret));
  expect(open).toMatchObject({ secret: false, counts: { served: 3, servedRated: 1 } });
  expect(secret).toMatchObject({ secret: true, counts: { dissatisfied: 1 } });
  expect(secret!.counts.served).toBeUndefined();
});

test('figures do not depend on the order of the facts', async () => {
  for (const level of levels) await rate(clock, buildRating(world, { level }));
  const facts = await ratings();
  expect(rollUp('2026-11-20', [...facts].reverse(), [], null)).toEqual(rollUp('2026-11-20', facts, [], null));
});

test('a rebuild is a job that goes on where it was stopped', async () => {
  for (const at of ['2026-11-18T02:00:00Z', '2026-11-19T02:00:00Z', '2026-11-20T02:00:00Z']) {
    clock.set(at);
    await rate(clock, buildRating(world, { level: 'satisfied' }));
  }
  await native(RatingDayModel).deleteMany({});
  const id = await enqueueJob(system, 'statistics.rebuild');
  await native(JobRunModel).updateOne({ name: 'statistics.rebuild' }, { $set: { resume: { after: '2026-11-18' } } });
  await runJobs(clock);
  expect(await getJob(id)).toMatchObject({ state: 'done', progress: { done: 3, total: 3 }, result: 2 });
  expect((await rollups()).map((one) => one.day)).toEqual(['2026-11-19', '2026-11-20']);
});

test('after an update from a version without rollups, what was rated before is counted by one job', async () => {
  await rate(clock, buildRating(world, { level: 'satisfied' }));
  await native(RatingModel).updateMany({}, { $unset: { uncounted: '' } });
  await settle(clock);
  expect(await rollups()).toEqual([]);
  await countEarlierRatings(clock);
  await runJobs(clock);
  expect((await rollups()).map((one) => one.counts)).toEqual([expect.objectContaining({ satisfied: 1 })]);
  await countEarlierRatings(clock);
  expect(await native(JobRunModel).countDocuments({ name: 'statistics.rebuild' })).toBe(1);
});

test('settle leaves nothing uncounted, and the queries of the roller have their indexes', async () => {
  await rate(clock, buildRating(world));
  await settle(clock);
  expect(await waiting()).toBe(0);
  const planOf = async (cursor: { explain(verbosity: string): Promise<unknown> }) => JSON.stringify(await cursor.explain('queryPlanner'));
  const { window, district } = world;
  const receivedAt = { $gte: new Date('2026-11-19T16:00:00Z'), $lt: new Date('2026-11-20T16:00:00Z') };
  expect(await planOf(native(RatingModel).find({ uncounted: { $gt: 0 } }))).toContain('uncounted_1');
  expect(await planOf(native(RatingModel).find({ path: window._id, receivedAt }))).toContain('path_1_receivedAt_-1__id_-1');
  expect(await planOf(native(RatingModel).find({ path: district._id, integrity: true, receivedAt, 'window.id': window._id, secret: true }))).toContain('path_1_integrity_1_receivedAt_-1__id_-1');
  expect(await planOf(native(RatingDayModel).find({ 'window.id': window._id, day: '2026-11-20' }))).toContain('window.id_1_day_1');
  expect(await planOf(native(RatingDayModel).find({ path: district._id, day: '2026-11-20' }))).toContain('path_1_day_1');
  expect(await planOf(native(RatingDayModel).find({ unsummed: { $gt: 0 } }))).toContain('unsummed_1');
  expect(await planOf(native(RatingDayModel).find({ path: district._id, day: '2026-11-20', secret: false, 'district.id': district._id }, { sort: { _id: 1 } }))).toContain('path_1_day_1');
});
