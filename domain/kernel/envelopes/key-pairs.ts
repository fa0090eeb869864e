import { createHash } from 'node:crypto';
import sodium from 'libsodium-wrappers';

/** An X25519 pair, 32 bytes each. Whoever takes the private half wipes it when done. */
export interface KeyPair {
  publicKey: Buffer;
  privateKey: Buffer;
}

/** A fresh pair for a person, or for a recovery key. */
export async function newKeyPair(): Promise<KeyPair> {
  await sodium.ready;
  return pairOf(sodium.crypto_box_keypair());
}

/** The pair that belongs to a seed of 32 bytes: the same seed, the same pair. */
export async function keyPairFromSeed(seed: Uint8Array): Promise<KeyPair> {
  await sodium.ready;
  return pairOf(sodium.crypto_box_seed_keypair(seed));
}

const pairOf = ({ publicKey, privateKey }: { publicKey: Uint8Array; privateKey: Uint8Array }): KeyPair => ({ publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) });

/** What two people read to each other to be sure of a public key: twelve groups of four digits, some 159 bits. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const digits = (BigInt(`0x${createHash('sha256').update('key fingerprint').update(publicKey).digest('hex')}`) % 10n ** 48n).toString().padStart(48, '0');
  return (digits.match(/\d{4}/g) as string[]).join(' ');
}

/** Overwrites secrets that are no longer needed. What V8 has copied meanwhile is out of reach: docs/threat-model.md says so. */
export function wipe(...secrets: Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
