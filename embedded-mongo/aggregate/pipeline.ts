import { Aggregator } from 'mingo/aggregator';
import type { Options } from 'mingo/types';
import { failure, locationFailure } from '../errors';
import { cloneValue, isDoc, isNumeric, setField, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import type { Engine } from '../engine';
import { compileFilter } from '../query/match';
import { parseFilter } from '../query/parse';
import { parseSort } from '../query/planner';
import { Sorter, sortKeyOf } from '../query/sort';
import { bindTime, checkExpression, expressionFailure, expressionOptions, filterExpressions, toPlain, type Variables } from './expressions';
import { collect, flowOfDocs, lazyFlow, mapFlow, type Flow } from './flow';
import { bucketStage, groupStage } from './group';
import { graphLookupStage, lookupStage, unionStage } from './joins';
import { outStage, mergeStage } from './outputs';
import { unwindStage } from './unwind';

/** Where a pipeline runs. */
export interface PipelineContext {
  engine: Engine;
  db: string;
  /** The collection it reads, for error texts. */
  collection: string;
  options: Options;
  variables: Variables;
}

export type Stage = (flow: Flow) => Flow;
type StageFactory = (argument: Value, context: PipelineContext) => Stage;

export function makeContext(engine: Engine, db: string, collection: string, variables: Variables): PipelineContext {
  return { engine, db, collection, variables, options: expressionOptions(variables, engine.clock()) };
}

function fromLibrary(stage: Doc, docs: Doc[], options: Options): Doc[] {
  try {
    return new Aggregator([stage], options).run<Doc>(docs);
  } catch (error) {
    throw expressionFailure(error);
  }
}

/** Stages that look at one document at a time. */
const perDocument = (name: string): StageFactory => (argument, { options }) => {
  checkExpression(argument);
  // a pruned document comes back as nothing
  return (flow) => mapFlow(flow, (docs) => fromLibrary({ [name]: argument }, docs, options).filter(isDoc));
};

/** Fields in the order MongoDB gives them: `_id`, what was in the document, what is new. */
function likeInput(out: Doc, input: Doc): Doc {
  const ordered: Doc = {};
  if ('_id' in out) ordered._id = out._id;
  for (const key of Object.keys(input)) if (Object.prototype.hasOwnProperty.call(out, key)) setField(ordered, key, out[key]);
  for (const key of Object.keys(out)) if (!Object.prototype.hasOwnProperty.call(ordered, key)) setField(ordered, key, out[key]);
  return ordered;
}

const project: StageFactory = (argument, context) => {
  if (!isDoc(argument)) throw locationFailure(15969, '$project specification must be an object');
  if (Object.keys(argument).length === 0) throw locationFailure(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  try {
    checkExpression(argument);
    return (flow) => mapFlow(flow, (docs) => fromLibrary({ $project: argument }, docs, context.options).map((out, i) => likeInput(out, docs[i]!)));
  } catch (error) {
    throw locationFailure(31325, `Invalid $project :: caused by :: ${(error as Error).message.replace(/^Unrecognized expression '(.*)'$/, 'Unknown expression $1')}`);
  }
};

/** Stages that need all documents. */
const onAll = (name: string): StageFactory => (argument, { options }) => (
  (flow) => lazyFlow(async () => fromLibrary({ [name]: argument }, await collect(flow), options)));

function count(name: string, argument: Value, code: number, minimum: number): number {
  if (!isNumeric(argument)) throw locationFailure(code, `the argument to ${name} must be a number`);
  const number = toNumber(argument);
  if (!Number.isInteger(number) || number < minimum) throw locationFailure(code, `invalid argument to ${name} stage: Expected an integer: ${name}: ${number}`);
  return number;
}

const match: StageFactory = (argument, { options }) => {
  if (!isDoc(argument)) throw locationFailure(15959, 'the match filter must be an expression in an object');
  const test = compileFilter(parseFilter(argument), filterExpressions(options));
  return (flow) => mapFlow(flow, (docs) => docs.filter(test));
};

const sort: StageFactory = (argument) => {
  const fields = parseSort(argument);
  if (fields.length === 0) throw locationFailure(15976, '$sort stage must have at least one sort key');
  const key = sortKeyOf(fields);
  return (flow) => lazyFlow(async () => {
    const sorter = new Sorter<Doc>();
    for (let docs = await flow.next(); docs; docs = await flow.next()) for (const doc of docs) sorter.add(key(doc), doc);
    return sorter.result();
  });
};

const limit: StageFactory = (argument) => {
  if (isNumeric(argument) && toNumber(argument) <= 0) throw locationFailure(15958, 'the limit must be positive');
  let left = count('$limit', argument, 15957, 1);
  return (flow) => ({
    async next() {
      if (left <= 0) return undefined;
      const docs = await flow.next();
      const taken = docs?.slice(0, left);
      left -= taken?.length ?? 0;
      return taken;
    },
  });
};

const skip: StageFactory = (argument) => {
  let left = count('$skip', argument, 15956, 0);
  return (flow) => mapFlow(flow, (docs) => {
    const dropped = Math.min(left, docs.length);
    left -= dropped;
    return docs.slice(dropped);
  });
};

const countStage: StageFactory = (argument) => {
  if (typeof argument !== 'string' || argument === '') throw locationFailure(40156, 'the count field must be a non-empty string');
  if (argument.startsWith('$') || argument.includes('.')) throw locationFailure(40158, 'the count field cannot be a $-prefixed path or contain a dot');
  return (flow) => lazyFlow(async () => {
    let total = 0;
    for (let docs = await flow.next(); docs; docs = await flow.next()) total += docs.length;
    return total > 0 ? [{ [argument]: total }] : [];
  });
};

const sample: StageFactory = (argument) => {
  if (!isDoc(argument)) throw locationFailure(28745, 'the $sample stage specification must be an object');
  const size = count('size', argument.size, 28747, 1);
  return (flow) => lazyFlow(async () => {
    const docs = await collect(flow);
    for (let i = 0; i < Math.min(size, docs.length); i++) {
      const other = i + Math.floor(Math.random() * (docs.length - i));
      [docs[i], docs[other]] = [docs[other]!, docs[i]!];
    }
    return docs.slice(0, size);
  });
};

const sortByCount: StageFactory = (argument, { options }) => {
  const group = groupStage({ _id: argument, count: { $sum: 1 } }, options);
  return (flow) => sort({ count: -1 }, {} as PipelineContext)(group(flow));
};

const facet: StageFactory = (argument, context) => {
  if (!isDoc(argument) || Object.keys(argument).length === 0) throw locationFailure(40169, 'the $facet specification must be a non-empty object');
  const parts = Object.keys(argument).map((name) => {
    const stages = argument[name];
    if (!Array.isArray(stages)) throw locationFailure(40170, `arguments to $facet must be arrays, ${name} is type ${typeAlias(stages)}`);
    for (const stage of stages) {
      const inner = isDoc(stage) ? Object.keys(stage)[0] ?? '' : '';
      if (['$out', '$merge', '$facet', '$documents'].includes(inner)) throw locationFailure(40600, `${inner} is not allowed to be used within a $facet stage`);
    }
    return { name, stages };
  });
  return (flow) => lazyFlow(async () => {
    const docs = await collect(flow);
    const out: Doc = {};
    for (const { name, stages } of parts) {
      out[name] = await collect(buildPipeline(stages, context)(flowOfDocs(docs.map((doc) => cloneValue(doc)))));
    }
    return [out];
  });
};

const documents: StageFactory = (argument, { options }) => () => lazyFlow(() => Promise.resolve(
  fromLibrary({ $project: { docs: argument } }, [{}], options)[0]!.docs as Doc[],
));

const collectionStats: StageFactory = (_argument, { engine, db, collection }) => () => flowOfDocs([{
  ns: `${db}.${collection}`, localTime: engine.clock(), count: engine.catalog.get(db, collection)?.count ?? 0,
  storageStats: { count: engine.catalog.get(db, collection)?.count ?? 0, size: engine.catalog.get(db, collection)?.bytes ?? 0 },
}]);

const indexStats: StageFactory = (_argument, { engine, db, collection }) => () => flowOfDocs(
  (engine.catalog.get(db, collection)?.indexes ?? []).map((index): Doc => ({ name: index.name, key: index.spec.key, spec: index.spec })),
);

const STAGES: Record<string, StageFactory> = {
  $match: match, $sort: sort, $limit: limit, $skip: skip, $count: countStage, $sample: sample, $sortByCount: sortByCount, $facet: facet,
  $group: (argument, { options }) => groupStage(argument, options),
  $bucket: (argument, { options }) => bucketStage(argument, options),
  $unwind: (argument) => unwindStage(argument),
  $lookup: lookupStage, $graphLookup: graphLookupStage, $unionWith: unionStage, $merge: mergeStage, $out: outStage,
  $documents: documents, $collStats: collectionStats, $indexStats: indexStats,
  $project: project, $addFields: perDocument('$addFields'), $set: perDocument('$set'), $unset: perDocument('$unset'),
  $replaceRoot: perDocument('$replaceRoot'), $replaceWith: perDocument('$replaceWith'), $redact: perDocument('$redact'),
  $bucketAuto: onAll('$bucketAuto'), $densify: onAll('$densify'), $fill: onAll('$fill'),
  $setWindowFields: onAll('$setWindowFields'),
};

/** Builds the stages of a pipeline. Throws before anything is read for whatever it does not know. */
export function buildPipeline(stages: readonly Value[], context: PipelineContext): Stage {
  const built = stages.map((stage, i) => {
    if (!isDoc(stage)) throw failure('TypeMismatch', 'Each element of the \'pipeline\' array must be an object');
    const names = Object.keys(stage);
    if (names.length !== 1) throw locationFailure(40323, 'A pipeline stage specification object must contain exactly one field.');
    const name = names[0]!;
    const factory = Object.prototype.hasOwnProperty.call(STAGES, name) ? STAGES[name] : undefined;
    if (!factory) throw locationFailure(40324, `Unrecognized pipeline stage name: '${name}'`);
    if ((name === '$out' || name === '$merge') && i !== stages.length - 1) throw locationFailure(40601, `${name} can only be the final stage in the pipeline`);
    if (['$documents', '$collStats', '$indexStats'].includes(name) && i !== 0) throw locationFailure(40602, `${name} is only valid as the first stage in a pipeline`);
    return factory(bindTime(toPlain(stage[name]), context.engine.clock()), context);
  });
  return (flow) => built.reduce((current, stage) => stage(current), flow);
}
