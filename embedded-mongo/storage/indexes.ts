import { failure } from '../errors';
import { readDoc } from '../bson/read';
import { isDoc, isNumeric, isTruthy, toNumber, type Doc, type Value } from '../bson/values';
import type { Matcher } from '../query/match';
import { compileFilter } from '../query/match';
import { filterRoots, parseFilter } from '../query/parse';
import { encodeTuple, extractKeys, type IndexField, type KeyTuple } from './indexkeys';

/** What the catalogue stores of an index. */
export interface IndexRecord { spec: Doc; prefix: number; multikey: boolean[] }

/** An index as the engine works with it. */
export interface Index {
  name: string;
  /** First four bytes of its keys in the file. */
  prefix: number;
  spec: Doc;
  fields: IndexField[];
  unique: boolean;
  sparse: boolean;
  hidden: boolean;
  expireAfterSeconds: number | undefined;
  partialFilter: Doc | undefined;
  covers: Matcher;
  /** Per field: whether any document ever had an array there. */
  multikey: boolean[];
  /** Top-level fields that decide a document's entries, or undefined for all of them. */
  roots: Set<string> | undefined;
  /** False while it is being built: writes keep it up, queries do not use it yet. */
  ready: boolean;
}

const OPTIONS = new Set([
  'v', 'key', 'name', 'ns', 'unique', 'sparse', 'background', 'partialFilterExpression', 'expireAfterSeconds', 'hidden', 'collation', 'storageEngine',
]);
const PARTIAL_OPERATORS = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$exists', '$type', '$in', '$and', '$or']);
const MAX_TTL_SECONDS = 2147483647;

const noExpressions = (): never => {
  throw failure('CannotCreateIndex', '$expr is not allowed in a partialFilterExpression');
};

function checkPartialFilter(filter: Value): void {
  if (Array.isArray(filter)) filter.forEach(checkPartialFilter);
  else if (isDoc(filter)) {
    for (const key of Object.keys(filter)) {
      if (key.startsWith('$') && !PARTIAL_OPERATORS.has(key)) {
        throw failure('CannotCreateIndex', `Expression not supported in partial index: ${key}`);
      }
      if (key === '$exists' && !isTruthy(filter[key])) {
        throw failure('CannotCreateIndex', 'Expression not supported in partial index: $not');
      }
      checkPartialFilter(filter[key]);
    }
  }
}

function parseFields(key: Doc): IndexField[] {
  const names = Object.keys(key);
  if (names.length === 0) throw failure('CannotCreateIndex', 'Index keys cannot be an empty object');
  return names.map((path) => {
    const direction = key[path];
    if (typeof direction === 'string') {
      throw failure('CannotCreateIndex', `Index type '${direction}' is not supported by the embedded engine`);
    }
    if (!isNumeric(direction) || toNumber(direction) === 0 || Number.isNaN(toNumber(direction))) {
      throw failure('CannotCreateIndex', 'Values in v:2 index key pattern must be numbers > 0 or < 0 or strings');
    }
    if (path === '' || path.startsWith('.') || path.endsWith('.') || path.includes('..')) {
      throw failure('CannotCreateIndex', 'Index keys cannot contain an empty field.');
    }
    if (path.startsWith('$') || path.includes('$**')) throw failure('CannotCreateIndex', `Index key contains an illegal field name: ${path}`);
    return { path, parts: path.split('.'), descending: toNumber(direction) < 0 };
  });
}

/** The name MongoDB gives an index without one: `a_1_b_-1`. */
export function defaultIndexName(key: Doc): string {
  return Object.keys(key).map((path) => `${path}_${isNumeric(key[path]) ? toNumber(key[path]) : String(key[path])}`).join('_');
}

