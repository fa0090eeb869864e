import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import { dayCell, exportTable, importTable, labelCell, listCell, optionalColumn, requiredColumn, templateOf, type ImportOptions } from '.';
import { columnLetter } from './sheet';

const dir = mkdtempSync(join(tmpdir(), 'qingjian-tables-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const columns = {
  code: requiredColumn('编码', z.string().regex(/^[A-Z]\d+$/, '编码是一个字母加数字'), { example: 'A0', note: '全区唯一' }),
  amount: requiredColumn('金额', z.coerce.number('金额只写数字').min(0, '金额不能是负数'), { example: '12.5', note: '单位：元' }),
  paidOn: optionalColumn('发放日期', dayCell, { example: '2026-01-31', note: '' }),
  kind: optionalColumn('类别', labelCell({ one: '甲', two: '乙' }), { example: '甲', note: '' }),
  tags: optionalColumn('标签', listCell(z.string().max(4, '一个标签最多 4 个字'), 3), { example: '新、旧', note: '' }),
};
type Options = ImportOptions<typeof columns>;
const head = ['编码*', '金额（元）', '发放日期', '类别', '标签', '备注'];
let files = 0;

async function sheet(rows: unknown[][]): Promise<Options['source']> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet('一');
  rows.forEach((row, index) => (page.getRow(index + 1).values = row as ExcelJS.CellValue[]));
  book.addWorksheet('说明').addRow(['不读这一页']);
  const path = join(dir, `${(files += 1)}.xlsx`);
  await book.xlsx.writeFile(path);
  return { path, format: 'xlsx' };
}

function csv(text: string | Buffer): Options['source'] {
  const path = join(dir, `${(files += 1)}.csv`);
  writeFileSync(path, text);
  return { path, format: 'csv' };
}

async function run(source: Options['source'], more: Partial<Options> = {}) {
  const applied: unknown[] = [];
  const handler: Options['handler'] = {
    apply: async (rows) => {
      applied.push(...rows);
      return { creates: rows.length, updates: 0 };
    },
  };
  return { report: await importTable({ columns, source, handler, dryRun: false, ...more }), applied };
}

test('reads text, numbers, dates, rich text and formulas, skips blank rows and the example', async () => {
  const { report, applied } = await run(
    await sheet([head, ['A0', 12.5, '2026-01-31', '甲', '新、旧'], ['A1', 3, new Date(Date.UTC(2026, 0, 5)), '乙', '新，旧；'], [], ['', ' '], [{ richText: [{ text: 'A' }, { text: '2' }] }, { formula: '1+1', result: 2 }, '2026年3月8日']]),
  );
  expect(report).toMatchObject({ rows: 2, goodRows: 2, problemCount: 0, creates: 2, appliedRow: 6 });
  expect(applied).toEqual([
    { row: 3, value: { code: 'A1', amount: 3, paidOn: '2026-01-05', kind: 'two', tags: ['新', '旧'] } },
    { row: 6, value: { code: 'A2', amount: 2, paidOn: '2026-03-08' } },
  ]);
});

test('a dry run lists every bad cell by row and column letter, and applies nothing', async () => {
  const source = await sheet([head, ['A1', 1], ['b', '二十', '2026-02-30', '丙', '一个太长的标签'], ['', 5], ['A4', -1], ['A5', 5, '下个月发'], ['A6', 6, '2026-13-01']]);
  const { report, applied } = await run(source, { dryRun: true });
  expect(applied).toEqual([]);
  expect(report).toMatchObject({ rows: 6, goodRows: 1, problemCount: 9 });
  expect(report.problems.map(({ row, column, message }) => `${column}${row} ${message}`)).toEqual([
    'A3 编码是一个字母加数字',
    'B3 金额只写数字',
    'C3 没有这一天',
    'D3 只能填：甲、乙',
    'E3 一个标签最多 4 个字',
    'A4 必填，不能空着',
    'B5 金额不能是负数',
    'C6 日期写成 2026-11-20 这样',
    'C7 日期写成 2026-11-20 这样',
  ]);
});

test('missing and doubled headers are said; an empty sheet and a broken file too', async () => {
  const { report } = await run(await sheet([['编码', '编码'], ['A1', 'A2']]));
  expect(report.problems.map((problem) => problem.message)).toEqual(['“编码”这一列有两个，请删掉一个', '缺少“金额”这一列，表头请照模板写']);
  expect((await run(await sheet([]))).report.problems[0]?.message).toBe('表里没有内容');
  await expect(run({ ...csv('not a zip'), format: 'xlsx' })).rejects.toMatchObject({ code: 'unsupportedMediaType' });
});

