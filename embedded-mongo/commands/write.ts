import { ObjectId } from 'bson';
import { failure, MongoFailure } from '../errors';
import { eachField, readDoc, readValueAt } from '../bson/read';
import { isDoc, isNumeric, isTruthy, toNumber, type Doc, type Value } from '../bson/values';
import { expressionOptions, filterExpressions } from '../aggregate/expressions';
import { Query } from '../query/find';
import { breathe, type Found } from '../query/scan';
import type { Collection } from '../storage/collection';
import { checkNamespace } from '../storage/catalog';
import { checkId, Update } from '../update/update';
import { collectionName, refuseCollation, type Answer, type Command } from './command';

interface WriteError { index: number; code: number; errmsg: string; [extra: string]: unknown }

const MAX_BATCH = 100000;
const ID_PREFIX = Buffer.from([7, 0x5f, 0x69, 0x64, 0]);
const MULTI_CHUNK = 500;

/** The entry of `writeErrors` for a failure; whatever is not one of MongoDB's own is passed on. */
function writeError(index: number, error: unknown): WriteError {
  if (!(error instanceof MongoFailure)) throw error;
  return { index, code: error.code, ...error.extra, errmsg: error.message };
}

function missingField(field: string): MongoFailure {
  return new MongoFailure('IDLFailedToParse', `BSON field '${field}' is missing but a required field`, {}, 40414);
}

function writesOf(command: Command, list: string): Buffer[] {
  const writes = command.documents.get(list);
  if (!writes) throw missingField(`${command.name}.${list}`);
  if (writes.length === 0 || writes.length > MAX_BATCH) {
    throw failure('InvalidLength', `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${writes.length} operations.`);
  }
  return writes;
}

/** Puts `_id` first, and makes one where it is missing, without touching the other bytes. */
function withIdFirst(raw: Buffer): Buffer {
  let first = true;
  let found: { start: number; end: number; type: number; value: number; first: boolean } | undefined;
  eachField(raw, 0, (name, type, valueStart, valueEnd, fieldStart) => {
    if (name === '_id') {
      found = { start: fieldStart, end: valueEnd, type, value: valueStart, first };
      return false;
    }
    first = false;
    return true;
  });
  if (found) {
    if (found.type !== 7) checkId(readValueAt(raw, found.type, found.value));
    if (found.first) return raw;
    return Buffer.concat([raw.subarray(0, 4), raw.subarray(found.start, found.end), raw.subarray(4, found.start), raw.subarray(found.end)]);
  }
  const id = new ObjectId();
  const out = Buffer.concat([raw.subarray(0, 4), ID_PREFIX, id.id, raw.subarray(4)]);
  out.writeInt32LE(out.length, 0);
  return out;
}

function summary(n: number, errors: WriteError[], extra: object = {}): Answer {
  return { n, ...extra, ...(errors.length > 0 ? { writeErrors: errors } : {}) };
}

export async function insert(command: Command): Promise<Answer> {
  const { engine, db } = command;
  const name = collectionName(command);
  checkNamespace(db, name);
  const ordered = command.body.ordered !== false;
  const documents = writesOf(command, 'documents');
  return engine.store.write(() => {
    const errors: WriteError[] = [];
    let inserted = 0;
    const collection = engine.catalog.ensure(db, name);
    for (let i = 0; i < documents.length; i++) {
      try {
        collection.insert(withIdFirst(documents[i]!));
        inserted += 1;
      } catch (error) {
        errors.push(writeError(i, error));
        if (ordered) break;
      }
    }
    return summary(inserted, errors);
  });
}

interface UpdateStatement { q: Doc; u: Value; multi: boolean; upsert: boolean; arrayFilters: Value; hint: Value; let: Value; sort: Value }

function updateStatement(raw: Buffer): UpdateStatement {
  const doc = readDoc(raw);
  if (!isDoc(doc.q)) throw missingField('update.updates.q');
  if (doc.u === undefined) throw missingField('update.updates.u');
  refuseCollation(doc.collation);
  return {
    q: doc.q, u: doc.u, multi: isTruthy(doc.multi), upsert: isTruthy(doc.upsert),
    arrayFilters: doc.arrayFilters, hint: doc.hint, let: doc.c ?? doc.let, sort: doc.sort,
  };
}

/** A filter and an update that were checked; the plan is made anew in each write. */
class PreparedUpdate {
  readonly update: Update;
  private readonly expressions;

  constructor(private readonly command: Command, readonly statement: UpdateStatement) {
    const variables = { ...(isDoc(command.body.let) ? command.body.let : {}), ...(isDoc(statement.let) ? statement.let : {}) };
    const now = command.engine.clock();
    const options = expressionOptions(variables, now);
    this.expressions = filterExpressions(options);
    const query = this.query(undefined);
    this.update = new Update(statement.u, statement.arrayFilters, statement.multi, query.node, this.expressions, options, now);
  }

  private query(collection: Collection | undefined): Query {
    const { q, hint, sort, multi } = this.statement;
    return new Query(collection, this.command.engine.store, { filter: q, sort, projection: undefined, skip: 0, limit: multi ? Infinity : 1, hint }, this.expressions);
  }

  find(collection: Collection, limit: number): Found[] {
    return this.query(collection).collectNow(limit);
  }

