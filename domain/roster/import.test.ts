import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { useTestDatabase } from '../../test/support/database';
import { buildPerson } from '../../test/support/factories';
import { buildWorld, clearStory, type World } from '../../test/story/world';
import { assignRosterRequest } from '../../contracts/roster';
import { fixedClock, importTemplate, native, runImport, runJobs, shanghaiInstant, showImport, startImport, systemContext, type Context, type PersonRecord } from '../kernel';
import { assignRoster, RosterModel, whoSat } from '.';

jest.setTimeout(90_000);
useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
const system = systemContext('test', clock);
let world: World;
let manager: Context;
let people: PersonRecord[];

const head = '窗口编码,工号,从哪天,到哪天,班次';
async function checked(rows: string[]) {
  const { id } = await startImport(manager, { kind: 'roster', fileName: '值班.csv', source: Readable.from([Buffer.from([head, ...rows].join('\n'))]) });
  await runJobs(clock);
  return showImport(manager, id);
}
async function imported(rows: string[]) {
  const { id } = await checked(rows);
  await runImport(manager, id);
  await runJobs(clock);
  return showImport(manager, id);
}

beforeAll(async () => {
  world = await buildWorld(clock);
  manager = { actor: world.actors.hallManager, clock };
});
beforeEach(async () => {
  await clearStory();
  people = [await buildPerson({ code: 'C1', name: '窗口甲' }), await buildPerson({ code: 'C2', name: '窗口乙' })];
});

test('a hall manager brings a sheet in; the same sheet again changes nothing, an earlier last day ends the entry', async () => {
  const rows = ['LX-3,C1,2026-11-02,,全天', 'LX-3,C2,2026/11/23,2026年11月27日,上午'];
  expect(await checked(rows)).toMatchObject({ state: 'checked', creates: 2, updates: 0, problemCount: 0 });
  expect(await native(RosterModel).countDocuments({})).toBe(0);
  expect(await imported(rows)).toMatchObject({ state: 'done', creates: 2 });
  expect((await whoSat(world.window._id, shanghaiInstant('2026-11-02', '09:00'))).map((one) => one.name)).toEqual(['窗口甲']);
  expect(await imported(rows)).toMatchObject({ state: 'done', creates: 0, updates: 0 });
  expect(await imported(['LX-3,C1,2026-11-02,2026-11-20,'])).toMatchObject({ state: 'done', creates: 0, updates: 1 });
  expect(await whoSat(world.window._id, shanghaiInstant('2026-11-21', '09:00'))).toEqual([]);
  expect((await native(RosterModel).findOne({ shift: 'day' }))?.trail.tail.map((entry) => [entry.verb, entry.actor.name])).toEqual([['roster.assign', '柳青'], ['roster.end', '柳青']]);
});

test('a dry run names every bad cell by row and column', async () => {
  await assignRoster(system, assignRosterRequest.parse({ windowId: world.otherWindow._id.toHexString(), personId: people[1]!._id.toHexString(), from: '2026-11-20' }));
  const run = await checked([
    'ZW-6,C1,2026-11-20,2026-11-20,',
    'LX-3,C9,2026-11-20,,',
    'LX-3,C1,2026-11-31,,',
    'LX-3,C1,2026-12-10,2026-12-01,',
    'LX-3,C1,2026-12-20,,半天',
    'LX-3,C1,2027-01-04,2027-01-08,上午',
    'LX-3,C1,2027-01-08,,全天',
    'LX-3,C2,2026-11-23,,',
  ]);
  const bad = run.problems.map(({ row, column }) => `${column}${row}`);
  expect([run.canRun, bad.sort()]).toEqual([false, ['A2', 'B3', 'C4', 'C8', 'C9', 'D5', 'E6'].sort()]);
  expect(run.problems.find(({ row }) => row === 8)?.message).toBe('和第 7 行重叠，一个人同一时间只能在一个窗口');
  expect(await native(RosterModel).countDocuments({})).toBe(1);
});

test('days that are over are not shortened by a sheet', async () => {
  await imported(['LX-3,C1,2026-11-02,,']);
  expect(await checked(['LX-3,C1,2026-11-02,2026-11-10,'])).toMatchObject({ canRun: false, problems: [{ row: 2, column: 'D', message: '这一条已经排过，日子要在页面上更正' }] });
});

test('the template has its five columns', async () => {
  const { fileName, bytes } = await importTemplate(manager, 'roster');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  expect([fileName, (book.worksheets[0]!.getRow(1).values as string[]).slice(1)]).toEqual(['值班导入模板.xlsx', ['窗口编码*', '工号*', '从哪天*', '到哪天', '班次']]);
});
