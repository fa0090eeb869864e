import { Long } from 'bson';
import { failure } from '../errors';
import { encodeComponent } from '../bson/keys';
import { readDoc } from '../bson/read';
import { isDoc, isNumeric, isTruthy, toNumber, type Value } from '../bson/values';
import { expressionOptions, filterExpressions } from '../aggregate/expressions';
import { Query, type FindRequest } from '../query/find';
import { valuesAt } from '../query/path';
import { compareValues } from '../bson/compare';
import { eachMatch } from '../query/scan';
import { cursorReply } from '../wire/message';
import { collectionName, docOption, numberOption, refuseCollation, type Answer, type Command } from './command';

/** What a find, count or distinct command asks for. */
export function findRequest(command: Command, filterOption: 'filter' | 'query'): FindRequest {
  refuseCollation(command.body.collation);
  const limit = numberOption(command, 'limit', filterOption === 'query' ? -Infinity : 0) ?? 0;
  return {
    filter: docOption(command, filterOption) ?? {},
    sort: command.body.sort,
    projection: filterOption === 'filter' ? docOption(command, 'projection') : undefined,
    skip: numberOption(command, 'skip') ?? 0,
    limit: limit === 0 ? Infinity : Math.abs(limit),
    hint: command.body.hint,
  };
}

/** Plans a read; of a collection that does not exist it finds nothing. */
export function planQuery(command: Command, request: FindRequest): Query {
  const { engine, db, body } = command;
  const expressions = filterExpressions(expressionOptions(isDoc(body.let) ? body.let : {}, engine.clock()));
  return new Query(engine.catalog.get(db, collectionName(command)), engine.store, request, expressions);
}

export async function find(command: Command): Promise<Answer> {
  const namespace = `${command.db}.${collectionName(command)}`;
  if (isTruthy(command.body.tailable)) throw failure('BadValue', 'error processing query: tailable cursor requested on non capped collection');
  const source = planQuery(command, findRequest(command, 'filter'));
  const { id, docs } = await command.engine.cursors.start(namespace, source, {
    batchSize: numberOption(command, 'batchSize'),
    single: isTruthy(command.body.singleBatch),
    noTimeout: isTruthy(command.body.noCursorTimeout),
  });
  return cursorReply(namespace, id, docs, true);
}

function cursorId(value: Value): bigint {
  if (!isNumeric(value)) throw failure('TypeMismatch', "BSON field 'getMore.getMore' is the wrong type, expected type 'long'");
  return Long.isLong(value) ? value.toBigInt() : BigInt(Math.trunc(toNumber(value)));
}

export async function getMore(command: Command): Promise<Answer> {
  const { collection } = command.body;
  if (typeof collection !== 'string') throw failure('TypeMismatch', "BSON field 'getMore.collection' is the wrong type, expected type 'string'");
  const namespace = `${command.db}.${collection}`;
  const { id, docs } = await command.engine.cursors.more(cursorId(command.body.getMore), namespace, numberOption(command, 'batchSize'));
  return cursorReply(namespace, id, docs, false);
}

export function killCursors(command: Command): Answer {
  const ids = command.body.cursors;
  if (!Array.isArray(ids)) throw failure('TypeMismatch', "BSON field 'killCursors.cursors' is the wrong type, expected type 'array'");
  const killed: Value[] = [];
  const missing: Value[] = [];
  for (const id of ids) (command.engine.cursors.kill(cursorId(id)) ? killed : missing).push(id);
  return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [] };
}

/** Counts the matches of a query between its skip and limit. */
export async function countMatches(query: Query, store: Command['engine']['store']): Promise<number> {
  const { plan, request } = query;
  let total = 0;
  if (plan.kind === 'index' && plan.exact) {
    // the index alone knows
    for (const range of plan.ranges) total += store.count(range);
  } else {
    const enough = request.skip + request.limit;
    await eachMatch(query.scan, () => ++total < enough);
  }
  return Math.min(Math.max(0, total - request.skip), request.limit);
}

export async function count(command: Command): Promise<Answer> {
  const request = findRequest(command, 'query');
  const collection = command.engine.catalog.get(command.db, collectionName(command));
  if (collection && Object.keys(request.filter).length === 0) {
    return { n: Math.min(Math.max(0, collection.count - request.skip), request.limit) };
  }
  return { n: await countMatches(planQuery(command, request), command.engine.store) };
}

export async function distinct(command: Command): Promise<Answer> {
  const { key } = command.body;
  if (typeof key !== 'string') throw failure('TypeMismatch', "BSON field 'distinct.key' is the wrong type, expected type 'string'");
  const query = planQuery(command, { ...findRequest(command, 'query'), limit: Infinity });
  const values = new Map<string, Value>();
  const parts = key.split('.');
  const roots = new Set([parts[0]!]);
  await eachMatch(query.scan, ({ raw }) => {
    for (const value of valuesAt(readDoc(raw, 'typed', roots), parts)) {
      const id = encodeComponent(value, false).toString('latin1');
      if (!values.has(id)) values.set(id, value);
    }
  });
  return { values: [...values.values()].sort(compareValues) };
}

