import { serialize } from 'bson';
import { failure } from '../errors';
import { isDoc, isNumeric, isTruthy, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import { compileExpression } from '../aggregate/compile';
import { toPlain, type Variables } from '../aggregate/expressions';
import { flowOf, flowOfDocs, sourceOf, type Flow } from '../aggregate/flow';
import { buildPipeline, makeContext, type PipelineContext } from '../aggregate/pipeline';
import { neededRoots, planSource, type PlannedSource } from '../aggregate/source';
import { cursorReply } from '../wire/message';
import { arraySource, type DocumentSource } from './cursors';
import { refuseCollation, type Answer, type Command } from './command';
import { countMatches } from './find';

function variablesOf(command: Command): Variables {
  const { body, engine, db } = command;
  if (!isDoc(body.let)) return {};
  const { options } = makeContext(engine, db, '', {});
  const bindings = toPlain(body.let) as Doc;
  return Object.fromEntries(Object.keys(bindings).map((name) => [name, compileExpression(bindings[name], options)({})]));
}

interface Planned extends PlannedSource { context: PipelineContext; namespace: string; stages: Value[] }

/** Parses and plans an aggregate command. Throws for stages, operators and options that are not known. */
export function planAggregate(command: Command): Planned {
  const { body, engine, db } = command;
  refuseCollation(body.collation);
  const wanted = body[command.name];
  const name = typeof wanted === 'string' ? wanted : '$cmd.aggregate';
  if (!Array.isArray(body.pipeline)) throw failure('TypeMismatch', "'pipeline' option must be specified as an array");
  const context = makeContext(engine, db, name, variablesOf(command));
  const stages = body.pipeline;
  if (stages.some((stage) => isDoc(stage) && '$changeStream' in stage)) {
    throw failure('BadValue', 'The $changeStream stage is only supported on replica sets');
  }
  buildPipeline(stages, context);
  return { ...planSource(stages, context, body.hint), context, namespace: `${db}.${name}`, stages };
}

/** `[{ $group: { _id: constant, n: { $sum: 1 } } }]`, which is how drivers count documents. */
function countingGroup(rest: readonly Value[]): { id: Value; field: string } | undefined {
  const [stage] = rest;
  if (rest.length !== 1 || !isDoc(stage) || !isDoc(stage.$group)) return undefined;
  const { _id: id, ...fields } = stage.$group;
  const names = Object.keys(fields);
  const sum = fields[names[0]!];
  if (names.length !== 1 || !isDoc(sum) || sum.$sum !== 1 || Object.keys(sum).length !== 1) return undefined;
  return id === null || typeof id === 'number' ? { id, field: names[0]! } : undefined;
}

async function openFlow({ query, rest, context }: Planned): Promise<DocumentSource> {
  if (!query) return sourceOf(buildPipeline(rest, context)(flowOfDocs([])));
  const counting = countingGroup(rest);
  if (counting) {
    const total = await countMatches(query, context.engine.store);
    return arraySource(total > 0 ? [Buffer.from(serialize({ _id: counting.id, [counting.field]: total }))] : []);
  }
  if (rest.length === 0) return query; // nothing left to compute: the stored bytes are the answer
  const flow: Flow = flowOf(query, neededRoots(rest));
  return sourceOf(buildPipeline(rest, context)(flow));
}

export async function aggregate(command: Command): Promise<Answer> {
  const { body, engine } = command;
  const planned = planAggregate(command);
  const { cursor } = body;
  if (!isDoc(cursor) && !isTruthy(body.explain)) {
    throw failure('FailedToParse', `The 'cursor' option is required, except for aggregate with the explain argument${cursor === undefined ? '' : `, found ${typeAlias(cursor)}`}`);
  }
  const batchSize = isDoc(cursor) && isNumeric(cursor.batchSize) ? toNumber(cursor.batchSize) : undefined;
  const last = planned.stages.at(-1);
  const source = await openFlow(planned);
  if (isDoc(last) && ('$out' in last || '$merge' in last)) {
    await source.take(1, Infinity);
    return cursorReply(planned.namespace, 0n, [], true);
  }
  const { id, docs } = await engine.cursors.start(planned.namespace, source, { batchSize });
  return cursorReply(planned.namespace, id, docs, true);
}
