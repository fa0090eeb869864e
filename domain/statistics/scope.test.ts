import { comparisonQuery, statisticsQuery, type StatisticsBoard } from '../../contracts/statistics';
import { buildRating, buildWorld, clearStory, rate, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { Fault, fixedClock, native, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
import { RatingModel, releaseRating, type Rating } from '../rating';
import { compareUnits, countFacts, listScopes, RatingDayModel, RatingDaySumModel, showBoard } from '.';
import { scopeOf } from './scope';
import { sumsFilter, windowsFilter } from './tally';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
let world: World;
const as = (actor: StaffActor): Context => ({ actor, clock });
const idOf = (organisation: OrganisationRecord): string => organisation._id.toHexString();
const board = (actor: StaffActor, query: object = {}): Promise<StatisticsBoard> => showBoard(as(actor), statisticsQuery.parse(query));
const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(() => clearStory());

const clerk = (): StaffActor => ({ ...world.actors.hallManager, grants: [{ role: 'windowWorker', organisationId: idOf(world.window) }] });

test('of another hall, of what one’s department does not staff, and of villages nothing is found', async () => {
  await rate(clock, buildRating(world));
  await countFacts(clock);
  const { hallManager, otherHallManager, department, otherDepartment, hallOfficer } = world.actors;
  for (const [actor, organisation] of [
    [otherHallManager, world.hall],
    [otherHallManager, world.window],
    [otherHallManager, world.district],
    [hallManager, world.department],
    [hallOfficer, world.hall],
    [otherDepartment, world.hall],
    [otherDepartment, world.window],
    [otherDepartment, world.department],
    [department, world.otherHall],
    [department, world.district],
  ] as const) {
    expect(await codeOf(board(actor, { organisationId: idOf(organisation) }))).toBe('notFound');
    expect(await codeOf(compareUnits(as(actor), comparisonQuery.parse({ organisationId: idOf(organisation) })))).toBe('notFound');
  }
  expect(await codeOf(board(hallManager, { organisationId: 'f'.repeat(24) }))).toBe('notFound');
  expect((await board(otherHallManager)).counts.dissatisfied).toBe(0);
  expect((await board(otherDepartment)).counts.dissatisfied).toBe(0);
  expect((await board(department, { organisationId: idOf(world.window) })).counts.dissatisfied).toBe(1);
});

test('who works at the window has no statistics', async () => {
  expect(await codeOf(board(clerk()))).toBe('forbidden');
  expect(await codeOf(listScopes(as(clerk())))).toBe('forbidden');
});

test('what may be asked for is listed, those above first', async () => {
  const names = async (actor: StaffActor) => (await listScopes(as(actor))).items.map((one) => one.name);
  expect((await names(world.actors.leader))[0]).toBe('青禾区');
  expect(await names(world.actors.leader)).toHaveLength(7);
  expect(await names(world.actors.hallManager)).toEqual(['柳溪镇便民服务中心', '3号窗口 社会保险']);
  expect(await names(world.actors.department)).toEqual(['柳溪镇便民服务中心', '区人社局', '3号窗口 社会保险']);
  for (const actor of [world.actors.department, world.actors.hallManager]) {
    for (const { id } of (await listScopes(as(actor))).items) expect(await codeOf(board(actor, { organisationId: id }))).toBe('done');
  }
});

test('what is secret counts for the commission alone, until it is released', async () => {
  await rate(clock, buildRating(world, { reasons: ['902'] }));
  await rate(clock, buildRating(world, { level: 'satisfied' }));
  await countFacts(clock);
  const { leader, hallManager, department, officer, hallOfficer } = world.actors;
  const bad = async (actor: StaffActor, query: object = {}) => (await board(actor, query)).counts.dissatisfied;
  // Whoever manages halls for the whole district does not see it by that role.
  const districtManager: StaffActor = { ...hallManager, grants: [{ role: 'hallManager', organisationId: idOf(world.district) }] };
  for (const insider of [leader, officer]) expect(await bad(insider)).toBe(1);
  for (const outsider of [hallManager, department, hallOfficer, districtManager]) {
    expect(await bad(outsider)).toBe(0);
    expect(JSON.stringify(await board(outsider))).not.toContain('"902"');
  }
  const compared = async (actor: StaffActor) => (await compareUnits(as(actor), comparisonQuery.parse({}))).items.map((unit) => unit.counts.dissatisfied);
  expect([await compared(leader), await compared(districtManager)]).toEqual([[1], [0]]);

  const secret = ((await native(RatingModel).findOne({ secret: true })) as Rating);
  await releaseRating(as(leader), secret._id.toHexString(), '查无实据，转窗口改进');
  await countFacts(clock);
  for (const insider of [leader, hallManager, department, districtManager]) expect(await bad(insider)).toBe(1);
  expect(await bad(hallOfficer)).toBe(0);
});

test('the queries of the board have their index', async () => {
  await rate(clock, buildRating(world));
  await countFacts(clock);
  const span = { from: '2026-10-01', to: '2026-11-20' };
  const planOf = async (actor: StaffActor, organisationId?: string) => {
    const scope = await scopeOf(as(actor), organisationId);
    const [windows, sums] = [native(RatingDayModel).find(windowsFilter(scope, span)), native(RatingDaySumModel).find(sumsFilter(scope.sums ?? {}, span))];
    return [JSON.stringify(await windows.explain('queryPlanner')), scope.sums && JSON.stringify(await sums.explain('queryPlanner'))];
  };
  const { leader, hallManager, department } = world.actors;
  for (const [actor, organisation] of [[leader, undefined], [leader, world.hall], [hallManager, undefined], [department, undefined], [department, world.department]] as const) {
    const [windows, sums] = await planOf(actor, organisation && idOf(organisation));
    expect(windows).toContain('path_1_day_1');
    expect(sums).toContain('organisationId_1_day_1');
  }
  // His department's share of a hall stands in no sum, and a window needs none.
  for (const [actor, organisation] of [[leader, world.window], [department, world.hall], [department, world.window], [hallManager, world.window]] as const) expect((await planOf(actor, idOf(organisation)))[1]).toBeNull();
});
