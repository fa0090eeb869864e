import { Button } from 'antd';
import { UsersRound } from 'lucide-react';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

interface ChangedProps {
  before: ClueDetail;
  now: ClueDetail;
  /** The act can still be done. */
  possible: boolean;
  onSeen: () => void;
}

/** Somebody else was faster: what he did, and that nothing typed is lost. */
export function Changed({ before, now, possible, onSeen }: ChangedProps) {
  const clock = useNow();
  const known = new Set(before.timeline.filter(({ state }) => state === 'done').map(({ key }) => key));
  const since = now.timeline.filter(({ state, key }) => state === 'done' && !known.has(key));
  return (
    <div className="notice flush changed" role="alert">
      <UsersRound size={20} aria-hidden="true" />
      <div>
        <b>您写的时候，这一件有了变化</b>
        {since.length > 0 ? (
          <ul>
            {since.map(({ key, label, note, at }) => (
              <li key={key}>
                {[label, note, at ? instantWords(at, clock) : ''].filter(Boolean).join('　')}
              </li>
            ))}
          </ul>
        ) : (
          <p>有人记了一笔、问了反映人，或申请看身份。</p>
        )}
        <p>{possible ? '您写的都还在。看过变化，再决定接着办不办。' : '现在不能再办这一步了。您写的都还在，要留的请复制出来，记成一笔。'}</p>
        {possible ? (
          <Button size="small" onClick={onSeen}>
            看过了，接着办
          </Button>
        ) : null}
      </div>
    </div>
  );
}
