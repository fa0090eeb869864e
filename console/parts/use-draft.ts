import { useState } from 'react';
import { readDraft, writeDraft } from '../api/drafts';
import { useSession } from '../api/session';

/** Words that outlive their field: another clue looked at in between, a request that failed, a session that ran out. */
export function useDraft(place: string): readonly [string, (next: string) => void] {
  const { account } = useSession();
  const [text, setText] = useState(() => readDraft<string>(account.id, place) ?? '');
  const write = (next: string): void => {
    writeDraft(account.id, place, next || undefined);
    setText(next);
  };
  return [text, write];
}
