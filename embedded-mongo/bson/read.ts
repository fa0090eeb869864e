import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { failure } from '../errors';
import { isInt32, setField, type Doc, type Value } from './values';

/**
 * What a reader does with numbers: `typed` keeps what is needed to write the value back with its type;
 * `plain` gives JavaScript numbers wherever one can hold the value, as the expression library expects.
 */
export type ReadMode = 'typed' | 'plain';

const asciiCache: string[] = [];

/** Field names repeat in every document, so short ASCII ones are decoded by a small trie-free cache. */
function readName(buf: Buffer, start: number, end: number): string {
  const length = end - start;
  if (length === 0) return '';
  if (length > 24) return buf.toString('utf8', start, end);
  let hash = length;
  for (let i = start; i < end; i++) hash = (hash * 31 + buf[i]!) | 0;
  const slot = hash & 0xfff;
  const cached = asciiCache[slot];
  if (cached !== undefined && cached.length === length) {
    let i = 0;
    while (i < length && cached.charCodeAt(i) === buf[start + i]) i++;
    if (i === length) return cached;
  }
  const name = buf.toString('utf8', start, end);
  if (name.length === length) asciiCache[slot] = name;
  return name;
}

function readText(buf: Buffer, start: number, end: number): string {
  const length = end - start;
  if (length < 16) {
    let text = '';
    for (let i = start; i < end; i++) {
      const byte = buf[i]!;
      if (byte > 127) return buf.toString('utf8', start, end);
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return buf.toString('utf8', start, end);
}

function nameEnd(buf: Buffer, from: number): number {
  let end = from;
  while (buf[end] !== 0) {
    if (end >= buf.length) throw failure('InvalidLength', 'BSON field name is not terminated');
    end++;
  }
  return end;
}

/** Number of bytes the value of this BSON type takes at `pos`. */
export function valueSize(buf: Buffer, type: number, pos: number): number {
  switch (type) {
    case 0x01: case 0x09: case 0x11: case 0x12: return 8;
    case 0x02: case 0x0d: case 0x0e: return 4 + buf.readInt32LE(pos);
    case 0x03: case 0x04: case 0x0f: return buf.readInt32LE(pos);
    case 0x05: return 5 + buf.readInt32LE(pos);
    case 0x06: case 0x0a: case 0xff: case 0x7f: return 0;
    case 0x07: return 12;
    case 0x08: return 1;
    case 0x0b: return nameEnd(buf, nameEnd(buf, pos) + 1) + 1 - pos;
    case 0x0c: return 4 + buf.readInt32LE(pos) + 12;
    case 0x10: return 4;
    case 0x13: return 16;
    default: throw failure('FailedToParse', `Unrecognized BSON type ${type}`);
  }
}

function readValue(buf: Buffer, type: number, pos: number, mode: ReadMode): Value {
  switch (type) {
    case 0x01: {
      const number = buf.readDoubleLE(pos);
      return mode === 'typed' && isInt32(number) ? new Double(number) : number;
    }
    case 0x02: return readText(buf, pos + 4, pos + 3 + buf.readInt32LE(pos));
    case 0x03: return readFields(buf, pos, mode);
    case 0x04: return readArray(buf, pos, mode);
    case 0x05: {
      const length = buf.readInt32LE(pos);
      return new Binary(buf.subarray(pos + 5, pos + 5 + length), buf[pos + 4]);
    }
    case 0x07: return new ObjectId(buf.subarray(pos, pos + 12));
    case 0x08: return buf[pos] !== 0;
    case 0x09: return new Date(buf.readInt32LE(pos + 4) * 4294967296 + buf.readUInt32LE(pos));
    case 0x06: case 0x0a: return null;
    case 0x0b: {
      const middle = nameEnd(buf, pos);
      return new BSONRegExp(buf.toString('utf8', pos, middle), buf.toString('utf8', middle + 1, nameEnd(buf, middle + 1)));
    }
    case 0x0d: return new Code(readText(buf, pos + 4, pos + 3 + buf.readInt32LE(pos)));
    case 0x0e: return new BSONSymbol(readText(buf, pos + 4, pos + 3 + buf.readInt32LE(pos)));
    case 0x10: return buf.readInt32LE(pos);
    case 0x11: return new Timestamp({ t: buf.readUInt32LE(pos + 4), i: buf.readUInt32LE(pos) });
    case 0x12: {
      const long = new Long(buf.readInt32LE(pos), buf.readInt32LE(pos + 4));
      if (mode === 'typed') return long;
      const number = long.toNumber();
      return Number.isSafeInteger(number) ? number : long;
    }
    case 0x13: return new Decimal128(buf.subarray(pos, pos + 16));
    case 0xff: return new MinKey();
    case 0x7f: return new MaxKey();
    default: throw failure('FailedToParse', `BSON type ${type} is not supported`);
  }
}

function readArray(buf: Buffer, start: number, mode: ReadMode): Value[] {
  const items: Value[] = [];
  let pos = start + 4;
  for (let type = buf[pos++]!; type !== 0; type = buf[pos++]!) {
    pos = nameEnd(buf, pos) + 1;
    items.push(readValue(buf, type, pos, mode));
    pos += valueSize(buf, type, pos);
  }
  return items;
}

function readFields(buf: Buffer, start: number, mode: ReadMode, wanted?: ReadonlySet<string>): Doc {
  const doc: Doc = {};
  let pos = start + 4;
  let left = wanted ? wanted.size : Infinity;
  for (let type = buf[pos++]!; type !== 0; type = buf[pos++]!) {
    const end = nameEnd(buf, pos);
    const name = readName(buf, pos, end);
    pos = end + 1;
    if (!wanted || wanted.has(name)) {
      setField(doc, name, readValue(buf, type, pos, mode));
      if (--left === 0) break;
    }
    pos += valueSize(buf, type, pos);
  }
  return doc;
}

/**
 * Reads the document that fills `buf`.
 * @param wanted only these top-level fields are decoded; the rest is skipped by its length
 */
export function readDoc(buf: Buffer, mode: ReadMode = 'typed', wanted?: ReadonlySet<string>): Doc {
  return readFields(buf, 0, mode, wanted);
}

/** Visits the top-level fields of a raw document. `valueEnd` is exclusive. Return false to stop. */
export function eachField(
  buf: Buffer, start: number,
  visit: (name: string, type: number, valueStart: number, valueEnd: number, fieldStart: number) => boolean | void,
): void {
  let pos = start + 4;
  for (;;) {
    const fieldStart = pos;
    const type = buf[pos++]!;
    if (type === 0) return;
    const end = nameEnd(buf, pos);
    const name = readName(buf, pos, end);
    pos = end + 1;
    const valueEnd = pos + valueSize(buf, type, pos);
    if (visit(name, type, pos, valueEnd, fieldStart) === false) return;
    pos = valueEnd;
  }
}

/** Decodes one value found by `eachField`. */
export function readValueAt(buf: Buffer, type: number, pos: number, mode: ReadMode = 'typed'): Value {
  return readValue(buf, type, pos, mode);
}
