import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** An IPv4 address in IPv6 clothes is undressed: '::ffff:10.0.0.5' is '10.0.0.5'. */
const plain = (address: string): string => (address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address);

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const contains = (list: BlockList, address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

export interface ClientAddress {
  /** Who asks: the nearest address that is not a trusted proxy. Used in memory for limits, never stored or logged. */
  of(request: IncomingMessage): string;
  /** The connection itself, with no proxy named in between, comes from this machine. */
  isLoopback(request: IncomingMessage): boolean;
}

/** `proxies`: addresses and CIDR networks from which X-Forwarded-For counts. */
export function clientAddress(proxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const entry of proxies) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  return {
    of(request) {
      const peer = plain(request.socket.remoteAddress ?? '');
      const forwarded = request.headers['x-forwarded-for'];
      if (forwarded === undefined || !contains(trusted, peer)) return peer;
      // From the right: each trusted proxy vouches for the one before it, and no farther.
      const hops = String(forwarded).split(',').map((hop) => plain(hop.trim()));
      let nearest = peer;
      for (let hop = hops.pop(); hop !== undefined && isIP(hop) > 0; hop = hops.pop()) {
        nearest = hop;
        if (!contains(trusted, hop)) break;
      }
      return nearest;
    },
    isLoopback: (request) => request.headers['x-forwarded-for'] === undefined && contains(loopback, plain(request.socket.remoteAddress ?? '')),
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
