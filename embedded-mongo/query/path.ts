import { isDoc, type Doc, type Value } from '../bson/values';

export const DIGITS = /^\d+$/;

/** A document's own field; names on the object prototype are not fields. */
export function fieldOf(doc: Doc, name: string): Value {
  return Object.prototype.hasOwnProperty.call(doc, name) ? doc[name] : undefined;
}

/**
 * MongoDB's walk along a dotted path: through documents by name, through arrays by every element and by
 * position. Tells whether `test` accepts any value reached; a missing value is tested as undefined.
 * @param expand whether an array at the end is tested element by element before it is tested as a whole
 */
export function anyAt(value: Value, parts: readonly string[], at: number, test: (value: Value) => boolean, expand: boolean): boolean {
  if (at === parts.length) {
    if (expand && Array.isArray(value)) for (const item of value) if (test(item)) return true;
    return test(value);
  }
  const part = parts[at]!;
  if (Array.isArray(value)) {
    if (DIGITS.test(part)) {
      const index = Number(part);
      if (index < value.length && anyAt(value[index], parts, at + 1, test, expand)) return true;
    }
    for (const item of value) if (isDoc(item) && anyAt(item, parts, at, test, expand)) return true;
    return false;
  }
  return anyAt(isDoc(value) ? fieldOf(value, part) : undefined, parts, at + 1, test, expand);
}

/** All values at a path as `distinct` sees them: arrays on the way and at the end are spread. */
export function valuesAt(value: Value, parts: readonly string[], at = 0): Value[] {
  if (at === parts.length) return Array.isArray(value) ? value : value === undefined ? [] : [value];
  const part = parts[at]!;
  if (Array.isArray(value)) {
    if (DIGITS.test(part) && Number(part) < value.length) return valuesAt(value[Number(part)], parts, at + 1);
    return value.flatMap((item) => (isDoc(item) ? valuesAt(item, parts, at) : []));
  }
  return isDoc(value) ? valuesAt(fieldOf(value, part), parts, at + 1) : [];
}
