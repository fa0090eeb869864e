import type { StatisticsBoard } from '../../../contracts/statistics';
import { hourFrom, weekdayWords } from '../../parts/charts/heat';
import { percentWords } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';

/** Every hour with a rating, the worst first. */
export function HeatTable({ heat }: { heat: StatisticsBoard['heat'] }) {
  const rows = heat.filter((hour) => hour.valid > 0).sort((a, b) => b.dissatisfied / b.valid - a.dissatisfied / a.valid || b.valid - a.valid);
  return (
    <table className="facts dense" aria-label="分时的不满意占比，高的在前">
      <thead>
        <tr>
          <th scope="col">什么时候</th>
          <th scope="col" className="right">
            评议
          </th>
          <th scope="col" className="right">
            不满意
          </th>
          <th scope="col" className="right">
            占比
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ weekday, hour, valid, dissatisfied }) => (
          <tr key={`${weekday}-${hour}`}>
            <td className="nowrap">
              {weekdayWords(weekday)} {hour}时
            </td>
            <td className="right">{countWords(valid)}</td>
            <td className="right">{countWords(dissatisfied)}</td>
            <td className="right nowrap">{valid < hourFrom ? <span className="muted">不足 {hourFrom} 条</span> : percentWords(dissatisfied / valid)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
