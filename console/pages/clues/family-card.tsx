import { Link } from 'react-router';
import { clueStateLabels } from '../../../contracts/clue';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { Card } from '../../parts/page';

/** 一人一件: the report that it was split off from, or what was split off from it. */
export function FamilyCard({ detail: { main, parts } }: { detail: ClueDetail }) {
  if (!main && parts.length === 0) return null;
  return (
    <Card title={main ? '主件' : '分件，一人一件'} className="padded">
      {main ? (
        <p>
          {main.id ? <Link to={`/clues/${main.id}`}>{main.code}</Link> : main.code}
          <br />
          <span className="muted small">和反映人的往来、答复、反映人是谁，都在主件里。</span>
        </p>
      ) : (
        <ul className="readers">
          {parts.map(({ id, code, state, handler }) => (
            <li key={id}>
              <Link to={`/clues/${id}`}>{code}</Link>
              <span className="muted">{clueStateLabels[state]}</span>
              <span className="muted">{handler?.name ?? ''}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
