import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import type { ClueTableQuery } from '../../contracts/clue-statistics';
import { insertClues, type PlainClue } from '../../test/support/clues';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildDistrict, buildTown, idOf, testClock } from '../../test/support/factories';
import { accessesOf, loadCalendar, type Context } from '../kernel';
import { clueStatisticsTable } from '.';

useTestDatabase();
const me = 'a'.repeat(24);
let manager: Context;
const asked: ClueTableQuery = { table: 'petitions', period: 'quarter', at: '2026-Q3', format: 'xlsx' };

beforeAll(async () => {
  await clearDatabase();
  await loadCalendar();
  const district = idOf(await buildDistrict({ name: '青禾区', code: '630102' }));
  const town = { id: (await buildTown({ name: '演示镇甲', parentId: district }))._id, name: '演示镇甲' };
  manager = { actor: { kind: 'staff', accountId: me, name: '案管甲', grants: [{ role: 'clueManager', organisationId: district }] }, clock: testClock };
  const many = (count: number, more: Partial<PlainClue>): PlainClue[] => Array.from({ length: count }, () => ({ readers: [me], receivedOn: '2026-07-09', state: 'handling', ...more }));
  await insertClues([
    ...many(12, { channel: 'letter', town }),
    ...many(8, { channel: 'web', state: 'closed', closedOn: '2026-08-20', disposition: 'preliminary', satisfaction: 'satisfied' }),
    ...many(3, { channel: 'call', kind: 'appeal', state: 'closed', closedOn: '2026-09-02', disposition: 'talk' }),
    ...many(10, { receivedOn: '2025-08-14', channel: 'letter' }),
    // Of somebody else.
    ...many(50, { readers: ['b'.repeat(24)] }),
  ]);
});

async function sheetOf(query: ClueTableQuery): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await clueStatisticsTable(manager, query)).bytes as unknown as ArrayBuffer);
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)));
  return rows;
}
const rowOf = (rows: string[][], label: string): string[] | undefined => rows.find(([first]) => first === label);

test('a quarter as a sheet: title, organ, period, unit, maker and day; small counts and what gives them away are not there', async () => {
  const rows = await sheetOf(asked);
  expect(rows[0]![0]).toBe('信访举报统计表');
  expect(rows[1]![0]).toBe('青禾区纪委监委　2026年第3季度（2026年7月1日至2026年9月30日）');
  expect(rows[2]![0]).toBe('单位：件');
  expect(rows[3]).toEqual(['项目', '本期', '上年同期', '增减']);
  expect(rowOf(rows, '收到')).toEqual(['收到', '23', '10', '+13']);
  expect(rowOf(rows, '受理')).toEqual(['受理', '23', '10', '+13']);
  expect(rowOf(rows, '　已经办结')).toEqual(['　已经办结', '11', '0', '+11']);
  expect(rowOf(rows, '办结率')).toEqual(['办结率', '47.8%', '0.0%', '+47.8 个百分点']);
  expect([rowOf(rows, '来信'), rowOf(rows, '网页'), rowOf(rows, '来电')]).toEqual([['来信', '12', '10', '+2'], ['网页', '—', '0', '—'], ['来电', '<5', '0', '—']]);
  expect(rowOf(rows, '申诉')).toEqual(['申诉', '<5', '0', '—']);
  expect(rows.flat().join('\n')).toContain('1 至 4 件的写作 <5');
  expect(rows.at(-1)![0]).toContain('制表人：案管甲　　制表日期：2026年11月20日');
});

test('the table of dispositions tells what was closed, how long it took, what is left, and what reporters say', async () => {
  const rows = await sheetOf({ ...asked, table: 'dispositions' });
  expect(rowOf(rows, '办结')).toEqual(['办结', '11', '0', '+11']);
  expect(rowOf(rows, '平均用时（工作日）')![1]).toMatch(/^\d+\.\d$/);
  expect(rowOf(rows, '期末积存')).toEqual(['期末积存', '22', '10', '+12']);
  expect(rowOf(rows, '谈话函询')).toEqual(['谈话函询', '<5', '0', '—']);
  // Whoever rated, or did not, is part of eleven: three who did not would give away eight.
  expect([rowOf(rows, '满意')![1], rowOf(rows, '没有评价')![1], rowOf(rows, '满意率')![1]]).toEqual(['—', '<5', '—']);
});

test('as a document the same figures stand in a form of its own, and that it was made is on record', async () => {
  const { bytes, filename, type } = await clueStatisticsTable(manager, { ...asked, format: 'docx' });
  expect([filename, type]).toEqual(['信访举报统计表 2026年第3季度.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']);
  const text = new PizZip(bytes).file('word/document.xml')!.asText().replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '').replace(/&lt;/g, '<').replace(/\n\s+/g, '\n');
  for (const words of ['信访举报统计表', '青禾区纪委监委　2026年第3季度', '单位：件', '收到\n23\n10\n+13', '来电\n<5\n0\n—', '一、收到和去向', '五、按月', '制表人：案管甲']) expect(text).toContain(words);
  expect(text).not.toMatch(/[{}]/);
  expect((await accessesOf({ type: 'clueStatistics', id: 'petitions' })).at(-1)).toMatchObject({ verb: 'clueStatistics.exported', byName: '案管甲', detail: { period: '2026-Q3', format: 'docx' } });
});

test('a year that is not over says up to which day; what has not begun is refused, and so is whoever may not make tables', async () => {
  expect((await sheetOf({ ...asked, period: 'year', at: '2026' })).flat().join('\n')).toContain('本期还没有完，数截至2026年11月20日');
  const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
  expect(await outcome(clueStatisticsTable(manager, { ...asked, at: '2027-Q1' }))).toBe('badRequest');
  const handler: Context = { ...manager, actor: { kind: 'staff', accountId: me, name: '承办甲', grants: [{ role: 'clueHandler', organisationId: 'f'.repeat(24) }] } };
  expect(await outcome(clueStatisticsTable(handler, asked))).toBe('forbidden');
});
