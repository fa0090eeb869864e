import { setImmediate as turn } from 'node:timers/promises';
import { importMaxProblems, importMaxRows, type ImportChoice, type TableProblem } from '../../../contracts/table';
import { isExample, layOut, layOutByChoice, parseRow, problemAt, type ImportColumns, type Layout, type RowOf } from './columns';
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

/** What a handler says of a batch. */
export interface Handled<C extends ImportColumns> extends Counts {
  /** Rows that are told and left out: what is there already. */
  leftOut?: RowProblem<C>[];
}

/** What is done with the good rows, batch after batch, in the order of the sheet. Writes nothing in `check`. */
export interface ImportHandler<C extends ImportColumns> {
  check?(rows: ImportedRow<C>[]): Promise<Handled<C> & { problems: RowProblem<C>[] }>;
  /** Must come to the same when a batch is applied twice. */
  apply(rows: ImportedRow<C>[]): Promise<Handled<C>>;
  /** When no more comes, or somebody stopped it: what follows from all rows that are in. May be called again. */
  end?(): Promise<void>;
  /** Commits to everything applied so far, for the audit entry of the run. */
  digest?(): string;
}

export interface ImportReport extends Counts {
  /** Rows with content seen, and how many of them were good. */
  rows: number;
  goodRows: number;
  problemCount: number;
  /** The first 500. */
  problems: TableProblem[];
  leftOut: number;
  /** The first 500 rows that were left out. */
  notes: TableProblem[];
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
  /** For a sheet in a layout of its own. */
  choice?: ImportChoice;
  /** Every bad cell, batch by batch. */
  onProblems?(problems: readonly TableProblem[]): Promise<void>;
  /** After each batch, with what is known so far; true stops there. */
  onBatch?(report: ImportReport): Promise<boolean>;
}

/** Departments end their sheets with sums. */
const isTotal = ({ cells }: SheetRow): boolean => /^(合计|总计|小计|共计|累计)/.test((cells.find((cell) => cell !== '') ?? '').replace(/\s/g, ''));

/**
 * Streams a sheet into the handler. A dry run lists every bad cell by row and column letter; a run applies batch after
 * batch and stops before the first batch with a bad cell, so that it can be put right and gone on with.
 * @throws Fault unsupportedMediaType
 */
export async function importTable<C extends ImportColumns>(options: ImportOptions<C>): Promise<ImportReport> {
  const { columns, choice, afterRow = 0 } = options;
  const report: ImportReport = { rows: 0, goodRows: 0, problemCount: 0, problems: [], leftOut: 0, notes: [], creates: 0, updates: 0, appliedRow: afterRow, stopped: false };
  let layout: Layout | undefined;
  if (choice) {
    const chosen = layOutByChoice(columns, choice);
    layout = chosen.layout;
    await noteProblems(options, report, chosen.problems);
    if (chosen.problems.length > 0) return report;
  }
  for await (const batch of readSheet(options.source.path, options.source.format)) {
    let rows = batch;
    if (!layout) {
      const found = layOut(columns, rows[0]!);
      layout = found.layout;
      await noteProblems(options, report, found.problems);
      if (found.problems.length > 0) return report;
      rows = rows.slice(1);
    }
    const from = Math.max(afterRow, choice?.headerRow ?? 0);
    const wanted = rows.filter((row) => row.row > from && (choice !== undefined || !isExample(columns, layout!, row)));
    if (report.rows + wanted.length > importMaxRows) {
      await noteProblems(options, report, [{ row: wanted[importMaxRows - report.rows]!.row, column: '', header: '', message: `一次最多导入 ${importMaxRows} 行，请分成几个文件` }]);
      return report;
    }
    await takeBatch(options, layout, wanted, report);
    if (!options.dryRun && report.problemCount > 0) return report;
    report.stopped = (await options.onBatch?.(report)) ?? false;
    if (report.stopped) return report;
    await turn();
  }
  if (!layout || (choice && report.rows === 0 && afterRow === 0)) await noteProblems(options, report, [{ row: choice ? choice.headerRow + 1 : 1, column: '', header: '', message: '表里没有内容' }]);
  return report;
}

async function takeBatch<C extends ImportColumns>(options: ImportOptions<C>, layout: Layout, rows: SheetRow[], report: ImportReport): Promise<void> {
  const { columns, handler, dryRun, choice } = options;
  const good: ImportedRow<C>[] = [];
  const bad: TableProblem[] = [];
  const sums: TableProblem[] = [];
  for (const row of rows) {
    if (choice && isTotal(row)) {
      sums.push({ row: row.row, column: '', header: '', message: '合计行，不导' });
      continue;
    }
    const parsed = parseRow(columns, layout, row, choice?.fixed);
    if ('value' in parsed) good.push({ row: row.row, value: parsed.value });
    else bad.push(...parsed.problems);
  }
  report.rows += rows.length;
  const at = ({ row, key, message }: RowProblem<C>): TableProblem => problemAt(columns, layout, row, key, message);
  const checked = good.length > 0 ? await handler.check?.(good) : undefined;
  await noteProblems(options, report, [...bad, ...(checked?.problems.map(at) ?? [])]);
  report.goodRows += good.length - new Set(checked?.problems.map((problem) => problem.row)).size;
  if (!dryRun && report.problemCount > 0) return;
  const handled = dryRun ? checked : good.length > 0 ? await handler.apply(good) : undefined;
  report.creates += handled?.creates ?? 0;
  report.updates += handled?.updates ?? 0;
  const notes = [...sums, ...(handled?.leftOut?.map(at) ?? [])];
  report.leftOut += notes.length;
  report.notes.push(...notes.slice(0, importMaxProblems - report.notes.length));
  const last = rows.at(-1);
  if (!dryRun && last) report.appliedRow = last.row;
}

async function noteProblems(options: Pick<ImportOptions<ImportColumns>, 'onProblems'>, report: ImportReport, problems: TableProblem[]): Promise<void> {
  if (problems.length === 0) return;
  problems.sort((a, b) => a.row - b.row);
  report.problemCount += problems.length;
  report.problems.push(...problems.slice(0, importMaxProblems - report.problems.length));
  await options.onProblems?.(problems);
}
