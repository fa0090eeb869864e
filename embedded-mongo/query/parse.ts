import { BSONRegExp } from 'bson';
import { failure, locationFailure } from '../errors';
import { bsonType, isDoc, isNumeric, isTruthy, toNumber, type Doc, type Value } from '../bson/values';
import { bitsTest, modTest, typeTest } from './tests';

export type ComparisonOp = 'eq' | 'gt' | 'gte' | 'lt' | 'lte';

/** A filter as a tree. The planner reads it for index ranges, the matcher compiles it. */
export type Node =
  | { kind: 'and' | 'or' | 'nor'; nodes: Node[] }
  | { kind: 'not'; node: Node }
  | { kind: 'compare'; path: string[]; op: ComparisonOp; value: Value }
  | { kind: 'in'; path: string[]; values: Value[]; patterns: RegExp[] }
  | { kind: 'regex'; path: string[]; pattern: RegExp; source: Value }
  | { kind: 'exists'; path: string[] }
  | { kind: 'test'; path: string[]; whole: boolean; test: (value: Value) => boolean }
  | { kind: 'elemMatch'; path: string[]; node: Node; onValue: boolean }
  | { kind: 'expr'; expression: Value }
  | { kind: 'constant'; value: boolean };

function isRegex(value: Value): value is BSONRegExp | RegExp {
  return value instanceof RegExp || (typeof value === 'object' && value !== null && bsonType(value) === 'BSONRegExp');
}