  /** Whether one document still matches. */
  matches(raw: Buffer): boolean {
    return this.query(undefined).matcher(readDoc(raw));
  }
}

interface UpdateOutcome { matched: number; modified: number; upserted?: Value }

/** Runs one update statement; a `multi` over many documents is done in steps, each of them durable. */
async function runUpdate(command: Command, name: string, statement: UpdateStatement): Promise<UpdateOutcome> {
  const { engine, db } = command;
  const prepared = new PreparedUpdate(command, statement);
  const { multi, upsert } = prepared.statement;
  const outcome: UpdateOutcome = { matched: 0, modified: 0 };
  let rest: Found[] = [];
  const applyTo = (collection: Collection, { rid, raw: before }: Found): void => {
    const after = prepared.update.changed(before);
    if (after) collection.replace(rid, before, after);
    outcome.matched += 1;
    if (after) outcome.modified += 1;
  };
  await engine.store.write(() => {
    const existing = engine.catalog.get(db, name);
    const found = existing ? prepared.find(existing, multi ? Infinity : 1) : [];
    if (found.length === 0 && upsert) {
      const { raw: fresh, id } = prepared.update.inserted();
      engine.catalog.ensure(db, name).insert(fresh);
      outcome.upserted = id;
      return;
    }
    rest = found.slice(MULTI_CHUNK);
    for (const item of found.slice(0, MULTI_CHUNK)) applyTo(existing!, item);
  });
  for (let at = 0; at < rest.length; at += MULTI_CHUNK) {
    await breathe();
    await engine.store.write(() => {
      const collection = engine.catalog.get(db, name);
      if (!collection) return;
      for (const { rid } of rest.slice(at, at + MULTI_CHUNK)) {
        const current = collection.read(rid);
        if (current && prepared.matches(current)) applyTo(collection, { rid, raw: current });
      }
    });
  }
  return outcome;
}

export async function update(command: Command): Promise<Answer> {
  const name = collectionName(command);
  checkNamespace(command.db, name);
  const ordered = command.body.ordered !== false;
  const errors: WriteError[] = [];
  const upserted: { index: number; _id: Value }[] = [];
  let n = 0;
  let nModified = 0;
  const statements = writesOf(command, 'updates').map(updateStatement);
  for (let i = 0; i < statements.length; i++) {
    try {
      const outcome = await runUpdate(command, name, statements[i]!);
      n += outcome.matched;
      nModified += outcome.modified;
      if (outcome.upserted !== undefined) {
        n += 1;
        upserted.push({ index: i, _id: outcome.upserted });
      }
    } catch (error) {
      errors.push(writeError(i, error));
      if (ordered) break;
    }
  }
  return summary(n, errors, { nModified, ...(upserted.length > 0 ? { upserted } : {}) });
}

interface DeleteStatement { filter: Doc; single: boolean; hint: Value }

function deleteStatement(raw: Buffer): DeleteStatement {
  const doc = readDoc(raw);
  if (!isDoc(doc.q)) throw missingField('delete.deletes.q');
  if (doc.limit === undefined) throw missingField('delete.deletes.limit');
  if (!isNumeric(doc.limit) || ![0, 1].includes(toNumber(doc.limit))) {
    throw failure('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${String(doc.limit)}`);
  }
  refuseCollation(doc.collation);
  return { filter: doc.q, single: toNumber(doc.limit) === 1, hint: doc.hint };
}

/** Runs one delete statement, in steps where there is much to remove. */
async function runDelete(command: Command, name: string, { filter, single, hint }: DeleteStatement): Promise<number> {
  const { engine, db } = command;
  const variables = { ...(isDoc(command.body.let) ? command.body.let : {}) };
  const expressions = filterExpressions(expressionOptions(variables, engine.clock()));
  const query = (collection: Collection | undefined): Query => new Query(collection, engine.store, {
    filter, sort: undefined, projection: undefined, skip: 0, limit: single ? 1 : Infinity, hint,
  }, expressions);
  const { matcher } = query(undefined);
  let removed = 0;
  let rest: Found[] = [];
  await engine.store.write(() => {
    const collection = engine.catalog.get(db, name);
    if (!collection) return;
    const found = query(collection).collectNow(single ? 1 : Infinity);
    rest = found.slice(MULTI_CHUNK);
    for (const item of found.slice(0, MULTI_CHUNK)) collection.remove(item.rid, item.raw);
    removed += found.length - rest.length;
  });
  for (let at = 0; at < rest.length; at += MULTI_CHUNK) {
    await breathe();
    await engine.store.write(() => {
      const collection = engine.catalog.get(db, name);
      if (!collection) return;
      for (const { rid } of rest.slice(at, at + MULTI_CHUNK)) {
        const current = collection.read(rid);
        if (!current || !matcher(readDoc(current))) continue;
        collection.remove(rid, current);
        removed += 1;
      }
    });
  }
  return removed;
}

export async function remove(command: Command): Promise<Answer> {
  const name = collectionName(command);
  const ordered = command.body.ordered !== false;
  const errors: WriteError[] = [];
  let n = 0;
  const statements = writesOf(command, 'deletes').map(deleteStatement);
  for (let i = 0; i < statements.length; i++) {
    try {
      n += await runDelete(command, name, statements[i]!);
    } catch (error) {
      errors.push(writeError(i, error));
      if (ordered) break;
    }
  }
  return summary(n, errors);
}

