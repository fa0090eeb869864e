import { Binary } from 'bson';
import { failure } from '../errors';
import { equalValues } from '../bson/compare';
import { isDoc, isNumeric, isTruthy, toNumber, typeAlias, type Doc, type Value } from '../bson/values';
import { compileFilter } from '../query/match';
import { parseFilter } from '../query/parse';
import type { Collection } from '../storage/collection';
import { prefixRange } from '../storage/collection';
import { defaultIndexName, loadIndex, normalizeSpec, type Index } from '../storage/indexes';
import { serialize } from 'bson';
import { expressionOptions, filterExpressions } from '../aggregate/expressions';
import { cursorReply } from '../wire/message';
import { arraySource } from './cursors';
import { collectionName, docOption, numberOption, refuseCollation, type Answer, type Command } from './command';

const UNSUPPORTED_CREATE = ['capped', 'timeseries', 'viewOn', 'clusteredIndex', 'validator', 'changeStreamPreAndPostImages', 'encryptedFields'];

function existing(command: Command): Collection {
  const name = collectionName(command);
  const collection = command.engine.catalog.get(command.db, name);
  if (!collection) throw failure('NamespaceNotFound', `ns does not exist: ${command.db}.${name}`);
  return collection;
}

async function listReply(command: Command, namespace: string, docs: object[]): Promise<Answer> {
  const cursor = docOption(command, 'cursor');
  const batchSize = isNumeric(cursor?.batchSize) ? toNumber(cursor.batchSize) : undefined;
  const source = arraySource(docs.map((doc) => Buffer.from(serialize(doc))));
  const batch = await command.engine.cursors.start(namespace, source, { batchSize });
  return cursorReply(namespace, batch.id, batch.docs, true);
}

export async function create(command: Command): Promise<Answer> {
  const { engine, db, body } = command;
  const name = collectionName(command);
  refuseCollation(body.collation);
  for (const option of UNSUPPORTED_CREATE) {
    const value = body[option];
    if (isTruthy(value) && !(isDoc(value) && Object.keys(value).length === 0)) {
      throw failure('CommandNotSupported', `the option '${option}' of create is not supported by the embedded engine`);
    }
  }
  await engine.store.write(() => engine.catalog.create(db, name, {}));
  return {};
}

export async function drop(command: Command): Promise<Answer> {
  const { engine, db } = command;
  const name = collectionName(command);
  return engine.store.write(() => {
    const collection = engine.catalog.get(db, name);
    if (!collection) return {}; // dropping what is not there succeeds since MongoDB 7
    const answer = { nIndexesWas: collection.indexes.length, ns: collection.namespace };
    engine.catalog.drop(collection);
    return answer;
  });
}

export async function dropDatabase(command: Command): Promise<Answer> {
  const { engine, db } = command;
  return engine.store.write(() => {
    const collections = engine.catalog.list(db);
    collections.forEach((collection) => engine.catalog.drop(collection));
    return collections.length > 0 ? { dropped: db } : {};
  });
}

function filtered(command: Command, items: Doc[]): Doc[] {
  const filter = docOption(command, 'filter');
  if (!filter) return items;
  return items.filter(compileFilter(parseFilter(filter), filterExpressions(expressionOptions({}, command.engine.clock()))));
}

export async function listCollections(command: Command): Promise<Answer> {
  const { engine, db, body } = command;
  const nameOnly = isTruthy(body.nameOnly);
  const docs = engine.catalog.list(db).map((collection): Doc => ({
    name: collection.state.name, type: 'collection',
    ...(nameOnly ? {} : {
      options: collection.state.options,
      info: { readOnly: false, uuid: new Binary(collection.state.uuid, Binary.SUBTYPE_UUID) },
      idIndex: collection.idIndex.spec,
    }),
  }));
  return listReply(command, `${db}.$cmd.listCollections`, filtered(command, docs));
}

export function listDatabases(command: Command): Answer {
  const sizes = new Map<string, number>();
  for (const collection of command.engine.catalog.list()) {
    sizes.set(collection.state.db, (sizes.get(collection.state.db) ?? 0) + collection.bytes);
  }
  const databases = filtered(command, [...sizes].map(([name, size]): Doc => ({ name, sizeOnDisk: size, empty: false })));
  if (isTruthy(command.body.nameOnly)) return { databases: databases.map(({ name }) => ({ name })) };
  const totalSize = databases.reduce((sum, { sizeOnDisk }) => sum + (sizeOnDisk as number), 0);
  return { databases, totalSize, totalSizeMb: Math.floor(totalSize / 1048576) };
}

export async function createIndexes(command: Command): Promise<Answer> {
  const { engine, db, body } = command;
  const name = collectionName(command);
  if (!Array.isArray(body.indexes)) throw failure('TypeMismatch', `BSON field 'createIndexes.indexes' is the wrong type '${typeAlias(body.indexes)}', expected type 'array'`);
  if (body.indexes.length === 0) throw failure('BadValue', 'Must specify at least one index to create');
  const specs = body.indexes.map((spec) => {
    if (!isDoc(spec)) throw failure('TypeMismatch', "BSON field 'createIndexes.indexes' must hold objects");
    const named = spec.name === undefined && isDoc(spec.key) ? { ...spec, name: defaultIndexName(spec.key) } : spec;
    normalizeSpec(named);
    return named;
  });
  let createdCollection = false;
  const collection = await engine.store.write(() => {
    createdCollection = engine.catalog.get(db, name) === undefined;
    return engine.catalog.ensure(db, name);
  });
  const before = collection.indexes.length;
  let built = 0;
  for (const spec of specs) if (await engine.catalog.buildIndex(collection, spec)) built += 1;
  return {
    numIndexesBefore: before, numIndexesAfter: collection.indexes.length, createdCollectionAutomatically: createdCollection,
    ...(built === 0 ? { note: 'all indexes already exist' } : {}),
  };
}

