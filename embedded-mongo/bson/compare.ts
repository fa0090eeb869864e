import type { Binary, BSONRegExp, BSONSymbol, Code, ObjectId, Timestamp } from 'bson';
import { compareNumbers } from './numbers';
import { bsonType, Canonical, canonicalType, isNumeric, type Doc, type Value } from './values';

/**
 * Compares strings as MongoDB does, by UTF-8 bytes. That is code-point order, which differs from
 * JavaScript's UTF-16 order only where a surrogate meets U+E000 to U+FFFF.
 */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x !== y) {
      if (x >= 0xd800 && y >= 0xd800) {
        x += x >= 0xe000 ? -0x800 : 0x2000;
        y += y >= 0xe000 ? -0x800 : 0x2000;
      }
      return x - y;
    }
  }
  return a.length - b.length;
}

function text(value: Value): string {
  return typeof value === 'string' ? value : (value as BSONSymbol).value;
}

/** Pattern and flags of either kind of regular expression. */
export function regexParts(value: Value): [string, string] {
  if (value instanceof RegExp) return [value.source, value.flags];
  const regex = value as BSONRegExp;
  return [regex.pattern, regex.options];
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const x = a[left[i]!];
    const y = b[right[i]!];
    const order = canonicalType(x) - canonicalType(y) || compareStrings(left[i]!, right[i]!) || compareValues(x, y);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinary(a: Binary, b: Binary): number {
  return a.length() - b.length() || a.sub_type - b.sub_type
    || Buffer.compare(a.buffer.subarray(0, a.length()), b.buffer.subarray(0, b.length()));
}

function compareTimestamps(a: Timestamp, b: Timestamp): number {
  return a.t - b.t || a.i - b.i;
}

/** MongoDB's total order over all BSON values: negative, 0 or positive. Missing sorts just below null. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (typeof a === 'number' && typeof b === 'number' && a === a && b === b) return a < b ? -1 : a > b ? 1 : 0;
  const type = canonicalType(a);
  const other = canonicalType(b);
  if (type !== other) return type - other;
  switch (type) {
    case Canonical.Number: return isNumeric(a) && isNumeric(b) ? compareNumbers(a, b) : 0;
    case Canonical.String: return compareStrings(text(a), text(b));
    case Canonical.Object: return compareDocs(a as Doc, b as Doc);
    case Canonical.Array: return compareArrays(a as Value[], b as Value[]);
    case Canonical.BinData: return compareBinary(a as Binary, b as Binary);
    case Canonical.ObjectId: return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case Canonical.Boolean: return Number(a) - Number(b);
    case Canonical.Date: return (a as Date).getTime() - (b as Date).getTime();
    case Canonical.Timestamp: return compareTimestamps(a as Timestamp, b as Timestamp);
    case Canonical.RegExp: {
      const [pattern, flags] = regexParts(a);
      const [otherPattern, otherFlags] = regexParts(b);
      return compareStrings(pattern, otherPattern) || compareStrings(flags, otherFlags);
    }
    case Canonical.Code: return compareStrings((a as Code).code, (b as Code).code);
    default: return 0;
  }
}

/** Equality by value: 1, NumberLong(1) and 1.0 are the same. Field order in documents counts. */
export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

/** Whether both values have the same bytes in BSON: stricter than `equalValues`, as types count too. */
export function sameBson(a: Value, b: Value): boolean {
  if (a === b) return !(typeof a === 'number' && Object.is(a, -0) !== Object.is(b, -0));
  if (typeof a !== typeof b || typeof a !== 'object' || a === null || b === null) return Number.isNaN(a) && Number.isNaN(b);
  const other = b as object;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameBson(item, b[i]));
  if (bsonType(a) !== bsonType(other)) return false;
  if (canonicalType(a) === Canonical.Object) {
    if (canonicalType(b) !== Canonical.Object) return false;
    const left = Object.keys(a);
    const right = Object.keys(other);
    return left.length === right.length
      && left.every((key, i) => key === right[i] && sameBson((a as Doc)[key], (b as Doc)[key]));
  }
  return compareValues(a, b as Value) === 0;
}
