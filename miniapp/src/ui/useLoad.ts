import { useCallback, useEffect, useState } from 'react';
import { asFault, type ApiFault } from '../api/fault';

export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; fault: ApiFault };

/** Loads once and again on demand; `load` must keep its identity (useCallback). */
export function useLoad<T>(load: () => Promise<T>): { loaded: Loaded<T>; again: () => void; put: (value: T) => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let left = false;
    load().then(
      (value) => left || setLoaded({ state: 'ready', value }),
      (error: unknown) => left || setLoaded({ state: 'failed', fault: asFault(error) }),
    );
    return () => {
      left = true;
    };
  }, [load, round]);
  const again = useCallback(() => {
    setLoaded({ state: 'loading' });
    setRound((number) => number + 1);
  }, []);
  const put = useCallback((value: T) => setLoaded({ state: 'ready', value }), []);
  return { loaded, again, put };
}
