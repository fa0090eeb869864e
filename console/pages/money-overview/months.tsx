import { monthWords } from '../../../contracts/accounts-rules';
import { repaymentSumLabels, repaymentSums, type MoneyMonth, type MoneySum } from '../../../contracts/money-overview';
import { ChartCard } from '../../parts/charts/chart-card';
import { Columns, type ColumnPlace } from '../../parts/charts/columns';
import { yuanWords } from '../../parts/money';
import { SumsTable, type SumColumn } from '../../parts/sums-table';
import { moneyTop, repaid, tenThousands } from './view';

const columns: readonly SumColumn<MoneyMonth>[] = repaymentSums.map((name) => ({ label: repaymentSumLabels[name], sum: repaid(name), late: name === 'late' }));
const hasAny = (month: MoneyMonth): boolean => columns.some(({ sum }) => sum(month).count > 0);

/** Due and paid, month by month. */
export function Months({ months }: { months: readonly MoneyMonth[] }) {
  const some = months.filter(hasAny);
  const table = <SumsTable label="退缴按月" first="月份" rows={some} columns={columns} name={({ month }) => monthWords(month)} />;
  return <ChartCard className="money-months" title="退缴按月" note="到期应缴（实心）和缴进（斜线），万元" chart={<Chart months={months} />} table={some.length === 0 ? <p className="chart-none">这段时间没有到期的、缴进的。</p> : table} />;
}

function Chart({ months }: { months: readonly MoneyMonth[] }) {
  const words = (month: MoneyMonth): string => `${monthWords(month.month)}应缴 ${yuanWords(repaid('due')(month).amount)}，缴进 ${yuanWords(repaid('paid')(month).amount)}`;
  const label = ({ month }: MoneyMonth, index: number): string => {
    if (months.length > 12 && index % 2 === 1) return '';
    return index === 0 || month.endsWith('-01') ? monthWords(month).slice(2) : `${Number(month.slice(5))}月`;
  };
  const column = (index: number, place: ColumnPlace) => {
    const month = months[index] as MoneyMonth;
    const { middle, bar } = place;
    const named = months.length <= 12;
    return (
      <>
        <title>{words(month)}</title>
        <Bar sum={repaid('due')(month)} x={middle - bar - 1} place={place} tone="solid" named={named} />
        <Bar sum={repaid('paid')(month)} x={middle + 1} place={place} tone="hatched" named={named} />
      </>
    );
  };
  return <Columns sentence={`退缴按月：${months.filter(hasAny).map(words).join('；') || '没有'}`} top={moneyTop(Math.max(...months.flatMap((month) => [repaid('due')(month).amount, repaid('paid')(month).amount])))} tick={tenThousands} labels={months.map(label)} widest={26} column={column} />;
}

/** With 7.1 over it, of an axis in 万元; what is too little for one decimal says so. */
function Bar({ sum: { count, amount }, x, place: { bar, y, bottom }, tone, named }: { sum: MoneySum; x: number; place: ColumnPlace; tone: 'solid' | 'hatched'; named: boolean }) {
  if (count === 0) return null;
  return (
    <>
      <rect className={`month-bar ${tone}`} x={x} y={y(amount)} width={bar} height={bottom - y(amount)} />
      {named ? (
        <text className="axis" x={x + bar / 2} y={y(amount) - 6} textAnchor="middle">
          {amount < 50_000 ? '<0.1' : (amount / 1_000_000).toFixed(1)}
        </text>
      ) : null}
    </>
  );
}
