import { Link } from 'react-router';
import { moneyWaits, moneyWaitWords, type MoneyOverview } from '../../../contracts/money-overview';
import { yuanWords } from '../../parts/money';
import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';

/** What waits for whom, in the order in which money goes; each line leads to where it is seen to. */
export function Waits({ waits }: { waits: MoneyOverview['waits'] }) {
  const sorted = moneyWaits.flatMap((wait) => waits.filter((one) => one.wait === wait));
  return (
    <Card title="现在等谁" note="不分时段和单位" className="table-card">
      {sorted.length === 0 ? (
        <p className="chart-none">没有等着的。</p>
      ) : (
        <div className="table-scroll">
          <table className="facts dense money-waits" aria-label="现在等谁">
            <thead>
              <tr>
                <th scope="col">什么</th>
                <th scope="col">等谁</th>
                <th scope="col" className="right">
                  多少
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map(({ wait, count, amount }) => {
                const { what, who, unit, link } = moneyWaitWords[wait];
                return (
                  <tr key={wait}>
                    <th scope="row">
                      <Link to={link}>{what}</Link>
                    </th>
                    <td>{who}</td>
                    <td className={wait === 'demandLate' ? 'right late' : 'right'}>
                      {countWords(count)} {unit}
                      {amount === null ? null : <span className="second">{yuanWords(amount)}</span>}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
