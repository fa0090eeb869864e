import { ratingListQuery } from '../../contracts/rating';
import { buildRating, buildWorld, citizen, clearStory, rate, withPhone, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { closeOrganisation, Fault, fixedClock, native, ObjectId, reopenOrganisation, systemContext, type Context, type StaffActor } from '../kernel';
import { annotateRating, deletePhonesAfterClosing, findRatingByReceipt, listRatings, openPhone, RatingModel, releaseRating, showRating, showWindow } from '.';
import { ratingFilter } from './queries';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
let world: World;
const as = (actor: StaffActor): Context => ({ actor, clock });
const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
const list = (actor: StaffActor, query: object = {}) => listRatings(as(actor), ratingListQuery.parse(query));

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T07:42:00Z');
  await clearStory();
});

describe('taking a rating', () => {
  test('answers with days that were counted in working days', async () => {
    const received = await rate(clock, buildRating(world, withPhone));
    expect(received).toMatchObject({ level: 'dissatisfied', receivedAt: '2026-11-20T07:42:00.000Z', byPhone: true });
    expect(received.receiptCode).toMatch(/^\d{12}$/);
    expect(received.firstContact).toEqual({ day: '2026-11-23', workingDays: 1 });
    expect(received.closing).toEqual({ day: '2026-11-27', workingDays: 5 });
  });

  test('a repeat with the same key is the same rating and the same receipt', async () => {
    const input = buildRating(world);
    const answers = await Promise.all([rate(clock, input), rate(clock, input), rate(clock, input)]);
    expect(new Set(answers.map((answer) => answer.receiptCode)).size).toBe(1);
    clock.advance(60_000);
    expect(await rate(clock, input)).toEqual(answers[0]);
    expect(await native(RatingModel).countDocuments()).toBe(1);
  });

  test('the receipt is stored hashed only, the phone sealed, and who rated not at all', async () => {
    const { receiptCode } = await rate(clock, buildRating(world, { ...withPhone, comment: '材料要了三次' }));
    const stored = JSON.stringify(await native(RatingModel).findOne({}));
    expect(stored).not.toContain(receiptCode);
    expect(stored).not.toContain('13800006027');
    expect(stored).not.toMatch(/openid|"ip"|userAgent/);
    expect((await findRatingByReceipt(receiptCode))?.comment).toBe('材料要了三次');
    expect(await findRatingByReceipt('000000000000')).toBeNull();
  });

  test('a good rating opens nothing, promises nothing, and keeps no phone', async () => {
    const received = await rate(clock, buildRating(world, { ...withPhone, level: 'satisfied' }));
    expect(received.byPhone).toBe(false);
    expect(received).not.toHaveProperty('firstContact');
    const stored = await native(RatingModel).findOne({});
    expect(stored).not.toHaveProperty('phone');
    expect(stored).not.toHaveProperty('outbox');
  });

  test('an unknown window is not found, a closed one is shown as closed and takes nothing', async () => {
    const code = world.window.window!.code;
    expect(await showWindow(citizen(clock), code)).toMatchObject({ open: true, hallName: '柳溪镇便民服务中心', windowName: '社会保险', number: '3', receivedBy: '青禾区纪委监委' });
    expect(await codeOf(rate(clock, buildRating(world, { windowCode: 'AAAAAAAA' })))).toBe('windowNotFound');
    const kept = buildRating(world);
    const received = await rate(clock, kept);
    await closeOrganisation(systemContext('test', clock), world.window._id.toHexString(), { version: 1, reason: '撤并窗口' });
    expect((await showWindow(citizen(clock), code)).open).toBe(false);
    expect(await codeOf(rate(clock, buildRating(world)))).toBe('windowClosed');
    expect(await rate(clock, kept)).toEqual(received);
    await reopenOrganisation(systemContext('test', clock), world.window._id.toHexString(), { version: 2, reason: '恢复窗口' });
  });
});

describe('who sees what', () => {
  test('the hall sees level, reasons and window; the words stay with the commission', async () => {
    await rate(clock, buildRating(world, { ...withPhone, comment: '让我下周再来' }));
    const [summary] = (await list(world.actors.hallManager)).items;
    expect(summary).toMatchObject({ level: 'dissatisfied', reasons: ['没一次说清要什么材料'], hasComment: true, hasPhone: true });
    expect(await showRating(as(world.actors.hallManager), summary!.id)).toMatchObject({ comment: null, photoIds: [] });
    expect(await showRating(as(world.actors.officer), summary!.id)).toMatchObject({ comment: '让我下周再来' });
    await annotateRating(as(world.actors.officer), new ObjectId(summary!.id), { passedOn: { words: '群众反映没有一次说清', photoIds: [] } });
    expect(await showRating(as(world.actors.hallManager), summary!.id)).toMatchObject({ comment: '群众反映没有一次说清' });
  });

  test('another hall and another department find nothing', async () => {
    await rate(clock, buildRating(world));
    const { id } = (await list(world.actors.officer)).items[0]!;
    for (const stranger of [world.actors.otherHallManager, world.actors.otherDepartment, world.actors.hallOfficer]) {
      expect((await list(stranger)).items).toEqual([]);
      expect(await codeOf(showRating(as(stranger), id))).toBe('notFound');
    }
    expect((await list(world.actors.department)).items).toHaveLength(1);
    expect(await codeOf(list(world.actors.security))).toBe('forbidden');
  });

  test('an integrity rating is the commission’s alone until it is released', async () => {
    await rate(clock, buildRating(world, { reasons: ['902'], windowCode: world.otherWindow.window!.code }));
    const { officer, supervisor, handler, leader, otherHallManager, otherDepartment, hallOfficer } = world.actors;
    const { id } = (await list(handler)).items[0]!;
    for (const insider of [officer, supervisor, handler, leader]) expect((await list(insider)).items).toHaveLength(1);
    for (const outsider of [otherHallManager, otherDepartment, hallOfficer]) {
      expect((await list(outsider)).items).toEqual([]);
      expect(await codeOf(showRating(as(outsider), id))).toBe('notFound');
      expect(await codeOf(releaseRating(as(outsider), id, '想看看'))).toBe('notFound');
    }
    // Whoever also manages halls for the whole district does not see it by that role.
    const districtManager: StaffActor = { ...otherHallManager, grants: [{ role: 'hallManager', organisationId: world.district._id.toHexString() }] };
    expect((await list(districtManager)).items).toEqual([]);
    expect(await codeOf(showRating(as(districtManager), id))).toBe('notFound');
    const both: StaffActor = { ...districtManager, grants: [...districtManager.grants, ...hallOfficer.grants] };
    expect((await list(both)).items).toEqual([]);

    expect(await codeOf(releaseRating(as(officer), id, '已经核实清楚'))).toBe('forbidden');
    const released = await releaseRating(as(handler), id, '查无实据，转窗口改进');
    expect(released.trail.tail.at(-1)).toMatchObject({ verb: 'rating.release', actor: { name: '韩正' }, detail: { reason: '查无实据，转窗口改进' } });
    for (const outsider of [otherHallManager, otherDepartment, hallOfficer]) expect((await list(outsider)).items).toMatchObject([{ integrity: true, released: true }]);
    expect(await codeOf(releaseRating(as(leader), id, '再放一次'))).toBe('wrongState');
  });
});

