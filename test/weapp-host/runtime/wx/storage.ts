import type { Services } from '../services';
import { Refusal, asynchronous } from './callbacks';

/** 本地缓存 */
export function storageApis({ storage }: Services) {
  return {
    getStorageSync: (key: string) => storage.read(key),
    setStorageSync: (key: string, value: unknown) => storage.write(key, value),
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => storage.info(),
    getStorage: asynchronous('getStorage', ({ key }: { key: string }) => {
      if (!storage.has(key)) throw new Refusal('data not found');
      return { data: storage.read(key) };
    }),
    setStorage: asynchronous('setStorage', ({ key, data }: { key: string; data: unknown }) => storage.write(key, data)),
    removeStorage: asynchronous('removeStorage', ({ key }: { key: string }) => storage.remove(key)),
    clearStorage: asynchronous('clearStorage', () => storage.clear()),
    getStorageInfo: asynchronous('getStorageInfo', () => storage.info()),
  };
}
