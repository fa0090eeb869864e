import { Readable } from 'node:stream';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildDepartment, idOf } from '../../test/support/factories';
import { fundBook } from '../../test/support/funds';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { enterTownReleaseRequest, fundMovementListQuery } from '../../contracts/fund-money';
import { Fault, fixedClock, native, runImport, runJobs, showImport, startImport, type Context, type OrganisationRecord } from '../kernel';
import { enterTownRelease, fundFlow, listMovements, MovementModel, reverseMovement, townMoney } from '.';
import { townLinesFilter } from './town';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
let world: VillageWorld;
let town: Context;
const book = fundBook(() => world, clock);
const refused = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? `${error.code} ${error.fields?.[0]?.path ?? ''}`.trim() : String(error)));
const release = (village: OrganisationRecord, yuan: number, more: object = {}, ctx: Context = town) => enterTownRelease(ctx, enterTownReleaseRequest.parse({ programme: 'A1', year: 2026, day: '2026-11-18', document: '柳政〔2026〕1号', amount: yuan * 100, villageId: idOf(village), ...more }));
const moneyOf = async () => (await townMoney(town)).rows.map(({ programme, received, released, returned, left }) => [programme, received, released, returned, left]);

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
  town = await world.as('townReviewer', clock);
  await book.enter(world.department, world.town, 900);
});

test('a town enters what it released, sees what is left, and takes back what was wrong', async () => {
  expect(await moneyOf()).toEqual([['A1', 90_000, 0, 0, 90_000]]);
  const id = await release(world.village, 500);
  await release(world.neighbour, 300);
  expect(await moneyOf()).toEqual([['A1', 90_000, 80_000, 0, 10_000]]);
  const { items } = await listMovements(town, fundMovementListQuery.parse({ kind: 'release', fromKind: 'town' }));
  expect(items.map(({ from, to, department, amount, enteredBy, abilities }) => [from.name, to.name, department.name, amount, enteredBy, abilities.reverse])).toEqual([
    ['柳溪镇', '上柳村', '区农业农村局', 30_000, '测试townReviewer', true],
    ['柳溪镇', '石桥村', '区农业农村局', 50_000, '测试townReviewer', true],
  ]);
  await reverseMovement(town, id.toHexString(), { day: '2026-11-20', document: '冲正单', reason: '金额写错' });
  expect(await moneyOf()).toEqual([['A1', 90_000, 30_000, 0, 60_000]]);
  expect((await fundFlow(town, { town: idOf(world.town) })).differences.map(({ words }) => words)).toContain('柳溪镇 收到 900.00，拨到村 300.00，还有 600.00 没有拨。');
});

test('only to its own villages, only of money that came, and only the town', async () => {
  expect(await refused(release(world.elsewhere, 1))).toBe('notFound');
  expect(await refused(release(world.town, 1))).toBe('badRequest villageId');
  expect(await refused(release(world.village, 1, { programme: 'S4' }))).toBe('badRequest programme');
  expect(await refused(release(world.village, 1, { year: 2025 }))).toBe('badRequest programme');
  expect(await refused(release(world.village, 1, { day: '2026-11-21' }))).toBe('badRequest day');
  await release(world.village, 1);
  expect(await refused(release(world.village, 1))).toBe('duplicate');
  for (const holder of ['fundOfficer', 'disclosureManager', 'villageClerk', 'commissionLeader'] as const) {
    const other = await world.as(holder, clock);
    expect([holder, await refused(release(world.village, 2, {}, other)), await refused(townMoney(other))]).toEqual([holder, 'forbidden', 'forbidden']);
  }
});

test('money that was taken back never came; of several in charge one is named, and nobody else', async () => {
  const second = await book.enter(world.department, world.town, 50, { programme: 'S4' });
  await reverseMovement(await world.as('fundOfficer', clock), second.toHexString(), { day: '2026-11-20', document: '冲正单', reason: '拨错了镇' });
  expect(await refused(release(world.village, 1, { programme: 'S4' }))).toBe('badRequest programme');
  const other = await buildDepartment({ parentId: idOf(world.district), name: '区民政局' });
  await book.enter(other, world.town, 20, { departmentId: idOf(other) });
  expect(await refused(release(world.village, 1))).toBe('badRequest departmentId');
  expect(await refused(release(world.village, 1, { departmentId: idOf(world.district) }))).toBe('badRequest departmentId');
  const id = await release(world.village, 1, { departmentId: idOf(other) });
  expect((await native(MovementModel).findOne({ _id: id }))!.department.name).toBe('区民政局');
});

test('what touched a town is read by index', async () => {
  expect(JSON.stringify(await native(MovementModel).find(townLinesFilter(idOf(world.town))).explain())).toContain('ends_1_year_1');
});

describe('a sheet of the town', () => {
  const head = '项目编码,年度,批次,拨付日期,文号,村（社区）,金额（元）,主管部门,备注';
  const row = (village: string, amount: string, programme = 'A1', day = '2026-11-18', department = ''): string => `${programme},2026,,${day},柳政〔2026〕1号,${village},${amount},${department},`;
  const checked = async (rows: string[], ctx: Context = town) => {
    const { id } = await startImport(ctx, { kind: 'townReleases', fileName: '拨到村.csv', source: Readable.from([Buffer.from([head, ...rows].join('\n'))]) });
    await runJobs(clock);
    return showImport(ctx, id);
  };
  const imported = async (rows: string[]) => {
    const { id } = await checked(rows);
    await runImport(town, id);
    await runJobs(clock);
    return showImport(town, id);
  };

  test('is checked first, comes in by names or codes, and changes nothing when it comes again', async () => {
    const rows = [row('石桥村', '"400.50"'), row(world.neighbour.code, '200', 'A1', '2026/11/18', '区农业农村局')];
    expect(await checked(rows)).toMatchObject({ state: 'checked', creates: 2, problemCount: 0 });
    expect(await moneyOf()).toEqual([['A1', 90_000, 0, 0, 90_000]]);
    expect(await imported(rows)).toMatchObject({ state: 'done', creates: 2 });
    expect(await imported(rows)).toMatchObject({ state: 'done', creates: 0 });
    expect(await moneyOf()).toEqual([['A1', 90_000, 60_050, 0, 29_950]]);
  });

  test('every bad cell is named; nobody else may send one', async () => {
    const run = await checked([row('下槐村', '1'), row('石桥村', '1', 'S4'), row('石桥村', '一'), row('石桥村', '2', 'A1', '2027-01-01'), row('石桥村', '3', 'A1', '2026-11-18', '区民政局'), row('石桥村', '4'), row('石桥村', '4')]);
    expect([run.canRun, run.problems.map(({ row: at, column }) => `${column}${at}`).sort()]).toEqual([false, ['F2', 'A3', 'G4', 'D5', 'H6', 'G8'].sort()]);
    expect(await refused(checked([row('石桥村', '1')], await world.as('fundOfficer', clock)))).toBe('forbidden');
  });
});
