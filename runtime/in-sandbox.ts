import { networkList } from '../domain/kernel';
import type { Settings } from '../settings';

const loopback = networkList(['127.0.0.0/8', '::1']);

/** Whether WeChat's place is taken by a sandbox on this machine. */
export function inSandbox({ demo, wechatApiOrigin }: Pick<Settings, 'demo' | 'wechatApiOrigin'>): boolean {
  const host = new URL(wechatApiOrigin).hostname.replace(/^\[|\]$/g, '');
  return demo && (host === 'localhost' || loopback(host));
}
