import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { combine, split } from 'shamir-secret-sharing';
import { keyPairFromSeed, wipe, type KeyPair } from '../envelopes';
import { fail } from '../errors';

/**
 * Two secrets of 16 bytes, one for each recovery key. Of the first any two of three shares give it back (Shamir); of
 * the second the custodian's and one of the others: it is split in two, and both others hold the same second part.
 *
 * A share on paper: number, 17 + 17 bytes, 4 bytes of a checksum; 63 letters and digits (Crockford's base 32, in which
 * none looks like another) in groups of five.
 */
export interface RecoverySecrets {
  content: Buffer;
  identity: Buffer;
}

const secretBytes = 16;
const shareBytes = secretBytes + 1;
const checkBytes = 4;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const newRecoverySecrets = (): RecoverySecrets => ({ content: randomBytes(secretBytes), identity: randomBytes(secretBytes) });

/** The key pairs that the secrets stand for. */
export async function recoveryPairs({ content, identity }: RecoverySecrets): Promise<{ content: KeyPair; identity: KeyPair }> {
  return { content: await pairOf(content, 'content'), identity: await pairOf(identity, 'identity') };
}

/** Three shares as text; the first is the custodian's. */
export async function splitSecrets({ content, identity }: RecoverySecrets): Promise<[string, string, string]> {
  const contents = await split(bytesOf(content), 3, 2);
  const [custodians, others] = await split(bytesOf(identity), 2, 2);
  const text = (number: number, identityShare: Uint8Array): string => shareText(number, contents[number - 1] as Uint8Array, identityShare);
  return [text(1, custodians as Uint8Array), text(2, others as Uint8Array), text(3, others as Uint8Array)];
}

/**
 * What two shares give back; `identity` is null without the custodian's.
 * @throws Fault badRequest naming the share: mistyped, or the same one twice
 */
export async function combineShares(texts: readonly [string, string], path = 'shares'): Promise<{ content: Buffer; identity: Buffer | null }> {
  const [one, two] = texts.map((text, index) => readShare(text, `${path}.${index}`)) as [Share, Share];
  if (one.number === two.number) return badShare(`${path}.1`, '两份是同一份，请输入另一位保管人的那份');
  const withCustodian = one.number === 1 || two.number === 1;
  return {
    content: Buffer.from(await combine([bytesOf(one.content), bytesOf(two.content)])),
    identity: withCustodian ? Buffer.from(await combine([bytesOf(one.identity), bytesOf(two.identity)])) : null,
  };
}

/** Which shares they are. @throws Fault badRequest */
export const shareNumbers = (texts: readonly [string, string]): number[] => texts.map((text, index) => readShare(text, `shares.${index}`).number).sort();

export const groupCount = Math.ceil(((1 + 2 * shareBytes + checkBytes) * 8) / 5 / 5);

interface Share {
  number: number;
  content: Uint8Array;
  identity: Uint8Array;
}

async function pairOf(secret: Buffer, label: string): Promise<KeyPair> {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `qingjian recovery ${label}`, 32));
  try {
    return await keyPairFromSeed(seed);
  } finally {
    wipe(seed);
  }
}

function shareText(number: number, content: Uint8Array, identity: Uint8Array): string {
  const body = Buffer.concat([Buffer.from([number]), content, identity]);
  return (toLetters(Buffer.concat([body, checksum(body)])).match(/.{1,5}/g) as string[]).join(' ');
}

function readShare(text: string, path: string): Share {
  const bytes = fromLetters(text);
  const whole = 1 + 2 * shareBytes + checkBytes;
  if (!bytes || bytes.length !== whole) return badShare(path, '长度不对，请对照纸上每一组再输一遍');
  const body = bytes.subarray(0, whole - checkBytes);
  if (!checksum(body).equals(bytes.subarray(whole - checkBytes))) return badShare(path, '有一处输错了，请对照纸上每一组再看一遍');
  return { number: body[0] as number, content: body.subarray(1, 1 + shareBytes), identity: body.subarray(1 + shareBytes) };
}

/** The library takes a plain array of bytes only, no Buffer. */
const bytesOf = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);
const checksum = (body: Uint8Array): Buffer => createHash('sha256').update('recovery share').update(body).digest().subarray(0, checkBytes);

function toLetters(bytes: Uint8Array): string {
  let [bits, held, text] = [0, 0, ''];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += letters[(held >>> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text;
}

/** Small letters, spaces and dashes are forgiven, and O, I and L for what they look like. */
export const cleanLetters = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

function fromLetters(text: string): Buffer | null {
  const clean = cleanLetters(text);
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of clean) {
    const value = letters.indexOf(letter);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}

function badShare(path: string, message: string): never {
  return fail('badRequest', { message, fields: [{ path, message }] });
}
