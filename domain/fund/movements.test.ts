import { Readable } from 'node:stream';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { fundBook } from '../../test/support/funds';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { fundMovementListQuery } from '../../contracts/fund-money';
import { Fault, fixedClock, native, runImport, runJobs, showImport, startImport, type Context } from '../kernel';
import { eachBalance, listMovements, MovementModel, movementFilter, newestDayFirst, reverseMovement, showMovement } from '.';

jest.setTimeout(60_000);
useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
let world: VillageWorld;
let officer: Context;
const book = fundBook(() => world, clock);
const refused = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? `${error.code} ${error.fields?.[0]?.path ?? ''}`.trim() : String(error)));
const listed = async (ctx: Context, query: object = {}) => (await listMovements(ctx, fundMovementListQuery.parse(query))).items;

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
  officer = await world.as('fundOfficer', clock);
});

test('the ends must fit: down for a release, to a village for an approval, up for what is given back', async () => {
  expect(await refused(book.enter(world.town, world.department, 1))).toBe('badRequest to');
  expect(await refused(book.enter(world.town, world.elsewhere, 1))).toBe('badRequest to');
  expect(await refused(book.enter(world.department, world.town, 1, { kind: 'approval', payees: 2 }))).toBe('badRequest to');
  expect(await refused(book.giveBack(world.town, world.village, 1))).toBe('badRequest to');
  expect(await refused(book.enter('own', world.village, 1, { kind: 'plan' }))).toBe('badRequest to');
  expect(await refused(book.enter(world.town, world.village, 1, { day: '2026-11-21' }))).toBe('badRequest day');
  expect(await refused(book.enter(world.town, world.village, 1, { programme: 'K1' }))).toBe('notFound');
  expect(await native(MovementModel).countDocuments({})).toBe(0);
});

test('the same line twice is one line; after it was taken back it can be entered rightly', async () => {
  const once = await book.enter(world.town, world.village, 10, { document: '通知1' });
  expect(await refused(book.enter(world.town, world.village, 10, { document: '通知1' }))).toBe('duplicate');
  const reversal = await reverseMovement(officer, once.toHexString(), { day: '2026-11-20', document: '冲正单1', reason: '重复记账' });
  expect(await refused(reverseMovement(officer, once.toHexString(), { day: '2026-11-20', document: '冲正单2', reason: '再冲一次' }))).toBe('wrongState');
  expect(await refused(reverseMovement(officer, reversal.toHexString(), { day: '2026-11-20', document: '冲正单3', reason: '冲冲正' }))).toBe('wrongState');
  await book.enter(world.town, world.village, 10, { document: '通知1' });
  const lines = await listed(officer);
  expect(lines.map(({ amount, reverses, reversedBy }) => [amount, reverses?.reason ?? null, reversedBy?.reason ?? null])).toEqual([[-1_000, '重复记账', null], [1_000, null, null], [1_000, null, '重复记账']]);
  expect((await showMovement(officer, once.toHexString())).abilities).toEqual({ reverse: false });
  expect((await native(MovementModel).findOne({ _id: once }))!.trail.tail.map(({ verb }) => verb)).toEqual(['fundMovement.enter', 'fundMovement.reversed']);
});

test('a reversal does not lie before what it takes back', async () => {
  const line = await book.enter(world.town, world.village, 10, { day: '2026-11-10' });
  expect(await refused(reverseMovement(officer, line.toHexString(), { day: '2026-11-09', document: '冲正单', reason: '写错了' }))).toBe('badRequest day');
});

test('everybody sees his own part: the town what touches it, the department what it is in charge of', async () => {
  await book.enter('central', world.department, 100);
  const inTown = await book.enter(world.town, world.village, 60);
  await book.enter(world.department, world.elsewhere, 40);
  expect((await listed(officer)).length).toBe(3);
  const town = await world.as('townReviewer', clock);
  const toTown = await book.enter(world.department, world.town, 60);
  expect((await listed(town)).map(({ id, abilities }) => [id, abilities.reverse])).toEqual([[toTown.toHexString(), false], [inTown.toHexString(), true]]);
  expect(await refused(reverseMovement(town, toTown.toHexString(), { day: '2026-11-20', document: '冲正单', reason: '试一试' }))).toBe('forbidden');
  expect(await refused(listed(await world.as('villageClerk', clock)))).toBe('forbidden');
});

