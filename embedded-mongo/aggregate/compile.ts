import type { Options } from 'mingo/types';
import { isDoc, setField, type Doc, type Value } from '../bson/values';
import { fieldOf } from '../query/path';
import { expressionOf } from './expressions';

export type Evaluator = (doc: Doc) => Value;

/** A field path as expressions see it: arrays on the way give arrays of what is behind. */
function resolvePath(value: Value, parts: string[], at: number): Value {
  if (at === parts.length) return value;
  if (Array.isArray(value)) {
    const found: Value[] = [];
    for (const item of value) {
      const next = isDoc(item) || Array.isArray(item) ? resolvePath(item, parts, at) : undefined;
      if (next !== undefined) found.push(next);
    }
    return found;
  }
  return isDoc(value) ? resolvePath(fieldOf(value, parts[at]!), parts, at + 1) : undefined;
}

function isPlainPath(expression: string): boolean {
  return expression.startsWith('$') && !expression.startsWith('$$') && expression.length > 1;
}

/**
 * Compiles an expression. Field paths, constants and documents of them are read directly, as group keys and
 * sums over a million documents mostly are; everything else goes to the expression library.
 */
export function compileExpression(expression: Value, options: Options): Evaluator {
  if (typeof expression === 'string') {
    if (isPlainPath(expression)) {
      const parts = expression.slice(1).split('.');
      if (parts.length === 1) return (doc) => fieldOf(doc, parts[0]!);
      return (doc) => resolvePath(doc, parts, 0);
    }
    if (!expression.startsWith('$')) return () => expression;
    if (expression === '$$ROOT' || expression === '$$CURRENT') return (doc) => doc;
    return expressionOf(expression, options);
  }
  if (isDoc(expression)) {
    const keys = Object.keys(expression);
    if (keys.some((key) => key.startsWith('$'))) {
      if (keys.length === 1 && keys[0] === '$literal') return () => expression.$literal;
      return expressionOf(expression, options);
    }
    const fields = keys.map((key) => ({ key, evaluate: compileExpression(expression[key], options) }));
    return (doc) => {
      const out: Doc = {};
      for (const { key, evaluate } of fields) {
        const value = evaluate(doc);
        if (value !== undefined) setField(out, key, value);
      }
      return out;
    };
  }
  if (Array.isArray(expression)) return expressionOf(expression, options);
  return () => expression;
}

/**
 * The top-level fields an expression reads, added to `into`; false where it may read any of them.
 */
export function rootsOf(expression: Value, into: Set<string>): boolean {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$ROOT') || expression.startsWith('$$CURRENT')) return false;
    if (isPlainPath(expression)) into.add(expression.slice(1).split('.')[0]!);
    return true;
  }
  if (Array.isArray(expression)) return expression.every((item) => rootsOf(item, into));
  if (!isDoc(expression)) return true;
  if ('$getField' in expression) return false;
  return Object.keys(expression).every((key) => rootsOf(expression[key], into));
}
