import type { ReconciliationDay } from '../../../contracts/reconciliation';
import { yuanFigure } from '../../parts/money';

interface Line {
  name: string;
  bill: number;
  count?: number;
  /** Of what we keep account of too. */
  ours?: { count: number; amount: number } | undefined;
}

/** Top to bottom as it is added up: the bill, and beside it what we have written. */
export function Sums({ day: { sums, ours } }: { day: ReconciliationDay }) {
  if (!sums || sums.begin === null || sums.end === null) return null;
  const both = (name: string, of: 'received' | 'refunded' | 'transferred'): Line => ({ name, bill: sums[of].amount, count: sums[of].count, ours: ours?.[of] });
  const lines: Line[] = [{ name: '日初余额', bill: sums.begin }, both('加：收款', 'received'), both('减：付款', 'transferred'), both('减：退款', 'refunded'), { name: '减：手续费', bill: sums.fees }, { name: '加：其他往来', bill: sums.others }, { name: '日终余额', bill: sums.end }];
  return (
    <table className="day-sums" aria-label="这一天的合计">
      <thead>
        <tr>
          <th scope="col">元</th>
          <th scope="col">笔</th>
          <th scope="col">微信账单</th>
          <th scope="col">我们的账</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, bill, count, ours: own }) => {
          const differs = own !== undefined && (own.amount !== bill || own.count !== count);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count}</td>
              <td>{yuanFigure(bill)}</td>
              <td className={differs ? 'differs' : undefined}>{own ? `${yuanFigure(own.amount)}${differs && own.count !== count ? `，${own.count} 笔` : ''}` : null}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
