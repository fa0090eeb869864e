import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';

export interface Value<T> {
  get(): T;
  set(next: T): void;
  use(): T;
}

/**
 * One value kept on the phone and followed by every open page.
 * What is stored is read once; anything that `isValid` refuses (an older version, a tampered store) counts as absent.
 */
export function keptValue<T>(key: string, absent: T, isValid: (stored: unknown) => stored is T): Value<T> {
  let current: T | undefined;
  const listeners = new Set<() => void>();
  const get = (): T => {
    if (current === undefined) {
      const stored: unknown = Taro.getStorageSync(key);
      current = isValid(stored) ? stored : absent;
    }
    return current;
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set(next) {
      current = next;
      Taro.setStorageSync(key, next);
      listeners.forEach((listener) => listener());
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  };
}
