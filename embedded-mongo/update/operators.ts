import { Timestamp } from 'bson';
import { failure } from '../errors';
import { compareValues } from '../bson/compare';
import { formatValue } from '../bson/format';
import { addNumbers, multiplyNumbers } from '../bson/numbers';
import { cloneValue, isDoc, isNumeric, typeAlias, type Doc, type Value } from '../bson/values';
import type { ExpressionTest } from '../query/match';
import { addToSet, bit, pop, pull, pullAll, push } from './arrays';
import { comparePaths, concretePaths, getAt, setAt, unsetAt, type PathContext } from './paths';

/** One field one operator changes. */
export interface Modification { operator: string; parts: string[]; argument: Value }

const OPERATORS = new Set([
  '$set', '$unset', '$inc', '$mul', '$min', '$max', '$rename', '$currentDate', '$setOnInsert',
  '$push', '$addToSet', '$pop', '$pull', '$pullAll', '$bit',
]);

function checkPath(path: string): string[] {
  const parts = path.split('.');
  if (path === '') throw failure('EmptyFieldName', "An empty update path is not valid.");
  if (parts.includes('')) throw failure('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`);
  const bad = parts.find((part, i) => part.startsWith('$') && !(i > 0 && (part === '$' || /^\$\[\w*\]$/.test(part))));
  if (bad) throw failure('DollarPrefixedFieldName', `The dollar ($) prefixed field '${bad}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`);
  return parts;
}

/** Parses an operator update. Throws FailedToParse, ConflictingUpdateOperators and the like. */
export function parseOperators(update: Doc): Modification[] {
  const modifications: Modification[] = [];
  for (const operator of Object.keys(update)) {
    if (!OPERATORS.has(operator)) {
      throw failure('FailedToParse', `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`);
    }
    const fields = update[operator];
    if (!isDoc(fields)) throw failure('FailedToParse', `Modifiers operate on fields but we found type ${typeAlias(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${formatValue(fields)}}`);
    for (const path of Object.keys(fields)) {
      const argument = fields[path];
      const parts = checkPath(path);
      modifications.push({ operator, parts, argument });
      if (operator === '$rename') {
        if (typeof argument !== 'string') throw failure('BadValue', `The 'to' field for $rename must be a string: ${path}: ${formatValue(argument)}`);
        const target = checkPath(argument);
        if (target.join('.') === path) throw failure('BadValue', `The source and target field for $rename must differ: ${path}: "${argument}"`);
        // holds the target's place, so that a second change of it is a conflict
        modifications.push({ operator: '$renameTarget', parts: target, argument: undefined });
      }
    }
  }
  modifications.sort((a, b) => comparePaths(a.parts, b.parts));
  for (let i = 1; i < modifications.length; i++) {
    const before = modifications[i - 1]!.parts;
    const { parts } = modifications[i]!;
    if (before.every((part, at) => parts[at] === part)) {
      throw failure('ConflictingUpdateOperators', `Updating the path '${parts.join('.')}' would create a conflict at '${before.join('.')}'`);
    }
  }
  return modifications.filter(({ operator }) => operator !== '$renameTarget');
}

function arithmetic(operator: string, current: Value, argument: Value, path: string, id: Value): Value {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  if (!isNumeric(argument)) throw failure('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${formatValue(argument)}}`);
  if (current === undefined) return operator === '$inc' ? argument : multiplyNumbers(argument, 0);
  if (!isNumeric(current)) {
    throw failure('TypeMismatch', `Cannot apply ${operator} to a value of non-numeric type. {_id: ${formatValue(id)}} has the field '${path.split('.').at(-1)}' of non-numeric type ${typeAlias(current)}`);
  }
  return operator === '$inc' ? addNumbers(current, argument) : multiplyNumbers(current, argument);
}

function currentDate(argument: Value, now: Date): Date | Timestamp {
  const type = isDoc(argument) ? argument.$type : argument;
  if (type === true || type === 'date') return now;
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw failure('BadValue', `${typeAlias(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`);
}

function rename(doc: Doc, from: string[], to: string[]): void {
  const value = getAt(doc, from);
  if (value === undefined) return;
  for (const parts of [from, to]) {
    for (let i = 1; i < parts.length; i++) {
      if (Array.isArray(getAt(doc, parts.slice(0, i)))) throw failure('BadValue', `The ${parts === from ? 'source' : 'destination'} field cannot be an array element, '${parts.join('.')}' in doc`);
    }
  }
  unsetAt(doc, from);
  setAt(doc, to, value);
}

export interface ApplyContext extends PathContext { inserting: boolean; now: Date; expressions: ExpressionTest }

function applyOne(doc: Doc, parts: string[], operator: string, argument: Value, context: ApplyContext): void {
  const path = parts.join('.');
  const current = getAt(doc, parts);
  const id = doc._id;
  switch (operator) {
    case '$set': setAt(doc, parts, cloneValue(argument)); break;
    case '$setOnInsert': if (context.inserting) setAt(doc, parts, cloneValue(argument)); break;
    case '$unset': unsetAt(doc, parts); break;
    case '$inc': case '$mul': setAt(doc, parts, arithmetic(operator, current, argument, path, id)); break;
    case '$min': if (current === undefined || compareValues(argument, current) < 0) setAt(doc, parts, argument); break;
    case '$max': if (current === undefined || compareValues(argument, current) > 0) setAt(doc, parts, argument); break;
    case '$currentDate': setAt(doc, parts, currentDate(argument, context.now)); break;
    case '$rename': rename(doc, parts, (argument as string).split('.')); break;
    case '$push': setAt(doc, parts, push(current, argument, path, id)); break;
    case '$addToSet': setAt(doc, parts, addToSet(current, argument, path, id)); break;
    case '$bit': setAt(doc, parts, bit(current, argument)); break;
    case '$pop': if (current !== undefined) setAt(doc, parts, pop(current, argument, path, id)); break;
    case '$pull': if (current !== undefined) setAt(doc, parts, pull(current, argument, path, id, context.expressions)); break;
    default: if (current !== undefined) setAt(doc, parts, pullAll(current, argument, path, id));
  }
}

/** Applies modifications to a document in place. Throws MongoDB's errors; the document is then half changed. */
export function applyModifications(doc: Doc, modifications: readonly Modification[], context: ApplyContext): void {
  for (const { operator, parts, argument } of modifications) {
    if (operator === '$setOnInsert' && !context.inserting) continue;
    for (const path of concretePaths(doc, parts, context)) applyOne(doc, path, operator, argument, context);
  }
}
