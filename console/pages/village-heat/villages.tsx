import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import type { VillageRow } from './tally';

const topicsShown = 2;

/** The most first, each with a bar against the first. */
export function Villages({ rows }: { rows: readonly VillageRow[] }) {
  const most = rows[0]?.count ?? 1;
  return (
    <Card title="各村" note="您看得到的，多的在前">
      <div className="table-scroll">
        <table className="bars" aria-label="各村反映的件数">
          <thead>
            <tr>
              <th scope="col">村（社区）</th>
              <th scope="col">反映的多是</th>
              <th scope="col" className="right">
                近 30 天
              </th>
              <th scope="col" className="right">
                件数
              </th>
              <th scope="col" aria-label="和最多的比" className="bar-cell" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <b>{row.name}</b> <span className="muted">{row.town}</span>
                </th>
                <td>{row.topics.slice(0, topicsShown).map(({ label, count }) => `${label} ${count}`).join('、')}</td>
                <td className="right">{countWords(row.recent)}</td>
                <td className="right">
                  <b>{countWords(row.count)}</b>
                </td>
                <td className="bar-cell">
                  <span className="bar satisfied" style={{ width: `max(${((row.count / most) * 100).toFixed(1)}%, 3px)` }} aria-hidden="true" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
