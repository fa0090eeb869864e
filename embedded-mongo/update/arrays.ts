import { failure } from '../errors';
import { compareValues, equalValues } from '../bson/compare';
import { formatValue } from '../bson/format';
import { isDoc, isNumeric, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import { compileFilter, type ExpressionTest } from '../query/match';
import { parseFilter } from '../query/parse';
import { valuesAt } from '../query/path';
import { parseSort } from '../query/planner';
import { sortKeyOf } from '../query/sort';

function wholeNumber(value: Value, what: string): number {
  if (!isNumeric(value) || !Number.isInteger(toNumber(value))) throw failure('BadValue', `The value for ${what} must be an integer value but was given type: ${typeAlias(value)}`);
  return toNumber(value);
}

function needArray(path: string, value: Value, id: Value): Value[] {
  if (Array.isArray(value)) return value;
  throw failure('BadValue', `The field '${path}' must be an array but is of type ${typeAlias(value)} in document {_id: ${formatValue(id)}}`);
}

function eachOf(operator: string, argument: Value): { items: Value[]; modifiers: Doc } {
  if (!isDoc(argument) || !('$each' in argument)) return { items: [argument], modifiers: {} };
  if (!Array.isArray(argument.$each)) throw failure('BadValue', `The argument to $each in ${operator} must be an array but it was of type ${typeAlias(argument.$each)}`);
  return { items: argument.$each, modifiers: argument };
}

function sortArray(items: Value[], sort: Value): Value[] {
  if (isNumeric(sort)) {
    const sign = toNumber(sort);
    if (sign !== 1 && sign !== -1) throw failure('BadValue', 'The $sort element value must be either 1 or -1');
    return [...items].sort((a, b) => compareValues(a, b) * sign);
  }
  const key = sortKeyOf(parseSort(sort));
  return items.map((item) => ({ item, key: key(isDoc(item) ? item : {}) }))
    .sort((a, b) => Buffer.compare(a.key, b.key)).map(({ item }) => item);
}

const PUSH_MODIFIERS = new Set(['$each', '$slice', '$sort', '$position']);

/** `$push` with `$each`, `$position`, `$sort` and `$slice`, applied in that order. */
export function push(current: Value, argument: Value, path: string, id: Value): Value[] {
  const array = current === undefined ? [] : needArray(path, current, id);
  const { items, modifiers } = eachOf('$push', argument);
  for (const name of Object.keys(modifiers)) {
    if (!PUSH_MODIFIERS.has(name)) throw failure('BadValue', `Unrecognized clause in $push: ${name}`);
  }
  let position = array.length;
  if (modifiers.$position !== undefined) {
    const wanted = wholeNumber(modifiers.$position, '$position');
    position = wanted < 0 ? Math.max(0, array.length + wanted) : Math.min(wanted, array.length);
  }
  let result = [...array.slice(0, position), ...items, ...array.slice(position)];
  if (modifiers.$sort !== undefined) result = sortArray(result, modifiers.$sort);
  if (modifiers.$slice !== undefined) {
    const count = wholeNumber(modifiers.$slice, '$slice');
    result = count >= 0 ? result.slice(0, count) : result.slice(Math.max(0, result.length + count));
  }
  return result;
}

/** `$addToSet`: adds what equals nothing in the array. */
export function addToSet(current: Value, argument: Value, path: string, id: Value): Value[] {
  const array = current === undefined ? [] : needArray(path, current, id);
  const result = [...array];
  for (const item of eachOf('$addToSet', argument).items) if (!result.some((other) => equalValues(other, item))) result.push(item);
  return result;
}

/** `$pop`: -1 takes the first element away, 1 the last. */
export function pop(current: Value, argument: Value, path: string, id: Value): Value[] {
  const end = isNumeric(argument) ? toNumber(argument) : Number.NaN;
  if (end !== 1 && end !== -1) throw failure('FailedToParse', `$pop expects 1 or -1, found: ${formatValue(argument)}`);
  const array = needArray(path, current, id);
  return end === 1 ? array.slice(0, -1) : array.slice(1);
}

/** `$pull`: takes away what equals the value or meets the condition. */
export function pull(current: Value, argument: Value, path: string, id: Value, expressions: ExpressionTest): Value[] {
  const array = needArray(path, current, id);
  const conditional = isDoc(argument) || typeAlias(argument) === 'regex';
  if (!conditional) return array.filter((item) => !equalValues(item, argument));
  if (!isDoc(argument) || Object.keys(argument)[0]?.startsWith('$')) {
    const test = compileFilter(parseFilter({ item: argument }), expressions);
    return array.filter((item) => !test({ item }));
  }
  const test = compileFilter(parseFilter(argument), expressions);
  return array.filter((item) => !(isDoc(item) && test(item)));
}

/** `$pullAll`: takes away everything equal to one of the values. */
export function pullAll(current: Value, argument: Value, path: string, id: Value): Value[] {
  if (!Array.isArray(argument)) throw failure('BadValue', `$pullAll requires an array argument but was given a ${typeAlias(argument)}`);
  return needArray(path, current, id).filter((item) => !argument.some((other) => equalValues(item, other)));
}

/** The array filters by the name they use. Throws FailedToParse. */
export function parseArrayFilters(filters: Value, expressions: ExpressionTest): Map<string, (item: Value) => boolean> {
  const tests = new Map<string, (item: Value) => boolean>();
  if (filters === undefined || filters === null) return tests;
  if (!Array.isArray(filters)) throw failure('TypeMismatch', 'arrayFilters must be an array');
  for (const filter of filters) {
    if (!isDoc(filter)) throw failure('TypeMismatch', 'Each array filter must be an object');
    const names = new Set(filterNames(filter));
    if (names.size !== 1) {
      throw failure('FailedToParse', names.size === 0
        ? 'Cannot use an expression without a top-level field name in arrayFilters'
        : `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...names].join("' and '")}'`);
    }
    const [name] = names;
    if (tests.has(name!)) throw failure('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`);
    const test = compileFilter(parseFilter(filter), expressions);
    tests.set(name!, (item) => test({ [name!]: item }));
  }
  return tests;
}

function filterNames(filter: Doc): string[] {
  return Object.keys(filter).flatMap((key) => (key.startsWith('$')
    ? valuesAt(filter, [key]).flatMap((inner) => (isDoc(inner) ? filterNames(inner) : []))
    : [key.split('.')[0]!]));
}

/** `$bit`: and, or, xor on integers. */
export function bit(current: Value, argument: Value): number {
  if (!isDoc(argument)) throw failure('BadValue', `The $bit modifier is not compatible with a ${typeAlias(argument)}`);
  let value = current === undefined ? 0 : isNumeric(current) ? toNumber(current) : Number.NaN;
  if (!Number.isInteger(value)) throw failure('BadValue', `Cannot apply $bit to a value of non-integral type`);
  for (const operation of Object.keys(argument)) {
    const operand = argument[operation];
    if (!isNumeric(operand) || !Number.isInteger(toNumber(operand))) throw failure('BadValue', `The $bit modifier field must be an Integer(32/64 bit); a '${typeAlias(operand)}' is not supported here`);
    const number = toNumber(operand);
    if (operation === 'and') value &= number;
    else if (operation === 'or') value |= number;
    else if (operation === 'xor') value ^= number;
    else throw failure('BadValue', `The $bit modifier only supports 'and', 'or', and 'xor', not '${operation}' which is an unknown operator`);
  }
  return value;
}