export async function listIndexes(command: Command): Promise<Answer> {
  const collection = existing(command);
  return listReply(command, collection.namespace, collection.indexes.filter((index) => index.ready).map((index) => index.spec));
}

function indexesNamed(collection: Collection, wanted: Value): Index[] {
  if (wanted === '*') return collection.indexes.slice(1);
  if (Array.isArray(wanted)) return wanted.flatMap((name) => indexesNamed(collection, name));
  const index = collection.indexes.find((candidate) => (isDoc(wanted) ? equalValues(candidate.spec.key, wanted) : candidate.name === wanted));
  if (!index) {
    throw failure('IndexNotFound', isDoc(wanted)
      ? `can't find index with key: ${JSON.stringify(wanted)}`
      : `index not found with name [${String(wanted)}]`);
  }
  if (index === collection.idIndex) throw failure('InvalidOptions', 'cannot drop _id index');
  return [index];
}

export async function dropIndexes(command: Command): Promise<Answer> {
  const { engine, body } = command;
  return engine.store.write(() => {
    const collection = existing(command);
    const nIndexesWas = collection.indexes.length;
    for (const index of indexesNamed(collection, body.index)) engine.catalog.dropIndex(collection, index);
    return { nIndexesWas };
  });
}

function splitNamespace(namespace: Value): [string, string] {
  if (typeof namespace !== 'string' || !namespace.includes('.')) throw failure('InvalidNamespace', `Invalid namespace specified '${String(namespace)}'`);
  const dot = namespace.indexOf('.');
  return [namespace.slice(0, dot), namespace.slice(dot + 1)];
}

export async function renameCollection(command: Command): Promise<Answer> {
  const { engine, body } = command;
  const [db, name] = splitNamespace(body.renameCollection);
  const [toDb, toName] = splitNamespace(body.to);
  return engine.store.write(() => {
    const collection = engine.catalog.get(db, name);
    if (!collection) throw failure('NamespaceNotFound', `Source collection ${db}.${name} does not exist`);
    const target = engine.catalog.get(toDb, toName);
    if (target === collection) throw failure('IllegalOperation', "Can't rename a collection to itself");
    if (target && !isTruthy(body.dropTarget)) throw failure('NamespaceExists', 'target namespace exists');
    if (target) engine.catalog.drop(target);
    engine.catalog.rename(collection, toDb, toName);
    return {};
  });
}

/** `collMod`: changes when an index lets documents expire, or hides it. */
export async function collMod(command: Command): Promise<Answer> {
  const { engine } = command;
  const wanted = docOption(command, 'index');
  return engine.store.write(() => {
    const collection = existing(command);
    if (!wanted) return {};
    const [index] = indexesNamed(collection, wanted.name ?? wanted.keyPattern);
    const spec = normalizeSpec({
      ...index!.spec,
      ...(wanted.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: wanted.expireAfterSeconds }),
      ...(wanted.hidden === undefined ? {} : { hidden: wanted.hidden }),
    });
    const changed = loadIndex({ spec, prefix: index!.prefix, multikey: index!.multikey });
    collection.indexes = collection.indexes.map((other) => (other === index ? changed : other));
    engine.catalog.indexOptionsChanged(collection);
    return {};
  });
}

export function collStats(command: Command): Answer {
  const { db, engine } = command;
  const name = collectionName(command);
  const scale = numberOption(command, 'scale', 1) ?? 1;
  const collection = engine.catalog.get(db, name);
  const count = collection?.count ?? 0;
  const size = Math.floor((collection?.bytes ?? 0) / scale);
  return {
    ns: `${db}.${name}`, count, size, storageSize: size, avgObjSize: count > 0 ? Math.floor((collection!.bytes) / count) : 0,
    nindexes: collection?.indexes.length ?? 0, totalIndexSize: 0, totalSize: size, capped: false, scaleFactor: scale,
    indexSizes: Object.fromEntries((collection?.indexes ?? []).map((index) => [index.name, 0])),
  };
}

export function dbStats(command: Command): Answer {
  const collections = command.engine.catalog.list(command.db);
  const sum = (of: (collection: Collection) => number): number => collections.reduce((total, collection) => total + of(collection), 0);
  const objects = sum((collection) => collection.count);
  const dataSize = sum((collection) => collection.bytes);
  return {
    db: command.db, collections: collections.length, views: 0, objects, avgObjSize: objects > 0 ? dataSize / objects : 0, dataSize,
    storageSize: dataSize, indexes: sum((collection) => collection.indexes.length), indexSize: 0, totalSize: dataSize, scaleFactor: 1,
  };
}

/** Counts records and index entries anew and compares them with the counters. */
export function validate(command: Command): Answer {
  const { store } = command.engine;
  const collection = existing(command);
  const nrecords = store.count(prefixRange(collection.state.prefix));
  const keysPerIndex = Object.fromEntries(collection.indexes.map((index) => [index.name, store.count(prefixRange(index.prefix))]));
  const errors = nrecords === collection.count && keysPerIndex._id_ === nrecords ? [] : ['the counters differ from the records'];
  return { ns: collection.namespace, nrecords, nIndexes: collection.indexes.length, keysPerIndex, valid: errors.length === 0, errors, warnings: [] };
}
