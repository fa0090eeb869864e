import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

/**
 * A BSON value in memory. An int32 is a plain number, and so is a double that no int32 could be taken for;
 * a double with an integral value keeps its wrapper, so that writing it back keeps its type.
 */
export type Value =
  | number | string | boolean | null | undefined | bigint
  | Date | RegExp | ObjectId | Double | Int32 | Long | Decimal128 | Binary | Timestamp
  | BSONRegExp | MinKey | MaxKey | Code | BSONSymbol
  | Value[] | Doc;

/** A BSON document in memory; the key order is the field order. */
export interface Doc { [field: string]: Value }

/** MongoDB's canonical type numbers: the order across types. */
export const Canonical = {
  MinKey: 1, Undefined: 4, Null: 5, Number: 10, String: 15, Object: 20, Array: 25, BinData: 30,
  ObjectId: 35, Boolean: 40, Date: 45, Timestamp: 47, RegExp: 50, Code: 60, MaxKey: 127,
} as const;

const CANONICAL_BY_BSONTYPE: Record<string, number> = {
  ObjectId: Canonical.ObjectId, Double: Canonical.Number, Int32: Canonical.Number, Long: Canonical.Number,
  Decimal128: Canonical.Number, Binary: Canonical.BinData, Timestamp: Canonical.Timestamp,
  BSONRegExp: Canonical.RegExp, MinKey: Canonical.MinKey, MaxKey: Canonical.MaxKey,
  Code: Canonical.Code, BSONSymbol: Canonical.String, DBRef: Canonical.Object,
};

/** The wrapper class's name of a BSON value, or undefined for plain JavaScript values. */
export function bsonType(value: object): string | undefined {
  return (value as { _bsontype?: string })._bsontype;
}

/** Canonical type number of a value; missing (`undefined`) counts as BSON undefined. */
export function canonicalType(value: Value): number {
  switch (typeof value) {
    case 'number': case 'bigint': return Canonical.Number;
    case 'string': return Canonical.String;
    case 'boolean': return Canonical.Boolean;
    case 'undefined': return Canonical.Undefined;
    default:
  }
  if (value === null) return Canonical.Null;
  if (Array.isArray(value)) return Canonical.Array;
  if (value instanceof Date) return Canonical.Date;
  if (value instanceof RegExp) return Canonical.RegExp;
  const type = bsonType(value as object);
  return type === undefined ? Canonical.Object : CANONICAL_BY_BSONTYPE[type] ?? Canonical.Object;
}

/** True for an embedded document, false for arrays, dates and every wrapped scalar. */
export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && !(value instanceof Date) && !(value instanceof RegExp) && bsonType(value) === undefined
    && !ArrayBuffer.isView(value);
}

/** True for any of the numeric types. */
export function isNumeric(value: unknown): value is number | bigint | Double | Int32 | Long | Decimal128 {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null) return false;
  const type = bsonType(value);
  return type === 'Double' || type === 'Long' || type === 'Decimal128' || type === 'Int32';
}

/** The nearest JavaScript number of any numeric value. */
export function toNumber(value: number | bigint | Double | Int32 | Long | Decimal128): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  switch (bsonType(value)) {
    case 'Long': return (value as Long).toNumber();
    case 'Decimal128': return Number((value as Decimal128).toString());
    default: return (value as Double | Int32).value;
  }
}

/** MongoDB's truth: everything but false, 0, null and missing. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return !(isNumeric(value) && toNumber(value) === 0);
}

/** The alias `$type` and error texts use, such as `objectId` or `int`. */
export function typeAlias(value: Value): string {
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    switch (bsonType(value)) {
      case 'Double': return 'double';
      case 'Int32': return 'int';
      case 'Long': return 'long';
      case 'Decimal128': return 'decimal';
      case 'BSONSymbol': return 'symbol';
      default:
    }
  }
  switch (canonicalType(value)) {
    case Canonical.MinKey: return 'minKey';
    case Canonical.Undefined: return 'missing';
    case Canonical.Null: return 'null';
    case Canonical.String: return 'string';
    case Canonical.Array: return 'array';
    case Canonical.BinData: return 'binData';
    case Canonical.ObjectId: return 'objectId';
    case Canonical.Boolean: return 'bool';
    case Canonical.Date: return 'date';
    case Canonical.Timestamp: return 'timestamp';
    case Canonical.RegExp: return 'regex';
    case Canonical.Code: return 'javascript';
    case Canonical.MaxKey: return 'maxKey';
    case Canonical.Number: return 'long';
    default: return 'object';
  }
}

/** Whether the number is written as an int32 (minus zero is a double). */
export function isInt32(value: number): boolean {
  return (value | 0) === value && !Object.is(value, -0);
}

/** Sets a field without letting a field named `__proto__` change the prototype. */
export function setField(doc: Doc, name: string, value: Value): void {
  if (name === '__proto__') Object.defineProperty(doc, name, { value, enumerable: true, configurable: true, writable: true });
  else doc[name] = value;
}

/** A copy that shares no containers with the original; scalars are immutable here and are shared. */
export function cloneValue<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => cloneValue(item)) as T;
  if (isDoc(value)) {
    const copy: Doc = {};
    for (const key of Object.keys(value)) setField(copy, key, cloneValue(value[key]));
    return copy as T;
  }
  return value;
}
