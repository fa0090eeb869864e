import { randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { unwrapSecret, wipe, wrapSecret } from '../envelopes';
import type { SealedByPassword } from './model';

/** Stronger than a sign-in's: it is asked for once a session, and guards what a stolen database would be attacked for. */
const parameters = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 } as const;
const purpose = 'private key';

/** A private key under a password: argon2id (64 MiB, 3 passes), then AES-256-GCM. */
export async function sealByPassword(privateKey: Uint8Array, password: string): Promise<SealedByPassword> {
  const salt = randomBytes(16);
  const key = await keyOf(password, salt);
  try {
    return { wrapped: wrapSecret(privateKey, key, purpose), salt: salt.toString('base64url') };
  } finally {
    wipe(key);
  }
}

/**
 * Null under another password, and only then: where the work on the password itself fails (no memory left, say), that
 * is thrown, or a pair would be given up for lost that is not.
 */
export async function openByPassword({ wrapped, salt }: SealedByPassword, password: string): Promise<Buffer | null> {
  const key = await keyOf(password, Buffer.from(salt, 'base64url'));
  try {
    return unwrapSecret(wrapped, key, purpose);
  } catch {
    return null;
  } finally {
    wipe(key);
  }
}

const keyOf = (password: string, salt: Uint8Array): Promise<Buffer> => hashRaw(password.normalize('NFC'), { ...parameters, salt });
