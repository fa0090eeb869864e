import { compareValues, equalValues, regexParts } from '../bson/compare';
import { encodeComponent } from '../bson/keys';
import { bsonType, Canonical, canonicalType, isTruthy, type Doc, type Value } from '../bson/values';
import type { ComparisonOp, Node } from './parse';
import { anyAt } from './path';

export type Matcher = (doc: Doc) => boolean;

/** Evaluates an aggregation expression for `$expr`; handed in so that this file does not know the library. */
export type ExpressionTest = (expression: Value) => (doc: Doc) => Value;

const SMALL_LIST = 8;

function isNaNValue(value: Value): boolean {
  return (typeof value === 'number' && Number.isNaN(value))
    || (typeof value === 'object' && value !== null && bsonType(value) === 'Decimal128' && String(value) === 'NaN');
}

function comparison(op: ComparisonOp, wanted: Value): (value: Value) => boolean {
  const type = canonicalType(wanted);
  if (wanted === null || wanted === undefined) {
    return op === 'gt' || op === 'lt' ? () => false : (value) => value === null || value === undefined;
  }
  if (op === 'eq') {
    if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted;
    return (value) => value !== undefined && equalValues(value, wanted);
  }
  const nan = isNaNValue(wanted);
  const anyType = type === Canonical.MinKey || type === Canonical.MaxKey;
  return (value) => {
    if (value === undefined) return false;
    if (!anyType && canonicalType(value) !== type) return false;
    if (nan || isNaNValue(value)) return nan && isNaNValue(value) && (op === 'gte' || op === 'lte');
    const order = compareValues(value, wanted);
    switch (op) {
      case 'gt': return order > 0;
      case 'gte': return order >= 0;
      case 'lt': return order < 0;
      default: return order <= 0;
    }
  };
}

function membership(values: Value[], patterns: RegExp[]): (value: Value) => boolean {
  const wantsNull = values.some((value) => value === null || value === undefined);
  const matchesPattern = (value: Value): boolean => typeof value === 'string' && patterns.some((pattern) => pattern.test(value));
  if (values.length <= SMALL_LIST) {
    const tests = values.map((value) => comparison('eq', value));
    return (value) => tests.some((test) => test(value)) || matchesPattern(value);
  }
  const keys = new Set(values.map((value) => encodeComponent(value, false).toString('latin1')));
  return (value) => (value === undefined ? wantsNull : keys.has(encodeComponent(value, false).toString('latin1')) || matchesPattern(value));
}

function regexTest(pattern: RegExp, source: Value): (value: Value) => boolean {
  return (value) => {
    if (typeof value === 'string') return pattern.test(value);
    if (canonicalType(value) !== Canonical.RegExp || canonicalType(source) !== Canonical.RegExp) return false;
    return regexParts(value).join('/') === regexParts(source).join('/');
  };
}

/** The test a leaf makes on one value, or undefined for nodes that are not leaves. */
export function leafTest(node: Node, expressions: ExpressionTest): { test: (value: Value) => boolean; expand: boolean } | undefined {
  switch (node.kind) {
    case 'compare': return { test: comparison(node.op, node.value), expand: true };
    case 'in': return { test: membership(node.values, node.patterns), expand: true };
    case 'regex': return { test: regexTest(node.pattern, node.source), expand: true };
    case 'exists': return { test: (value) => value !== undefined, expand: false };
    case 'test': return { test: node.test, expand: !node.whole };
    case 'elemMatch': {
      const inner = node.onValue ? compileOnValue(node.node, expressions) : compileFilter(node.node, expressions);
      return {
        test: (value) => Array.isArray(value) && value.some((item) => (
          node.onValue || (typeof item === 'object' && item !== null) ? inner(item as Doc) : false)),
        expand: false,
      };
    }
    default: return undefined;
  }
}

/** A filter over an array element itself, as in `{ $elemMatch: { $gt: 1 } }`: an element that is an array is not spread. */
function compileOnValue(node: Node, expressions: ExpressionTest): (value: Value) => boolean {
  if (node.kind === 'and') {
    const tests = node.nodes.map((child) => compileOnValue(child, expressions));
    return (value) => tests.every((test) => test(value));
  }
  if (node.kind === 'not') {
    const test = compileOnValue(node.node, expressions);
    return (value) => !test(value);
  }
  const leaf = leafTest(node, expressions);
  return leaf ? leaf.test : compileFilter(node, expressions) as (value: Value) => boolean;
}

/** Compiles a parsed filter into a test over typed documents. */
export function compileFilter(node: Node, expressions: ExpressionTest): Matcher {
  switch (node.kind) {
    case 'and': {
      const tests = node.nodes.map((child) => compileFilter(child, expressions));
      if (tests.length === 0) return () => true;
      return (doc) => {
        for (const test of tests) if (!test(doc)) return false;
        return true;
      };
    }
    case 'or': case 'nor': {
      const tests = node.nodes.map((child) => compileFilter(child, expressions));
      const found = node.kind === 'or';
      return (doc) => (tests.some((test) => test(doc)) ? found : !found);
    }
    case 'not': {
      const test = compileFilter(node.node, expressions);
      return (doc) => !test(doc);
    }
    case 'constant': return () => node.value;
    case 'expr': {
      const evaluate = expressions(node.expression);
      return (doc) => isTruthy(evaluate(doc));
    }
    default: {
      const { test, expand } = leafTest(node, expressions)!;
      const { path } = node;
      return (doc) => anyAt(doc, path, 0, test, expand);
    }
  }
}
