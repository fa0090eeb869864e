import type { AccountsSeries } from '../../../contracts/accounts';
import { monthWords, yuan } from '../../../contracts/accounts-rules';
import { ChartCard } from '../../parts/charts/chart-card';

type Months = AccountsSeries['months'];
const size = { width: 880, height: 150, foot: 24, head: 22 };

/** In 万元: all villages in view together. */
const tenThousands = (fen: number): string => (fen / 1_000_000).toFixed(1);

/** What all villages in view received and paid, month by month. */
export function SeriesCard({ months }: { months: Months }) {
  const [first, last] = [months[0]!, months.at(-1)!];
  return (
    <ChartCard
      title="每月收支"
      note={`${monthWords(first.monthKey)}到${monthWords(last.monthKey)}，看得到的村加在一起，单位万元`}
      className="padded series-card"
      chart={<Chart months={months} />}
      table={
        <table className="facts dense">
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col" className="right">
                收入（元）
              </th>
              <th scope="col" className="right">
                支出（元）
              </th>
              <th scope="col" className="right">
                公开的村
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ monthKey, receipts, payments, villages }) => (
              <tr key={monthKey}>
                <th scope="row">{monthWords(monthKey)}</th>
                <td className="right">{yuan(receipts)}</td>
                <td className="right">{yuan(payments)}</td>
                <td className="right">{villages}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

function Chart({ months }: { months: Months }) {
  const { width, height, foot, head } = size;
  const most = Math.max(1, ...months.flatMap(({ receipts, payments }) => [receipts, payments]));
  const step = width / months.length;
  const bar = Math.min(22, step / 3);
  const base = height - foot;
  const heightOf = (fen: number): number => Math.max(0, (fen / most) * (base - head));
  const last = months.at(-1)!;
  return (
    <div className="accounts-chart">
      <p className="chart-legend" aria-hidden="true">
        <i className="key key--receipts" /> 收入 <i className="key key--payments" /> 支出
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${monthWords(last.monthKey)}收入 ${tenThousands(last.receipts)} 万元，支出 ${tenThousands(last.payments)} 万元；每月多少在表里`}>
        <defs>
          <pattern id="accounts-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" fill="var(--surface)" />
            <rect width="2.6" height="5" fill="var(--ochre)" />
          </pattern>
        </defs>
        <path d={`M0 ${base}H${width}`} stroke="var(--line-strong)" />
        {months.map(({ monthKey, receipts, payments }, index) => {
          const middle = step * (index + 0.5);
          return (
            <g key={monthKey}>
              <rect x={middle - bar - 1.5} y={base - heightOf(receipts)} width={bar} height={heightOf(receipts)} rx="2" fill="var(--accent)" />
              <rect x={middle + 1.5} y={base - heightOf(payments)} width={bar} height={heightOf(payments)} rx="2" fill="url(#accounts-hatch)" stroke="var(--ochre)" />
              <text x={middle} y={height - 6} textAnchor="middle" className={monthKey === last.monthKey ? 'now' : undefined}>
                {Number(monthKey.slice(5)) === 1 || index === 0 ? monthWords(monthKey) : `${Number(monthKey.slice(5))}月`}
              </text>
            </g>
          );
        })}
        <text className="value" x={step * (months.length - 0.5)} y={base - Math.max(heightOf(last.receipts), heightOf(last.payments)) - 7} textAnchor="middle">
          {tenThousands(Math.max(last.receipts, last.payments))}
        </text>
      </svg>
    </div>
  );
}
