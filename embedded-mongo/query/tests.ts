import type { Binary } from 'bson';
import { failure } from '../errors';
import { exactOf } from '../bson/numbers';
import { bsonType, isNumeric, toNumber, typeAlias, type Value } from '../bson/values';

const TYPE_NUMBERS: Record<number, string> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 6: 'undefined', 7: 'objectId', 8: 'bool', 9: 'date',
  10: 'null', 11: 'regex', 12: 'dbPointer', 13: 'javascript', 14: 'symbol', 15: 'javascriptWithScope', 16: 'int',
  17: 'timestamp', 18: 'long', 19: 'decimal', [-1]: 'minKey', 127: 'maxKey', 255: 'minKey',
};
const NUMBER_TYPES = new Set(['int', 'long', 'double', 'decimal']);
const ALIASES = new Set([...Object.values(TYPE_NUMBERS), 'number']);

/** The test of `$type`: a number, an alias or an array of either. */
export function typeTest(value: Value): (value: Value) => boolean {
  const wanted = new Set<string>();
  for (const item of Array.isArray(value) ? value : [value]) {
    if (isNumeric(item)) {
      const alias = TYPE_NUMBERS[toNumber(item)];
      if (!alias) throw failure('BadValue', `Invalid numerical type code: ${toNumber(item)}`);
      wanted.add(alias);
    } else if (typeof item === 'string') {
      if (!ALIASES.has(item)) throw failure('BadValue', `Unknown type name alias: ${item}`);
      if (item === 'number') NUMBER_TYPES.forEach((alias) => wanted.add(alias));
      else wanted.add(item);
    } else throw failure('TypeMismatch', 'type must be represented as a number or a string');
  }
  if (wanted.size === 0) throw failure('FailedToParse', '$type must match at least one type');
  return (item) => item !== undefined && wanted.has(typeAlias(item));
}

/** The test of `$mod`: `[divisor, remainder]`, both cut to integers. */
export function modTest(value: Value): (value: Value) => boolean {
  if (!Array.isArray(value)) throw failure('BadValue', 'malformed mod, needs to be an array');
  if (value.length < 2) throw failure('BadValue', 'malformed mod, not enough elements');
  if (value.length > 2) throw failure('BadValue', 'malformed mod, too many elements');
  const [divisor, remainder] = value;
  if (!isNumeric(divisor)) throw failure('BadValue', 'malformed mod, divisor not a number');
  if (!isNumeric(remainder)) throw failure('BadValue', 'malformed mod, remainder not a number');
  const by = Math.trunc(toNumber(divisor));
  if (by === 0) throw failure('BadValue', 'divisor cannot be 0');
  const rest = Math.trunc(toNumber(remainder));
  return (item) => {
    if (!isNumeric(item)) return false;
    const number = toNumber(item);
    return Number.isFinite(number) && Math.trunc(number) % by === rest;
  };
}

function bitMask(name: string, value: Value): bigint {
  if (Array.isArray(value)) {
    return value.reduce<bigint>((mask, position) => {
      if (!isNumeric(position) || !Number.isInteger(toNumber(position)) || toNumber(position) < 0) {
        throw failure('BadValue', 'bit positions must be integers >= 0');
      }
      return mask | (1n << BigInt(toNumber(position)));
    }, 0n);
  }
  if (isNumeric(value)) {
    const exact = exactOf(value);
    if (!exact || exact.exponent < 0 || exact.coefficient < 0n) throw failure('FailedToParse', `${name} takes a non-negative integer`);
    return exact.coefficient * 10n ** BigInt(exact.exponent);
  }
  if (typeof value === 'object' && value !== null && bsonType(value) === 'Binary') return bytesToBits(value as Binary);
  throw failure('BadValue', `${name} takes an Array, a number, or a BinData but received: ${typeAlias(value)}`);
}

function bytesToBits(binary: Binary): bigint {
  let bits = 0n;
  for (let i = binary.length() - 1; i >= 0; i--) bits = (bits << 8n) | BigInt(binary.buffer[i]!);
  return bits;
}

/** The test of the four `$bits...` operators, on numbers and binary data. */
export function bitsTest(name: string, value: Value): (value: Value) => boolean {
  const mask = bitMask(name, value);
  return (item) => {
    let bits: bigint;
    if (isNumeric(item)) {
      const exact = exactOf(item);
      if (!exact || exact.exponent < 0) return false;
      bits = BigInt.asUintN(64, exact.coefficient * 10n ** BigInt(exact.exponent));
    } else if (typeof item === 'object' && item !== null && bsonType(item) === 'Binary') bits = bytesToBits(item as Binary);
    else return false;
    const set = bits & mask;
    switch (name) {
      case '$bitsAllSet': return set === mask;
      case '$bitsAllClear': return set === 0n;
      case '$bitsAnySet': return set !== 0n;
      default: return set !== mask;
    }
  };
}
