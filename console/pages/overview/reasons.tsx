import { useState } from 'react';
import { Link } from 'react-router';
import { ratingLevel } from '../../../contracts/rating';
import { ratingLevelLabels, type RatingLevel } from '../../../contracts/rating-options';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { beforeWords, countChange, periodWords } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { reasonLabel } from '../../parts/reasons';
import { Tabs } from '../../parts/tabs';
import { Bar } from './bar';
import { ChangeMark } from '../../parts/change-mark';
import { ratingsLink, type View } from './view';

const levels = [...ratingLevel.options].reverse().map((value) => ({ value, label: ratingLevelLabels[value] }));
const shownAtFirst = 6;

/** What was ticked, most often first; each reason leads to its ratings. */
export function Reasons({ board, view }: { board: StatisticsBoard; view: View }) {
  const now = useNow();
  const [level, setLevel] = useState<RatingLevel>('dissatisfied');
  const [all, setAll] = useState(false);
  const reasons = board.reasons.filter((reason) => reason.level === level);
  const most = Math.max(...reasons.map((reason) => reason.count), 1);
  const against = beforeWords(view.period, board.from, board.to);
  const compared = board.before.valid > 0;
  return (
    <Card title="原因" note={`${periodWords(view.period, board.from, board.to, now)}，一条评议可以选几个${compared ? '' : `；${against}没有评议，没法比`}`} acts={<Tabs label="哪一级的原因" value={level} tabs={levels} onChange={setLevel} />}>
      {reasons.length === 0 ? (
        <p className="chart-none">这段时间没有人选{ratingLevelLabels[level]}的原因。</p>
      ) : (
        <table className="bars" aria-label={`${ratingLevelLabels[level]}的原因`}>
          <thead>
            <tr>
              <th scope="col">原因</th>
              <th scope="col" colSpan={2}>
                次数
              </th>
              {compared ? (
                <th scope="col" className="right">
                  和{against}比
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {(all ? reasons : reasons.slice(0, shownAtFirst)).map(({ code, count, before }) => (
              <tr key={code}>
                <th scope="row">
                  <Link to={ratingsLink(view.organisationId, board.from, board.to, { level, reason: code })}>{reasonLabel(code)}</Link>
                </th>
                <td className="bar-cell">
                  <Bar tone={level} share={count / most} />
                </td>
                <td className="right number">{countWords(count)}</td>
                {compared ? (
                  <td className="right number muted">
                    <ChangeMark change={countChange(count, before)} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {reasons.length > shownAtFirst ? (
        <p className="card-note no-print">
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? '只看前几个' : `全部 ${reasons.length} 个原因`}
          </button>
        </p>
      ) : null}
    </Card>
  );
}
