import { useSyncExternalStore } from 'react';

/** What the service worker tells of the answers that the pages got; by the same names in worker/. */
export interface WorkerNews {
  /** When what is shown was asked for, where there was no network to ask again; null: just now. */
  keptAt: string | null;
}

let keptAt: string | null = null;
const listeners = new Set<() => void>();

function become(next: string | null): void {
  if (next === keptAt) return;
  keptAt = next;
  listeners.forEach((listener) => listener());
}

/** Listens to the worker as long as the document lives. */
export function followWorker(): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<WorkerNews>) => become(data.keptAt));
}

export const networkIsBack = (): void => become(null);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null while the network answers. */
export const useKeptAt = (): string | null => useSyncExternalStore(subscribe, () => keptAt);
