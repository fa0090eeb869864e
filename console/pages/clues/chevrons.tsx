import { Check } from 'lucide-react';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

const words = { done: '已办', now: '正在办', todo: '还没到' } as const;

/** The whole way at a glance: tick and day for what is done, filled for where it stands. */
export function Chevrons({ path }: { path: ClueDetail['path'] }) {
  const now = useNow();
  return (
    <ol className="chevrons" aria-label="走到哪一步">
      {path.map(({ label, state, day }) => (
        <li key={label} className={state} aria-current={state === 'now' ? 'step' : undefined} aria-label={`${label}，${words[state]}`}>
          <b>
            {state === 'done' ? <Check size={15} strokeWidth={2.6} aria-hidden="true" /> : null}
            {label}
          </b>
          {day ? <small>{dayWords(day, now)}</small> : null}
        </li>
      ))}
    </ol>
  );
}
