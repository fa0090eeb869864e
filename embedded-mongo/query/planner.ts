import { failure } from '../errors';
import { componentLimit } from '../bson/keys';
import { equalValues } from '../bson/compare';
import { isDoc, isNumeric, toNumber, type Value } from '../bson/values';
import type { Collection } from '../storage/collection';
import { prefixRange, withPrefix } from '../storage/collection';
import type { IndexField } from '../storage/indexkeys';
import type { Index } from '../storage/indexes';
import type { KeyRange, Store } from '../storage/store';
import { AFTER, boundsOf, EVERYTHING, intersect, type FieldBounds, type Interval } from './bounds';
import { conjuncts, implies } from './implies';
import { parseFilter, type Node } from './parse';

/** A range of one index, with the length of the part of its keys that is the same all along it. */
export interface ScanRange extends KeyRange {
  fixedLength: number;
  /** It holds at most the one entry whose key is `low`. */
  single?: boolean;
}

export interface IndexPlan {
  kind: 'index';
  index: Index;
  ranges: ScanRange[];
  reverse: boolean;
  /** The order asked for comes out of the index. */
  sorted: boolean;
  /** Several ranges have to be merged to get that order. */
  merge: boolean;
  /** The ranges hold exactly the matching documents: no document needs to be tested. */
  exact: boolean;
}

export type Plan =
  | { kind: 'collection'; ranges: ScanRange[]; reverse: boolean; sorted: boolean }
  | IndexPlan
  | { kind: 'or'; plans: IndexPlan[]; sorted: boolean }
  | { kind: 'nothing'; sorted: boolean };

export interface SortField { path: string; descending: boolean }

const MAX_RANGES = 2000;
const MAX_MERGED_RANGES = 200;
const PROBE_KEYS = 64;

/** Parses a sort document. `$natural` must stand alone. Throws BadValue. */
export function parseSort(sort: Value): SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw failure('TypeMismatch', 'Expected sort to be an object');
  return Object.keys(sort).map((path) => {
    const direction = sort[path];
    if (!isNumeric(direction)) throw failure('BadValue', `Illegal key in $sort specification: ${path}: ${JSON.stringify(direction)}`);
    const number = toNumber(direction);
    if (number !== 1 && number !== -1) throw failure('BadValue', '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    return { path, descending: number < 0 };
  });
}

/** One value that the array must hold: its entries are exactly those of the documents that match. */
const isElement = (node: Node, field: IndexField): boolean => node.kind === 'compare' && node.op === 'eq' && node.value !== null && field.parts.length === 1;

function fieldBounds(index: Index, at: number, clauses: Node[], used: Set<Node>): FieldBounds | undefined {
  const field = index.fields[at]!;
  const limit = componentLimit(index.fields.length);
  const multikey = index.multikey[at] === true;
  let bounds: FieldBounds | undefined;
  const narrow = (found: FieldBounds, node: Node): void => {
    // on arrays two predicates may be met by two elements: only one of them may narrow the range
    if (multikey && bounds) {
      if (bounds.intervals.every((interval) => interval.point) || !found.intervals.every((interval) => interval.point)) return;
      bounds = undefined;
      used.clear();
    }
    bounds = bounds ? intersect(bounds, found) : found;
    if (found.exact && (!multikey || isElement(node, field))) used.add(node);
  };
  for (const clause of clauses) {
    if ('path' in clause && clause.path.join('.') === field.path) {
      const found = boundsOf(clause, field.descending, limit);
      if (found) narrow(found, clause);
    } else if (clause.kind === 'elemMatch' && !clause.onValue && field.path.startsWith(`${clause.path.join('.')}.`)) {
      const rest = field.parts.slice(clause.path.length).join('.');
      for (const inner of conjuncts(clause.node)) {
        if (!('path' in inner) || inner.path.join('.') !== rest) continue;
        const found = boundsOf(inner, field.descending, limit);
        if (found) narrow({ ...found, exact: false }, clause);
      }
    }
  }
  return bounds;
}

interface Bounded { bounds: FieldBounds[]; used: Set<Node>; present: boolean }

