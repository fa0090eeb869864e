import { createHash } from 'node:crypto';
import type { Binary, BSONSymbol, Code, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import { regexParts } from './compare';
import { compareExact, exactOf, type ExactDecimal } from './numbers';
import { bsonType, Canonical, canonicalType, toNumber, type Doc, type Value } from './values';

/**
 * Order-preserving binary keys: comparing the bytes of two encoded values gives the same order as
 * `compareValues`. Every encoding is prefix-free, so components can simply be put one after another.
 */

/** A component is cut to this many bytes divided by the number of components; LMDB's limit is 1978 for the whole key. */
const KEY_BUDGET = 1900;
const HASH_BYTES = 16;

class KeyWriter {
  buffer = Buffer.allocUnsafe(512);
  length = 0;

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  double(value: number): void {
    this.reserve(8);
    const at = this.length;
    this.buffer.writeDoubleBE(value, at);
    // a set sign bit means a smaller number the larger the rest is: flip everything, else only the sign
    if (this.buffer[at]! & 0x80) for (let i = 0; i < 8; i++) this.buffer[at + i]! ^= 0xff;
    else this.buffer[at]! ^= 0x80;
    this.length += 8;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.buffer.writeUInt32BE(value >>> 0, this.length);
    this.length += 4;
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  /** UTF-8 with zero bytes escaped and a terminator below every continuation. */
  text(value: string): void {
    this.reserve(value.length * 3 + 2);
    const start = this.length;
    const written = this.buffer.write(value, start, 'utf8');
    this.length += written;
    if (this.buffer.subarray(start, this.length).includes(0)) {
      const raw = Buffer.from(this.buffer.subarray(start, this.length));
      this.length = start;
      for (const byte of raw) {
        this.byte(byte);
        if (byte === 0) this.byte(0xff);
      }
    }
    this.byte(0);
    this.byte(0);
  }
}

const scratch = new KeyWriter();

function writeInexact(exact: ExactDecimal): void {
  // numbers between two doubles: sign, decimal exponent and digits keep them in order behind the lower double
  const negative = exact.coefficient < 0n;
  const digits = (negative ? -exact.coefficient : exact.coefficient).toString().replace(/0+$/, '');
  const magnitude = (negative ? -exact.coefficient : exact.coefficient).toString().length + exact.exponent;
  const start = scratch.length;
  const biased = magnitude + 0x8000;
  scratch.byte((biased >> 8) & 0xff);
  scratch.byte(biased & 0xff);
  for (const digit of digits) scratch.byte(digit.charCodeAt(0));
  scratch.byte(0);
  if (negative) for (let i = start; i < scratch.length; i++) scratch.buffer[i]! ^= 0xff;
}

function nextDown(value: number): number {
  if (value === Infinity) return Number.MAX_VALUE;
  if (value === 0) return -Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
}

function writeNumber(value: number | bigint | Double | Int32 | Long | Decimal128): void {
  let double = toNumber(value);
  if (Number.isNaN(double)) {
    for (let i = 0; i < 9; i++) scratch.byte(0);
    return;
  }
  const mayBeInexact = typeof value === 'bigint'
    || (typeof value === 'object' && (bsonType(value) === 'Decimal128' || (bsonType(value) === 'Long' && !Number.isSafeInteger(double))));
  if (mayBeInexact) {
    const exact = exactOf(value);
    if (exact) {
      const rounded = exactOf(double);
      const order = rounded ? compareExact(exact, rounded) : -Math.sign(double);
      if (order !== 0) {
        if (order < 0) double = double === -Infinity ? double : nextDown(double);
        else if (double === -Infinity) double = -Number.MAX_VALUE;
        scratch.double(double);
        scratch.byte(1);
        writeInexact(exact);
        return;
      }
    }
  }
  scratch.double(double === 0 ? 0 : double);
  scratch.byte(0);
}

function writeDate(time: number): void {
  scratch.uint32(Math.floor(time / 4294967296) ^ 0x80000000);
  scratch.uint32(time - Math.floor(time / 4294967296) * 4294967296);
}

function writePayload(type: number, value: Value): void {
  switch (type) {
    case Canonical.Number: writeNumber(value as number); break;
    case Canonical.String: scratch.text(typeof value === 'string' ? value : (value as BSONSymbol).value); break;
    case Canonical.Object: {
      const doc = value as Doc;
      for (const key of Object.keys(doc)) {
        const fieldType = canonicalType(doc[key]);
        scratch.byte(fieldType);
        scratch.text(key);
        writePayload(fieldType, doc[key]);
      }
      scratch.byte(0);
      break;
    }
    case Canonical.Array:
      for (const item of value as Value[]) writeTyped(item);
      scratch.byte(0);
      break;
    case Canonical.BinData: {
      const binary = value as Binary;
      scratch.uint32(binary.length());
      scratch.byte(binary.sub_type);
      scratch.bytes(binary.buffer.subarray(0, binary.length()));
      break;
    }
    case Canonical.ObjectId: scratch.bytes((value as ObjectId).id); break;
    case Canonical.Boolean: scratch.byte(value ? 1 : 0); break;
    case Canonical.Date: writeDate((value as Date).getTime()); break;
    case Canonical.Timestamp: {
      const timestamp = value as Timestamp;
      scratch.uint32(timestamp.t);
      scratch.uint32(timestamp.i);
      break;
    }
    case Canonical.RegExp: {
      const [pattern, flags] = regexParts(value);
      scratch.text(pattern);
      scratch.text(flags);
      break;
    }
    case Canonical.Code: scratch.text((value as Code).code); break;
    default:
  }
}

function writeTyped(value: Value): void {
  const type = canonicalType(value);
  scratch.byte(type);
  writePayload(type, value);
}

function invert(bytes: Buffer, start = 0, end = bytes.length): Buffer {
  for (let i = start; i < end; i++) bytes[i]! ^= 0xff;
  return bytes;
}

/** Most bytes one component may take in a key of so many components. */
export function componentLimit(components: number): number {
  return Math.floor(KEY_BUDGET / components);
}

/**
 * Encodes one index component. Above `limit` bytes the tail is replaced by its hash, which keeps equality
 * exact but leaves the order among values with the same long beginning undefined.
 */
export function encodeComponent(value: Value, descending: boolean, limit = Infinity): Buffer {
  scratch.length = 0;
  writeComponent(value, descending, limit);
  return Buffer.from(scratch.buffer.subarray(0, scratch.length));
}

/** The same for the components of one key, one behind the other. */
export function encodeComponents(components: readonly { descending: boolean }[], values: readonly Value[], limit: number): Buffer {
  scratch.length = 0;
  for (let i = 0; i < components.length; i++) writeComponent(values[i], components[i]!.descending, limit);
  return Buffer.from(scratch.buffer.subarray(0, scratch.length));
}

function writeComponent(value: Value, descending: boolean, limit: number): void {
  const start = scratch.length;
  writeTyped(value);
  if (scratch.length - start > limit) {
    const hash = createHash('sha256').update(scratch.buffer.subarray(start, scratch.length)).digest();
    scratch.length = start + limit - HASH_BYTES;
    scratch.bytes(hash.subarray(0, HASH_BYTES));
  }
  if (descending) invert(scratch.buffer, start, scratch.length);
}

/**
 * Encodes the end of a range. What could be behind a hash is cut off, so the range may be a little wide:
 * `clipped` then tells the caller to include everything that begins with these bytes.
 */
export function encodeBound(value: Value, descending: boolean, limit: number): { bytes: Buffer; clipped: boolean } {
  scratch.length = 0;
  writeTyped(value);
  const clipped = scratch.length > limit - HASH_BYTES;
  const bytes = Buffer.from(scratch.buffer.subarray(0, clipped ? limit - HASH_BYTES : scratch.length));
  return { bytes: descending ? invert(bytes) : bytes, clipped };
}

/** The encoded beginning of all strings that start with `prefix`. */
export function encodeStringPrefix(prefix: string, descending: boolean, limit: number): Buffer {
  const { bytes, clipped } = encodeBound(prefix, false, limit);
  const start = clipped ? bytes : bytes.subarray(0, bytes.length - 2);
  return descending ? invert(Buffer.from(start)) : Buffer.from(start);
}

/** A byte below or above all encoded values of a canonical type, for type brackets. */
export function encodeTypeEdge(type: number, descending: boolean): Buffer {
  return Buffer.from([descending ? type ^ 0xff : type]);
}
