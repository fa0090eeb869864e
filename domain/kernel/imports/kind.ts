import type { Context } from '../context';
import type { ImportColumns, ImportHandler } from '../tables';

/** One kind of sheet: who may import it, its columns, and what becomes of its rows. A handler lives for one run. */
export interface ImportDefinition<C extends ImportColumns> {
  verb: string;
  columns: C;
  handler(ctx: Context): ImportHandler<C>;
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
