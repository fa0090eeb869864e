import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { plainPath } from '../platform/kiosk';
import { networkIsBack, useKeptAt } from './news';

const lookMs = 15_000;
/** Any file that the worker leaves to the network. */
const probe = '/kiosk/worker.js';

/** While copies are shown, looks for the network; once it is there, the page is opened anew, unless somebody is in the middle of something. */
export function useNetworkAgain(busy: boolean): void {
  const cut = useKeptAt() !== null;
  useEffect(() => {
    if (!cut || busy) return;
    const look = () =>
      fetch(probe, { method: 'HEAD', cache: 'no-store' }).then(
        ({ ok }) => {
          if (!ok) return;
          networkIsBack();
          void Taro.redirectTo({ url: plainPath() });
        },
        () => undefined,
      );
    const timer = setInterval(() => void look(), lookMs);
    const now = () => void look();
    window.addEventListener('online', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  }, [cut, busy]);
}