function allBounds(index: Index, clauses: Node[]): Bounded {
  const result: Bounded = { bounds: [], used: new Set(), present: false };
  const arrayRoots = new Set<string>();
  for (let i = 0; i < index.fields.length; i++) {
    const root = index.fields[i]!.parts[0]!;
    const used = new Set<Node>();
    // a second field below the same array may be matched by another element than the first
    const found = index.multikey[i] && arrayRoots.has(root) ? undefined : fieldBounds(index, i, clauses, used);
    if (!found) break;
    if (index.multikey[i]) arrayRoots.add(root);
    result.bounds.push(found);
    used.forEach((node) => result.used.add(node));
    result.present ||= found.present;
    if (!found.intervals.every((interval) => interval.point)) break;
  }
  return result;
}

function combine(index: Index, bounds: FieldBounds[]): { ranges: ScanRange[]; complete: boolean } {
  let starts: Buffer[] = [Buffer.alloc(0)];
  for (let i = 0; i < bounds.length; i++) {
    const { intervals } = bounds[i]!;
    const points = intervals.every((interval) => interval.point);
    if (starts.length * intervals.length > MAX_RANGES && i > 0) return { ranges: close(index, starts), complete: false };
    if (!points) {
      return {
        ranges: starts.flatMap((start) => intervals.map((interval) => rangeOf(index, start, interval))),
        complete: true,
      };
    }
    starts = starts.flatMap((start) => intervals.map((interval) => Buffer.concat([start, interval.low])));
  }
  const single = index.unique && bounds.length === index.fields.length;
  return { ranges: single ? starts.map((start) => singleOf(index, start)) : close(index, starts), complete: true };
}

/** A unique index keeps an entry under its values alone. */
function singleOf(index: Index, key: Buffer): ScanRange {
  return { low: withPrefix(index.prefix, key), high: withPrefix(index.prefix, key, AFTER), fixedLength: 4 + key.length, single: true };
}

function rangeOf(index: Index, start: Buffer, interval: Interval): ScanRange {
  return { low: withPrefix(index.prefix, start, interval.low), high: withPrefix(index.prefix, start, interval.high), fixedLength: 4 + start.length };
}

function close(index: Index, starts: Buffer[]): ScanRange[] {
  return starts.map((start) => ({ ...rangeOf(index, start, EVERYTHING.intervals[0]!), fixedLength: 4 + start.length }));
}

/** A document with an array has one entry in the ranges: every array on the way is held to one value. */
function isOnceEach(index: Index, bounds: FieldBounds[]): boolean {
  return index.multikey.every((multikey, i) => !multikey || (bounds[i]?.intervals.length === 1 && bounds[i].intervals[0]!.point));
}

/** How an index yields an order: forwards, backwards or not at all. */
function orderFrom(index: Index, bounds: FieldBounds[], sort: SortField[]): 'forward' | 'backward' | undefined {
  const isFixed = (i: number): boolean => bounds[i]?.intervals.length === 1 && bounds[i]!.intervals[0]!.point;
  const isPoints = (i: number): boolean => bounds[i] !== undefined && bounds[i]!.intervals.every((interval) => interval.point);
  let at = 0;
  let backward: boolean | undefined;
  for (const { path, descending } of sort) {
    const fixedAt = index.fields.findIndex((field, i) => field.path === path && isFixed(i) && !index.multikey[i]);
    if (fixedAt >= 0) continue;
    while (at < index.fields.length && index.fields[at]!.path !== path && isPoints(at)) at += 1;
    const field = index.fields[at];
    if (!field || field.path !== path || index.multikey[at]) return undefined;
    const opposite = field.descending !== descending;
    if (backward !== undefined && backward !== opposite) return undefined;
    backward = opposite;
    at += 1;
  }
  return backward ? 'backward' : 'forward';
}

function planIndex(index: Index, clauses: Node[], sort: SortField[], forced: boolean): IndexPlan | undefined {
  if (index.partialFilter && !implies(clauses, parseFilter(index.partialFilter))) return undefined;
  const { bounds, used, present } = allBounds(index, clauses);
  if (index.sparse && !present && !forced) return undefined;
  const order = sort.length > 0 ? orderFrom(index, bounds, sort) : undefined;
  if (bounds.length === 0 && !order && !forced) return undefined;
  const { ranges, complete } = combine(index, bounds);
  // an in-list in front of the sorted field gives one sorted run per value
  const fixedByPoints = order !== undefined && ranges.length > 1
    && !sortStartsAtFirstField(index, sort);
  const merge = fixedByPoints && ranges.length <= MAX_MERGED_RANGES;
  const sorted = order !== undefined && (!fixedByPoints || merge);
  const reverse = sorted && order === 'backward';
  return {
    kind: 'index', index, reverse, sorted, merge: sorted && merge,
    ranges: reverse && !merge ? ranges.reverse() : ranges,
    exact: complete && isOnceEach(index, bounds) && clauses.every((clause) => used.has(clause)),
  };
}