/** Checks a `createIndexes` specification and gives it the form the catalogue stores. Throws MongoDB's errors. */
export function normalizeSpec(spec: Doc): Doc {
  const key = spec.key;
  if (!isDoc(key)) throw failure('FailedToParse', "The 'key' field is a required property of an index specification");
  for (const option of Object.keys(spec)) {
    if (!OPTIONS.has(option)) throw failure('InvalidIndexSpecificationOption', `The field '${option}' is not valid for an index specification. Specification: ${JSON.stringify(spec)}`);
  }
  parseFields(key);
  if (typeof spec.name !== 'string' || spec.name === '') throw failure('FailedToParse', "The 'name' field is a required property of an index specification");
  if (isDoc(spec.collation) && spec.collation.locale !== 'simple') {
    throw failure('CommandNotSupported', 'collations other than simple are not supported by the embedded engine');
  }
  const out: Doc = { v: 2, key, name: spec.name };
  if (isTruthy(spec.unique)) out.unique = true;
  if (isTruthy(spec.sparse)) out.sparse = true;
  if (isTruthy(spec.hidden)) out.hidden = true;
  if (spec.partialFilterExpression !== undefined) {
    if (!isDoc(spec.partialFilterExpression)) throw failure('TypeMismatch', 'partialFilterExpression must be an object');
    if (out.sparse) throw failure('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
    checkPartialFilter(spec.partialFilterExpression);
    out.partialFilterExpression = spec.partialFilterExpression;
  }
  if (spec.expireAfterSeconds !== undefined) {
    const seconds = spec.expireAfterSeconds;
    if (!isNumeric(seconds) || !(toNumber(seconds) >= 0) || toNumber(seconds) > MAX_TTL_SECONDS) {
      throw failure('CannotCreateIndex', `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a number between 0 and ${MAX_TTL_SECONDS}.`);
    }
    if (Object.keys(key).length > 1) throw failure('CannotCreateIndex', 'TTL indexes are single-field indexes, compound indexes do not support TTL.');
    if (Object.keys(key)[0] === '_id') throw failure('CannotCreateIndex', "The field 'expireAfterSeconds' is not valid for an _id index specification.");
    out.expireAfterSeconds = seconds;
  }
  return out;
}

/** Builds the working form of a stored index. */
export function loadIndex(record: IndexRecord): Index {
  const { spec } = record;
  const fields = parseFields(spec.key as Doc);
  const partialFilter = spec.partialFilterExpression as Doc | undefined;
  const filterNode = partialFilter ? parseFilter(partialFilter) : undefined;
  const roots = new Set(fields.map((field) => field.parts[0]!));
  return {
    name: spec.name as string,
    prefix: record.prefix,
    spec,
    fields,
    unique: spec.unique === true || spec.name === '_id_',
    sparse: spec.sparse === true,
    hidden: spec.hidden === true,
    expireAfterSeconds: isNumeric(spec.expireAfterSeconds) ? toNumber(spec.expireAfterSeconds) : undefined,
    partialFilter,
    covers: filterNode ? compileFilter(filterNode, noExpressions) : () => true,
    multikey: record.multikey,
    ready: true,
    roots: filterNode ? filterRoots(filterNode, roots) : roots,
  };
}

/** The encoded entries of a document in an index, without duplicates, and the arrays met on the way. */
export function entriesOf(index: Index, doc: Doc): { keys: Buffer[]; multikey: boolean[] } {
  if (index.partialFilter && !index.covers(doc)) return { keys: [], multikey: [] };
  const { tuples, multikey, present } = extractKeys(index.fields, doc, index.name);
  if (index.sparse && !present) return { keys: [], multikey: [] };
  if (tuples.length === 1) return { keys: [encodeTuple(index.fields, tuples[0]!)], multikey };
  const distinct = new Map<string, Buffer>();
  for (const tuple of tuples) {
    const key = encodeTuple(index.fields, tuple);
    distinct.set(key.toString('latin1'), key);
  }
  return { keys: [...distinct.values()], multikey };
}

/** The values behind one encoded entry of a document, for the text of a duplicate-key error. */
export function tupleOf(index: Index, doc: Doc, key: Buffer): KeyTuple {
  return extractKeys(index.fields, doc, index.name).tuples.find((tuple) => encodeTuple(index.fields, tuple).equals(key)) ?? [];
}

/** Reads what an index needs of a raw document. */
export function readForIndex(index: Index, raw: Buffer): Doc {
  return readDoc(raw, 'typed', index.roots);
}
