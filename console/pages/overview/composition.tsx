import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ratingLevel } from '../../../contracts/rating';
import { ratingLevelLabels } from '../../../contracts/rating-options';
import type { StatisticsBoard } from '../../../contracts/statistics';
import { percentWords, periodWords } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { Bar } from './bar';
import { valid } from './figures';
import { ratingsLink, type View } from './view';

/** The three levels, and hollow beside them those who said nothing: silence is never painted as satisfied. */
export function Composition({ board, view }: { board: StatisticsBoard; view: View }) {
  const now = useNow();
  const { counts } = board;
  const all = valid(board);
  const most = Math.max(...ratingLevel.options.map((level) => counts[level]), counts.unrated, 1);
  const setAside = counts.mistaken + counts.malicious;
  const to = (narrower: Parameters<typeof ratingsLink>[3]) => ratingsLink(view.organisationId, board.from, board.to, narrower);
  return (
    <Card title="评价构成" note={`${periodWords(view.period, board.from, board.to, now)}收到 ${countWords(all)} 条`}>
      <table className="bars" aria-label="评价构成">
        <thead>
          <tr>
            <th scope="col">评价</th>
            <th scope="col" colSpan={2}>
              条数
            </th>
            <th scope="col" className="right">
              占收到的
            </th>
          </tr>
        </thead>
        <tbody>
          {ratingLevel.options.map((level) => (
            <Row key={level} name={<Link to={to({ level })}>{ratingLevelLabels[level]}</Link>} bar={<Bar tone={level} share={counts[level] / most} />} count={counts[level]} share={all > 0 ? percentWords(counts[level] / all) : ''} />
          ))}
          {counts.served > 0 ? <Row name="未评" bar={<Bar tone="unrated" share={counts.unrated / most} />} count={counts.unrated} share={`办件的 ${percentWords(counts.unrated / counts.served)}`} /> : null}
        </tbody>
      </table>
      <p className="card-note">
        {counts.served > 0 ? '没评的记作“未评”，不算满意。' : '没有接排队系统，不知道多少人没评；没评的不算满意。'}
        {setAside > 0 ? (
          <>
            认定误评、恶意的 <Link to={to({ mark: 'setAside' })}>{countWords(setAside)} 条</Link>另计。
          </>
        ) : null}
        {counts.flagged > 0 ? (
          <>
            标记异常的 <Link to={to({ mark: 'odd' })}>{countWords(counts.flagged)} 条</Link>照样算在里面。
          </>
        ) : null}
      </p>
    </Card>
  );
}

function Row({ name, bar, count, share }: { name: ReactNode; bar: ReactNode; count: number; share: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="bar-cell">{bar}</td>
      <td className="right number">{countWords(count)}</td>
      <td className="right number">{share}</td>
    </tr>
  );
}