function sortStartsAtFirstField(index: Index, sort: SortField[]): boolean {
  return index.fields.slice(0, sort.length).every((field, i) => field.path === sort[i]!.path);
}

function estimate(plan: IndexPlan, store: Store): number {
  let seen = 0;
  for (const range of plan.ranges) {
    seen += store.entries(range, false, PROBE_KEYS - seen).length;
    if (seen >= PROBE_KEYS) break;
  }
  return seen;
}

function choose(plans: IndexPlan[], clauses: Node[], sort: SortField[], store: Store): IndexPlan | undefined {
  if (plans.length <= 1) return plans[0];
  const quick = plans.find((plan) => plan.index.name === '_id_' && plan.ranges.length === 1 && plan.exact && clauses.length === 1);
  if (quick) return quick;
  const bounded = (plan: IndexPlan): number => allBounds(plan.index, clauses).bounds.length;
  const rated = plans.map((plan) => ({ plan, cost: estimate(plan, store), width: bounded(plan) }));
  rated.sort((a, b) => {
    const few = (cost: number): boolean => cost < PROBE_KEYS;
    if (few(a.cost) || few(b.cost)) {
      if (a.cost !== b.cost) return a.cost - b.cost;
    } else if (sort.length > 0 && a.plan.sorted !== b.plan.sorted && (a.width > 0) === (b.width > 0)) return a.plan.sorted ? -1 : 1;
    return b.width - a.width || Number(b.plan.sorted) - Number(a.plan.sorted) || Number(b.plan.exact) - Number(a.plan.exact)
      || a.plan.index.fields.length - b.plan.index.fields.length;
  });
  return rated[0]!.plan;
}

function planOr(collection: Collection, clauses: Node[], sort: SortField[], store: Store): Plan | undefined {
  if (clauses.length !== 1 || clauses[0]!.kind !== 'or' || sort.length > 0) return undefined;
  const plans: IndexPlan[] = [];
  for (const branch of clauses[0]!.nodes) {
    const parts = conjuncts(branch);
    const best = choose(usable(collection).flatMap((index) => planIndex(index, parts, [], false) ?? []), parts, [], store);
    if (!best) return undefined;
    plans.push(best);
  }
  return { kind: 'or', plans, sorted: false };
}

function usable(collection: Collection): Index[] {
  return collection.indexes.filter((index) => index.ready && !index.hidden);
}

/** The index a hint names. Throws BadValue for an unknown one. */
function hinted(collection: Collection, hint: Value): Index | undefined {
  const index = collection.indexes.find((candidate) => (typeof hint === 'string'
    ? candidate.name === hint
    : isDoc(hint) && equalValues(candidate.spec.key, hint)));
  if (!index) throw failure('BadValue', 'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index');
  return index;
}

function collectionPlan(collection: Collection, sort: SortField[], hint: Value): Plan {
  const natural = sort[0]?.path === '$natural' ? sort[0].descending : isDoc(hint) && isNumeric(hint.$natural) && toNumber(hint.$natural) < 0;
  return {
    kind: 'collection', reverse: natural, sorted: sort.length === 0 || sort[0]!.path === '$natural',
    ranges: [{ ...prefixRange(collection.state.prefix), fixedLength: 4 }],
  };
}

/**
 * Chooses how to read a collection for a filter and an order.
 * @param hint index name, index key or `{ $natural: 1 }`
 */
export function makePlan(collection: Collection, filter: Node, sort: SortField[], hint: Value, store: Store): Plan {
  const clauses = conjuncts(filter);
  const wantsNatural = sort[0]?.path === '$natural' || (isDoc(hint) && '$natural' in hint);
  if (wantsNatural) return collectionPlan(collection, sort, hint);
  if (hint !== undefined && hint !== null && !(isDoc(hint) && Object.keys(hint).length === 0)) {
    const index = hinted(collection, hint)!;
    const plan = planIndex(index, clauses, sort, true);
    if (!plan) throw failure('BadValue', 'error processing query: planner returned error :: caused by :: No query solutions');
    return plan;
  }
  const plans = usable(collection).flatMap((index) => planIndex(index, clauses, sort, false) ?? []);
  return choose(plans, clauses, sort, store) ?? planOr(collection, clauses, sort, store) ?? collectionPlan(collection, sort, hint);
}