test('CSV is read as Excel writes it: quotes, line ends, UTF-8 with a mark or GB 18030', async () => {
  const text = '编码,金额,标签\r\nA1,"1","新\n旧"\r\n\r\nA2,2,"说""好"""';
  const expected = [
    { row: 2, value: { code: 'A1', amount: 1, tags: ['新', '旧'] } },
    { row: 4, value: { code: 'A2', amount: 2, tags: ['说"好"'] } },
  ];
  expect((await run(csv(`\ufeff${text}`))).applied).toEqual(expected);
  const gbk = Buffer.concat([Buffer.from('b1e0c2eb2cbdf0b6ee0a', 'hex'), Buffer.from('A1,1')]);
  expect((await run(csv(gbk))).applied).toEqual([{ row: 2, value: { code: 'A1', amount: 1 } }]);
});

test('stops where it is told to and goes on after that row; bad rows stop a run before their batch', async () => {
  const source = csv(['编码,金额', ...Array.from({ length: 1200 }, (_, n) => `A${n},${n}`)].join('\n'));
  const first = await run(source, { onBatch: async () => true });
  expect(first.report).toMatchObject({ stopped: true, appliedRow: 500, creates: 499 });
  const second = await run(source, { afterRow: first.report.appliedRow });
  expect(second.report).toMatchObject({ stopped: false, appliedRow: 1201, creates: 701 });
  const bad = csv(['编码,金额', ...Array.from({ length: 1200 }, (_, n) => `A${n},${n === 700 ? 'x' : n}`)].join('\n'));
  const third = await run(bad);
  expect(third.report).toMatchObject({ appliedRow: 500, problemCount: 1, problems: [{ row: 702, column: 'B' }] });
});

test('what only the whole shows is told with its cell', async () => {
  const source = csv('金额,编码\n1,A1\n2,A1');
  const handler: Options['handler'] = { check: async (rows) => ({ creates: 1, updates: 0, problems: rows.slice(1).map(({ row }) => ({ row, key: 'code', message: '重复' })) }), apply: () => Promise.reject(new Error('must not be applied')) };
  const { report } = await run(source, { handler });
  expect(report).toMatchObject({ goodRows: 1, problems: [{ row: 3, column: 'B', header: '编码', message: '重复' }] });
});

test('a template reads back without a row of its own', async () => {
  const path = join(dir, 'template.xlsx');
  writeFileSync(path, await templateOf('补贴', columns));
  const { report } = await run({ path, format: 'xlsx' });
  expect(report).toMatchObject({ rows: 0, problemCount: 0 });
  expect([columnLetter(0), columnLetter(25), columnLetter(26), columnLetter(701), columnLetter(702)]).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

describe('exports', () => {
  const wanted = [
    { header: '名称', value: (row: { name: string; count: number }) => row.name },
    { header: '次数', value: (row: { name: string; count: number }) => row.count },
  ];
  async function* list(names: string[]) {
    for (const [index, name] of names.entries()) yield { name, count: index - 1 };
  }

  test('CSV has its mark, quotes what needs it, and lets no formula in', async () => {
    const text = (await buffer(exportTable(wanted, list(['=1+1', '说"好",行', '+86', '普通']), 'csv'))).toString('utf8');
    expect(text).toBe('\ufeff名称,次数\r\n\'=1+1,-1\r\n"说""好"",行",0\r\n\'+86,1\r\n普通,2\r\n');
  });

  test('xlsx keeps such a text a text', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await buffer(exportTable(wanted, list(['=1+1', ...Array.from({ length: 1000 }, (_, n) => `行${n}`)]), 'xlsx'))) as unknown as ExcelJS.Buffer);
    const page = book.worksheets[0]!;
    expect([page.rowCount, page.getCell('A1').value, page.getCell('A2').value, page.getCell('B3').value]).toEqual([1002, '名称', '=1+1', 0]);
  });

  test.each(['csv', 'xlsx'] as const)('a fault of the list ends the %s', async (format) => {
    async function* broken() {
      yield { name: 'a', count: 1 };
      throw new Error('database went away');
    }
    await expect(buffer(exportTable(wanted, broken(), format))).rejects.toThrow('database went away');
  });
});
