import { useState } from 'react';
import type { RewardTotals } from '../../../contracts/reward';
import { useRewardTotals } from '../../api/rewards';
import { shanghaiDay } from '../../parts/dates';
import { Filter } from '../../parts/filter';
import { yuanWords } from '../../parts/money';
import { Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

type Month = RewardTotals['months'][number];
const columns = [
  ['approved', '批准'],
  ['done', '发放'],
  ['cash', '其中现金'],
  ['gift', '其中捐出'],
  ['wechat', '其中微信'],
  ['expired', '过期没领'],
] as const satisfies readonly (readonly [keyof Month, string])[];

/** What was approved and given out in each month of a year. */
export function Totals() {
  const now = useNow();
  const thisYear = Number(shanghaiDay(now).slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const { data } = useRewardTotals(year);
  const years = [0, 1, 2].map((back) => ({ value: String(thisYear - back), label: `${thisYear - back}年` }));
  return (
    <Card title="按月合计" note="批准按批准的月份，发放按付出的月份" acts={<Filter label="年份" value={year} options={years} all={`${thisYear}年`} onChange={(value) => setYear(value ?? String(thisYear))} />}>
      {data && data.months.length > 0 ? (
        <table className="facts dense reward-totals" aria-label="按月合计">
          <thead>
            <tr>
              <th scope="col">月份</th>
              {columns.map(([key, label]) => (
                <th key={key} scope="col" className="right">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.months.map((row) => (
              <tr key={row.month}>
                <th scope="row">{Number(row.month.slice(5))}月</th>
                {columns.map(([key]) => (
                  <td key={key} className="right number">
                    {row[key].count === 0 ? '—' : `${row[key].count} 笔　${yuanWords(row[key].amount)}`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : data ? (
        <p className="muted card-words">{year}年还没有批准过奖励。</p>
      ) : (
        <Skeleton rows={2} />
      )}
    </Card>
  );
}
