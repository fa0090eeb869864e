import { Button } from 'antd';
import { payKind, payKindLabels, type PayTotals } from '../../../contracts/payment-order';
import { yuanWords } from '../../parts/money';
import { Card } from '../../parts/page';

/** What is done, by month and kind; the year's sum above. */
export function Totals({ totals: { months }, year, newest, onYear }: { totals: PayTotals; year: number; newest: number; onYear: (year: number) => void }) {
  const whole = payKind.options.map((kind) => ({ kind, count: months.reduce((sum, { totals }) => sum + totals[kind].count, 0), amount: months.reduce((sum, { totals }) => sum + totals[kind].amount, 0) }));
  return (
    <Card
      title={`${year} 年办成的`}
      note="按办成的那天算"
      className="table-card"
      acts={
        <span className="row">
          <Button size="small" onClick={() => onYear(year - 1)}>
            上一年
          </Button>
          <Button size="small" disabled={year >= newest} onClick={() => onYear(year + 1)}>
            下一年
          </Button>
        </span>
      }
    >
      {months.length === 0 ? (
        <p className="muted pad">这一年没有办成的收付。</p>
      ) : (
        <div className="table-scroll">
          <table className="facts" aria-label={`${year} 年按月合计`}>
            <thead>
              <tr>
                <th scope="col">月份</th>
                {payKind.options.map((kind) => (
                  <th key={kind} scope="col" className="right">
                    {payKindLabels[kind]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>
                  <b>全年</b>
                </td>
                {whole.map((each) => (
                  <td key={each.kind} className="right">
                    <Sum {...each} />
                  </td>
                ))}
              </tr>
              {months.map(({ month, totals }) => (
                <tr key={month}>
                  <td>{Number(month.slice(5))}月</td>
                  {payKind.options.map((kind) => (
                    <td key={kind} className="right">
                      <Sum {...totals[kind]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Sum({ count, amount }: { count: number; amount: number }) {
  return (
    <>
      {yuanWords(amount)}
      <span className="second">{count} 笔</span>
    </>
  );
}
