import { Link } from 'react-router';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { intervalWords, percentWords } from '../../parts/charts/words';
import { dayWords } from '../../parts/dates';
import { countWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { ratingsLink, type View } from './view';

/** Newest first; each day leads to its ratings. */
export function TrendTable({ board, view }: { board: StatisticsBoard; view: View }) {
  const now = useNow();
  return (
    <table className="facts dense" aria-label="每天的满意率">
      <thead>
        <tr>
          <th scope="col">哪天</th>
          <th scope="col" className="right">
            评议
          </th>
          <th scope="col" className="right">
            满意
          </th>
          <th scope="col" className="right">
            不满意
          </th>
          <th scope="col" className="right">
            满意率（95% 区间）
          </th>
        </tr>
      </thead>
      <tbody>
        {[...board.trend].reverse().map(({ day, workingDay, valid, satisfied, dissatisfied, satisfaction }) => (
          <tr key={day}>
            <td className="nowrap">{valid > 0 ? <Link to={ratingsLink(view.organisationId, day, day)}>{dayWords(day, now)}</Link> : dayWords(day, now)}</td>
            <td className="right">{countWords(valid)}</td>
            <td className="right">{countWords(satisfied)}</td>
            <td className="right">{countWords(dissatisfied)}</td>
            <td className="right nowrap">
              {satisfaction ? (
                <>
                  <b>{percentWords(satisfaction.value)}</b> {intervalWords(satisfaction)}
                </>
              ) : (
                <span className="muted">{workingDay ? '没有评议' : '不办件'}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
