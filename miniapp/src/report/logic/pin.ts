import { breathe, fromHex, hex, joined, textOf, utf8 } from './bytes';
import { hmacOf, pbkdf2 } from './sha256';

/** A draft locked under a PIN, as it lies on the phone. */
export interface Locked {
  salt: string;
  rounds: number;
  /** Until when it is kept, ms since 1970; part of what is authenticated. */
  until: number;
  box: string;
  tag: string;
}

export const pinPattern = /^\d{6}$/;
/**
 * Half a second in a browser, some seconds where a mini-program's JavaScript is not compiled (iOS). A million PINs are
 * soon tried through all the same: this keeps away whoever finds the phone, not whoever copies it and has a machine.
 */
export const pinRounds = 200_000;
const block = 32;

/**
 * The mini-program has no AEAD, and none may be added for this one draft. So: encrypt-then-MAC out of one primitive.
 * The key stream is HMAC-SHA256 of a counter under one key (a PRF in counter mode, never used twice: the salt is new each
 * time), the tag is HMAC-SHA256 under another key over everything that is stored, and is compared before anything opens.
 */
async function keysOf(pin: string, salt: Uint8Array, rounds: number) {
  const derive = hmacOf(await pbkdf2(utf8(pin), salt, rounds, breathe));
  return { cipher: hmacOf(derive(utf8('cipher'))), authenticate: hmacOf(derive(utf8('authenticate'))) };
}

type Hmac = (message: Uint8Array) => Uint8Array;

function streamed(cipher: Hmac, bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let at = 0, counter = 0; at < bytes.length; at += block, counter += 1) {
    const stream = cipher(utf8(String(counter)));
    for (let i = 0; i < block && at + i < bytes.length; i += 1) out[at + i] = bytes[at + i]! ^ stream[i]!;
  }
  return out;
}

const tagOf = (authenticate: Hmac, { salt, rounds, until }: Pick<Locked, 'salt' | 'rounds' | 'until'>, box: Uint8Array): string =>
  hex(authenticate(joined(utf8(`draft-1|${salt}|${rounds}|${until}|`), box)));

/** Padded to whole kilobytes, so that its length does not tell how much was written. */
const padTo = 1024;

export async function lock(text: string, pin: string, salt: Uint8Array, until: number, rounds = pinRounds): Promise<Locked> {
  const { cipher, authenticate } = await keysOf(pin, salt, rounds);
  const plain = utf8(text);
  const padded = new Uint8Array(Math.ceil((plain.length + 1) / padTo) * padTo);
  padded.set(plain);
  padded[plain.length] = 0x80;
  const head = { salt: hex(salt), rounds, until };
  const box = streamed(cipher, padded);
  return { ...head, box: hex(box), tag: tagOf(authenticate, head, box) };
}

/** Null where the PIN is wrong or what is stored was changed. */
export async function unlock(locked: Locked, pin: string): Promise<string | null> {
  const { cipher, authenticate } = await keysOf(pin, fromHex(locked.salt), locked.rounds);
  const box = fromHex(locked.box);
  const tag = tagOf(authenticate, locked, box);
  let differs = tag.length ^ locked.tag.length;
  for (let at = 0; at < tag.length; at += 1) differs |= tag.charCodeAt(at) ^ locked.tag.charCodeAt(at);
  if (differs !== 0) return null;
  const padded = streamed(cipher, box);
  return textOf(padded.subarray(0, padded.lastIndexOf(0x80)));
}

export function isLocked(value: unknown): value is Locked {
  const kept = value as Partial<Locked> | null;
  return typeof kept === 'object' && kept !== null && [kept.salt, kept.box, kept.tag].every((part) => typeof part === 'string' && /^([0-9a-f]{2})+$/.test(part)) && Number.isInteger(kept.rounds) && Number.isInteger(kept.until);
}
