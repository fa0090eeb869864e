import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { readSheet } from './read-sheet';
import type { SheetRow } from './sheet';

const dir = mkdtempSync(join(tmpdir(), 'qingjian-xlsx-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const path = join(dir, 'sheet.xlsx');

async function read(bytes: Uint8Array): Promise<SheetRow[]> {
  writeFileSync(path, bytes);
  const rows: SheetRow[] = [];
  for await (const batch of readSheet(path, 'xlsx')) rows.push(...batch);
  return rows;
}

async function ofExcelJs(fill: (book: ExcelJS.Workbook) => void): Promise<SheetRow[]> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return read(new Uint8Array(await book.xlsx.writeBuffer()));
}

const officeRels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationship = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${officeRels}/${type}" Target="${target}"/>`;
const parts = {
  'xl/workbook.xml': `${head}<workbook xmlns:r="${officeRels}"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships>${relationship('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relationship('rId2', 'sharedStrings', 'sharedStrings.xml')}${relationship('rId3', 'styles', 'styles.xml')}</Relationships>`,
  'xl/worksheets/sheet1.xml': '',
  'xl/sharedStrings.xml': '<sst><si><t>共用</t></si></sst>',
  'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
};

function pack(changed: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries({ ...parts, ...changed })) zip.file(name, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const sheetOf = (rows: string): string => `${head}<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const readRows = async (rows: string, changed: Record<string, string | Uint8Array> = {}): Promise<SheetRow[]> => read(await pack({ 'xl/worksheets/sheet1.xml': sheetOf(rows), ...changed }));

describe('sheets as exceljs writes them', () => {
  test('every kind of value is the text that people see', async () => {
    const rows = await ofExcelJs((book) => {
      const sheet = book.addWorksheet('一');
      sheet.addRow(['文本', 0.1 + 0.2, 123456789012, true, { error: '#N/A' }, { text: '链接', hyperlink: 'https://example.com' }]);
      sheet.addRow([{ richText: [{ text: '富' }, { text: ' 文本', font: { bold: true } }] }, { formula: '1+1', result: 2 }, { formula: '"a"&"b"', result: 'a<b' }, { formula: 'A9' }, ' 左右 ', '一\n二 & <三> "四"']);
    });
    expect(rows).toEqual([
      { row: 1, cells: ['文本', '0.30000000000000004', '123456789012', 'TRUE', '#N/A', '链接'] },
      { row: 2, cells: ['富 文本', '2', 'a<b', '', '左右', '一\n二 & <三> "四"'] },
    ]);
  });

  test.each([false, true])('days and times, counted from 1904: %s', async (date1904) => {
    const rows = await ofExcelJs((book) => {
      book.properties.date1904 = date1904;
      const row = book.addWorksheet('一').addRow([new Date(Date.UTC(2026, 1, 28)), new Date(Date.UTC(2026, 0, 5, 8, 30, 15)), new Date(Date.UTC(2026, 11, 31)), 0.75, 46027]);
      row.getCell(3).numFmt = 'yyyy"年"m"月"d"日"';
      row.getCell(4).numFmt = 'h:mm';
      row.getCell(5).numFmt = '#,##0.00_ ;[Red]"days" \\d';
    });
    expect(rows).toEqual([{ row: 1, cells: ['2026-02-28', '2026-01-05 08:30:15', '2026-12-31', '18:00:00', '46027'] }]);
  });

  test('blank rows and cells keep their places; what stands past the last column is left', async () => {
    const rows = await ofExcelJs((book) => {
      const sheet = book.addWorksheet('一');
      sheet.getCell('C2').value = '三';
      sheet.getCell('AA5').value = '廿七';
      sheet.getCell('ZZ5').value = '太远';
      sheet.getCell('A7').value = '  ';
    });
    expect(rows.map(({ row, cells }) => [row, cells.length, cells.at(-1)])).toEqual([[2, 3, '三'], [5, 27, '廿七']]);
  });

  test('the first sheet that people see is read, in the order of the tabs', async () => {
    const rows = await ofExcelJs((book) => {
      book.addWorksheet('藏', { state: 'hidden' }).addRow(['藏着的']);
      book.addWorksheet('深藏', { state: 'veryHidden' }).addRow(['藏着的']);
      book.addWorksheet('要的').addRow(['看得见']);
      book.addWorksheet('说明').addRow(['后面的']);
    });
    expect(rows).toEqual([{ row: 1, cells: ['看得见'] }]);
  });
});

describe('sheets as others write them', () => {
  test('without places, with gaps, with texts in the cell, with other kinds of markup', async () => {
    const rows = await readRows(
      [
        '<row><c t="s"><v>0</v></c><c/><c t="inlineStr"><is><r><rPr><b/></rPr><t>甲</t></r><rPh sb="0" eb="1"><t>jiǎ</t></rPh><r><t xml:space="preserve"> 乙</t></r></is></c></row>',
        '<!-- <row> --><row r="4" spans=\'1:3\'><c r="B4" t="str"><f>A1&gt;1</f><v><![CDATA[<丙>]]>&#x4e01;&#25098;_x000D_</v></c><c t="b"><v>0</v></c><c t="d"><v>2026-01-05T00:00:00</v></c></row>',
        '<row note="a>b" r = "5"><c t="n"><v>1.50E+2</v></c><c><v></v></c><c t="d"><v>2026-01-05T08:00:00.000Z</v></c></row >',
      ].join('\r\n'),
    );
    expect(rows).toEqual([
      { row: 1, cells: ['共用', '', '甲 乙'] },
      { row: 4, cells: ['', '<丙>丁戊', 'FALSE', '2026-01-05'] },
      { row: 5, cells: ['150', '', '2026-01-05 08:00:00'] },
    ]);
  });

  test('names with a prefix, parts by whole path and in other letters, sheets that are charts, cells outside the data', async () => {
    const changed = {
      'xl/workbook.xml': `<x:workbook xmlns:q="${officeRels}"><x:sheets><x:sheet name="图" q:id="c"/><x:sheet name="表" state="visible" q:id="s"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relationship('c', 'chartsheet', 'chartsheets/sheet1.xml')}${relationship('s', 'worksheet', '/xl/Sheets/../表.xml')}</Relationships>`,
      'xl/表.xml': '<x:worksheet><x:row r="9"><x:c><x:v>9</x:v></x:c></x:row><x:sheetData><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    };
    expect(await readRows('', changed)).toEqual([{ row: 2, cells: ['7'] }]);
  });

  test('only the formats of cells say what a date is, and the days around the false 29 February 1900 are right', async () => {
    const styles = [
      '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[$-804]aaaa\\ yyyy/m/d;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/><xf numFmtId="14"/></cellStyleXfs>',
      '<cellXfs><xf/><xf numFmtId="31"/><xf numFmtId="200"/><xf numFmtId="2"/></cellXfs><dxfs><dxf><numFmt numFmtId="2" formatCode="yyyy"/></dxf></dxfs></styleSheet>',
    ].join('');
    const cell = (style: number, value: string): string => `<c s="${style}"><v>${value}</v></c>`;
    const rows = await readRows(`<row>${cell(0, '46027')}${cell(1, '46027')}${cell(2, '46027.99999999')}${cell(3, '46027')}${cell(1, '1')}${cell(1, '59')}${cell(1, '61')}${cell(1, '-1')}${cell(1, '2958466')}</row>`, { 'xl/styles.xml': styles });
    expect(rows[0]!.cells).toEqual(['46027', '2026-01-05', '2026-01-06', '46027', '1900-01-01', '1900-02-28', '1900-03-01', '#日期', '#日期']);
  });

  test('a long sheet comes whole, wherever it is cut into slices', async () => {
    const wanted = Array.from({ length: 3000 }, (_, n) => ['户'.repeat(n % 37), `第${n}户&<${'𠮷'.repeat(n % 5)}>`, String(n / 8)]);
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const strings = `<sst>${wanted.map(([, text]) => `<si><t>${escaped(text!)}</t></si>`).join('')}</sst>`;
    const rows = wanted.map(([text, , number], n) => `<row r="${n + 1}"><c t="inlineStr"><is><t>${text}</t></is></c><c t="s"><v>${n}</v></c><c><v>${number}</v></c></row>`);
    expect(await readRows(rows.join(''), { 'xl/sharedStrings.xml': strings })).toEqual(wanted.map((cells, index) => ({ row: index + 1, cells })));
  });

  test('a text far too long for a cell is cut', async () => {
    const rows = await readRows(`<row><c t="str"><v>${'长'.repeat(40_000)}</v></c></row>`);
    expect(rows[0]!.cells[0]).toHaveLength(5000);
  });
});

describe('what cannot be read is said in Chinese', () => {
  const fault = { code: 'unsupportedMediaType', message: '这个表格打不开，请重新保存后再传。' };
  const one = '<row><c><v>1</v></c></row>';

  test.each([
    ['a place that is none', '<row><c r="7A"><v>1</v></c></row>'],
    ['a string that is not there', '<row><c t="s"><v>1</v></c></row>'],
    ['a number that is none', '<row><c><v>一</v></c></row>'],
    ['a date that is none', '<row><c t="d"><v>昨天</v></c></row>'],
    ['a kind of cell that nobody knows', '<row><c t="x"><v>1</v></c></row>'],
    ['rows out of order', '<row r="2"/><row r="1"/>'],
    ['a row past the last', '<row r="1048577"/>'],
    ['tags that cross', '<row><c></row></c>'],
    ['an end without its beginning', '</row>'],
    ['an attribute without quotes', '<row r=1></row>'],
    ['an attribute without end', '<row r="1></row>'],
    ['an entity of its own', '<row><c t="str"><v>&bomb;</v></c></row>'],
    ['an ampersand alone', '<row><c t="str"><v>a & b</v></c></row>'],
    ['a character that is none', '<row><c t="str"><v>&#x110000;</v></c></row>'],
    ['a tag without end', `<row ${' '.repeat(1024 * 1024)}`],
    ['elements too deep', '<a>'.repeat(100)],
  ])('%s', async (_, rows) => {
    await expect(readRows(rows)).rejects.toMatchObject(fault);
  });

  test.each([
    ['a document type', `<!DOCTYPE worksheet [<!ENTITY a "b">]>${sheetOf(one)}`],
    ['an end too early', sheetOf(one).slice(0, -5)],
    ['two roots', `${sheetOf(one)}<more/>`],
    ['text outside', `text${sheetOf(one)}`],
    ['nothing', ''],
    ['another encoding', Buffer.from('<worksheet>\xb1\xe0</worksheet>', 'latin1')],
  ])('a sheet with %s', async (_, sheet) => {
    await expect(readRows('', { 'xl/worksheets/sheet1.xml': sheet })).rejects.toMatchObject(fault);
  });

  test('a file that is no zip, is cut, lies about a size, or lacks a part', async () => {
    const whole = await pack({ 'xl/worksheets/sheet1.xml': sheetOf(one.repeat(200)) });
    expect(await read(whole)).toHaveLength(200);
    await expect(read(Buffer.from('编码,金额'))).rejects.toMatchObject(fault);
    await expect(read(Buffer.alloc(0))).rejects.toMatchObject(fault);
    await expect(read(whole.subarray(0, -40))).rejects.toMatchObject(fault);
    await expect(read(claiming(whole, 100))).rejects.toMatchObject(fault);
    await expect(read(await pack({ 'xl/_rels/workbook.xml.rels': `<Relationships>${relationship('rId1', 'worksheet', 'elsewhere.xml')}</Relationships>` }))).rejects.toMatchObject(fault);
    await expect(read(await pack({ 'xl/workbook.xml': '<workbook><sheets><sheet name="一"/></sheets></workbook>' }))).rejects.toMatchObject(fault);
  });

  test('a sheet that would unpack beyond all measure is not unpacked', async () => {
    const bomb = claiming(await pack({ 'xl/worksheets/sheet1.xml': sheetOf(one) }), 201 * 1024 * 1024);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'payloadTooLarge', message: '表格展开后太大，请分成几个文件再传。' });
  });

  test('a workbook with nothing to see', async () => {
    const changed = { 'xl/workbook.xml': `<workbook xmlns:r="${officeRels}"><sheets><sheet name="一" state="hidden" r:id="rId1"/></sheets></workbook>` };
    await expect(readRows(one, changed)).rejects.toMatchObject({ code: 'unsupportedMediaType', message: expect.stringContaining('取消隐藏') });
  });

  test('a file that is not there is no fault of the sheet', async () => {
    await expect(readSheet(join(dir, 'none.xlsx'), 'xlsx').next()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  /** The same zip, with another unpacked size of the sheet in its directory. */
  function claiming(zip: Buffer, size: number): Buffer {
    const changed = Buffer.from(zip);
    changed.writeUInt32LE(size, changed.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24);
    return changed;
  }
});

test('whoever stops early is not kept waiting for the rest', async () => {
  writeFileSync(path, await pack({ 'xl/worksheets/sheet1.xml': sheetOf(`${'<row><c><v>1</v></c></row>'.repeat(1500)}<broken`) }));
  const batches = readSheet(path, 'xlsx');
  expect((await batches.next()).value).toHaveLength(500);
  await batches.return(undefined);
  expect(await batches.next()).toMatchObject({ done: true });
});
