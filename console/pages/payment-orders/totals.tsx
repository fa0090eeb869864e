import { Button } from 'antd';
import { payKind, payKindLabels, type PayTotals } from '../../../contracts/payment-order';
import { Card } from '../../parts/page';
import { SumsTable, type SumColumn } from '../../parts/sums-table';

type Month = PayTotals['months'][number];
const columns: readonly SumColumn<Month>[] = payKind.options.map((kind) => ({ label: payKindLabels[kind], sum: ({ totals }) => totals[kind] }));

/** What is done, by month and kind; the year's sum above. */
export function Totals({ totals: { months }, year, newest, onYear }: { totals: PayTotals; year: number; newest: number; onYear: (year: number) => void }) {
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
        <p className="chart-none">这一年没有办成的收付。</p>
      ) : (
        <div className="table-scroll">
          <SumsTable label={`${year} 年按月合计`} first="月份" rows={months} columns={columns} name={({ month }) => `${Number(month.slice(5))}月`} />
        </div>
      )}
    </Card>
  );
}
