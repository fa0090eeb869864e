import { setImmediate as turn } from 'node:timers/promises';
import { importMaxProblems, importMaxRows, type TableProblem } from '../../../contracts/table';
import { isExample, layOut, parseRow, problemAt, type ImportColumns, type Layout, type RowOf } from './columns';
import { readSheet } from './read-sheet';
import type { SheetFormat, SheetRow } from './sheet';

export interface ImportedRow<C extends ImportColumns> {
  row: number;
  value: RowOf<C>;
}

/** A fault that only the whole shows: an unknown code, a second row with the same one. */
export interface RowProblem<C extends ImportColumns> {
  row: number;
  key: keyof C & string;
  message: string;
}

export interface Counts {
  creates: number;
  updates: number;
}

/** What is done with the good rows, batch after batch, in the order of the sheet. Writes nothing in `check`. */
export interface ImportHandler<C extends ImportColumns> {
  check?(rows: ImportedRow<C>[]): Promise<Counts & { problems: RowProblem<C>[] }>;
  /** Must come to the same when a batch is applied twice. */
  apply(rows: ImportedRow<C>[]): Promise<Counts>;
}

export interface ImportReport extends Counts {
  /** Rows with content seen, and how many of them were good. */
  rows: number;
  goodRows: number;
  problemCount: number;
  /** The first 500. */
  problems: TableProblem[];
  /** The last row of the sheet that is applied for good. */
  appliedRow: number;
  stopped: boolean;
}

export interface ImportOptions<C extends ImportColumns> {
  columns: C;
  source: { path: string; format: SheetFormat };
  handler: ImportHandler<C>;
  /** Checks everything and applies nothing. */
  dryRun: boolean;
  /** Goes on after this row of the sheet: what an earlier run has applied. */
  afterRow?: number;
  /** After each batch, with what is known so far; true stops there. */
  onBatch?(report: ImportReport): Promise<boolean>;
}

/**
 * Streams a sheet into the handler. A dry run lists every bad cell by row and column letter; a run applies batch after
 * batch and stops before the first batch with a bad cell, so that it can be put right and gone on with.
 * @throws Fault unsupportedMediaType
 */
export async function importTable<C extends ImportColumns>(options: ImportOptions<C>): Promise<ImportReport> {
  const { columns, dryRun, afterRow = 0 } = options;
  const report: ImportReport = { rows: 0, goodRows: 0, problemCount: 0, problems: [], creates: 0, updates: 0, appliedRow: afterRow, stopped: false };
  let layout: Layout | undefined;
  for await (const batch of readSheet(options.source.path, options.source.format)) {
    let rows = batch;
    if (!layout) {
      const found = layOut(columns, rows[0]!);
      layout = found.layout;
      note(report, found.problems);
      if (found.problems.length > 0) return report;
      rows = rows.slice(1);
    }
    const wanted = rows.filter((row) => row.row > afterRow && !isExample(columns, layout!, row));
    if (report.rows + wanted.length > importMaxRows) {
      note(report, [{ row: wanted[importMaxRows - report.rows]!.row, column: '', header: '', message: `一次最多导入 ${importMaxRows} 行，请分成几个文件` }]);
      return report;
    }
    await takeBatch(options, layout, wanted, report);
    if (!dryRun && report.problemCount > 0) return report;
    report.stopped = (await options.onBatch?.(report)) ?? false;
    if (report.stopped) return report;
    await turn();
  }
  if (!layout) note(report, [{ row: 1, column: '', header: '', message: '表里没有内容' }]);
  return report;
}

async function takeBatch<C extends ImportColumns>({ columns, handler, dryRun }: ImportOptions<C>, layout: Layout, rows: SheetRow[], report: ImportReport): Promise<void> {
  const good: ImportedRow<C>[] = [];
  for (const row of rows) {
    const parsed = parseRow(columns, layout, row);
    if ('value' in parsed) good.push({ row: row.row, value: parsed.value });
    else note(report, parsed.problems);
  }
  report.rows += rows.length;
  const checked = good.length > 0 ? await handler.check?.(good) : undefined;
  note(report, checked?.problems.map((problem) => problemAt(columns, layout, problem.row, problem.key, problem.message)) ?? []);
  report.goodRows += good.length - new Set(checked?.problems.map((problem) => problem.row)).size;
  if (!dryRun && report.problemCount > 0) return;
  const counts = dryRun ? checked : good.length > 0 ? await handler.apply(good) : undefined;
  report.creates += counts?.creates ?? 0;
  report.updates += counts?.updates ?? 0;
  const last = rows.at(-1);
  if (!dryRun && last) report.appliedRow = last.row;
}

function note(report: ImportReport, problems: TableProblem[]): void {
  report.problemCount += problems.length;
  report.problems.push(...problems.slice(0, importMaxProblems - report.problems.length));
}