test('the ledger is read by index, page by page', async () => {
  for (let day = 1; day <= 5; day += 1) await book.enter(world.town, world.village, day, { day: `2026-11-0${day}` });
  const first = await listMovements(officer, { limit: 2 });
  const second = await listMovements(officer, { limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ day }) => day)).toEqual(['2026-11-05', '2026-11-04', '2026-11-03', '2026-11-02']);
  const planOf = async (query: Parameters<typeof movementFilter>[1]): Promise<string> => JSON.stringify(await native(MovementModel).find(await movementFilter(officer, query)).sort(newestDayFirst).explain());
  expect(await planOf({})).toContain('path_1_day_-1__id_-1');
  expect(await planOf({ year: 2026 })).toContain('path_1_year_1_day_-1__id_-1');
  expect(await planOf({ year: 2026, programme: 'A1' })).toContain('path_1_year_1_programme_1_day_-1__id_-1');
});

describe('a sheet of releases', () => {
  const head = '项目编码,年度,批次,拨付日期,文号,拨出单位编码,收到单位编码,主管部门编码,金额（元）,备注';
  const checked = async (rows: string[]) => {
    const { id } = await startImport(officer, { kind: 'fundReleases', fileName: '拨付.csv', source: Readable.from([Buffer.from([head, ...rows].join('\n'))]) });
    await runJobs(clock);
    return showImport(officer, id);
  };
  const imported = async (rows: string[]) => {
    const { id } = await checked(rows);
    await runImport(officer, id);
    await runJobs(clock);
    return showImport(officer, id);
  };
  const row = (from: string, to: string, amount: string, day = '2026/11/2'): string => `A1,2026,,${day},青财〔2026〕1号,${from},${to},${world.department.code},${amount},`;

  test('comes in; the same sheet again changes nothing', async () => {
    const rows = [row('中央财政', world.department.code, '"1,286,400.00"'), row(world.department.code, world.town.code, '1286400'), row(world.town.code, world.village.code, '1200000.5')];
    expect(await checked(rows)).toMatchObject({ state: 'checked', creates: 3, problemCount: 0 });
    expect(await native(MovementModel).countDocuments({})).toBe(0);
    expect(await imported(rows)).toMatchObject({ state: 'done', creates: 3 });
    expect(await imported(rows)).toMatchObject({ state: 'done', creates: 0 });
    expect((await listed(officer)).map(({ amount }) => amount)).toEqual([120_000_050, 128_640_000, 128_640_000]);
    const balances = [];
    for await (const one of eachBalance(officer, { year: 2026 })) balances.push([one.place, one.received, one.difference]);
    expect(balances).toContainEqual(['柳溪镇', 128_640_000, '柳溪镇 收到 1,286,400.00，拨到村 1,200,000.50，还有 86,399.50 没有拨。']);
  });

  test('every bad cell is named', async () => {
    const run = await checked([
      row('没有这个', world.department.code, '1'),
      row(world.town.code, world.elsewhere.code, '1'),
      row(world.department.code, world.town.code, '一万'),
      row(world.department.code, world.town.code, '5', '2027-01-01'),
      row(world.department.code, world.town.code, '5').replace('A1,', 'Z9,'),
      row(world.department.code, world.town.code, '7'),
      row(world.department.code, world.town.code, '7'),
      row(world.department.code, world.town.code, '7').replace(`,${world.department.code},7`, `,${world.town.code},7`),
    ]);
    expect([run.canRun, run.problems.map(({ row: at, column }) => `${column}${at}`).sort()]).toEqual([false, ['F2', 'G3', 'I4', 'D5', 'A6', 'I8', 'H9'].sort()]);
  });
});
