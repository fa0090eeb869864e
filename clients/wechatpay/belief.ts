import type { IncomingHttpHeaders } from 'node:http';
import type { KeyObject } from 'node:crypto';
import { wasSignedBy } from './crypto';
import type { Disbelief } from './errors';
import { isNewNonce } from './nonces';

/** 微信支付要求：时间戳与本机相差五分钟以内。 */
const freshMs = 5 * 60_000;

export interface Stamp {
  serial: string;
  timestamp: string;
  nonce: string;
  signature: string;
}

/** The four headers of a signature, or null where one is missing or of another form. */
export function stampOf(headers: IncomingHttpHeaders): Stamp | null {
  const [serial, timestamp, nonce, signature] = ['serial', 'timestamp', 'nonce', 'signature'].map((name) => headers[`wechatpay-${name}`]);
  if (typeof serial !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string' || typeof signature !== 'string') return null;
  return /^\w{8,64}$/.test(serial) && /^\d{1,12}$/.test(timestamp) && /^[!-~]{8,128}$/.test(nonce) && signature.length <= 1024 ? { serial, timestamp, nonce, signature } : null;
}

/** Why it is not believed; null where it is. The nonce counts as seen only once the signature holds, so that nobody else can use one up. */
export async function doubtOf(headers: IncomingHttpHeaders, body: Buffer, now: Date, keyOf: (serial: string) => Promise<KeyObject | null>): Promise<Disbelief | null> {
  const stamp = stampOf(headers);
  if (!stamp) return 'malformed';
  if (Math.abs(now.getTime() - Number(stamp.timestamp) * 1000) > freshMs) return 'stale';
  const key = await keyOf(stamp.serial);
  if (!key) return 'unknownSerial';
  if (!wasSignedBy(key, stamp, body)) return 'badSignature';
  return (await isNewNonce(stamp.serial, stamp.nonce, now)) ? null : 'replayed';
}
