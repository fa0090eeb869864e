import { failure } from '../errors';
import { formatValue } from '../bson/format';
import { isDoc, setField, type Doc, type Value } from '../bson/values';
import { DIGITS, fieldOf } from '../query/path';

/** MongoDB extends an array by at most this many nulls to reach a position. */
const MAX_PADDING = 1500000;

function step(container: Value, part: string): Value {
  if (Array.isArray(container)) return DIGITS.test(part) ? container[Number(part)] : undefined;
  return isDoc(container) ? fieldOf(container, part) : undefined;
}

/** The value at a concrete path, where numbers are positions in arrays; undefined where there is none. */
export function getAt(doc: Doc, parts: readonly string[]): Value {
  let value: Value = doc;
  for (const part of parts) value = step(value, part);
  return value;
}

function put(container: Value, part: string, value: Value, parent: string): void {
  if (Array.isArray(container)) {
    if (!DIGITS.test(part)) throw failure('PathNotViable', `Cannot create field '${part}' in element {${parent}: ${formatValue(container)}}`);
    const index = Number(part);
    if (index - container.length > MAX_PADDING) throw failure('BadValue', `can't backfill more than ${MAX_PADDING} elements`);
    while (container.length < index) container.push(null);
    container[index] = value;
  } else if (isDoc(container)) setField(container, part, value);
  else throw failure('PathNotViable', `Cannot create field '${part}' in element {${parent}: ${formatValue(container)}}`);
}

/** Sets a value, making the documents on the way. Throws PathNotViable where a scalar is in the way. */
export function setAt(doc: Doc, parts: readonly string[], value: Value): void {
  let container: Value = doc;
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i]!;
    let next = step(container, part);
    if (next === undefined) {
      next = {};
      put(container, part, next, parts[i - 1] ?? '');
    }
    container = next;
  }
  put(container, parts.at(-1)!, value, parts.at(-2) ?? '');
}

/** Removes a field; an array element becomes null, as positions must not shift. */
export function unsetAt(doc: Doc, parts: readonly string[]): void {
  const container = getAt(doc, parts.slice(0, -1));
  const last = parts.at(-1)!;
  if (Array.isArray(container)) {
    if (DIGITS.test(last) && Number(last) < container.length) container[Number(last)] = null;
  } else if (isDoc(container)) delete container[last];
}

function compareParts(a: string, b: string): number {
  if (DIGITS.test(a) && DIGITS.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order in which MongoDB applies the fields of an update: by name, positions by number. */
export function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareParts(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export interface PathContext {
  /** Position of the element the query matched, for `$`. */
  position: (path: string) => number | undefined;
  /** Tests of the array filters by their names. */
  arrayFilters: Map<string, (item: Value) => boolean>;
}

/** Resolves `$`, `$[]` and `$[name]` against a document into concrete paths. */
export function concretePaths(doc: Doc, parts: readonly string[], context: PathContext): string[][] {
  const at = parts.findIndex((part) => part.startsWith('$'));
  if (at < 0) return [[...parts]];
  const before = parts.slice(0, at);
  const rest = parts.slice(at + 1);
  const part = parts[at]!;
  let positions: number[];
  if (part === '$') {
    const position = context.position(before.join('.'));
    if (position === undefined) throw failure('BadValue', 'The positional operator did not find the match needed from the query.');
    positions = [position];
  } else {
    const array = getAt(doc, before);
    if (array === undefined) throw failure('BadValue', `The path '${before.join('.')}' must exist in the document in order to apply array updates.`);
    if (!Array.isArray(array)) throw failure('BadValue', `Cannot apply array updates to non-array element ${before.at(-1)}: ${formatValue(array)}`);
    const name = /^\$\[(.*)\]$/.exec(part)?.[1];
    if (name === undefined) throw failure('BadValue', `The path element '${part}' is not valid`);
    const test = name === '' ? () => true : context.arrayFilters.get(name);
    if (!test) throw failure('BadValue', `No array filter found for identifier '${name}' in path '${parts.join('.')}'`);
    positions = array.flatMap((item, i) => (test(item) ? [i] : []));
  }
  return positions.flatMap((position) => concretePaths(doc, [...before, String(position), ...rest], context));
}
