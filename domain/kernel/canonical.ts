import { Binary, Decimal128, Double, Int32, Long, ObjectId } from 'bson';

/**
 * One text for one value, whatever order its keys came in and whether it comes from memory or from the database.
 * Keys are sorted; null and undefined members are left out (the driver stores neither reliably as the other);
 * dates are ISO text, ids are hexadecimal, bytes are base64. Throws TypeError on what has no such text
 * (functions, symbols, NaN, infinities).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('canonicalJson: not a finite number');
      return String(value === 0 ? 0 : value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return value.toString();
    case 'object':
      return object(value);
    default:
      throw new TypeError(`canonicalJson: ${typeof value} has no canonical text`);
  }
}

function object(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value instanceof Date) return `"${value.toISOString()}"`;
  const special = bsonText(value);
  if (special !== undefined) return special;
  const record = value as Record<string, unknown>;
  let text = '';
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member === null || member === undefined) continue;
    text += `${text ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

function bsonText(value: object): string | undefined {
  if (value instanceof ObjectId) return `"${value.toHexString()}"`;
  if (Buffer.isBuffer(value)) return `"${value.toString('base64')}"`;
  if (value instanceof Binary) return `"${Buffer.from(value.buffer).toString('base64')}"`;
  if (value instanceof Long) return value.toString();
  if (value instanceof Int32 || value instanceof Double) return canonicalJson(value.valueOf());
  if (value instanceof Decimal128) return `"${value.toString()}"`;
  return undefined;
}
