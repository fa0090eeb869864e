import type { MoneySum } from '../../contracts/money-overview';
import { yuanWords } from './money';
import { countWords } from './numbers';

export interface SumColumn<T> {
  label: string;
  sum: (row: T) => MoneySum;
  /** It should be nothing, and is not. */
  late?: boolean;
}

/** Rows of sums, each with its number of single ones below the amount; their whole stands first. */
export function SumsTable<T>({ label, first, rows, columns, name }: { label: string; first: string; rows: readonly T[]; columns: readonly SumColumn<T>[]; name: (row: T) => string }) {
  const whole = (column: SumColumn<T>): MoneySum => rows.reduce((all, row) => ({ count: all.count + column.sum(row).count, amount: all.amount + column.sum(row).amount }), { count: 0, amount: 0 });
  return (
    <table className="facts dense money-sums" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {columns.map((column) => (
            <th key={column.label} scope="col" className="right">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length > 1 ? <Row name="合计" sums={columns.map((column) => ({ ...whole(column), late: column.late }))} /> : null}
        {rows.map((row) => (
          <Row key={name(row)} name={name(row)} sums={columns.map((column) => ({ ...column.sum(row), late: column.late }))} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name, sums }: { name: string; sums: readonly (MoneySum & { late: boolean | undefined })[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {sums.map(({ count, amount, late }, index) => (
        <td key={index} className={late && count > 0 ? 'right late' : 'right'}>
          {count === 0 ? (
            <span className="muted">—</span>
          ) : (
            <>
              <span className="nowrap">{yuanWords(amount)}</span>
              <span className="second">{countWords(count)} 笔</span>
            </>
          )}
        </td>
      ))}
    </tr>
  );
}
