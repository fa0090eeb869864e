import type { Context } from '../context';
import type { ObjectId } from '../database';
import { labelCell, optionalColumn, type ImportColumns, type ImportedRow, type ImportHandler, type RowOf } from '../tables';

/** What a handler may want to know of its run. */
export interface ImportedSheet {
  importId: ObjectId;
  /** Whose sheet it is: the organisation by whose grant it comes in. */
  senderId: ObjectId;
  /** Only looks. */
  dryRun: boolean;
  /** What an earlier, interrupted run committed to. */
  digest: string | null;
}

/** One kind of sheet: who may import it, its columns, and what becomes of its rows. A handler lives for one run. */
export interface ImportDefinition<C extends ImportColumns> {
  verb: string;
  columns: C;
  /**
   * Sheets come in whatever layout their senders have: the sender says which column is which, and what stands for all
   * rows. It is remembered for his organisation, by the value of this field where the sheet has one for all.
   */
  anyLayout?: { by: keyof C & string };
  handler(ctx: Context, sheet: ImportedSheet): ImportHandler<C>;
}

/** Finds rows that repeat a code within one sheet, over all its batches. */
export function repeated(): (row: number, code: string) => string | undefined {
  const seen = new Map<string, number>();
  return (row, code) => {
    const before = seen.get(code);
    if (before !== undefined && before !== row) return `和第 ${before} 行的编码一样`;
    seen.set(code, row);
    return undefined;
  };
}

/** An exported sheet tells what is closed; those rows are left alone when it is imported again. */
export const stateColumn = optionalColumn('状态', labelCell({ open: '在用', closed: '停用' }), { example: '在用', note: '可以空着。写“停用”的行跳过不导；停用和恢复请在页面上办。' });

export const inUse = <C extends ImportColumns & { state: typeof stateColumn }>(rows: ImportedRow<C>[]): ImportedRow<C>[] => rows.filter(({ value }) => (value as RowOf<{ state: typeof stateColumn }>).state !== 'closed');
