import { compareValues } from '../bson/compare';
import { encodeBound, encodeComponent, encodeStringPrefix, encodeTypeEdge } from '../bson/keys';
import { Canonical, canonicalType, type Value } from '../bson/values';
import type { Node } from './parse';

/** A half-open stretch of encoded component values. `point` marks a single value. */
export interface Interval { low: Buffer; high: Buffer; point: boolean }

/** What a predicate says about one index field. `exact` means nothing outside the predicate lies inside the intervals. */
export interface FieldBounds {
  intervals: Interval[];
  exact: boolean;
  /** The predicate cannot hold where the field is missing. */
  present: boolean;
}

export const AFTER = Buffer.from([0xff]);
const after = (bytes: Buffer): Buffer => Buffer.concat([bytes, AFTER]);

/** Everything an index holds. */
export const EVERYTHING: FieldBounds = { intervals: [{ low: Buffer.alloc(0), high: AFTER, point: false }], exact: false, present: false };

function point(value: Value, descending: boolean, limit: number): Interval {
  const bytes = encodeComponent(value, descending, limit);
  return { low: bytes, high: after(bytes), point: true };
}

/** Low and high end of all values of one type, without NaN for numbers, as no range matches it. */
function bracket(type: number, descending: boolean): Interval {
  const edge = encodeTypeEdge(type, descending);
  const interval: Interval = { low: edge, high: Buffer.from([edge[0]! + 1]), point: false };
  if (type === Canonical.Number) {
    const nan = encodeComponent(Number.NaN, descending);
    if (descending) interval.high = nan;
    else interval.low = after(nan);
  }
  return interval;
}

function isIndexableEquality(value: Value): boolean {
  const type = canonicalType(value);
  return type !== Canonical.Array && type !== Canonical.RegExp && type !== Canonical.Undefined;
}

function rangeBounds(op: 'gt' | 'gte' | 'lt' | 'lte', value: Value, descending: boolean, limit: number): FieldBounds | undefined {
  const type = canonicalType(value);
  if (type === Canonical.Null || !isIndexableEquality(value) || type === Canonical.MinKey || type === Canonical.MaxKey) return undefined;
  if (typeof value === 'number' && Number.isNaN(value)) return undefined;
  const { bytes, clipped } = encodeBound(value, descending, limit);
  const whole = bracket(type, descending);
  const upwards = (op === 'gt' || op === 'gte') !== descending;
  const inclusive = op === 'gte' || op === 'lte' || clipped;
  const interval = upwards
    ? { low: inclusive ? bytes : after(bytes), high: whole.high, point: false }
    : { low: whole.low, high: inclusive ? after(bytes) : bytes, point: false };
  return { intervals: [interval], exact: !clipped, present: true };
}

/** The literal beginning every match of a pattern has, as `^abc` has. */
function anchoredPrefix(pattern: RegExp): string {
  if (pattern.flags.includes('i') || pattern.flags.includes('m') || !pattern.source.startsWith('^') || pattern.source.includes('|')) return '';
  let prefix = '';
  const { source } = pattern;
  for (let i = 1; i < source.length; i++) {
    let char = source[i]!;
    if (char === '\\') {
      const escaped = source[i + 1];
      if (escaped === undefined || /[a-zA-Z0-9]/.test(escaped)) break;
      char = escaped;
      i += 1;
    } else if ('.[({*+?$^)'.includes(char)) break;
    const following = source[i + 1];
    if (following === '*' || following === '?' || following === '{') break;
    prefix += char;
  }
  return prefix;
}

function regexBounds(pattern: RegExp, descending: boolean, limit: number): FieldBounds | undefined {
  const prefix = anchoredPrefix(pattern);
  if (prefix === '') return undefined;
  const bytes = encodeStringPrefix(prefix, descending, limit);
  // a stored regular expression equals the same regular expression, and sorts elsewhere: the match is re-checked
  return { intervals: [{ low: bytes, high: after(bytes), point: false }], exact: false, present: true };
}

function sortIntervals(intervals: Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.low, b.low));
  return sorted.filter((interval, i) => i === 0 || !interval.low.equals(sorted[i - 1]!.low) || interval.point !== sorted[i - 1]!.point);
}

/** The stretch of an index field a leaf predicate needs, or undefined where it does not narrow it. */
export function boundsOf(node: Node, descending: boolean, limit: number): FieldBounds | undefined {
  switch (node.kind) {
    case 'compare':
      if (node.op !== 'eq') return rangeBounds(node.op, node.value, descending, limit);
      if (!isIndexableEquality(node.value)) return undefined;
      return { intervals: [point(node.value, descending, limit)], exact: true, present: node.value !== null };
    case 'in': {
      if (node.patterns.length > 0 || !node.values.every(isIndexableEquality)) return undefined;
      const values = node.values.length > 1 ? [...node.values].sort(compareValues) : node.values;
      return {
        intervals: sortIntervals(values.map((value) => point(value, descending, limit))),
        exact: true,
        present: !values.some((value) => value === null),
      };
    }
    case 'regex': return canonicalType(node.source) === Canonical.RegExp || typeof node.source === 'string'
      ? regexBounds(node.pattern, descending, limit) : undefined;
    case 'elemMatch': {
      if (!node.onValue) return undefined;
      const inner = node.node.kind === 'and' ? node.node.nodes : [node.node];
      const bounds = inner.map((child) => boundsOf(child, descending, limit)).filter((found) => found !== undefined);
      if (bounds.length === 0) return undefined;
      return { ...bounds.reduce(intersect), exact: false, present: true };
    }
    default: return undefined;
  }
}

/** What lies in both. */
export function intersect(a: FieldBounds, b: FieldBounds): FieldBounds {
  const intervals: Interval[] = [];
  for (const left of a.intervals) {
    for (const right of b.intervals) {
      const low = Buffer.compare(left.low, right.low) >= 0 ? left.low : right.low;
      const high = Buffer.compare(left.high, right.high) <= 0 ? left.high : right.high;
      if (Buffer.compare(low, high) < 0) intervals.push({ low, high, point: left.point || right.point });
    }
  }
  return { intervals, exact: a.exact && b.exact, present: a.present || b.present };
}
