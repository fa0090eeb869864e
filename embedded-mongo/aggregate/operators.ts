import { Long, type Double } from 'bson';
import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { failure, locationFailure, MongoFailure } from '../errors';
import { compareValues } from '../bson/compare';
import { addNumbers, divideDecimal, isDecimal, multiplyNumbers, plainNumber } from '../bson/numbers';
import { isDoc, isNumeric, isTruthy, setField, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import { convertTo } from './convert';
import { dateDifference, instantOf, truncateDate } from './dates';

/*
 * The expression library compares by JavaScript types and computes with JavaScript numbers. What must follow
 * BSON - comparison, truth, decimal arithmetic, type names and conversions - is answered here instead.
 */

type ComputeOptions = Parameters<typeof evalExpr>[2];
type Operator = (obj: Doc, expr: Value, options: ComputeOptions) => Value;

const evaluate = (obj: Doc, expr: Value, options: ComputeOptions): Value => evalExpr(obj, expr, options) as Value;

function argumentsOf(name: string, obj: Doc, expr: Value, options: ComputeOptions, count: number): Value[] {
  const given = Array.isArray(expr) ? expr : [expr];
  if (given.length !== count) {
    throw new MongoFailure('Location16020', `Expression ${name} takes exactly ${count} arguments. ${given.length} were passed in.`, {}, 16020);
  }
  return given.map((item) => evaluate(obj, item, options));
}

function comparison(name: string, accept: (order: number) => Value): Operator {
  return (obj, expr, options) => {
    const [left, right] = argumentsOf(name, obj, expr, options, 2);
    return accept(compareValues(left, right));
  };
}

function isNullish(value: Value): boolean {
  return value === null || value === undefined;
}

function needNumber(name: string, value: Value): asserts value is number {
  if (!isNumeric(value)) throw failure('TypeMismatch', `${name} only supports numeric or date types, not ${typeAlias(value)}`);
}

const add: Operator = (obj, expr, options) => {
  const values = (Array.isArray(expr) ? expr : [expr]).map((item) => evaluate(obj, item, options));
  if (values.some(isNullish)) return null;
  let date = false;
  let sum: Value = 0;
  for (const value of values) {
    if (value instanceof Date) {
      if (date) throw new MongoFailure('Location16612', 'only one date allowed in an $add expression', {}, 16612);
      date = true;
      sum = addNumbers(sum as number, Long.fromNumber(value.getTime()));
    } else {
      needNumber('$add', value);
      sum = addNumbers(sum as number, value);
    }
  }
  return date ? new Date(Math.round(toNumber(sum as number))) : plainNumber(sum);
};

const subtract: Operator = (obj, expr, options) => {
  const [left, right] = argumentsOf('$subtract', obj, expr, options, 2);
  if (isNullish(left) || isNullish(right)) return null;
  if (left instanceof Date) {
    if (right instanceof Date) return left.getTime() - right.getTime();
    needNumber('$subtract', right);
    return new Date(left.getTime() - Math.round(toNumber(right)));
  }
  needNumber('$subtract', left);
  needNumber('$subtract', right);
  return plainNumber(addNumbers(left, multiplyNumbers(right, -1)));
};

const multiply: Operator = (obj, expr, options) => {
  const values = (Array.isArray(expr) ? expr : [expr]).map((item) => evaluate(obj, item, options));
  if (values.some(isNullish)) return null;
  return plainNumber(values.reduce<Value>((product, value) => {
    needNumber('$multiply', value);
    return multiplyNumbers(product as number, value);
  }, 1));
};

const divide: Operator = (obj, expr, options) => {
  const [left, right] = argumentsOf('$divide', obj, expr, options, 2);
  if (isNullish(left) || isNullish(right)) return null;
  needNumber('$divide', left);
  needNumber('$divide', right);
  if (toNumber(right) === 0) throw failure('BadValue', "can't $divide by zero");
  return isDecimal(left) || isDecimal(right) ? divideDecimal(left, right) : toNumber(left) / toNumber(right);
};

const inArray: Operator = (obj, expr, options) => {
  const [wanted, list] = argumentsOf('$in', obj, expr, options, 2);
  if (!Array.isArray(list)) throw new MongoFailure('Location40081', `$in requires an array as a second argument, found: ${typeAlias(list)}`, {}, 40081);
  return list.some((item) => compareValues(item, wanted) === 0);
};

const and: Operator = (obj, expr, options) => (Array.isArray(expr) ? expr : [expr]).every((item) => isTruthy(evaluate(obj, item, options)));
const or: Operator = (obj, expr, options) => (Array.isArray(expr) ? expr : [expr]).some((item) => isTruthy(evaluate(obj, item, options)));
const not: Operator = (obj, expr, options) => !isTruthy(evaluate(obj, Array.isArray(expr) ? expr[0] : expr, options));

const typeName: Operator = (obj, expr, options) => typeAlias(single(obj, expr, options));

const cond: Operator = (obj, expr, options) => {
  const [test, yes, no] = Array.isArray(expr) ? expr : [(expr as Doc).if, (expr as Doc).then, (expr as Doc).else];
  if (Array.isArray(expr) && expr.length !== 3) throw new MongoFailure('Location16020', `Expression $cond takes exactly 3 arguments. ${expr.length} were passed in.`, {}, 16020);
  return evaluate(obj, isTruthy(evaluate(obj, test, options)) ? yes : no, options);
};

const TYPE_BY_NUMBER: Record<number, string> = { 1: 'double', 2: 'string', 7: 'objectId', 8: 'bool', 9: 'date', 16: 'int', 18: 'long', 19: 'decimal' };

const convert: Operator = (obj, expr, options) => {
  const { input, to, onError, onNull } = expr as Doc;
  const value = evaluate(obj, input, options);
  if (isNullish(value)) return onNull === undefined ? null : evaluate(obj, onNull, options);
  const target = evaluate(obj, to, options);
  try {
    return convertTo(value, isNumeric(target) ? TYPE_BY_NUMBER[toNumber(target)] ?? String(toNumber(target)) : String(target));
  } catch (error) {
    if (onError === undefined || !(error instanceof MongoFailure) || error.codeName !== 'ConversionFailure') throw error;
    return evaluate(obj, onError, options);
  }
};

const conversion = (target: string): Operator => (obj, expr, options) => convertTo(single(obj, expr, options), target);

/** The one argument of an operator, which may be written in a list of one. */
function single(obj: Doc, expr: Value, options: ComputeOptions): Value {
  return evaluate(obj, Array.isArray(expr) && expr.length === 1 ? expr[0] : expr, options);
}

const switchCase: Operator = (obj, expr, options) => {
  const { branches, default: otherwise } = expr as Doc;
  for (const branch of branches as Doc[]) if (isTruthy(evaluate(obj, branch.case, options))) return evaluate(obj, branch.then, options);
  if (!('default' in (expr as Doc))) throw locationFailure(40066, '$switch could not find a matching branch for an input, and no default was specified.');
  return evaluate(obj, otherwise, options);
};

const arrayToObject: Operator = (obj, expr, options) => {
  const pairs = single(obj, expr, options);
  if (isNullish(pairs)) return null;
  if (!Array.isArray(pairs)) throw locationFailure(40386, `$arrayToObject requires an array input, found: ${typeAlias(pairs)}`);
  const out: Doc = {};
  for (const pair of pairs) {
    const [key, value] = Array.isArray(pair) ? pair : isDoc(pair) ? [pair.k, pair.v] : [];
    if (typeof key !== 'string') throw locationFailure(40395, '$arrayToObject requires keys of type string');
    setField(out, key, value ?? null);
  }
  return out;
};

const indexOfCodePoint: Operator = (obj, expr, options) => {
  const [text, part, from, to] = (expr as Value[]).map((item) => evaluate(obj, item, options));
  if (isNullish(text)) return null;
  if (typeof text !== 'string') throw locationFailure(40093, `$indexOfCP requires a string as the first argument, found: ${typeAlias(text)}`);
  if (typeof part !== 'string') throw locationFailure(40094, `$indexOfCP requires a string as the second argument, found: ${typeAlias(part)}`);
  const points = [...text];
  const wanted = [...part];
  const end = Math.min(isNumeric(to) ? toNumber(to) : points.length, points.length) - wanted.length;
  for (let at = isNumeric(from) ? toNumber(from) : 0; at <= end; at++) if (wanted.every((point, i) => points[at + i] === point)) return at;
  return -1;
};

function fieldsOf(obj: Doc, expr: Value, options: ComputeOptions): Doc {
  const out: Doc = {};
  for (const key of Object.keys(expr as Doc)) out[key] = evaluate(obj, (expr as Doc)[key], options);
  return out;
}

const dateTrunc: Operator = (obj, expr, options) => {
  const { date, unit, binSize, timezone, startOfWeek } = fieldsOf(obj, expr, options);
  return isNullish(date) || isNullish(unit) ? null : truncateDate(instantOf(date, '$dateTrunc'), unit, binSize, timezone, startOfWeek);
};

const dateDiff: Operator = (obj, expr, options) => {
  const { startDate, endDate, unit, timezone, startOfWeek } = fieldsOf(obj, expr, options);
  if (isNullish(startDate) || isNullish(endDate) || isNullish(unit)) return null;
  return dateDifference(instantOf(startDate, '$dateDiff'), instantOf(endDate, '$dateDiff'), unit, timezone, startOfWeek);
};

const ownExpressions: Record<`$${string}`, Operator> = {
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $cmp: comparison('$cmp', (order) => Math.sign(order)),
  $in: inArray,
  $add: add,
  $subtract: subtract,
  $multiply: multiply,
  $divide: divide,
  $and: and,
  $or: or,
  $not: not,
  $cond: cond,
  $switch: switchCase,
  $arrayToObject: arrayToObject,
  $indexOfCP: indexOfCodePoint,
  $dateTrunc: dateTrunc,
  $dateDiff: dateDiff,
  $type: typeName,
  $convert: convert,
  $toObjectId: conversion('objectId'),
  $toDecimal: conversion('decimal'),
  $toBool: conversion('bool'),
  $toInt: conversion('int'),
  $toLong: conversion('long'),
  $toDouble: conversion('double'),
  $toDate: conversion('date'),
  $toString: conversion('string'),
};

/** Adds numbers of any type, ignoring everything else, as the accumulators do. */
export function sumOf(values: readonly Value[]): Value {
  return plainNumber(values.reduce<Value>((sum, value) => (isNumeric(value) ? addNumbers(sum as number, value) : sum), 0));
}

/** Mean of the numbers among the values, or null without any. */
export function averageOf(values: readonly Value[]): Value {
  const numbers = values.filter(isNumeric);
  if (numbers.length === 0) return null;
  const sum = numbers.reduce<Value>((total, value) => addNumbers(total as number, value), 0);
  return isDecimal(sum) ? divideDecimal(sum, numbers.length) : toNumber(sum as Double) / numbers.length;
}

function extreme(values: readonly Value[], sign: number): Value {
  let best: Value;
  for (const value of values) {
    if (isNullish(value)) continue;
    if (best === undefined || compareValues(value, best) * sign > 0) best = value;
  }
  return best ?? null;
}

/** The library's accumulators get the whole group; as an expression they get an array or a list of arguments. */
function accumulator(compute: (values: readonly Value[]) => Value): (group: Value[], expr: Value, options: ComputeOptions) => Value {
  return (group, expr, options) => compute(expr === null
    ? group.length === 1 && Array.isArray(group[0]) ? group[0] : group
    : group.map((doc) => evaluate(doc as Doc, expr, options)));
}

const ownAccumulators = {
  $sum: accumulator(sumOf),
  $avg: accumulator(averageOf),
  $min: accumulator((values) => extreme(values, -1)),
  $max: accumulator((values) => extreme(values, 1)),
};

type Registry = NonNullable<Parameters<typeof Context.init>[0]>;

/** Everything the expression library knows, with our answers in front. */
export const expressionContext = Context.init({
  accumulator: { ...accumulators, ...ownAccumulators },
  expression: { ...expressions, ...ownExpressions },
  pipeline,
  projection: projections,
  query: queries,
  window: windows,
} as unknown as Registry);
