import { monthWords } from '../../../contracts/accounts-rules';
import { repaymentSumLabels, repaymentSums, type MoneyMonth, type MoneySum } from '../../../contracts/money-overview';
import { ChartCard } from '../../parts/charts/chart-card';
import { linear } from '../../parts/charts/scale';
import { useSize } from '../../parts/charts/use-size';
import { yuanWords } from '../../parts/money';
import { SumsTable, type SumColumn } from './sums-table';
import { moneyTop, repaid, tenThousands } from './view';

const columns: readonly SumColumn<MoneyMonth>[] = repaymentSums.map((name) => ({ label: repaymentSumLabels[name], sum: repaid(name), late: name === 'late' }));
const hasAny = (month: MoneyMonth): boolean => columns.some(({ sum }) => sum(month).count > 0);

/** Due and paid, month by month. */
export function Months({ months }: { months: readonly MoneyMonth[] }) {
  const some = months.filter(hasAny);
  return <ChartCard className="money-months" title="退缴按月" note="到期应缴（实心）和缴进（斜线），万元" chart={<Chart months={months} />} table={some.length === 0 ? <p className="chart-none">这段时间没有到期的、缴进的。</p> : <SumsTable label="退缴按月" first="月份" rows={some} columns={columns} name={({ month }) => monthWords(month)} />} />;
}

const room = { left: 46, right: 16, top: 20, bottom: 34 };
const widest = 26;

function Chart({ months }: { months: readonly MoneyMonth[] }) {
  const [watch, size] = useSize<HTMLDivElement>();
  const top = moneyTop(Math.max(...months.flatMap((month) => [repaid('due')(month).amount, repaid('paid')(month).amount])));
  const sentence = `退缴按月：${months.filter(hasAny).map((month) => `${monthWords(month.month)}应缴 ${yuanWords(repaid('due')(month).amount)}，缴进 ${yuanWords(repaid('paid')(month).amount)}`).join('；') || '没有'}`;
  const step = size ? (size.width - room.left - room.right) / months.length : 0;
  const bar = Math.min(widest, step / 2 - 2);
  const bottom = size ? size.height - room.bottom : 0;
  const y = linear([0, top], [bottom, room.top]);
  return (
    <div ref={watch} className="chart filling trend">
      {size ? (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={sentence}>
          <defs>
            <pattern id="paid-hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2.4" height="6" fill="var(--ochre)" />
            </pattern>
          </defs>
          {[0, top / 2, top].map((tick) => (
            <g key={tick}>
              <path className="grid" d={`M${room.left} ${y(tick)}H${size.width - room.right}`} />
              <text className="axis" x={room.left - 8} y={y(tick) + 4.5} textAnchor="end">
                {tenThousands(tick)}
              </text>
            </g>
          ))}
          {months.map((month, index) => {
            const middle = room.left + step * (index + 0.5);
            const [due, paid] = [y(repaid('due')(month).amount), y(repaid('paid')(month).amount)];
            return (
              <g key={month.month}>
                <title>{`${monthWords(month.month)}：应缴 ${yuanWords(repaid('due')(month).amount)}，缴进 ${yuanWords(repaid('paid')(month).amount)}`}</title>
                <rect className="month-bar due" x={middle - bar - 1} y={due} width={bar} height={bottom - due} />
                <rect className="month-bar paid" x={middle + 1} y={paid} width={bar} height={bottom - paid} />
                {months.length > 12 ? null : (
                  <>
                    <Label of={repaid('due')(month)} x={middle - bar / 2 - 1} y={due} />
                    <Label of={repaid('paid')(month)} x={middle + bar / 2 + 1} y={paid} />
                  </>
                )}
                {months.length > 12 && index % 2 === 1 ? null : (
                  <text className="axis" x={middle} y={bottom + 22} textAnchor="middle">
                    {index === 0 || month.month.endsWith('-01') ? monthWords(month.month).replace(/^20/, '') : `${Number(month.month.slice(5))}月`}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}

/** 7.1, over a bar of an axis in 万元; too little for one decimal says so. */
function Label({ of: { count, amount }, x, y }: { of: MoneySum; x: number; y: number }) {
  if (count === 0) return null;
  return (
    <text className="axis" x={x} y={y - 6} textAnchor="middle">
      {amount < 50_000 ? '<0.1' : (amount / 1_000_000).toFixed(1)}
    </text>
  );
}
