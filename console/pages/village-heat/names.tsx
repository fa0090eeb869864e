import { Link } from 'react-router';
import { countWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import type { NameRow } from './tally';

/** Whoever is named in two clues or more, with the codes. */
export function Names({ rows }: { rows: readonly NameRow[] }) {
  return (
    <Card title="反复提到的名字" note="两件以上；同名的不一定是同一个人">
      {rows.length === 0 ? <p className="chart-none">没有在两件以上里提到的名字。</p> : null}
      <ul className="names-list">
        {rows.map(({ name, units, clues }) => (
          <li key={name}>
            <b>{name}</b> <span className="muted">{units.join('、')}</span>
            <span className="names-count">{countWords(clues.length)} 件</span>
            <p>
              {clues.map(({ id, code }) => (
                <Link key={id} to={`/clues/${id}`}>
                  {code}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
