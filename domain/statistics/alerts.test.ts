import { alertListQuery } from '../../contracts/statistics';
import { buildRating, buildWorld, clearStory, rate, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { Fault, fixedClock, listInbox, native, ObjectId, runJobs, settle, systemContext, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
import { changeRating, RatingModel } from '../rating';
import { findAlerts, listAlerts, RatingAlertModel, RatingDayModel, seeAlert } from '.';
import { alertFilter } from './alerts';
import type { RatingDay } from './model';
import { daysAfter } from './period';
import { audienceKey } from './roll-up';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
const system = systemContext('test', clock);
let world: World;
const as = (actor: StaffActor): Context => ({ actor, clock });
const list = async (actor: StaffActor, query: object = {}) => (await listAlerts(as(actor), alertListQuery.parse(query))).items;
const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
const mail = async (actor: StaffActor) => (await listInbox(as(actor), { unread: 'all', limit: 50 })).items;

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T07:42:00Z');
  await clearStory();
});

/** A day of the window 3, as it would be counted. */
function day(back: number, figures: Partial<RatingDay>): RatingDay {
  const { district, hall, window, department } = world;
  const ref = ({ _id, name }: OrganisationRecord) => ({ id: _id, name });
  const about = { path: [district._id, hall._id, window._id, department._id], secret: false, ...figures };
  const on = daysAfter('2026-11-20', -back);
  return {
    _id: audienceKey(window._id, on, about),
    day: on,
    district: ref(district),
    hall: ref(hall),
    window: { ...ref(window), number: '3' },
    department: ref(department),
    counts: {},
    hours: [],
    reasons: {},
    channels: {},
    second: {},
    closed: { inTime: 0, late: 0 },
    open: [],
    praiseBurst: 0,
    version: 1,
    changedAt: clock.now(),
    ...about,
  };
}

const aFall = (more: Partial<RatingDay> = {}) =>
  native(RatingDayModel).insertMany([...Array.from({ length: 10 }, (_, index) => day(2 + index, { counts: { satisfied: 9, dissatisfied: 1 }, ...more })), day(0, { counts: { satisfied: 10, dissatisfied: 20 }, reasons: { 213: 4 }, ...more })]);

test('a fall is told once, to the hall and the supervisors, with the way to the ratings', async () => {
  await aFall();
  expect(await findAlerts(system)).toBe(1);
  expect(await findAlerts(system)).toBe(0);
  await settle(clock);
  const { hallManager, otherHallManager, supervisor, department, leader } = world.actors;
  const link = `/ratings?organisation=${world.window._id.toHexString()}&from=2026-11-19&to=2026-11-20&level=dissatisfied`;
  for (const actor of [hallManager, supervisor]) {
    expect(await mail(actor)).toMatchObject([{ title: '骤降 3号窗口', text: '柳溪镇便民服务中心3号窗口两天内满意率低了 56.7 个百分点，4 条提到“业务不熟”，请看看是怎么回事。', link }]);
  }
  for (const actor of [otherHallManager, department, leader]) expect(await mail(actor)).toEqual([]);
  for (const actor of [hallManager, supervisor, department]) {
    expect(await list(actor)).toMatchObject([{ kind: 'fall', title: '柳溪镇便民服务中心 3号窗口 社会保险', detail: '两天内满意率低了 56.7 个百分点，4 条提到“业务不熟”', day: '2026-11-20', link, seen: null }]);
  }
  expect(await list(otherHallManager)).toEqual([]);
  expect(await codeOf(list(otherHallManager, { organisationId: world.hall._id.toHexString() }))).toBe('notFound');
});

test('what goes on is not told again the next day, but after a week it is', async () => {
  await aFall();
  expect(await findAlerts(system)).toBe(1);
  clock.set('2026-11-21T07:42:00Z');
  await native(RatingDayModel).insertOne(day(-1, { counts: { dissatisfied: 20 } }));
  expect(await findAlerts(system)).toBe(0);
  clock.set('2026-11-28T07:42:00Z');
  await native(RatingDayModel).insertMany([day(-8, { counts: { dissatisfied: 20 } })]);
  await native(RatingDayModel).updateMany({ day: { $in: ['2026-11-20', '2026-11-21'] } }, { $set: { counts: { satisfied: 30 } } });
  expect(await findAlerts(system)).toBe(1);
});

test('nothing secret is looked at', async () => {
  await aFall({ secret: true, path: [world.district._id] });
  expect(await findAlerts(system)).toBe(0);
});

