import { serialize } from 'bson';
import { MongoFailure, failure } from '../errors';
import { readDoc } from '../bson/read';
import { isDoc, isNumeric, isTruthy, setField, toNumber, type Doc, type Value } from '../bson/values';
import { keepFields, type KeptFields } from './kept-fields';
import { compileFilter, type ExpressionTest } from './match';
import { parseFilter, type Node } from './parse';
import { positionOf } from './positional';

interface Tree { [field: string]: Tree | Leaf }
type Leaf = { include: true } | { exclude: true } | { slice: [number, number | undefined] } | { elemMatch: Node } | { positional: true } | { compute: Value };

function isLeaf(node: Tree | Leaf): node is Leaf {
  return LEAF in node;
}
const LEAF = Symbol('leaf');

function leaf(content: Leaf): Leaf {
  return Object.assign(content, { [LEAF]: true });
}

function insert(tree: Tree, path: string, content: Leaf): void {
  const parts = path.split('.');
  let at = tree;
  for (const part of parts.slice(0, -1)) {
    const next = (at[part] ??= {});
    if (isLeaf(next)) throw new MongoFailure('Location31249', `Path collision at ${path} remaining portion ${parts.at(-1)}`, {}, 31249);
    at = next;
  }
  const last = parts.at(-1)!;
  if (at[last] !== undefined) throw new MongoFailure('Location31250', `Path collision at ${path}`, {}, 31250);
  at[last] = content;
}

function sliceArguments(value: Value): [number, number | undefined] {
  const numbers = (Array.isArray(value) ? value : [value]).map((item) => {
    if (!isNumeric(item)) throw new MongoFailure('Location28667', 'Invalid $slice syntax. The given syntax did not match the find() syntax', {}, 28667);
    return Math.trunc(toNumber(item));
  });
  return [numbers[0]!, numbers[1]];
}

function slice(value: Value, [first, count]: [number, number | undefined]): Value {
  if (!Array.isArray(value)) return value;
  if (count === undefined) return first >= 0 ? value.slice(0, first) : value.slice(first);
  const start = first >= 0 ? first : Math.max(0, value.length + first);
  return value.slice(start, start + count);
}

/** The tree as fields to keep, or undefined where it asks for more than that. */
function keptFields(tree: Tree): Map<string, KeptFields | true> | undefined {
  const kept = new Map<string, KeptFields | true>();
  for (const [name, node] of Object.entries(tree)) {
    const inner = isLeaf(node) ? ('include' in node ? true : undefined) : keptFields(node);
    if (inner === undefined) return undefined;
    kept.set(name, inner);
  }
  return kept;
}

/** A parsed projection of `find`. */
export class Projection {
  private readonly tree: Tree = {};
  private readonly inclusive: boolean;
  private withId = true;
  /** Which fields must be decoded; undefined: all. */
  private readonly roots: Set<string> | undefined;
  /** Where fields are kept and nothing else is asked for: these. */
  private readonly kept: KeptFields | undefined;
  private readonly filterNode: Node;

