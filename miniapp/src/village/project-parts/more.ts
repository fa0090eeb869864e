import { useState } from 'react';
import type { Page } from '../../../../contracts/common';
import { asFault } from '../../api/fault';
import type { Loaded } from '../../ui/useLoad';

/** The next page of a list, put after what is shown. */
export function useMore<T>(loaded: Loaded<Page<T>>, put: (value: Page<T>) => void, next: (cursor: string) => Promise<Page<T>>) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const more = async () => {
    if (loaded.state !== 'ready' || !loaded.value.nextCursor) return;
    setWorking(true);
    setProblem(null);
    try {
      const page = await next(loaded.value.nextCursor);
      put({ ...page, items: [...loaded.value.items, ...page.items] });
    } catch (error) {
      setProblem(asFault(error).kind === 'offline' ? '没有网。连上网再点一次。' : asFault(error).message);
    } finally {
      setWorking(false);
    }
  };
  return { more: () => void more(), working, problem };
}
