import type { ImportColumns } from './columns';

/** An import sheet to fill in: headers (required ones starred), one example row, and a second sheet that explains each column. */
export async function templateOf(title: string, columns: ImportColumns): Promise<Buffer> {
  // A large library: whoever makes a sheet waits for it, not every start.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const all = Object.values(columns);
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  // Text format: Excel would eat the zeros of a code and the end of an identity number.
  sheet.columns = all.map((column) => ({ width: Math.max(14, column.header.length * 2 + 4, column.example.length + 4), style: { numFmt: '@' } }));
  const head = sheet.addRow(all.map((column) => `${column.header}${column.required ? '*' : ''}`));
  head.font = { bold: true };
  sheet.addRow(all.map((column) => column.example)).font = { italic: true, color: { argb: 'FF6B6B6B' } };
  const notes = book.addWorksheet('填写说明');
  notes.columns = [{ width: 18 }, { width: 8 }, { width: 70 }];
  notes.addRow(['列', '必填', '说明']).font = { bold: true };
  for (const column of all) notes.addRow([column.header, column.required ? '是' : '否', column.note]);
  notes.addRow([]);
  notes.addRow(['第 2 行是示例，可以删掉；原样留着也不会导入。带 * 的列必填。空行会跳过。']);
  return Buffer.from(await book.xlsx.writeBuffer());
}