describe('lists', () => {
  test('page by cursor, newest first, each once', async () => {
    for (let index = 0; index < 7; index += 1) {
      if (index % 3 === 0) clock.advance(1000);
      await rate(clock, buildRating(world));
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(world.actors.officer, { limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(await codeOf(list(world.actors.officer, { cursor: 'bm90IG91cnM' }))).toBe('badRequest');
  });

  test('filter by level, reason, day, place and words', async () => {
    await rate(clock, buildRating(world, { comment: '少一份复印件' }));
    await rate(clock, buildRating(world, { level: 'satisfied', reasons: ['413'], windowCode: world.otherWindow.window!.code }));
    const count = async (query: object) => (await list(world.actors.officer, query)).items.length;
    expect(await count({ level: 'satisfied' })).toBe(1);
    expect(await count({ reason: '208' })).toBe(1);
    expect(await count({ organisationId: world.hall._id.toHexString() })).toBe(1);
    expect(await count({ from: '2026-11-20', to: '2026-11-20' })).toBe(2);
    expect(await count({ from: '2026-11-21' })).toBe(0);
    expect(await count({ text: '复印件' })).toBe(1);
    expect(await count({ integrity: 'only' })).toBe(0);
  });

  test('every query has its index', async () => {
    for (let index = 0; index < 30; index += 1) await rate(clock, buildRating(world, index % 10 === 0 ? { reasons: ['903'] } : index % 3 === 0 ? {} : { level: 'satisfied', reasons: [] }));
    const explain = async (query: object, actor = world.actors.officer) => {
      const plan = (await native(RatingModel).find(ratingFilter(as(actor), ratingListQuery.parse(query)), { sort: { receivedAt: -1, _id: -1 } }).explain('executionStats')) as { queryPlanner: { winningPlan: unknown } };
      return JSON.stringify(plan.queryPlanner.winningPlan);
    };
    expect(await explain({})).toContain('path_1_receivedAt_-1__id_-1');
    expect(await explain({}, world.actors.hallManager)).toContain('path_1_receivedAt_-1__id_-1');
    expect(await explain({ level: 'dissatisfied' })).toContain('path_1_level_1_receivedAt_-1__id_-1');
    expect(await explain({ reason: '208' })).toContain('path_1_level_1_receivedAt_-1__id_-1');
    expect(await explain({ integrity: 'only' })).toContain('path_1_integrity_1_receivedAt_-1__id_-1');
    const planOf = async (filter: object) => JSON.stringify(await native(RatingModel).find(filter).explain('queryPlanner'));
    expect(await planOf({ receiptHash: 'x' })).toContain('receiptHash_1');
    expect(await planOf({ phoneIndex: 'x' })).toContain('phoneIndex_1');
    expect(await planOf({ phoneDeleteAfter: { $lte: new Date() } })).toContain('phoneDeleteAfter_1');
  });
});

test('a phone is deleted 30 days after closing, once, and that is an act on record', async () => {
  const { receiptCode } = await rate(clock, buildRating(world, withPhone));
  const { _id } = (await findRatingByReceipt(receiptCode))!;
  const job = systemContext('job', clock);
  await annotateRating(job, _id, { closed: { at: clock.now(), inTime: true } });
  clock.advance(30 * 86_400_000 - 1000);
  expect(await deletePhonesAfterClosing(job)).toBe(0);
  expect(await openPhone(_id)).toBe('13800006027');
  clock.advance(2000);
  expect(await deletePhonesAfterClosing(job)).toBe(1);
  expect(await deletePhonesAfterClosing(job)).toBe(0);
  expect(await openPhone(_id)).toBeNull();
  const rating = (await findRatingByReceipt(receiptCode))!;
  expect(rating).not.toHaveProperty('phoneIndex');
  expect(rating.trail.tail.map((entry) => entry.verb)).toEqual(['rating.submit', 'rating.annotate', 'rating.deletePhone']);
  expect(JSON.stringify(rating.trail)).not.toContain('13800006027');
});
