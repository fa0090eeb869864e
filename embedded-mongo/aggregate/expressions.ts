import { evalExpr, OpType } from 'mingo/core';
import type { Options } from 'mingo/types';
import { failure, locationFailure, MongoFailure } from '../errors';
import { plainNumber } from '../bson/numbers';
import { isDoc, setField, type Doc, type Value } from '../bson/values';
import { expressionContext } from './operators';

/** Variables of a command's `let` and of `$lookup`'s, without the dollar signs. */
export type Variables = Record<string, Value>;

/** A copy as the expression library wants it: numbers as JavaScript numbers wherever one can hold them. */
export function toPlain(value: Value): Value {
  if (Array.isArray(value)) return value.map(toPlain);
  if (isDoc(value)) {
    const out: Doc = {};
    for (const key of Object.keys(value)) setField(out, key, toPlain(value[key]));
    return out;
  }
  return plainNumber(value);
}

/** Options for the expression library. `now` is the time of the whole command. */
export function expressionOptions(variables: Variables = {}, now: Date = new Date()): Options {
  return {
    context: expressionContext,
    variables: { NOW: now, ...variables },
    // the library's own window stages are written with its $function
    scriptEnabled: true,
    failOnError: true,
    useStrictMode: true,
    idKey: '_id',
    processingMode: 0,
  } as unknown as Options;
}

/** Turns an error of the expression library into one of MongoDB's. */
export function expressionFailure(error: unknown): MongoFailure {
  if (error instanceof MongoFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /(?:operator|accumulator) '(\$\w+)' is not registered/.exec(message);
  if (unknown) return new MongoFailure('InvalidPipelineOperator', `Unrecognized expression '${unknown[1]}'`, {}, 168);
  if (message.startsWith('Cannot do exclusion and inclusion')) return locationFailure(31254, `Invalid $project :: caused by :: ${message}`);
  return failure('BadValue', message);
}

/** Fails for an operator that does not exist, so that it is told even where there are no documents. */
export function checkExpression(expression: Value): void {
  if (Array.isArray(expression)) expression.forEach(checkExpression);
  if (!isDoc(expression) || '$literal' in expression) return;
  for (const key of Object.keys(expression)) {
    if (key.startsWith('$') && !expressionContext.getOperator(OpType.EXPRESSION, key) && !expressionContext.getOperator(OpType.ACCUMULATOR, key)) {
      throw new MongoFailure('InvalidPipelineOperator', `Unrecognized expression '${key}'`, {}, 168);
    }
    checkExpression(expression[key]);
  }
}

/** Compiles an expression to a function over plain documents. Throws for an unknown operator. */
export function expressionOf(expression: Value, options: Options): (doc: Doc) => Value {
  checkExpression(expression);
  return (doc) => {
    try {
      return evalExpr(doc, expression, options) as Value;
    } catch (error) {
      throw expressionFailure(error);
    }
  };
}

/** The `$expr` evaluator for filters over typed documents. */
export function filterExpressions(options: Options): (expression: Value) => (doc: Doc) => Value {
  return (expression) => {
    const evaluate = expressionOf(toPlain(expression), options);
    return (doc) => evaluate(toPlain(doc) as Doc);
  };
}

/** Puts the command's time in place of `$$NOW`, as the library would take the system's. */
export function bindTime(expression: Value, now: Date): Value {
  if (expression === '$$NOW') return now;
  if (Array.isArray(expression)) return expression.map((item) => bindTime(item, now));
  if (!isDoc(expression)) return expression;
  const out: Doc = {};
  for (const key of Object.keys(expression)) setField(out, key, key === '$literal' ? expression[key] : bindTime(expression[key], now));
  return out;
}