  /** Throws MongoDB's errors for mixed or colliding fields. */
  constructor(spec: Doc, filter: Node, private readonly expressions: ExpressionTest) {
    this.filterNode = filter;
    let inclusive: boolean | undefined;
    let computed = false;
    for (const path of Object.keys(spec)) {
      const value = spec[path];
      if (path.startsWith('$')) throw failure('BadValue', `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
      if (isDoc(value)) {
        const operator = Object.keys(value)[0];
        if (operator === '$slice' && !(Array.isArray(value.$slice) && !isNumeric(value.$slice[0]))) insert(this.tree, path, leaf({ slice: sliceArguments(value.$slice) }));
        else if (operator === '$elemMatch') {
          insert(this.tree, path, leaf({ elemMatch: parseFilter(isDoc(value.$elemMatch) ? { [path]: { $elemMatch: value.$elemMatch } } : {}) }));
          inclusive ??= true;
        } else if (operator === '$meta') throw failure('CommandNotSupported', '$meta is not supported by the embedded engine');
        else if (operator?.startsWith('$')) {
          insert(this.tree, path, leaf({ compute: value }));
          computed = true;
        } else this.nested(path, value, (flag) => { inclusive = this.agree(inclusive, flag, path); });
        continue;
      }
      if (typeof value === 'string' || value === null || Array.isArray(value) || (!isNumeric(value) && typeof value !== 'boolean')) {
        insert(this.tree, path, leaf({ compute: value }));
        computed = true;
        continue;
      }
      const flag = isTruthy(value);
      if (path === '_id') {
        this.withId = flag;
        continue;
      }
      if (path.endsWith('.$')) {
        insert(this.tree, path.slice(0, -2), leaf({ positional: true }));
        inclusive = this.agree(inclusive, true, path);
        continue;
      }
      inclusive = this.agree(inclusive, flag, path);
      insert(this.tree, path, leaf(flag ? { include: true } : { exclude: true }));
    }
    this.inclusive = inclusive ?? (computed || (spec._id !== undefined && this.withId && Object.keys(spec).length === 1));
    this.roots = computed || !this.inclusive || this.hasPositional() ? undefined : new Set([...Object.keys(this.tree), '_id']);
    const kept = this.inclusive ? keptFields(this.tree) : undefined;
    if (kept && this.withId && !kept.has('_id')) kept.set('_id', true);
    this.kept = kept;
  }

  private nested(path: string, value: Doc, seen: (flag: boolean) => void): void {
    for (const key of Object.keys(value)) {
      const inner = value[key];
      if (isDoc(inner)) this.nested(`${path}.${key}`, inner, seen);
      else {
        const flag = isTruthy(inner);
        seen(flag);
        insert(this.tree, `${path}.${key}`, leaf(flag ? { include: true } : { exclude: true }));
      }
    }
  }

  private agree(inclusive: boolean | undefined, flag: boolean, path: string): boolean {
    if (inclusive === undefined || inclusive === flag) return flag;
    throw flag
      ? new MongoFailure('Location31253', `Cannot do inclusion on field ${path} in exclusion projection`, {}, 31253)
      : new MongoFailure('Location31254', `Cannot do exclusion on field ${path} in inclusion projection`, {}, 31254);
  }

  private value(content: Leaf, value: Value, name: string, doc: Doc): Value {
    if ('slice' in content) return slice(value, content.slice);
    if ('include' in content) return value;
    if ('compute' in content) return this.expressions(content.compute)(doc);
    if ('elemMatch' in content) {
      if (!Array.isArray(value)) return undefined;
      const test = compileFilter(content.elemMatch, this.expressions);
      const hit = value.find((item) => test({ [name]: [item] }));
      return hit === undefined ? undefined : [hit];
    }
    if ('positional' in content) {
      if (!Array.isArray(value)) return value;
      const position = positionOf(this.filterNode, name, doc, this.expressions);
      if (position === undefined) throw new MongoFailure('Location51246', `Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array`, {}, 51246);
      return [value[position]];
    }
    return undefined;
  }

  private project(tree: Tree, value: Value, root: Doc, path: string): Value {
    if (Array.isArray(value)) {
      const items = value.map((item) => this.project(tree, item, root, path));
      return this.inclusive ? items.filter((item) => item !== undefined) : items;
    }
    if (!isDoc(value)) return this.inclusive ? undefined : value;
    const out: Doc = {};
    for (const key of Object.keys(value)) {
      const node = Object.prototype.hasOwnProperty.call(tree, key) ? tree[key] : undefined;
      const full = path ? `${path}.${key}` : key;
      let next: Value;
      if (node === undefined) next = this.inclusive && !(path === '' && key === '_id') ? undefined : value[key];
      else if (isLeaf(node)) next = 'exclude' in node || 'compute' in node ? undefined : this.value(node, value[key], full, root);
      else next = this.project(node, value[key], root, full);
      if (next !== undefined) setField(out, key, next);
    }
    for (const key of Object.keys(tree)) {
      const node = tree[key]!;
      if (isLeaf(node)) {
        if ('compute' in node) {
          const result = this.value(node, undefined, key, root);
          if (result !== undefined) setField(out, key, result);
        }
      } else if (!(key in value)) {
        const made = this.project(node, {}, root, path ? `${path}.${key}` : key);
        if (isDoc(made) && Object.keys(made).length > 0) setField(out, key, made);
      }
    }
    return out;
  }

  /** The projected document as BSON. */
  apply(raw: Buffer): Buffer {
    if (this.kept) return keepFields(raw, this.kept);
    const doc = readDoc(raw, 'typed', this.roots);
    const out = this.project(this.tree, doc, doc, '') as Doc;
    if (!this.withId && !('_id' in this.tree)) delete out._id;
    return Buffer.from(serialize(out));
  }

  private hasPositional(): boolean {
    const search = (tree: Tree): boolean => Object.values(tree).some((node) => (isLeaf(node) ? 'positional' in node : search(node)));
    return search(this.tree);
  }
}

/** Whether a projection keeps everything. */
export function isEmptyProjection(spec: Value): boolean {
  return spec === undefined || spec === null || (isDoc(spec) && Object.keys(spec).length === 0);
}

