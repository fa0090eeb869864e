import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { currentSuite } from './seal';

/**
 * Contents in authenticated chunks. Each chunk is AES-256-GCM under a key made for this content (HKDF of the data key
 * and a random salt), with its number and whether it is the last as nonce, and suite and purpose as additional data: a
 * chunk that is altered, moved, left out or added does not open, nor does a content under another purpose.
 *
 *   salt (16) | chunk (65,536 + 16) | … | last chunk (at most 65,536 + 16)
 *
 * The plain text begins with its length (8 bytes) and is filled up with zeros (`paddedLength`), so that a stored size
 * tells little.
 */
export const chunkBytes = 65_536;
const saltBytes = 16;
const tagBytes = 16;
const lengthBytes = 8;

/** Sizes rounded up: at least 4 KiB, then so that the overhead stays under 12 % (Padmé, PURBs, Nikitin et al. 2019). */
export function paddedLength(length: number): number {
  const least = 4096;
  if (length <= least) return least;
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Math.ceil(length / step) * step;
}

export function sealContent(plain: Uint8Array, dataKey: Uint8Array, purpose: string): Buffer {
  const salt = randomBytes(saltBytes);
  const key = contentKey(dataKey, salt);
  const padded = Buffer.alloc(paddedLength(lengthBytes + plain.length));
  padded.writeBigUInt64BE(BigInt(plain.length));
  padded.set(plain, lengthBytes);
  const parts: Buffer[] = [salt];
  for (let number = 0, from = 0; from < padded.length; number += 1, from += chunkBytes) {
    const last = from + chunkBytes >= padded.length;
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
    cipher.setAAD(dataOf(purpose));
    parts.push(cipher.update(padded.subarray(from, from + chunkBytes)), cipher.final(), cipher.getAuthTag());
  }
  key.fill(0);
  padded.fill(0);
  return Buffer.concat(parts);
}

/** @throws Error under another key or purpose, or when anything was altered, moved or left out */
export function openContent(sealed: Uint8Array, dataKey: Uint8Array, purpose: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const key = contentKey(dataKey, bytes.subarray(0, saltBytes));
  const parts: Buffer[] = [];
  const whole = chunkBytes + tagBytes;
  for (let number = 0, from = saltBytes; from < bytes.length; number += 1, from += whole) {
    const chunk = bytes.subarray(from, from + whole);
    if (chunk.length <= tagBytes) throw new Error('a sealed content was cut');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, from + whole >= bytes.length), { authTagLength: tagBytes });
    decipher.setAAD(dataOf(purpose));
    decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes));
    parts.push(decipher.update(chunk.subarray(0, chunk.length - tagBytes)), decipher.final());
  }
  key.fill(0);
  const padded = Buffer.concat(parts);
  if (padded.length < lengthBytes) throw new Error('a sealed content was cut');
  const length = Number(padded.readBigUInt64BE());
  return padded.subarray(lengthBytes, lengthBytes + length);
}

export const sealJson = (value: unknown, dataKey: Uint8Array, purpose: string): Buffer => sealContent(Buffer.from(JSON.stringify(value)), dataKey, purpose);
/** The caller checks the shape. @throws Error as `openContent` */
export const openJson = (sealed: Uint8Array, dataKey: Uint8Array, purpose: string): unknown => JSON.parse(openContent(sealed, dataKey, purpose).toString('utf8'));

const contentKey = (dataKey: Uint8Array, salt: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', dataKey, salt, `${currentSuite} content`, 32));
const dataOf = (purpose: string): Buffer => Buffer.from(`${currentSuite}\0${purpose}`);

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
