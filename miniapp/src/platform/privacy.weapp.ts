import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';
import type { PrivacyRequest } from './privacy';

type Resolve = (option: Taro.onNeedPrivacyAuthorization.ResolveOption) => void;

/** Several calls may wait for one answer. */
let waiting: Resolve[] = [];
let request: PrivacyRequest | null = null;
const listeners = new Set<() => void>();

function settle(option: Taro.onNeedPrivacyAuthorization.ResolveOption): void {
  const answered = waiting;
  waiting = [];
  show(null);
  for (const resolve of answered) resolve(option);
}

function show(next: PrivacyRequest | null): void {
  request = next;
  listeners.forEach((listener) => listener());
}

/** From base library 2.32.3 on WeChat asks before pictures, camera and clipboard are used; older ones ask nothing. */
export function watchPrivacy(): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    waiting.push(resolve);
    resolve({ event: 'exposureAuthorization' });
    show({ agree: (buttonId) => settle({ event: 'agree', buttonId }), disagree: () => settle({ event: 'disagree' }) });
  });
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePrivacyRequest = (): PrivacyRequest | null => useSyncExternalStore(subscribe, () => request, () => request);

/** The guide that the operator filed with WeChat. */
export function openPrivacyGuide(): void {
  void Taro.openPrivacyContract();
}
