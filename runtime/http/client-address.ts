import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { networkList } from '../../domain/kernel';

/** An IPv4 address in IPv6 clothes is undressed: '::ffff:10.0.0.5' is '10.0.0.5'. */
const plain = (address: string): string => (address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address);

const isLoopbackAddress = networkList(['127.0.0.0/8', '::1']);

export interface ClientAddress {
  /** Who asks: the nearest address that is not a trusted proxy. Used in memory for limits, never stored or logged. */
  of(request: IncomingMessage): string;
  /** The connection itself, with no proxy named in between, comes from this machine. */
  isLoopback(request: IncomingMessage): boolean;
}

/** `proxies`: addresses and CIDR networks from which X-Forwarded-For counts. */
export function clientAddress(proxies: readonly string[]): ClientAddress {
  const isTrusted = networkList(proxies);
  return {
    of(request) {
      const peer = plain(request.socket.remoteAddress ?? '');
      const forwarded = request.headers['x-forwarded-for'];
      if (forwarded === undefined || !isTrusted(peer)) return peer;
      // From the right: each trusted proxy vouches for the one before it, and no farther.
      const hops = String(forwarded).split(',').map((hop) => plain(hop.trim()));
      let nearest = peer;
      for (let hop = hops.pop(); hop !== undefined && isIP(hop) > 0; hop = hops.pop()) {
        nearest = hop;
        if (!isTrusted(hop)) break;
      }
      return nearest;
    },
    isLoopback: (request) => request.headers['x-forwarded-for'] === undefined && isLoopbackAddress(plain(request.socket.remoteAddress ?? '')),
  };
}

/** IPv6 callers own a /64: one limit for all of it. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const full = address.includes('::') ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left;
  return full.slice(0, 4).join(':');
}
