import { useSyncExternalStore } from 'react';

/** One value that something outside React tells, as long as the document lives. */
export function told<T>(first: T): { become(next: T): void; use(): T } {
  let value = first;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    become(next) {
      if (next === value) return;
      value = next;
      listeners.forEach((listener) => listener());
    },
    use: () => useSyncExternalStore(subscribe, () => value),
  };
}
