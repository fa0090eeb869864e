import { Aggregator } from 'mingo/aggregator';
import { OpType } from 'mingo/core';
import type { Options } from 'mingo/types';
import { locationFailure } from '../errors';
import { compareValues } from '../bson/compare';
import { encodeComponent } from '../bson/keys';
import { addNumbers, divideDecimal, isDecimal, plainNumber } from '../bson/numbers';
import { isDoc, isNumeric, setField, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import { compileExpression, type Evaluator } from './compile';
import { expressionFailure } from './expressions';
import { collect, lazyFlow, type Flow } from './flow';
import { expressionContext } from './operators';

interface Accumulator { add(doc: Doc): void; result(): Value }

function folding(evaluate: Evaluator, start: Value, fold: (state: Value, value: Value) => Value): Accumulator {
  let state = start;
  return {
    add(doc) {
      state = fold(state, evaluate(doc));
    },
    result: () => state,
  };
}

function sum(evaluate: Evaluator): Accumulator {
  let total: Value = 0;
  return {
    add(doc) {
      const value = evaluate(doc);
      if (typeof value === 'number' && typeof total === 'number') total += value;
      else if (isNumeric(value)) total = addNumbers(total as number, value);
    },
    result: () => plainNumber(total),
  };
}

function average(evaluate: Evaluator): Accumulator {
  let total: Value = 0;
  let count = 0;
  return {
    add(doc) {
      const value = evaluate(doc);
      if (!isNumeric(value)) return;
      total = typeof value === 'number' && typeof total === 'number' ? total + value : addNumbers(total as number, value);
      count += 1;
    },
    result: () => (count === 0 ? null : isDecimal(total) ? divideDecimal(total, count) : toNumber(total as number) / count),
  };
}

function distinct(evaluate: Evaluator): Accumulator {
  const seen = new Map<string, Value>();
  return {
    add(doc) {
      const value = evaluate(doc);
      if (value === undefined) return;
      const key = encodeComponent(value, false).toString('latin1');
      if (!seen.has(key)) seen.set(key, value);
    },
    result: () => [...seen.values()],
  };
}

function first(evaluate: Evaluator): Accumulator {
  let state: { value: Value } | undefined;
  return {
    add(doc) {
      state ??= { value: evaluate(doc) ?? null };
    },
    result: () => state?.value ?? null,
  };
}

function mergeObjects(evaluate: Evaluator): Accumulator {
  const out: Doc = {};
  return {
    add(doc) {
      const value = evaluate(doc);
      if (value === null || value === undefined) return;
      if (!isDoc(value)) throw locationFailure(40400, `$mergeObjects requires object inputs, but input ${JSON.stringify(value)} is of type ${typeAlias(value)}`);
      for (const key of Object.keys(value)) setField(out, key, value[key]);
    },
    result: () => out,
  };
}

/** The rarer accumulators are the library's; it wants all documents of the group at once. */
function fromLibrary(name: string, argument: Value, options: Options): Accumulator {
  if (!expressionContext.getOperator(OpType.ACCUMULATOR, name)) throw locationFailure(15952, `unknown group operator '${name}'`);
  const single = name === '$top' || name === '$bottom';
  const docs: Doc[] = [];
  return {
    add(doc) {
      docs.push(doc);
    },
    result() {
      try {
        const [group] = new Aggregator([{ $group: { _id: null, value: { [name]: argument } } }], options).run<Doc>(docs);
        // the library gives these two as lists of one
        return single && Array.isArray(group?.value) ? group.value[0] : group?.value;
      } catch (error) {
        throw expressionFailure(error);
      }
    },
  };
}

function keepBetter(sign: number): (state: Value, value: Value) => Value {
  return (state, value) => {
    if (value === null || value === undefined) return state;
    return state === null || compareValues(value, state) * sign > 0 ? value : state;
  };
}

function accumulatorFactory(name: string, argument: Value, options: Options): () => Accumulator {
  const evaluate = compileExpression(argument, options);
  switch (name) {
    case '$sum': return () => sum(evaluate);
    case '$count': return () => folding(() => 1, 0, (state) => (state as number) + 1);
    case '$avg': return () => average(evaluate);
    case '$min': return () => folding(evaluate, null, keepBetter(-1));
    case '$max': return () => folding(evaluate, null, keepBetter(1));
    case '$first': return () => first(evaluate);
    case '$last': return () => folding(evaluate, null, (_state, value) => value ?? null);
    case '$push': return () => {
      const items: Value[] = [];
      return {
        add(doc) {
          const value = evaluate(doc);
          if (value !== undefined) items.push(value);
        },
        result: () => items,
      };
    };
    case '$addToSet': return () => distinct(evaluate);
    case '$mergeObjects': return () => mergeObjects(evaluate);
    default:
      fromLibrary(name, argument, options); // an unknown name fails now, not at the first document
      return () => fromLibrary(name, argument, options);
  }
}

/** `$group`. Only the groups are held, not the documents, unless an accumulator needs them. */
export function groupStage(spec: Value, options: Options): (flow: Flow) => Flow {
  if (!isDoc(spec)) throw locationFailure(15947, "a group's fields must be specified in an object");
  if (!('_id' in spec)) throw locationFailure(15955, 'a group specification must include an _id');
  return groupBy(compileExpression(spec._id, options), spec, options);
}

/** `$bucket`: groups by the stretch between two boundaries, named by its lower one. */
export function bucketStage(spec: Value, options: Options): (flow: Flow) => Flow {
  if (!isDoc(spec)) throw locationFailure(40201, 'Argument to $bucket stage must be an object');
  const { boundaries, groupBy: by, output } = spec;
  if (!Array.isArray(boundaries)) throw locationFailure(40200, "The $bucket 'boundaries' field must be an array");
  if (boundaries.length < 2) throw locationFailure(40192, "The $bucket 'boundaries' field must have at least 2 values");
  if (boundaries.some((value, i) => i > 0 && compareValues(boundaries[i - 1], value) >= 0)) {
    throw locationFailure(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
  }
  const valueOf = compileExpression(by, options);
  const keyOf: Evaluator = (doc) => {
    const value = valueOf(doc) ?? null;
    const above = boundaries.findIndex((boundary) => compareValues(value, boundary) < 0);
    if (above > 0) return boundaries[above - 1];
    if ('default' in spec) return spec.default;
    throw locationFailure(40066, "$switch could not find a matching branch for an input, and no default was specified.");
  };
  const grouped = groupBy(keyOf, { _id: null, ...(isDoc(output) ? output : { count: { $sum: 1 } }) }, options);
  return (flow) => lazyFlow(async () => (await collect(grouped(flow))).sort((a, b) => compareValues(a._id, b._id)));
}

function groupBy(keyOf: Evaluator, spec: Doc, options: Options): (flow: Flow) => Flow {
  const fields = Object.keys(spec).filter((name) => name !== '_id').map((name) => {
    const argument = spec[name];
    if (name.includes('.')) throw locationFailure(40235, `The field name '${name}' cannot contain '.'`);
    if (!isDoc(argument)) throw locationFailure(40234, `The field '${name}' must be an accumulator object`);
    const operators = Object.keys(argument);
    if (operators.length !== 1) throw locationFailure(40238, `The field '${name}' must specify one accumulator`);
    return { name, make: accumulatorFactory(operators[0]!, argument[operators[0]!], options) };
  });
  return (flow) => lazyFlow(async () => {
    const groups = new Map<unknown, { id: Value; accumulators: Accumulator[] }>();
    for (let docs = await flow.next(); docs; docs = await flow.next()) {
      for (const doc of docs) {
        const id = keyOf(doc) ?? null;
        const key = typeof id === 'string' ? id : encodeComponent(id, false);
        const name = typeof key === 'string' ? `s${key}` : `b${key.toString('latin1')}`;
        let group = groups.get(name);
        if (!group) {
          group = { id, accumulators: fields.map(({ make }) => make()) };
          groups.set(name, group);
        }
        for (const accumulator of group.accumulators) accumulator.add(doc);
      }
    }
    return [...groups.values()].map(({ id, accumulators }) => {
      const out: Doc = { _id: id };
      fields.forEach(({ name }, i) => setField(out, name, accumulators[i]!.result()));
      return out;
    });
  });
}

