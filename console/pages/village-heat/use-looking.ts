import { useRef, useState } from 'react';
import type { LookedClue } from '../../../contracts/clue-villages';
import { lookAtVillages } from '../../api/clue-statistics';

interface Looked {
  items: LookedClue[];
  looked: number;
  unreadable: number;
  /** To the end; what was broken off says less. */
  whole: boolean;
}

/** Has the server open what the reader may open, batch after batch; it can be broken off at any time. Nothing of it outlives the page. */
export function useLooking() {
  const [found, setFound] = useState<Looked | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wanted = useRef(0);

  const start = async (): Promise<void> => {
    const mine = (wanted.current += 1);
    setRunning(true);
    setError(null);
    let so: Looked = { items: [], looked: 0, unreadable: 0, whole: false };
    setFound(so);
    let cursor: string | undefined;
    try {
      do {
        const answer = await lookAtVillages(cursor);
        if (mine !== wanted.current) return;
        cursor = answer.nextCursor ?? undefined;
        so = { items: [...so.items, ...answer.items], looked: so.looked + answer.looked, unreadable: so.unreadable + answer.unreadable, whole: cursor === undefined };
        setFound(so);
      } while (cursor);
    } catch (fault) {
      if (mine === wanted.current) setError(fault);
    }
    if (mine === wanted.current) setRunning(false);
  };
  const stop = (): void => {
    wanted.current += 1;
    setRunning(false);
  };
  return { found, running, error, start, stop };
}
