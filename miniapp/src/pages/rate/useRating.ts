import { useRef, useState } from 'react';
import type { RatingWindow } from '../../../../contracts/rating';
import { asFault, type ApiFault } from '../../api/fault';
import { submitRating } from '../../api/ratings';
import { emptyDraft, type Draft } from '../../logic/draft';
import { requestFrom, uuidFrom } from '../../logic/submission';
import { windowLabel } from '../../logic/window-name';
import { channel } from '../../platform/channel';
import { goDone } from '../../platform/places';
import { randomBytes } from '../../platform/random';
import { addEntry } from '../../store/entries';

/**
 * The draft of one rating and its way to the server. The key is made once for the page: whatever happens to the
 * connection, pressing again or sending later acts once. Without a network the rating is kept and the person may go.
 */
export function useRating(window: RatingWindow | null) {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const key = useRef<string | null>(null);

  const change = (changes: Partial<Draft> | ((before: Draft) => Draft)) => {
    setFault(null);
    setDraft((before) => (typeof changes === 'function' ? changes(before) : { ...before, ...changes }));
  };

  const submit = async () => {
    if (!window || !draft.level) return;
    setWorking(true);
    setFault(null);
    key.current ??= uuidFrom(await randomBytes());
    const request = requestFrom(draft, { windowCode: window.code, idempotencyKey: key.current, channel });
    const now = new Date();
    const entry = {
      id: now.getTime().toString(36),
      hallName: window.hallName,
      windowName: windowLabel(window),
      level: draft.level,
      at: now.toISOString(),
    };
    try {
      addEntry({ ...entry, received: await submitRating(request) });
      goDone(entry.id);
    } catch (error) {
      const failed = asFault(error);
      setWorking(false);
      if (failed.kind !== 'offline') return setFault(failed);
      addEntry({ ...entry, request });
      goDone(entry.id);
    }
  };

  return { draft, change, submit, working, fault };
}
