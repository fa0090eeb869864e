import { publishedFrom, type HiddenKind } from '../../contracts/bulletin';

/** Which cells are not published, rows and columns of totals included (the last ones). */
export type Hidden = (HiddenKind | null)[][];

/**
 * Decides what of a table of counts with its totals may be published. A count below five is hidden (`few`), and with it
 * as few others as needed (`withheld`) so that nobody can work it out: for every hidden count at least two values fit
 * all that is published, also for a reader who knows that `few` means 0 to 4 and `withheld` 5 or more.
 *
 * @param counts a row for each unit, without totals
 * @param options.sealed rows (the totals' one included) hidden whole: another table hides what they are a part of
 * @param options.open a column that is not shown and no secret however small, e.g. answers that came late
 */
export function suppress(counts: readonly (readonly number[])[], { sealed = [], open }: { sealed?: readonly boolean[]; open?: number } = {}): Hidden {
  const table: Table = { counts: withTotals(counts), open };
  const hidden: Hidden = table.counts.map((line, row) => line.map((count, column) => (column !== open && count < publishedFrom ? 'few' : column === open || sealed[row] ? 'withheld' : null)));
  const guarded = cellsOf(table).filter(([row, column]) => column !== open && hidden[row]![column] !== null);
  for (;;) {
    const exposed = guarded.find((cell) => isExposed(table, hidden, cell));
    const more = exposed && cheapestCover(table, hidden, exposed);
    if (!more) return hidden;
    for (const [row, column] of more) hidden[row]![column] = 'withheld';
  }
}

type Cell = readonly [row: number, column: number];
interface Table {
  /** With totals. */
  counts: readonly (readonly number[])[];
  open: number | undefined;
}

/** The table with a last column of row totals and a last row of column totals. */
export function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 0;
  return [...rows, Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column]!)))];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const cellsOf = ({ counts }: Table): Cell[] => counts.flatMap((line, row) => line.map((_, column) => [row, column] as const));

/** Whether only one value of the hidden cell fits what is published. */
function isExposed(table: Table, hidden: Hidden, cell: Cell): boolean {
  const [from, to] = endsOf(table, cell);
  const { less, more } = roomOf(table, hidden, cell);
  return !((more && reaches(table, hidden, cell, to, from)) || (less && reaches(table, hidden, cell, from, to)));
}

/**
 * A table with totals is a circulation: the grand total flows from the sink to the source, each row's total from the
 * source to its row, each count from its row to its column, each column's total to the sink. A hidden count can be
 * another one exactly where a cycle of hidden counts leads through it.
 */
function endsOf({ counts }: Table, [row, column]: Cell): [from: number, to: number] {
  const [rows, columns] = [counts.length - 1, counts[0]!.length - 1];
  const [source, sink] = [rows + columns, rows + columns + 1];
  if (row < rows) return column < columns ? [row, rows + column] : [source, row];
  return column < columns ? [rows + column, sink] : [sink, source];
}

/** Which way a hidden count could be off, for all that a reader knows of it alone. */
function roomOf({ counts, open }: Table, hidden: Hidden, [row, column]: Cell): { less: boolean; more: boolean } {
  const count = counts[row]![column]!;
  if (hidden[row]![column] === 'few') return { less: count > 0, more: count < publishedFrom - 1 };
  return { less: count > (column === open ? 0 : publishedFrom), more: true };
}

/** Whether one more can be sent from `start` to `end` by changing hidden counts other than `except`. */
function reaches(table: Table, hidden: Hidden, except: Cell, start: number, end: number): boolean {
  const arcs = cellsOf(table).flatMap((cell) => {
    if (hidden[cell[0]]![cell[1]] === null || (cell[0] === except[0] && cell[1] === except[1])) return [];
    const [from, to] = endsOf(table, cell);
    const { less, more } = roomOf(table, hidden, cell);
    return [...(more ? [[from, to] as const] : []), ...(less ? [[to, from] as const] : [])];
  });
  const seen = new Set([start]);
  for (const node of seen) for (const [from, to] of arcs) if (from === node) seen.add(to);
  return seen.has(end);
}

/**
 * The cells to hide so that the exposed one is safe, the least information lost: the three that make a cycle with it.
 * Totals are kept as long as counts will do. Where no such three are enough, one that is still shown.
 */
function cheapestCover(table: Table, hidden: Hidden, [row, column]: Cell): Cell[] | null {
  const shown = (cells: Cell[]): Cell[] => cells.filter(([r, c]) => hidden[r]![c] === null);
  const { counts } = table;
  const grand = counts.at(-1)!.at(-1)!;
  const cost = (cells: Cell[]): number => sum(cells.map(([r, c]) => counts[r]![c]! + (r === counts.length - 1 || c === counts[0]!.length - 1 ? grand : 0)));
  const cycles = cellsOf(table)
    .filter(([r, c]) => r !== row && c !== column)
    .map(([r, c]) => shown([[row, c], [r, column], [r, c]]))
    .filter((cells) => cells.length > 0)
    .sort((a, b) => cost(a) - cost(b));
  const enough = cycles.find((cells) => {
    const trial = hidden.map((line) => [...line]);
    for (const [r, c] of cells) trial[r]![c] = 'withheld';
    return !isExposed(table, trial, [row, column]);
  });
  if (enough) return enough;
  const left = shown(cellsOf(table)).sort((a, b) => cost([a]) - cost([b]));
  return left[0] ? [left[0]] : null;
}
