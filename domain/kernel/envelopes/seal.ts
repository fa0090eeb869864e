import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import sodium from 'libsodium-wrappers';
import type { KeyPair } from './key-pairs';

/**
 * How envelopes of today are made: keys by X25519 sealed boxes (libsodium), contents by AES-256-GCM in chunks. Every
 * envelope names its suite, so that one of SM2, SM3 and SM4 can stand beside it.
 */
export const currentSuite = 'x25519-aes256gcm-1';

/** A data key for one recipient, base64url. */
export async function sealKey(key: Uint8Array, recipient: Uint8Array): Promise<string> {
  await sodium.ready;
  return Buffer.from(sodium.crypto_box_seal(key, recipient)).toString('base64url');
}

/** @throws Error when it was sealed for somebody else, or altered */
export async function openKey(sealed: string, { publicKey, privateKey }: KeyPair): Promise<Buffer> {
  await sodium.ready;
  return Buffer.from(sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64url'), publicKey, privateKey));
}

const ivBytes = 12;
const tagBytes = 16;

/** A short secret under a key of 32 bytes: iv, tag, ciphertext. `purpose` is bound to it. */
export function wrapSecret(secret: Uint8Array, key: Uint8Array, purpose: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws Error under another key, for another purpose, or when it was altered */
export function unwrapSecret(wrapped: string, key: Uint8Array, purpose: string): Buffer {
  const bytes = Buffer.from(wrapped, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}

export const newDataKey = (): Buffer => randomBytes(32);
