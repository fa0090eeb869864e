import { useEffect, useRef, useState } from 'react';
import { idleAt, type Idle } from './idle';
import { onHome } from './usePagePath';

const lookMs = 250;
const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll', 'input'] as const;

/** Whether somebody still stands there. A page that is being read aloud is in use. */
export function useIdle({ own, reading }: { own: boolean; reading: boolean }): Idle {
  const [idle, setIdle] = useState<Idle>({ state: 'used' });
  const touchedAt = useRef(0);
  const touched = useRef(false);
  useEffect(() => {
    const touch = ({ type }: Event) => {
      touchedAt.current = Date.now();
      // A page scrolls as it opens, too.
      if (type !== 'scroll') touched.current = true;
    };
    touchedAt.current = Date.now();
    for (const name of touches) window.addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      for (const name of touches) window.removeEventListener(name, touch, { capture: true });
    };
  }, []);
  useEffect(() => {
    const look = () => {
      if (reading) touchedAt.current = Date.now();
      const next = idleAt({ now: Date.now(), touchedAt: touchedAt.current, own, untouched: onHome(window.location.pathname) && !touched.current });
      setIdle((before) => (before.state === next.state && (next.state !== 'asking' || (before.state === 'asking' && before.seconds === next.seconds)) ? before : next));
    };
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [own, reading]);
  return idle;
}
