import { importHeadRows, type ImportChoice } from '../../../contracts/table';
import type { Context } from '../context';
import { native } from '../database';
import type { ImportColumns } from '../tables';
import { isNamed, plainHeader } from '../tables/columns';
import { readSheet } from '../tables/read-sheet';
import type { SheetFormat, SheetRow } from '../tables/sheet';
import type { ImportDefinition } from './kind';
import { ImportLayoutModel, type ImportLayout, type ImportRecord } from './model';

type Definition = Pick<ImportDefinition<ImportColumns>, 'columns' | 'anyLayout'>;
type Sent = Pick<ImportRecord, 'kind' | 'senderId'>;

const shownMax = 30;

/** The first rows of a sheet, as far as its headers can stand. */
export async function headOf(path: string, format: SheetFormat): Promise<SheetRow[]> {
  for await (const rows of readSheet(path, format)) return rows.filter(({ row }) => row <= importHeadRows);
  return [];
}

/** For whoever says which column is which: enough to tell a column, nothing of a person's numbers. */
export const shownHead = (rows: readonly SheetRow[]): SheetRow[] =>
  rows.map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell.slice(0, shownMax).replace(/[\dXx]{7,}/g, (digits) => '*'.repeat(digits.length))) }));

/** What is most likely: as this sender's last sheet of the kind was laid out, else by the words over the columns. */
export async function guessChoice(definition: Definition, sent: Sent, rows: readonly SheetRow[], known: ImportChoice['fixed']): Promise<ImportChoice> {
  const { columns } = definition;
  const named = (cells: string[]): number => cells.filter((cell) => Object.values(columns).some((column) => isNamed(column, cell))).length;
  const best = [...rows].sort((a, b) => named(b.cells) - named(a.cells) || a.row - b.row)[0];
  const header = best ?? { row: 1, cells: [] };
  const kept = await lastLayout(sent, known[definition.anyLayout?.by ?? '']);
  const choice: ImportChoice = { headerRow: header.row, columns: {}, fixed: { ...kept?.fixed, ...known } };
  for (const [key, column] of Object.entries(columns)) {
    const before = kept?.headers[key];
    const remembered = before === undefined ? -1 : header.cells.findIndex((cell) => plainHeader(cell) === before);
    const place = remembered >= 0 ? remembered : header.cells.findIndex((cell, index) => isNamed(column, cell) && !Object.values(choice.columns).includes(index));
    if (place < 0) continue;
    choice.columns[key] = place;
    if (!(key in known)) delete choice.fixed[key];
  }
  return choice;
}

async function lastLayout(sent: Sent, about: string | undefined): Promise<ImportLayout | null> {
  return native(ImportLayoutModel).findOne({ _id: layoutId(sent, about) });
}

/** The next sheet of this sender about the same will be understood at once. */
export async function rememberLayout(ctx: Context, definition: Definition, record: Sent & Pick<ImportRecord, 'head'>, choice: ImportChoice): Promise<void> {
  const cells = record.head?.find(({ row }) => row === choice.headerRow)?.cells ?? [];
  const headers = Object.fromEntries(Object.entries(choice.columns).flatMap(([key, place]) => (cells[place] ? [[key, plainHeader(cells[place])]] : [])));
  const layout = { headers, fixed: choice.fixed, at: ctx.clock.now() };
  await native(ImportLayoutModel).updateOne({ _id: layoutId(record, choice.fixed[definition.anyLayout?.by ?? '']) }, { $set: layout }, { upsert: true });
}

const layoutId = ({ kind, senderId }: Sent, about: string | undefined): string => `${kind}:${senderId.toHexString()}:${about ?? ''}`;
