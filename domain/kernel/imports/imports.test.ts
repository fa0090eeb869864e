import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { cancelImport, createDemoAccount, createOrganisation, enableDemo, Fault, fixedClock, importTemplate, listImports, native, OrganisationModel, PersonModel, runImport, runJobs, showImport, startImport, systemContext, type Context } from '..';
import type { ImportKind } from '../../../contracts/table';

// Every run starts a thread of its own, which takes its time on a busy machine.
jest.setTimeout(90_000);
useTestDatabase();
enableDemo();
const clock = fixedClock('2026-11-20T01:00:00Z');
const system = systemContext('test', clock);
let ctx: Context;

beforeEach(async () => {
  await clearDatabase();
  const district = await createOrganisation(system, { kind: 'district', name: '青禾区', code: 'QH', parentId: null });
  const grants = [{ role: 'systemAdmin' as const, organisationId: district._id }];
  const account = await createDemoAccount(system, { username: 'xitong', name: '系统管理员', password: 'irrelevant-here', grants });
  ctx = { actor: { kind: 'staff', accountId: String(account._id), name: account.name, grants: [{ role: 'systemAdmin', organisationId: String(district._id) }] }, clock };
});

const upload = (kind: ImportKind, text: string, by = ctx) => startImport(by, { kind, fileName: '表.csv', source: Readable.from([Buffer.from(text)]) });
async function checked(kind: ImportKind, text: string) {
  const { id } = await upload(kind, text);
  await runJobs(clock);
  return showImport(ctx, id);
}
async function imported(kind: ImportKind, text: string) {
  const { id } = await checked(kind, text);
  await runImport(ctx, id);
  await runJobs(clock);
  return showImport(ctx, id);
}
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));

const organisations = '机构编码,机构名称,简称,类别,上级机构编码\nLX,柳溪镇,柳溪,乡镇（街道）,QH\nRSJ,区人社局,,部门,QH\nH-LX,柳溪镇便民服务中心,,办事大厅,LX\n';

test('organisations, then windows, then people; a second time updates by code', async () => {
  const first = await checked('organisations', organisations);
  expect(first).toMatchObject({ state: 'checked', rows: 3, goodRows: 3, creates: 3, updates: 0, canRun: true });
  expect(await native(OrganisationModel).countDocuments({})).toBe(1);
  expect(await imported('organisations', organisations)).toMatchObject({ state: 'done', creates: 3, appliedRows: 4, canRun: false });
  expect(await imported('organisations', organisations.replace('柳溪镇便民', '柳溪镇新便民'))).toMatchObject({ state: 'done', creates: 0, updates: 1 });

  const windows = '窗口编码,窗口名称,窗口号,大厅编码,派驻部门编码,办理事项\nW3,社会保险窗口,3,H-LX,RSJ,社会保险、社保卡\n';
  expect(await imported('windows', windows)).toMatchObject({ state: 'done', creates: 1 });
  const before = await native(OrganisationModel).findOne({ code: 'W3' });
  expect(await imported('windows', windows.replace(',3,', ',5,'))).toMatchObject({ state: 'done', updates: 1 });
  expect((await native(OrganisationModel).findOne({ code: 'W3' }))?.window).toMatchObject({ code: before!.window!.code, number: '5', services: ['社会保险', '社保卡'] });

  const people = '工号,姓名,类别,单位编码,职务,手机\nG1,示例甲,干部,RSJ,局长,13800000001\nG2,示例乙,本委工作人员,QH,干事,\n';
  expect(await imported('people', people)).toMatchObject({ state: 'done', creates: 2 });
  expect(await imported('people', people.replace('局长', '副局长'))).toMatchObject({ state: 'done', updates: 2 });
  expect((await native(PersonModel).findOne({ code: 'G1' }))?.posts).toMatchObject([{ title: '副局长' }]);
  expect((await native(PersonModel).findOne({ code: 'G1' }))?.trail.tail.at(-1)?.actor).toMatchObject({ kind: 'staff', name: '系统管理员' });
});

