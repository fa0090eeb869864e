import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { accountsOf, publishAccounts } from '../../test/support/accounts';
import { useTestDatabase } from '../../test/support/database';
import { idOf, testClock } from '../../test/support/factories';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { Fault, type Context } from '../kernel';
import { countAllVillages, readDisclosureSheet, sheetTemplate } from '.';

useTestDatabase();
let world: VillageWorld;
let clerk: Context;
let dir: string;
beforeAll(async () => {
  world = await buildVillageWorld();
  clerk = await world.as('villageClerk', testClock);
  await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 0, 100_000, 0));
  await countAllVillages();
  dir = mkdtempSync(path.join(tmpdir(), 'qingjian-sheet-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));
const head = ['类别', '日期', '项目', '事由', '金额', '对方', '凭证号'];

async function file(rows: readonly (readonly (string | number | null)[])[], name = '表.xlsx'): Promise<{ path: string; name: string }> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('数据').addRows(rows.map((row) => [...row]));
  const at = path.join(dir, `${Math.random()}.xlsx`);
  writeFileSync(at, Buffer.from(await book.xlsx.writeBuffer()));
  return { path: at, name };
}
const read = async (itemCode: string, rows: Parameters<typeof file>[0], ctx = clerk, villageId = idOf(world.village)) => readDisclosureSheet(ctx, itemCode, { villageId, periodKey: '2026-10' }, await file(rows));

test('a month’s account is read as a cash book has it', async () => {
  const answer = await read('F0', [head, ['上月结余', null, null, null, 1000], ['收入', '2026年10月8日', 'F2.2', '山塘承包费', '1,200.50', '合作社', '记001'], ['支出', '2026/10/12', 'F3.4', '打印纸', 120, null, null], ['月末结余', null, null, null, '2080.5']]);
  expect(answer).toMatchObject({ rows: 4, problemCount: 0, hints: [] });
  expect(answer.content).toEqual({
    form: 'accounts',
    opening: 100_000,
    receipts: [{ day: '2026-10-08', entry: 'F2.2', what: '山塘承包费', amount: 120_050, party: '合作社', voucher: '记001', voucherFileIds: [] }],
    payments: [{ day: '2026-10-12', entry: 'F3.4', what: '打印纸', amount: 12_000, party: '', voucher: '', voucherFileIds: [] }],
    closing: 208_050,
    note: '',
  });
});

test('every bad cell is named by row and column, with what to do; then nothing is filled in', async () => {
  const answer = await read('F0', [head, ['支出', '2026-11-01', 'F2.2', '打印纸', '一百', null, null], ['支出', null, null, null, -5, null, null], ['转账', '2026-10-01', 'F3.4', '打印纸', 1, null, null], ['月末结余', null, null, null, 0]]);
  expect(answer.content).toBeNull();
  expect(answer.problems.map(({ row, column, message }) => `${column}${row} ${message}`)).toEqual(
    expect.arrayContaining(['E2 金额只写数字，最多两位小数，如 1280.50', 'B3 必填，不能空着', 'C3 必填，不能空着', 'D3 必填，不能空着', 'E3 收入和支出都写正数', 'A4 只能填：上月结余、收入、支出、月末结余']),
  );
  expect(answer.problemCount).toBe(answer.problems.length);
});

test('the opening may be the last closing, the closing is never worked out', async () => {
  const line = ['收入', '2026-10-08', 'F2.2', '山塘承包费', 1];
  expect(await read('F0', [head, line, ['月末结余', null, null, null, 1001]])).toMatchObject({ content: { opening: 100_000, closing: 100_100 }, hints: ['表里没有写上月结余，用的是上一次公开的月末结余。'] });
  expect(await read('F0', [head, line])).toMatchObject({ content: null, problems: [{ message: '少了“月末结余”这一行' }] });
  const balances = [['月末结余', null, null, null, 1], ['月末结余', null, null, null, 2]];
  expect((await read('F0', [head, line, ...balances])).problems).toMatchObject([{ row: 4, column: 'A' }]);
});

test('a table keeps the item’s columns in their order, whatever order the sheet has', async () => {
  const answer = await read('V6', [['村民小组', '姓名', '每月金额', '人数', '备注'], ['三组', '演示甲', '1,280.50 元', '2', '不看这一列']]);
  expect(answer.content).toMatchObject({ form: 'table', rows: [['演示甲', '三组', '2', '1280.5', '']] });
  expect((await read('V6', [['姓名', '村民小组', '人数', '每月金额'], ['演示甲', '三组', '两人', '']])).problems.map(({ row, column, header }) => `${column}${row} ${header}`)).toEqual(['C2 人数', 'D2 每月金额']);
});

test('an empty sheet, one without its columns and one that is too long are refused in words', async () => {
  const columns = ['姓名', '村民小组', '人数', '每月金额'];
  expect((await read('V6', [columns])).problems).toMatchObject([{ message: '表里没有一行内容。这一期真的没有，就报“本期无发生”' }]);
  expect((await read('V6', [['姓名'], ['演示甲']])).problems.map(({ message }) => message)).toContain('缺少“人数”这一列，表头请照模板写');
  const long = await read('V6', [columns, ...Array.from({ length: 2001 }, () => ['演示甲', '三组', '1', '10'])]);
  expect([long.content, long.problems]).toMatchObject([null, [{ row: 2002, message: expect.stringContaining('最多 2000 行') }]]);
});

test('another file, an item told in words, another village and another role are refused', async () => {
  const other = path.join(dir, 'a.txt');
  writeFileSync(other, '%PDF-1.4\n%%EOF');
  const asked = { villageId: idOf(world.village), periodKey: '2026-10' };
  expect(await outcome(readDisclosureSheet(clerk, 'F0', asked, { path: other, name: '账.xlsx' }))).toBe('unsupportedMediaType');
  writeFileSync(other, 'PK\u0003\u0004broken');
  expect(await outcome(readDisclosureSheet(clerk, 'F0', asked, { path: other, name: '账.xlsx' }))).toBe('unsupportedMediaType');
  expect(await outcome(read('V3', [['x']]))).toBe('badRequest');
  expect(await outcome(read('F0', [head], clerk, idOf(world.neighbour)))).toBe('notFound');
  expect(await outcome(read('F0', [head], await world.as('townReviewer', testClock)))).toBe('forbidden');
});

test('a template can be filled in: its own example is no row', async () => {
  const { fileName, bytes } = await sheetTemplate(clerk, 'F0');
  expect(fileName).toBe('每月收支账 模板.xlsx');
  const at = path.join(dir, 'template.xlsx');
  writeFileSync(at, bytes);
  const answer = await readDisclosureSheet(clerk, 'F0', { villageId: idOf(world.village), periodKey: '2026-10' }, { path: at, name: fileName });
  expect(answer).toMatchObject({ rows: 0, problems: [{ message: '少了“月末结余”这一行' }] });
  expect(await outcome(sheetTemplate(clerk, 'V3'))).toBe('badRequest');
});
