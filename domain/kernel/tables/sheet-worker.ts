import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type ExcelJS from 'exceljs';
import { decodeCsv, parseCsv } from './csv';
import { cellMax, columnsMax, type SheetFormat, type SheetRow } from './sheet';

/** What the thread posts: batches of rows, then one `end`. It waits for a word before it reads on, so that little is held. */
export interface SheetMessage {
  rows: SheetRow[];
  end: boolean;
}

const batchSize = 500;
/** Batches sent ahead of the one being worked on. */
const ahead = 2;

async function main(): Promise<void> {
  const { path, format } = workerData as { path: string; format: SheetFormat };
  const port = parentPort!;
  let credit = ahead;
  let wake: (() => void) | undefined;
  port.on('message', () => {
    credit += 1;
    wake?.();
  });
  let rows: SheetRow[] = [];
  for await (const row of format === 'xlsx' ? readXlsx(path) : parseCsv(decodeCsv(readFileSync(path)))) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    rows.push({ row: row.row, cells: row.cells.slice(0, columnsMax).map((cell) => cell.trim().slice(0, cellMax)) });
    if (rows.length < batchSize) continue;
    if (credit === 0) await new Promise<void>((resolve) => (wake = resolve));
    credit -= 1;
    port.postMessage({ rows, end: false } satisfies SheetMessage);
    rows = [];
  }
  port.postMessage({ rows, end: true } satisfies SheetMessage);
  port.close();
}

/** The first sheet only: what else a workbook has (notes, lists of choices) is for people. */
async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const options = { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' } as const;
  // Only where it is needed: the package takes longer to load than a small CSV to read.
  const { default: excel } = await import('exceljs');
  for await (const sheet of new excel.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) {
      const values = row.values as ExcelJS.CellValue[];
      yield { row: row.number, cells: Array.from({ length: Math.max(0, values.length - 1) }, (_, index) => textOf(values[index + 1])) };
    }
    return;
  }
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('hyperlink' in value) return textOf(value.text as ExcelJS.CellValue);
  if ('error' in value) return value.error;
  return 'result' in value ? textOf(value.result) : '';
}

/** A sheet's date has no zone; the reader gives it as if it were UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '#日期';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

void main();
