import { native, type Counts, type ImportColumns, type ImportedRow, type ImportHandler, type RowOf, type RowProblem } from '../kernel';
import { MovementModel } from './movement-model';

/** What a sheet with lines of the ledger says of itself; `known` is read once for each batch. */
interface LedgerSheet<C extends ImportColumns & { amount: unknown }, K> {
  load(rows: ImportedRow<C>[]): Promise<K>;
  problems(value: RowOf<C>, known: K): { key: keyof C & string; message: string }[];
  /** Of a row whose places are known; null of another. */
  likeness(value: RowOf<C>, known: K): string | null;
  write(value: RowOf<C>, known: K): Promise<unknown>;
}

/** Lines that are in the ledger already stay as they are: the same sheet again changes nothing. */
export function ledgerSheet<C extends ImportColumns & { amount: unknown }, K>({ load, problems: problemsOf, likeness: likenessOf, write }: LedgerSheet<C, K>): ImportHandler<C> {
  /** Rows above that say the same, over all batches. */
  const above = new Map<string, number>();
  return {
    async check(rows) {
      const known = await load(rows);
      const entered = await enteredOf(rows.map(({ value }) => likenessOf(value, known)));
      const problems: RowProblem<C>[] = [];
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { row, value } of rows) {
        const found = problemsOf(value, known);
        problems.push(...found.map((one) => ({ row, ...one })));
        const likeness = found.length > 0 ? null : likenessOf(value, known);
        if (likeness === null) continue;
        const before = above.get(likeness);
        if (before !== undefined && before !== row) problems.push({ row, key: 'amount', message: `和第 ${before} 行完全一样` });
        above.set(likeness, row);
        if (!entered.has(likeness)) counts.creates += 1;
      }
      return { ...counts, problems };
    },
    async apply(rows) {
      const known = await load(rows);
      const entered = await enteredOf(rows.map(({ value }) => likenessOf(value, known)));
      const counts: Counts = { creates: 0, updates: 0 };
      for (const { value } of rows) {
        const likeness = likenessOf(value, known);
        if (likeness !== null && entered.has(likeness)) continue;
        await write(value, known);
        counts.creates += 1;
      }
      return counts;
    },
  };
}

async function enteredOf(likenesses: (string | null)[]): Promise<Set<string>> {
  const asked = likenesses.flatMap((likeness) => likeness ?? []);
  const found = await native(MovementModel).find({ likeness: { $in: asked } }, { projection: { likeness: 1 } }).toArray();
  return new Set(found.flatMap(({ likeness }) => likeness ?? []));
}
