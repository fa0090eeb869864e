import type { Binary, Decimal128, Timestamp } from 'bson';
import { regexParts } from './compare';
import { bsonType, isDoc, type Value } from './values';

/** A value as MongoDB's error messages print it: `{ a: 1, b: "x", c: ObjectId('...') }`. */
export function formatValue(value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(formatValue).join(', ')} ]`;
  if (isDoc(value)) {
    const keys = Object.keys(value);
    return keys.length === 0 ? '{}' : `{ ${keys.map((key) => `${key}: ${formatValue(value[key])}`).join(', ')} }`;
  }
  if (typeof value !== 'object') return String(value);
  switch (bsonType(value)) {
    case 'ObjectId': return `ObjectId('${String(value)}')`;
    case 'Decimal128': return (value as Decimal128).toString();
    case 'Binary': return `BinData(${(value as Binary).sub_type}, ${(value as Binary).toString('hex').toUpperCase()})`;
    case 'Timestamp': return `Timestamp(${(value as Timestamp).t}, ${(value as Timestamp).i})`;
    case 'MinKey': return 'MinKey';
    case 'MaxKey': return 'MaxKey';
    case 'BSONRegExp': return `/${regexParts(value).join('/')}`;
    case 'Double': case 'Int32': case 'Long': return String(value);
    default: return JSON.stringify(value);
  }
}
