import { useState } from 'react';
import type { Page } from '../../../contracts/common';
import { asFault, notReadWords } from '../api/fault';
import type { Loaded } from './useLoad';

/** The next page of a list, put after what is shown. */
export function useMore<T, P extends Page<T>>(loaded: Loaded<P>, put: (value: P) => void, next: (cursor: string) => Promise<Page<T>>) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const more = async () => {
    if (loaded.state !== 'ready' || !loaded.value.nextCursor) return;
    setWorking(true);
    setProblem(null);
    try {
      const page = await next(loaded.value.nextCursor);
      put({ ...loaded.value, items: [...loaded.value.items, ...page.items], nextCursor: page.nextCursor });
    } catch (error) {
      setProblem(notReadWords(asFault(error)));
    } finally {
      setWorking(false);
    }
  };
  return { more: () => void more(), working, problem };
}
