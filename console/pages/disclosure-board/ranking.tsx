import { rankedFrom, type BoardTown, type BoardVillage, type DisclosureBoard } from '../../../contracts/disclosure-board';
import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { oneOf } from '../../parts/use-filters';
import { useBoardView } from './use-board-view';
import { shareWords, spanWords } from './view';

const kinds = [
  { value: 'towns', label: '乡镇' },
  { value: 'villages', label: '村' },
] as const;

type Row = (BoardTown | BoardVillage) & { second?: string };

/** Outcomes in their order, for staff alone; whoever had too little due is named without a place. */
export function Ranking({ board }: { board: DisclosureBoard }) {
  const { filters, goTo } = useBoardView();
  const several = board.towns.length > 1;
  const kind = several ? oneOf(filters.get('rank'), ['towns', 'villages'] as const, 'towns') : 'villages';
  const rows: Row[] = kind === 'towns' ? board.towns : board.villages.map((village) => ({ ...village, second: several ? village.town.name : undefined }) as Row);
  const ranked = rows.filter(({ rank }) => rank !== null).sort((a, b) => a.rank! - b.rank!);
  const left = rows.filter(({ rank, due }) => rank === null && due > 0);
  return (
    <Card title="排名" note={`${spanWords(board.from, board.to)}，只给工作人员看`} className="board-ranking" acts={several ? <Tabs label="排什么" value={kind} tabs={kinds} onChange={(next) => filters.set({ rank: next === 'towns' ? undefined : next })} /> : undefined}>
      <p className="card-words muted">先比按时公开的占比；一样的，比每项平均晚几个工作日；还一样，比更正多少。都一样的并列。到期不满 {rankedFrom} 项的不排。</p>
      {ranked.length === 0 ? (
        <p className="chart-none">这段时间到期的太少，排不出来。换长一点的时段再看。</p>
      ) : (
        <div className="board-scroll" role="region" aria-label="排名的表" tabIndex={0}>
          <table className="bars" aria-label={kind === 'towns' ? '乡镇排名' : '村排名'}>
            <tbody>
              {ranked.map((row) => (
                <tr key={row.id}>
                  <td className="place">{row.rank}</td>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => goTo(row.id)}>
                      {row.name}
                    </button>
                    {row.second ? <span className="muted"> {row.second}</span> : null}
                  </th>
                  <td className="right">
                    <b>{shareWords(row.inTime, row.due)}</b>
                  </td>
                  <td className="bar-cell">
                    <span className="bar satisfied" style={{ width: `${((row.inTime / row.due) * 100).toFixed(1)}%` }} aria-hidden="true" />
                  </td>
                  <td className="right muted">{row.lateDays === 0 ? '没有晚的' : `平均每项晚 ${(row.lateDays / row.due).toFixed(1)} 个工作日`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {left.length > 0 ? (
        <p className="card-note">
          到期不满 {rankedFrom} 项，不排：{left.slice(0, 12).map(({ name }) => name).join('、')}
          {left.length > 12 ? ` 等 ${countWords(left.length)} 个` : ''}
        </p>
      ) : null}
    </Card>
  );
}
