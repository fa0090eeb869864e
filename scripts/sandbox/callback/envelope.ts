import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { createHash, randomBytes } from 'node:crypto';
import { officialAccount } from '../account';
import { fromXml, toXml } from './xml';

const { token, aesKey, appid, username } = officialAccount;

export interface Envelope {
  query: URLSearchParams;
  body: string;
}

const plainSignature = (timestamp: string, nonce: string): string => createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');

/** Signed as WeChat signs it; in safe mode encrypted, too. By @wecom/crypto, which shares nothing with the platform's own code. */
export function seal(xml: string, openid: string, now: number, safeMode: boolean): Envelope {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const query = new URLSearchParams({ signature: plainSignature(timestamp, nonce), timestamp, nonce, openid });
  if (!safeMode) return { query, body: xml };
  const encrypted = encrypt(aesKey, xml, appid);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', getSignature(token, timestamp, nonce, encrypted));
  return { query, body: toXml({ ToUserName: username, Encrypt: encrypted }) };
}

/** The elements of a passive reply; null where it is broken, wrongly signed or not ours. */
export function open(text: string, safeMode: boolean): Record<string, unknown> | null {
  const outer = fromXml(text);
  if (!outer || !safeMode) return outer;
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = outer;
  if (typeof Encrypt !== 'string' || typeof TimeStamp !== 'string' || typeof Nonce !== 'string') return null;
  if (MsgSignature !== getSignature(token, TimeStamp, Nonce, Encrypt)) return null;
  try {
    const { message, id } = decrypt(aesKey, Encrypt);
    return id === appid ? fromXml(message) : null;
  } catch {
    return null;
  }
}

/** How the address is tried when it is entered: GET with an echo. */
export function challenge(echo: string, now: number): URLSearchParams {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  return new URLSearchParams({ signature: plainSignature(timestamp, nonce), timestamp, nonce, echostr: echo });
}