/** A JavaScript pattern for a BSON one. PCRE's `x` flag is resolved by dropping white space and comments. */
export function toRegExp(value: Value, options?: Value): RegExp {
  let source: string;
  let flags: string;
  if (value instanceof RegExp) [source, flags] = [value.source, value.flags];
  else if (isRegex(value)) [source, flags] = [value.pattern, value.options];
  else if (typeof value === 'string') [source, flags] = [value, ''];
  else throw failure('BadValue', '$regex has to be a string');
  if (options !== undefined) {
    if (typeof options !== 'string') throw failure('BadValue', '$options has to be a string');
    flags = options;
  }
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    flags += inline[1];
  }
  if (flags.includes('x')) source = source.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*$/gm, (part) => (/^[\s#]/.test(part) ? '' : part));
  const own = [...new Set(flags)].filter((flag) => 'ims'.includes(flag)).join('');
  try {
    return new RegExp(source, own);
  } catch (error) {
    throw locationFailure(51091, `Regular expression is invalid: ${(error as Error).message}`);
  }
}

function arrayArgument(name: string, value: Value): Value[] {
  if (!Array.isArray(value)) throw failure('BadValue', `${name} needs an array`);
  return value;
}

function equality(path: string[], value: Value): Node {
  return isRegex(value)
    ? { kind: 'regex', path, pattern: toRegExp(value), source: value }
    : { kind: 'compare', path, op: 'eq', value };
}

function isOperatorDoc(value: Value): value is Doc {
  if (!isDoc(value)) return false;
  const first = Object.keys(value)[0];
  return first !== undefined && first.startsWith('$') && first !== '$ref' && first !== '$id' && first !== '$db';
}

function parseIn(path: string[], name: string, value: Value): Node {
  const values: Value[] = [];
  const patterns: RegExp[] = [];
  for (const item of arrayArgument(name, value)) {
    if (isOperatorDoc(item)) throw failure('BadValue', `cannot nest $ under ${name}`);
    if (isRegex(item)) patterns.push(toRegExp(item));
    values.push(item);
  }
  return { kind: 'in', path, values, patterns };
}

function parseAll(path: string[], value: Value): Node {
  const items = arrayArgument('$all', value);
  if (items.length === 0) return { kind: 'constant', value: false };
  return {
    kind: 'and',
    nodes: items.map((item) => (isDoc(item) && '$elemMatch' in item
      ? parseElemMatch(path, item.$elemMatch)
      : equality(path, item))),
  };
}

function parseElemMatch(path: string[], value: Value): Node {
  if (!isDoc(value)) throw failure('BadValue', '$elemMatch needs an Object');
  const first = Object.keys(value)[0] ?? '';
  const onValue = first.startsWith('$') && !['$and', '$or', '$nor', '$expr', '$where'].includes(first);
  return { kind: 'elemMatch', path, onValue, node: onValue ? parseOperators([], value) : parseFilter(value) };
}

function parseOperator(path: string[], name: string, value: Value, siblings: Doc): Node | undefined {
  switch (name) {
    case '$eq': return equality(path, value);
    case '$ne':
      if (isRegex(value)) throw failure('BadValue', "Can't have regex as arg to $ne.");
      return { kind: 'not', node: { kind: 'compare', path, op: 'eq', value } };
    case '$gt': case '$gte': case '$lt': case '$lte':
      if (isRegex(value)) throw failure('BadValue', `Can't have RegEx as arg to predicate over field '${path.join('.')}'.`);
      return { kind: 'compare', path, op: name.slice(1) as ComparisonOp, value };
    case '$in': return parseIn(path, name, value);
    case '$nin': return { kind: 'not', node: parseIn(path, name, value) };
    case '$exists': {
      const node: Node = { kind: 'exists', path };
      return isTruthy(value) ? node : { kind: 'not', node };
    }
    case '$not':
      if (isRegex(value)) return { kind: 'not', node: equality(path, value) };
      if (!isDoc(value)) throw failure('BadValue', '$not needs a regex or a document');
      if (Object.keys(value).length === 0) throw failure('BadValue', '$not cannot be empty');
      return { kind: 'not', node: parseOperators(path, value) };
    case '$regex': return { kind: 'regex', path, pattern: toRegExp(value, siblings.$options), source: value };
    case '$options':
      if (!('$regex' in siblings)) throw failure('BadValue', '$options needs a $regex');
      return undefined;
    case '$type': return { kind: 'test', path, whole: false, test: typeTest(value) };
    case '$mod': return { kind: 'test', path, whole: false, test: modTest(value) };
    case '$size': {
      if (!isNumeric(value) || !Number.isInteger(toNumber(value))) throw failure('FailedToParse', `Failed to parse $size. Expected an integer`);
      const size = toNumber(value);
      if (size < 0) throw failure('BadValue', 'Failed to parse $size. Expected a non-negative number');
      return { kind: 'test', path, whole: true, test: (item) => Array.isArray(item) && item.length === size };
    }
    case '$all': return parseAll(path, value);
    case '$elemMatch': return parseElemMatch(path, value);
    case '$bitsAllSet': case '$bitsAllClear': case '$bitsAnySet': case '$bitsAnyClear':
      return { kind: 'test', path, whole: false, test: bitsTest(name, value) };
    case '$comment': return undefined;
    default: throw failure('BadValue', `unknown operator: ${name}`);
  }
}

function parseOperators(path: string[], operators: Doc): Node {
  const nodes: Node[] = [];
  for (const name of Object.keys(operators)) {
    if (!name.startsWith('$')) throw failure('BadValue', `unknown operator: ${name}`);
    const node = parseOperator(path, name, operators[name], operators);
    if (node) nodes.push(node);
  }
  return nodes.length === 1 ? nodes[0]! : { kind: 'and', nodes };
}

function parseClauses(name: '$and' | '$or' | '$nor', value: Value): Node {
  if (!Array.isArray(value)) throw failure('BadValue', `${name} must be an array`);
  if (value.length === 0) throw failure('BadValue', '$and/$or/$nor must be a nonempty array');
  const nodes = value.map((clause) => {
    if (!isDoc(clause)) throw failure('BadValue', '$or/$and/$nor entries need to be full objects');
    return parseFilter(clause);
  });
  return { kind: name.slice(1) as 'and' | 'or' | 'nor', nodes };
}

/** Parses a filter document. Throws MongoDB's BadValue for what it does not know. */
export function parseFilter(filter: Doc): Node {
  const nodes: Node[] = [];
  for (const key of Object.keys(filter)) {
    const value = filter[key];
    if (key === '$and' || key === '$or' || key === '$nor') nodes.push(parseClauses(key, value));
    else if (key === '$expr') nodes.push({ kind: 'expr', expression: value });
    else if (key === '$comment') continue;
    else if (key === '$alwaysTrue' || key === '$alwaysFalse') nodes.push({ kind: 'constant', value: key === '$alwaysTrue' });
    else if (key === '$where' || key === '$text' || key === '$jsonSchema') throw failure('CommandNotSupported', `${key} is not supported by the embedded engine`);
    else if (key.startsWith('$')) {
      throw failure('BadValue', `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`);
    } else if (isOperatorDoc(value)) nodes.push(parseOperators(key.split('.'), value));
    else nodes.push(equality(key.split('.'), value));
  }
  return nodes.length === 1 ? nodes[0]! : { kind: 'and', nodes };
}

/** The top-level fields a filter reads, or undefined where it may read any. */
export function filterRoots(node: Node, into: Set<string> = new Set()): Set<string> | undefined {
  switch (node.kind) {
    case 'and': case 'or': case 'nor':
      for (const child of node.nodes) if (!filterRoots(child, into)) return undefined;
      return into;
    case 'not': return filterRoots(node.node, into);
    case 'expr': return undefined;
    case 'constant': return into;
    default:
      into.add(node.path[0]!);
      return into;
  }
}
