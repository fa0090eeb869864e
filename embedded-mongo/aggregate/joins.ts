import { failure, locationFailure } from '../errors';
import { encodeComponent } from '../bson/keys';
import { isDoc, isNumeric, setField, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import { compileFilter } from '../query/match';
import { parseFilter } from '../query/parse';
import { valuesAt } from '../query/path';
import { setAt } from '../update/paths';
import { compileExpression } from './compile';
import { filterExpressions, type Variables } from './expressions';
import { collect, flowOfDocs, mapFlow, type Flow } from './flow';
import { buildPipeline, makeContext, type PipelineContext, type Stage } from './pipeline';
import { openSource } from './source';

const CACHED_JOINS = 2000;

function text(stage: string, option: string, value: Value): string {
  if (typeof value !== 'string') throw failure('FailedToParse', `${stage} argument '${option}: ${JSON.stringify(value)}' must be a string, is type ${typeAlias(value)}`);
  return value;
}

/** Runs a pipeline on another collection. */
function foreign(context: PipelineContext, collection: string, stages: readonly Value[], variables: Variables, filter?: Doc): Promise<Doc[]> {
  const inner = makeContext(context.engine, context.db, collection, { ...context.variables, ...variables });
  const { flow, rest } = openSource(indexableMatch(stages, variables), inner, filter);
  return collect(buildPipeline(rest, inner)(flow));
}

/**
 * `$expr` comparing a field with a variable cannot use an index, a plain condition can: where the variable is
 * neither null nor an array nor missing, both mean the same for fields that are not arrays, and the
 * expression still decides.
 */
function indexableMatch(stages: readonly Value[], variables: Variables): Value[] {
  const [first, ...others] = stages;
  if (!isDoc(first) || !isDoc(first.$match) || first.$match.$expr === undefined) return [...stages];
  const conditions: Doc[] = [];
  const visit = (expression: Value): void => {
    if (!isDoc(expression)) return;
    if (Array.isArray(expression.$and)) expression.$and.forEach(visit);
    if (!Array.isArray(expression.$eq) || expression.$eq.length !== 2) return;
    const [left, right] = expression.$eq as Value[];
    for (const [field, variable] of [[left, right], [right, left]]) {
      if (typeof field !== 'string' || typeof variable !== 'string' || !/^\$[^$]/.test(field) || !variable.startsWith('$$')) continue;
      const value = variables[variable.slice(2)];
      if (value === undefined || value === null || Array.isArray(value) || !(variable.slice(2) in variables)) continue;
      if (typeof value === 'object' && isDoc(value)) continue;
      conditions.push({ [field.slice(1)]: value });
    }
  };
  visit(first.$match.$expr);
  return conditions.length > 0 ? [{ $match: { $and: [...conditions, first.$match] } }, ...others] : [...stages];
}

/** The condition on the foreign field for the values of the local one. */
function joinFilter(doc: Doc, localParts: string[], foreignField: string): Doc {
  const values = valuesAt(doc, localParts);
  if (values.length === 0) return { [foreignField]: null };
  return values.length === 1 ? { [foreignField]: { $eq: values[0] } } : { [foreignField]: { $in: values } };
}

/** `$lookup`, with fields, with a pipeline, or with both. */
export function lookupStage(argument: Value, context: PipelineContext): Stage {
  if (!isDoc(argument)) throw failure('FailedToParse', `the $lookup stage specification must be an object, but found ${typeAlias(argument)}`);
  for (const option of Object.keys(argument)) {
    if (!['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'].includes(option)) throw failure('FailedToParse', `unknown argument to $lookup: ${option}`);
  }
  const as = text('$lookup', 'as', argument.as);
  const byField = argument.localField !== undefined || argument.foreignField !== undefined;
  if (!byField && argument.pipeline === undefined) throw failure('FailedToParse', '$lookup requires either \'pipeline\' or both \'localField\' and \'foreignField\' to be specified');
  const localParts = byField ? text('$lookup', 'localField', argument.localField).split('.') : [];
  const foreignField = byField ? text('$lookup', 'foreignField', argument.foreignField) : '';
  const stages = argument.pipeline ?? [];
  if (!Array.isArray(stages)) throw failure('TypeMismatch', "'pipeline' option must be specified as an array");
  const from = argument.from === undefined && isDoc(stages[0]) && '$documents' in stages[0] ? context.collection : text('$lookup', 'from', argument.from);
  const bindings = isDoc(argument.let) ? argument.let : {};
  const evaluators = Object.keys(bindings).map((name) => ({ name, evaluate: compileExpression(bindings[name], context.options) }));
  const variablesOf = (doc: Doc): Variables => Object.fromEntries(evaluators.map(({ name, evaluate }) => [name, evaluate(doc)]));
  // unknown stages and operators fail before anything is read
  buildPipeline(stages, makeContext(context.engine, context.db, from, { ...context.variables, ...Object.fromEntries(evaluators.map(({ name }) => [name, null])) }));
  return (flow) => {
    const known = new Map<string, Doc[]>();
    return mapFlow(flow, async (docs) => {
      for (const doc of docs) {
        const filter = byField ? joinFilter(doc, localParts, foreignField) : undefined;
        const variables = variablesOf(doc);
        const key = encodeComponent({ filter: filter ?? null, variables }, false).toString('latin1');
        let joined = known.get(key);
        if (!joined) {
          joined = await foreign(context, from, stages, variables, filter);
          if (known.size >= CACHED_JOINS) known.clear();
          known.set(key, joined);
        }
        setAt(doc, as.split('.'), joined.map((item) => ({ ...item })));
      }
      return docs;
    });
  };
}

/** `$unionWith`: another collection's documents behind these. */
export function unionStage(argument: Value, context: PipelineContext): Stage {
  const spec: Doc = isDoc(argument) ? argument : { coll: argument };
  const stages = spec.pipeline ?? [];
  if (!Array.isArray(stages)) throw failure('TypeMismatch', "BSON field '$unionWith.pipeline' is the wrong type, expected type 'array'");
  const from = spec.coll === undefined && stages.length > 0 ? context.collection : text('$unionWith', 'coll', spec.coll);
  buildPipeline(stages, makeContext(context.engine, context.db, from, context.variables));
  return (flow) => {
    let second: Flow | undefined;
    return {
      async next() {
        const docs = second ? undefined : await flow.next();
        if (docs) return docs;
        second ??= flowOfDocs(await foreign(context, from, stages, {}));
        return second.next();
      },
    };
  };
}

/** `$graphLookup`: what can be reached from a value, level by level. */
export function graphLookupStage(argument: Value, context: PipelineContext): Stage {
  if (!isDoc(argument)) throw failure('FailedToParse', 'the $graphLookup stage specification must be an object');
  const from = text('$graphLookup', 'from', argument.from);
  const as = text('$graphLookup', 'as', argument.as);
  const connectFrom = text('$graphLookup', 'connectFromField', argument.connectFromField).split('.');
  const connectTo = text('$graphLookup', 'connectToField', argument.connectToField);
  if (argument.startWith === undefined) throw locationFailure(40105, "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.");
  const startWith = compileExpression(argument.startWith, context.options);
  const { maxDepth, depthField, restrictSearchWithMatch } = argument;
  if (maxDepth !== undefined && (!isNumeric(maxDepth) || toNumber(maxDepth) < 0)) throw locationFailure(40101, 'maxDepth requires a nonnegative argument');
  const deepest = maxDepth === undefined ? Infinity : toNumber(maxDepth as number);
  const restriction = isDoc(restrictSearchWithMatch) ? restrictSearchWithMatch : undefined;
  const allowed = restriction ? compileFilter(parseFilter(restriction), filterExpressions(context.options)) : () => true;
  const keyOf = (value: Value): string => encodeComponent(value, false).toString('latin1');
  return (flow) => mapFlow(flow, async (docs) => {
    for (const doc of docs) {
      const start = startWith(doc);
      let frontier: Value[] = Array.isArray(start) ? start : start === undefined ? [null] : [start];
      const asked = new Set<string>();
      const found = new Map<string, Doc>();
      for (let depth = 0; depth <= deepest && frontier.length > 0; depth++) {
        const fresh = frontier.filter((value) => !asked.has(keyOf(value)) && asked.add(keyOf(value)));
        if (fresh.length === 0) break;
        const reached = (await foreign(context, from, [], {}, { [connectTo]: { $in: fresh } })).filter(allowed);
        frontier = [];
        for (const item of reached) {
          const id = keyOf(item._id);
          if (found.has(id)) continue;
          if (typeof depthField === 'string') setField(item, depthField, depth);
          found.set(id, item);
          frontier.push(...valuesAt(item, connectFrom));
        }
      }
      setAt(doc, as.split('.'), [...found.values()]);
    }
    return docs;
  });
}
