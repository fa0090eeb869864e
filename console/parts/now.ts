import { useSyncExternalStore } from 'react';

const everyMs = 30_000;
let current = new Date();

function subscribe(changed: () => void): () => void {
  const timer = setInterval(() => {
    current = new Date();
    changed();
  }, everyMs);
  return () => clearInterval(timer);
}

/** The time, renewed twice a minute: lights and 今天 must not stand still on a page left open. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => current);
}
