import type { ClueDetail } from '../../../contracts/clue-registry';
import { instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

/** Who can read it, and who did. Who was left out stands nowhere. */
export function ReadersCard({ detail }: { detail: ClueDetail }) {
  const now = useNow();
  return (
    <Card title="谁能看、谁看过" className="padded">
      <ul className="readers">
        {detail.readers.map(({ id, name, reads, lastAt }) => (
          <li key={id}>
            <b>
              {name}
              {detail.handler?.id === id ? <small>承办</small> : detail.coHandlers.some((one) => one.id === id) ? <small>协办</small> : null}
            </b>
            <span className="muted">{reads === 0 ? '还没看过' : `看了 ${reads} 次`}</span>
            <span className="muted number">{lastAt ? instantWords(lastAt, now) : ''}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
