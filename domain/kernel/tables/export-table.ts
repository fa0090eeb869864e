import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { TableFormat } from '../../../contracts/table';

export interface ExportColumn<T> {
  header: string;
  value(row: T): string | number | null;
  /** In characters; 16 where it is not said. */
  width?: number;
}

export const exportMediaTypes: Record<TableFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Rows between two turns of the event loop. */
const together = 200;

/** Any list as a file that is made while it is read; a fault of the list ends the stream with it. */
export function exportTable<T>(columns: readonly ExportColumn<T>[], rows: AsyncIterable<T>, format: TableFormat): Readable {
  return format === 'csv' ? Readable.from(csvLines(columns, rows), { objectMode: false }) : xlsxStream(columns, rows);
}

async function* csvLines<T>(columns: readonly ExportColumn<T>[], rows: AsyncIterable<T>): AsyncGenerator<Buffer> {
  // The mark makes Excel read it as UTF-8.
  let text = `\ufeff${line(columns.map((column) => column.header))}`;
  let count = 0;
  for await (const row of rows) {
    text += line(columns.map((column) => column.value(row)));
    count += 1;
    if (count % together) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

const line = (cells: (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** A text that a spreadsheet would take for a formula is kept a text by an apostrophe before it. */
function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r＝＋－＠]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function xlsxStream<T>(columns: readonly ExportColumn<T>[], rows: AsyncIterable<T>): Readable {
  const output = new PassThrough();
  writeXlsx(columns, rows, output).catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return output;
}

async function writeXlsx<T>(columns: readonly ExportColumn<T>[], rows: AsyncIterable<T>, output: PassThrough): Promise<void> {
  // A large library: whoever makes a sheet waits for it, not every start.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet('数据', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ width: column.width ?? 16 }));
  const head = sheet.addRow(columns.map((column) => column.header));
  head.font = { bold: true };
  head.commit();
  let count = 0;
  for await (const row of rows) {
    if (output.destroyed) return;
    // A string cell stays a text in xlsx, whatever it begins with.
    sheet.addRow(columns.map((column) => column.value(row))).commit();
    count += 1;
    if (count % together) continue;
    await turn();
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), once(output, 'close')]);
  }
  sheet.commit();
  await book.commit();
}