test('how somebody came into a post and when he retires comes in by the sheet, and stays where an older sheet does not know it', async () => {
  const newer = '工号,姓名,类别,单位编码,职务,任职日期,任职方式,退休日期\nG1,示例甲,干部,QH,局长,2026-11-20,提任,2039年6月1日\n';
  const older = '工号,姓名,类别,单位编码,职务,任职日期\nG1,示例甲,干部,QH,局长,2026-11-20\n';
  const stored = async () => (await native(PersonModel).findOne({ code: 'G1' }))!;
  expect(await imported('people', newer)).toMatchObject({ state: 'done', creates: 1 });
  expect(await stored()).toMatchObject({ retiresOn: '2039-06-01', posts: [{ appointment: 'promotion', from: '2026-11-20' }] });
  await imported('people', older);
  expect(await stored()).toMatchObject({ retiresOn: '2039-06-01', posts: [{ appointment: 'promotion' }] });
  await imported('people', older.replace('局长', '书记'));
  expect(await stored()).toMatchObject({ posts: [{ title: '书记', appointment: null }] });
  expect(await checked('people', newer.replace('提任', '上任'))).toMatchObject({ problems: [{ row: 2, message: '只能填：新任职、调任、提任' }] });
});

test('whose cadre somebody is comes in by the sheet, and stays where the sheet does not say it', async () => {
  const sheet = (column: string, cell: string) => `工号,姓名,类别,单位编码,职务${column}\nG1,示例甲,干部,QH,局长${cell}\n`;
  const stored = async () => (await native(PersonModel).findOne({ code: 'G1' }))!.managedBy;
  await imported('people', sheet('', ''));
  expect(await stored()).toBe('district');
  await imported('people', sheet(',管理权限', ',上级管理'));
  expect(await stored()).toBe('above');
  await imported('people', sheet('', ''));
  expect(await stored()).toBe('above');
  expect(await checked('people', sheet(',管理权限', ',省管'))).toMatchObject({ problems: [{ row: 2, message: '只能填：区管及以下、上级管理' }] });
});

test('a bad sheet lists its cells and cannot be run', async () => {
  const run = await checked('organisations', '机构编码,机构名称,类别,上级机构编码\nA1,甲村,村,QH\nA2,乙局,部门,NO\nA2,丙局,部门,QH\n');
  expect(run).toMatchObject({ state: 'checked', problemCount: 3, canRun: false, problems: [{ row: 2, column: 'D' }, { row: 3, column: 'D' }, { row: 4, column: 'A', message: '和第 3 行的编码一样' }] });
  expect(await outcome(runImport(ctx, run.id))).toBe('wrongState');
});

test('is cancelled before it starts, is one’s own, and needs the role', async () => {
  const { id } = await upload('organisations', organisations);
  expect(await cancelImport(ctx, id)).toMatchObject({ state: 'cancelled', canRun: false });
  await runJobs(clock);
  expect((await showImport(ctx, id)).state).toBe('cancelled');
  const other: Context = { actor: { kind: 'staff', accountId: 'd'.repeat(24), name: '别人', grants: [] }, clock };
  expect([await outcome(showImport(other, id)), await outcome(upload('people', 'x', other))]).toEqual(['notFound', 'forbidden']);
  expect((await listImports(ctx, { limit: 20 })).items.map((one) => one.id)).toEqual([id]);
});

test('a template has headers, an example and notes', async () => {
  const { fileName, bytes } = await importTemplate(ctx, 'people');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  expect([fileName, book.worksheets.map((sheet) => sheet.name), book.worksheets[0]!.getCell('A1').value, book.worksheets[0]!.getCell('A2').value]).toEqual(['人员导入模板.xlsx', ['人员', '填写说明'], '工号*', 'G1107']);
});
