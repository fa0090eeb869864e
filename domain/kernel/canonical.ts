/**
 * One text for one value, whatever order its keys came in and whether it comes from memory or from the database.
 * Keys are sorted; null and undefined members are left out (the driver stores neither reliably as the other);
 * dates are ISO text, ids are hexadecimal, bytes are base64. Throws TypeError on what has no such text
 * (functions, symbols, NaN, infinities). It runs for every rating: nothing here is done twice, and the text of what is
 * frozen is kept as long as the thing itself, so that parts which many facts share are written once.
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
  if (!Object.isFrozen(value)) return textOf(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = textOf(value);
  texts.set(value, text);
  return text;
}

const texts = new WeakMap<object, string>();

function textOf(value: object): string {
  if (Array.isArray(value)) return list(value);
  if (value instanceof Date) return `"${value.toISOString()}"`;
  // BSON's own types carry their name, also across two copies of the library.
  const bsonType = (value as { _bsontype?: unknown })._bsontype;
  if (bsonType !== undefined) return bsonText(value, bsonType);
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString('base64')}"`;
  const record = value as Record<string, unknown>;
  let text = '{';
  for (const key of sortedKeys(record)) {
    const member = record[key];
    if (member === null || member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${quotedKey(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** Facts that are written often name their members in this order already: then nothing is sorted. */
function sortedKeys(record: object): string[] {
  const keys = Object.keys(record);
  for (let index = 1; index < keys.length; index += 1) if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort();
  return keys;
}

function list(values: unknown[]): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) text += (index > 0 ? ',' : '') + canonicalJson(values[index]);
  return `${text}]`;
}

const plainKey = /^[A-Za-z0-9_$]+$/;

function quotedKey(key: string): string {
  return plainKey.test(key) ? `"${key}"` : JSON.stringify(key);
}

function bsonText(value: object, type: unknown): string {
  switch (type) {
    case 'ObjectId':
      return `"${(value as { toHexString(): string }).toHexString()}"`;
    case 'Binary':
      return `"${Buffer.from((value as { value(): Uint8Array }).value()).toString('base64')}"`;
    case 'Decimal128':
      return `"${String(value)}"`;
    case 'Long':
      return String(value);
    case 'Int32':
    case 'Double':
      return canonicalJson(value.valueOf());
    default:
      throw new TypeError(`canonicalJson: ${String(type)} has no canonical text`);
  }
}
