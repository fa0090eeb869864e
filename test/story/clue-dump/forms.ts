import { createDecipheriv, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Ways in which something lies in bytes, and what somebody does who has the key file as well. */
const encoded = (bytes: Buffer): Buffer[] => [Buffer.from(bytes.toString('hex')), ...[0, 1, 2].flatMap((shift) => (['base64', 'base64url'] as const).map((form) => inBase64(bytes, form, shift)))];

/** As it lies in the middle of a longer text: what its neighbours have a part in is left out. */
const inBase64 = (bytes: Buffer, form: 'base64' | 'base64url', shift: number): Buffer => Buffer.from(Buffer.concat([Buffer.alloc(shift), bytes]).toString(form).replace(/=+$/, '').slice(shift === 0 ? 0 : shift + 1, -1));

/** UTF-8, UTF-16 both ways round, hexadecimal, base64. */
export function formsOf(text: string): Buffer[] {
  const plain = Buffer.from(text);
  const wide = Buffer.from(text, 'utf16le');
  return [plain, wide, Buffer.from(wide).swap16(), Buffer.from(plain.toString('hex').toUpperCase()), ...encoded(plain), ...encoded(wide)];
}

/**
 * An address as text, and its four bytes as a network or a database writes them: as BSON binary, as a number of 64 bits,
 * within one of IPv6. Four bytes alone are met by chance among what is sealed.
 */
export function formsOfAddress(address: string): Buffer[] {
  const bytes = Buffer.from(address.split('.').map(Number));
  const number = bytes.readUInt32BE();
  const [int64, double] = [Buffer.alloc(8), Buffer.alloc(8)];
  int64.writeBigInt64LE(BigInt(number));
  double.writeDoubleLE(number);
  return [...formsOf(address), Buffer.concat([Buffer.from([4, 0, 0, 0, 0]), bytes]), Buffer.concat([Buffer.from([0xff, 0xff]), bytes]), int64, double, Buffer.from(bytes.toString('hex')), Buffer.from(String(number))];
}

/** An instant to the second: ISO text, milliseconds and seconds as text, a BSON date, an ObjectId that is a document's id. */
export function formsOfInstant(instant: Date): Buffer[] {
  const ms = instant.getTime();
  const [date, seconds] = [Buffer.alloc(8), Buffer.alloc(4)];
  const idField = Buffer.from('\x07_id\0');
  date.writeBigInt64LE(BigInt(ms));
  seconds.writeUInt32BE(Math.floor(ms / 1000));
  const iso = instant.toISOString();
  return [...[iso, iso.slice(0, 19), new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19), String(ms), String(Math.floor(ms / 1000)), seconds.toString('hex')].map((text) => Buffer.from(text)), date, Buffer.concat([idField, seconds])];
}

const root = path.resolve(__dirname, '../../..');

/** Every purpose for which the platform hashes something, as its source names them. */
function purposes(): string[] {
  const files = ['domain', 'server', 'bot'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith('.ts')).map((entry) => path.join(entry.parentPath, entry.name)));
  const named = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/['`]([a-zA-Z]+(?:[. ][a-zA-Z]+)*)['`]/g)].map(([, purpose]) => purpose!));
  return [...new Set(['', ...named])];
}

interface KeyFile {
  encryption: { keys: Record<string, string> };
  index: { keys: Record<string, string> };
  hash: { keys: Record<string, string> };
}
const ringKeys = (ring: { keys: Record<string, string> }): Buffer[] => Object.values(ring.keys).map((key) => Buffer.from(key, 'base64url'));

/** The keyed hashes that the platform, or whoever has its key file, could make of a text: by every key, for every purpose. */
export function hashesOf(text: string, keys: KeyFile): Buffer[] {
  const all = [...ringKeys(keys.hash), ...ringKeys(keys.index)];
  return purposes().flatMap((purpose) => all.map((key) => createHmac('sha256', key).update(`${purpose}\0${text}`).digest()));
}

/** The bytes of a hash, and how it is written as text; long enough not to be met by chance. */
export const formsOfHash = (hash: Buffer): Buffer[] => [hash.subarray(0, 12), Buffer.from(hash.toString('base64url').slice(0, 20)), Buffer.from(hash.toString('hex').slice(0, 24))];

/** All that the server's own key opens in these bytes, whatever it was sealed for: a thief checks no purpose. */
export function openedByServer(bytes: Buffer, keys: KeyFile): Buffer {
  const found = bytes.toString('latin1').matchAll(/v1\.([\w-]+)\.([\w-]{16})\.[\w-]{22}\.([\w-]*)/g);
  const opened = [...found].flatMap(([, keyId, iv, text]) => {
    const key = keys.encryption.keys[keyId!];
    return key ? [createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), Buffer.from(iv!, 'base64url')).update(Buffer.from(text!, 'base64url')), Buffer.from('\n')] : [];
  });
  return Buffer.concat(opened);
}
