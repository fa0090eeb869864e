import { z } from 'zod';
import { day } from '../../../contracts/common';
import type { ImportChoice, TableProblem } from '../../../contracts/table';
import { columnLetter, type SheetRow } from './sheet';

/** A column of an import sheet: what stands above it, what may stand in it, and how the template explains it. */
export interface ImportColumn<V> {
  header: string;
  required: boolean;
  /** Takes the cell's text. */
  parse: z.ZodType<V>;
  example: string;
  note: string;
  /** Other words for it in sheets of other people's layout. */
  also?: readonly string[];
}

export type ImportColumns = Record<string, ImportColumn<unknown>>;
export type RowOf<C extends ImportColumns> = { [K in keyof C]: C[K] extends ImportColumn<infer V> ? V : never };

type Explained = Pick<ImportColumn<unknown>, 'example' | 'note' | 'also'>;

export const requiredColumn = <V>(header: string, parse: z.ZodType<V>, more: Explained): ImportColumn<V> => ({ header, required: true, parse, ...more });
/** A blank cell is undefined. */
export const optionalColumn = <V>(header: string, parse: z.ZodType<V>, more: Explained): ImportColumn<V | undefined> => ({ header, required: false, parse, ...more });

/** Asked of what is no day at all, too: then the pattern has said so already. */
function exists(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().startsWith(value);
}

/** 2026-11-20, 2026/11/20, 2026.11.20, 2026年11月20日, 20261120: what people write in sheets. */
export const dayCell = z
  .string()
  .transform((text) => {
    const parts = /^(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text;
  })
  .pipe(day.refine(exists, '没有这一天'));

/** One of some Chinese labels. */
export function labelCell<T extends string>(labels: Record<T, string>): z.ZodType<T> {
  const byLabel = new Map(Object.entries<string>(labels).map(([value, label]) => [label, value as T]));
  return z.string().transform((text, context) => {
    const value = byLabel.get(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `只能填：${[...byLabel.keys()].join('、')}` });
    return z.NEVER;
  });
}

/** Several values in one cell, parted by 、 ， , ； ; or a line end. */
export const listCell = <V>(item: z.ZodType<V>, most: number): z.ZodType<V[]> =>
  z
    .string()
    .transform((text) => text.split(/[、，,；;\n]/).map((part) => part.trim()).filter(Boolean))
    .pipe(z.array(item).max(most, `最多 ${most} 项`) as unknown as z.ZodType<V[], string[]>);

/** Where each column of the definition stands in the sheet. */
export type Layout = Map<string, number>;

const plain = (header: string): string => header.replace(/[\s*＊]/g, '').replace(/[（(].*[)）]$/, '');
/** Whether a header of somebody's sheet means this column. */
export const isNamed = (column: ImportColumn<unknown>, header: string): boolean => [column.header, ...(column.also ?? [])].includes(plain(header));
/** Two headers that people take for the same. */
export const plainHeader = plain;

/** As the sender said it. What stands for every row is a fault of the choice, not of each row. */
export function layOutByChoice(columns: ImportColumns, { headerRow, columns: chosen, fixed }: ImportChoice): { layout: Layout; problems: TableProblem[] } {
  const layout: Layout = new Map(Object.entries(chosen).filter(([key]) => key in columns && !(key in fixed)));
  const problems: TableProblem[] = [];
  for (const [key, { header, required, parse }] of Object.entries(columns)) {
    const say = (message: string): number => problems.push({ row: headerRow, column: '', header, message });
    const value = fixed[key];
    if (value !== undefined) {
      const parsed = parse.safeParse(value);
      if (!parsed.success) say(parsed.error.issues[0]?.message ?? '填得不对');
    } else if (required && !layout.has(key)) say(`没有说“${header}”是哪一列，也没有写固定的内容`);
  }
  return { layout, problems };
}

/** Finds the columns by their headers, in whatever order; columns that nobody knows are left alone. */
export function layOut(columns: ImportColumns, header: SheetRow): { layout: Layout; problems: TableProblem[] } {
  const layout: Layout = new Map();
  const problems: TableProblem[] = [];
  for (const [key, column] of Object.entries(columns)) {
    const places = header.cells.flatMap((cell, index) => (plain(cell) === plain(column.header) ? [index] : []));
    if (places[0] !== undefined) layout.set(key, places[0]);
    if (places.length > 1) problems.push({ row: header.row, column: columnLetter(places[1]!), header: column.header, message: `“${column.header}”这一列有两个，请删掉一个` });
    if (places.length === 0 && column.required) problems.push({ row: header.row, column: '', header: column.header, message: `缺少“${column.header}”这一列，表头请照模板写` });
  }
  return { layout, problems };
}

/** One row by the definition: its value, or every bad cell of it. */
export function parseRow<C extends ImportColumns>(columns: C, layout: Layout, { row, cells }: SheetRow, fixed: ImportChoice['fixed'] = {}): { value: RowOf<C> } | { problems: TableProblem[] } {
  const value: Record<string, unknown> = {};
  const problems: TableProblem[] = [];
  for (const [key, column] of Object.entries(columns)) {
    const text = fixed[key] ?? cells[layout.get(key) ?? -1] ?? '';
    if (text === '') {
      if (column.required) problems.push(problemAt(columns, layout, row, key, '必填，不能空着'));
      continue;
    }
    const parsed = column.parse.safeParse(text);
    if (parsed.success) value[key] = parsed.data;
    else problems.push(problemAt(columns, layout, row, key, parsed.error.issues[0]?.message ?? '填得不对'));
  }
  return problems.length > 0 ? { problems } : { value: value as RowOf<C> };
}

export function problemAt(columns: ImportColumns, layout: Layout, row: number, key: string, message: string): TableProblem {
  const place = layout.get(key);
  return { row, column: place === undefined ? '' : columnLetter(place), header: columns[key]?.header ?? '', message };
}

/** The template's example row, left in by mistake, is no row. */
export function isExample(columns: ImportColumns, layout: Layout, { cells }: SheetRow): boolean {
  return Object.entries(columns).every(([key, column]) => (cells[layout.get(key) ?? -1] ?? '') === column.example);
}