test('praise that came in a burst is told from the flags of the ratings', async () => {
  await rate(clock, buildRating(world, { level: 'satisfied' }));
  const rating = (await native(RatingModel).findOne({}))!;
  await changeRating(system, rating._id, 'rating.flag', () => ({ set: { flags: [{ kind: 'burst', words: '12 分钟内 19 条“满意”' }] } }));
  await settle(clock);
  clock.set('2026-11-20T07:50:00Z');
  await runJobs(clock);
  clock.set('2026-11-20T08:00:00Z');
  await runJobs(clock);
  await settle(clock);
  expect(await list(world.actors.hallManager)).toMatchObject([{ kind: 'praiseBurst', detail: '11月20日 周五有 1 条“满意”短时间里集中到来' }]);
  expect((await mail(world.actors.hallManager)).map((one) => one.title)).toEqual(['异常 3号窗口']);
});

test('a window that nobody rated lately is left alone', async () => {
  await aFall({ changedAt: new Date('2026-11-18T00:00:00Z') });
  expect(await findAlerts(system)).toBe(0);
});

test('whoever saw it writes what he found; it leaves the open ones, stays in all, and is on record', async () => {
  await aFall();
  await findAlerts(system);
  const { hallManager, otherHallManager, department, leader, officer } = world.actors;
  const id = (await list(hallManager))[0]!.id as string;
  expect(await codeOf(seeAlert(as(otherHallManager), id, '看看'))).toBe('notFound');
  for (const actor of [department, officer]) expect(await codeOf(seeAlert(as(actor), id, '看看'))).toBe('forbidden');
  expect(await seeAlert(as(hallManager), id, '系统升级，加开一个窗口')).toMatchObject({ seen: { by: '柳青', note: '系统升级，加开一个窗口', at: '2026-11-20T07:42:00.000Z' } });
  expect(await codeOf(seeAlert(as(leader), id, '再看一遍'))).toBe('wrongState');
  expect(await list(hallManager)).toEqual([]);
  expect(await list(hallManager, { state: 'all' })).toHaveLength(1);
  expect((await native(RatingAlertModel).findOne({}))?.trail.tail.map((entry) => entry.verb)).toEqual(['alert.found', 'alert.see']);
});

test('late follow-ups are counted at the moment, by hall, and only among what is open', async () => {
  clock.set('2026-11-16T02:00:00Z');
  await rate(clock, buildRating(world));
  await rate(clock, buildRating(world));
  await rate(clock, buildRating(world, { windowCode: world.otherWindow.window!.code, reasons: ['902'] }));
  await settle(clock);
  const { leader, hallManager, otherHallManager } = world.actors;
  expect(await list(leader)).toEqual([]);
  clock.set('2026-11-20T02:00:00Z');
  const link = `/follow-ups?tab=late&hall=${world.hall._id.toHexString()}`;
  const late = { id: null, kind: 'late', title: '柳溪镇便民服务中心', detail: '2 件回访逾期，最早的一件应在11月17日 周二前办', day: '2026-11-17', link };
  expect(await list(hallManager)).toMatchObject([late]);
  expect(await list(hallManager, { state: 'all' })).toEqual([]);
  expect(await list(hallManager, { kind: 'cluster' })).toEqual([]);
  // The secret one is late for the commission only.
  expect(await list(otherHallManager)).toEqual([]);
  expect((await list(leader, { kind: 'late' })).map((one) => one.title).sort()).toEqual(['区政务中心', '柳溪镇便民服务中心']);
  expect((await list(leader, { kind: 'late', organisationId: world.otherHall._id.toHexString() })).map((one) => one.title)).toEqual(['区政务中心']);
});

test('the list keeps its place and has its index', async () => {
  await aFall();
  await findAlerts(system);
  const { trail: _trail, outbox: _outbox, ...one } = (await native(RatingAlertModel).findOne({}))!;
  await native(RatingAlertModel).insertMany(Array.from({ length: 6 }, (_, index) => ({ ...one, _id: new ObjectId(), key: `k${index}`, trail: _trail })));
  const seen: (string | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAlerts(as(world.actors.hallManager), alertListQuery.parse({ limit: 2, cursor }));
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  const query = alertListQuery.parse({});
  const plan = await native(RatingAlertModel).find(alertFilter(as(world.actors.hallManager), { organisationId: null }, query), { sort: { at: -1, _id: -1 } }).explain('queryPlanner');
  expect(JSON.stringify(plan)).toContain('path_1_at_-1__id_-1');
  const planOf = async (model: typeof RatingDayModel, filter: object) => JSON.stringify(await native(model).find(filter).explain('queryPlanner'));
  expect(await planOf(RatingDayModel, { changedAt: { $gte: clock.now() } })).toContain('changedAt_1');
  expect(await planOf(RatingAlertModel as never, { 'window.id': world.window._id, kind: 'fall', reason: null, day: { $gte: '2026-11-14' } })).toContain('window.id_1_kind_1_day_-1');
});
