import { promisify } from 'node:util';
import { createInflateRaw, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw) as (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  packed: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

/** The central directory, or null where the bytes are no whole zip (ZIP64 counts as none: what we take is far smaller). */
export function zipEntries(bytes: Buffer, most: number): ZipEntry[] | null {
  const end = findEnd(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  let place = bytes.readUInt32LE(end + 16);
  if (count > most) return null;
  const entries: ZipEntry[] = [];
  for (let n = 0; n < count; n += 1) {
    if (place + 46 > bytes.length || bytes.readUInt32LE(place) !== entrySignature) return null;
    const nameLength = bytes.readUInt16LE(place + 28);
    entries.push({
      name: bytes.toString('utf8', place + 46, place + 46 + nameLength),
      encrypted: (bytes.readUInt16LE(place + 8) & 1) === 1,
      method: bytes.readUInt16LE(place + 10),
      packed: bytes.readUInt32LE(place + 20),
      size: bytes.readUInt32LE(place + 24),
      offset: bytes.readUInt32LE(place + 42),
    });
    place += 46 + nameLength + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  }
  return entries;
}

function packedOf(bytes: Buffer, entry: ZipEntry): Buffer | null {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== localSignature) return null;
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  return packed.length === entry.packed ? packed : null;
}

/** One entry's content, or null where it is not what the directory says: another size, another method, out of bounds. */
export async function readEntry(bytes: Buffer, entry: ZipEntry): Promise<Buffer | null> {
  const packed = packedOf(bytes, entry);
  if (!packed) return null;
  if (entry.method === 0) return packed.length === entry.size ? packed : null;
  if (entry.method !== 8) return null;
  if (entry.size === 0) return Buffer.alloc(0);
  try {
    // Stops as soon as more comes out than was declared: a bomb cannot lie itself in.
    const content = await inflate(packed, { maxOutputLength: entry.size });
    return content.length === entry.size ? content : null;
  } catch {
    return null;
  }
}

/** The same piece by piece, for what is too large to be held whole. @throws Error where it is not what the directory says */
export async function* readEntryPieces(bytes: Buffer, entry: ZipEntry, pieceBytes: number): AsyncGenerator<Buffer> {
  const packed = packedOf(bytes, entry);
  if (!packed || (entry.method !== 0 && entry.method !== 8)) throw new Error('zip entry is out of bounds');
  if (entry.method === 0) {
    if (packed.length !== entry.size) throw new Error('zip entry has another size');
    for (let start = 0; start < packed.length; start += pieceBytes) yield packed.subarray(start, start + pieceBytes);
    return;
  }
  const inflating = createInflateRaw({ chunkSize: pieceBytes });
  inflating.end(packed);
  let size = 0;
  for await (const piece of inflating as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > entry.size) break;
    yield piece;
  }
  if (size !== entry.size) throw new Error('zip entry has another size');
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let place = bytes.length - 22; place >= lowest; place -= 1) if (bytes.readUInt32LE(place) === endSignature) return place;
  return -1;
}
