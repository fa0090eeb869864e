import { randomUUID } from 'node:crypto';
import { deserialize, serialize } from 'bson';
import { failure } from '../errors';
import { equalValues } from '../bson/compare';
import { formatValue } from '../bson/format';
import { readDoc } from '../bson/read';
import type { Doc, Value } from '../bson/values';
import { Collection, prefixRange, withPrefix } from './collection';
import { loadIndex, normalizeSpec, type Index, type IndexRecord } from './indexes';
import type { Store } from './store';

const META = 0;
const FIRST_PREFIX = 16;
const MAX_NAMESPACE_BYTES = 255;
const BUILD_CHUNK = 1000;
const PURGE_CHUNK = 5000;

const metaKey = (kind: string, name: string): Buffer => withPrefix(META, Buffer.from(`${kind}${name}`));
const metaRange = (kind: string): { low: Buffer; high: Buffer } => ({
  low: metaKey(kind, ''), high: metaKey(String.fromCharCode(kind.charCodeAt(0) + 1), ''),
});
const COUNTER_KEY = metaKey('n', '');

/** Checks a namespace as MongoDB does. Throws InvalidNamespace. */
export function checkNamespace(db: string, name: string): void {
  const namespace = `${db}.${name}`;
  if (db === '' || db.length > 63 || /[\s."$/\\\0*<>:|?]/.test(db)) throw failure('InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  if (name === '' || name.startsWith('.') || name.endsWith('.') || /[$\0]/.test(name)) throw failure('InvalidNamespace', `Invalid collection name: ${name}`);
  if (Buffer.byteLength(namespace) > MAX_NAMESPACE_BYTES) {
    throw failure('InvalidNamespace', `Fully qualified namespace is too long. Namespace: ${namespace} Max: ${MAX_NAMESPACE_BYTES}`);
  }
}

/**
 * Which collections and indexes there are. What changes it runs inside a job of `Store.write`; dropped data
 * is forgotten at once and removed from the file little by little.
 */
export class Catalog {
  private collections = new Map<string, Collection>();
  private nextPrefix = FIRST_PREFIX;
  private readonly changedRecords = new Set<Collection>();
  private readonly changedStats = new Set<Collection>();
  private garbageWaiting = true;

  constructor(private readonly store: Store) {
    store.onBatchEnd = () => this.save();
    store.onBatchLost = () => this.load();
    this.load();
  }

  private load(): void {
    this.collections = new Map();
    this.changedRecords.clear();
    this.changedStats.clear();
    this.garbageWaiting = true;
    this.nextPrefix = this.store.get(COUNTER_KEY)?.readUInt32BE(0) ?? FIRST_PREFIX;
    for (const { value } of this.store.entries(metaRange('c'), false, Infinity)) {
      const record = readDoc(value);
      const prefix = record.prefix as number;
      const uuid = Buffer.from((deserialize(value, { promoteBuffers: true }) as { uuid: Uint8Array }).uuid);
      const collection = this.attach(record.db as string, record.name as string, prefix, uuid, record.options as Doc);
      collection.indexes = (record.indexes as unknown as IndexRecord[]).map(loadIndex);
      collection.indexesChanged();
      const stats = this.store.get(metaKey('s', String(prefix)));
      if (stats) {
        collection.count = stats.readDoubleBE(0);
        collection.bytes = stats.readDoubleBE(8);
      }
      const [last] = this.store.entries(prefixRange(prefix), true, 1);
      collection.nextRid = Math.max(stats ? stats.readDoubleBE(16) : 1, last ? last.key.readUIntBE(4, 6) + 1 : 1);
    }
  }

  private attach(db: string, name: string, prefix: number, uuid: Buffer, options: Doc): Collection {
    const collection = new Collection({ db, name, prefix, uuid, options }, this.store, (changed, record) => {
      this.changedStats.add(changed);
      if (record) this.changedRecords.add(changed);
    });
    this.collections.set(`${db}.${name}`, collection);
    return collection;
  }

  private save(): void {
    for (const collection of this.changedRecords) {
      if (collection.dropped) continue;
      const { db, name, prefix, uuid, options } = collection.state;
      const indexes = collection.indexes.filter((index) => index.ready)
        .map((index) => ({ spec: index.spec, prefix: index.prefix, multikey: index.multikey }));
      this.store.put(metaKey('c', `${db}.${name}`), Buffer.from(serialize({ db, name, prefix, uuid, options, indexes })));
    }
    for (const collection of this.changedStats) {
      if (collection.dropped) continue;
      const stats = Buffer.allocUnsafe(24);
      stats.writeDoubleBE(collection.count, 0);
      stats.writeDoubleBE(collection.bytes, 8);
      stats.writeDoubleBE(collection.nextRid, 16);
      this.store.put(metaKey('s', String(collection.state.prefix)), stats);
    }
    this.changedRecords.clear();
    this.changedStats.clear();
  }

  private takePrefix(): number {
    const prefix = this.nextPrefix;
    this.nextPrefix += 1;
    const counter = Buffer.allocUnsafe(4);
    counter.writeUInt32BE(this.nextPrefix);
    this.store.put(COUNTER_KEY, counter);
    return prefix;
  }

  get(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`);
  }

  /** All collections, or those of one database, by name. */
  list(db?: string): Collection[] {
    return [...this.collections.values()]
      .filter((collection) => db === undefined || collection.state.db === db)
      .sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
  }

  /** The collection, created with its `_id` index where missing. */
  ensure(db: string, name: string): Collection {
    return this.get(db, name) ?? this.create(db, name, {});
  }

  /** Throws NamespaceExists where a collection of that name has other options. */
  create(db: string, name: string, options: Doc): Collection {
    checkNamespace(db, name);
    const existing = this.get(db, name);
    if (existing) {
      if (equalValues(existing.state.options, options)) return existing;
      throw failure('NamespaceExists', `namespace ${db}.${name} already exists, but with different options: ${formatValue(existing.state.options)}`);
    }
    const uuid = Buffer.from(randomUUID().replace(/-/g, ''), 'hex');
    const collection = this.attach(db, name, this.takePrefix(), uuid, options);
    collection.indexes = [loadIndex({ spec: { v: 2, key: { _id: 1 }, name: '_id_' }, prefix: this.takePrefix(), multikey: [false] })];
    collection.indexesChanged();
    this.changedRecords.add(collection);
    return collection;
  }

  private discard(prefix: number): void {
    this.store.put(metaKey('g', String(prefix)), Buffer.alloc(1));
    this.garbageWaiting = true;
  }

  drop(collection: Collection): void {
    collection.dropped = true;
    this.collections.delete(collection.namespace);
    this.store.remove(metaKey('c', collection.namespace));
    this.store.remove(metaKey('s', String(collection.state.prefix)));
    this.discard(collection.state.prefix);
    for (const index of collection.indexes) this.discard(index.prefix);
  }

  rename(collection: Collection, db: string, name: string): void {
    checkNamespace(db, name);
    this.collections.delete(collection.namespace);
    this.store.remove(metaKey('c', collection.namespace));
    collection.state.db = db;
    collection.state.name = name;
    this.collections.set(collection.namespace, collection);
    this.changedRecords.add(collection);
  }

  dropIndex(collection: Collection, index: Index): void {
    collection.indexes = collection.indexes.filter((other) => other !== index);
    collection.indexesChanged();
    this.changedRecords.add(collection);
    this.discard(index.prefix);
  }

  /** Marks the collection's record as changed, for options of an index changed in place. */
  indexOptionsChanged(collection: Collection): void {
    this.changedRecords.add(collection);
  }

  private sameIndex(collection: Collection, spec: Doc): Index | undefined {
    for (const index of collection.indexes) {
      const { name, ...options } = index.spec;
      const { name: wantedName, ...wanted } = spec;
      const sameKey = equalValues(options.key, wanted.key) && Object.keys(options.key as Doc).join() === Object.keys(wanted.key as Doc).join();
      const comparable = (from: Doc): Value => [from.unique ?? false, from.sparse ?? false, from.partialFilterExpression ?? null, from.expireAfterSeconds ?? null];
      const sameOptions = index === collection.idIndex || equalValues(comparable(options), comparable(wanted));
      if (sameKey && equalValues(options.partialFilterExpression, wanted.partialFilterExpression)) {
        if (!sameOptions) {
          throw failure(name === wantedName ? 'IndexKeySpecsConflict' : 'IndexOptionsConflict', name === wantedName
            ? `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${formatValue(spec)}, existing index: ${formatValue(index.spec)}`
            : `An equivalent index already exists with the same name but different options. Requested index: ${formatValue(spec)}, existing index: ${formatValue(index.spec)}`);
        }
        if (name !== wantedName && index !== collection.idIndex) {
          throw failure('IndexOptionsConflict', `Index already exists with a different name: ${String(name)}`);
        }
        return index;
      }
      if (name === wantedName) {
        throw failure('IndexKeySpecsConflict', `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${formatValue(spec)}, existing index: ${formatValue(index.spec)}`);
      }
    }
    return undefined;
  }

  /**
   * Builds an index in steps, so that a large collection does not hold up everything else; writes in between
   * keep it up. Returns false where the same index exists. Throws a duplicate key of the existing documents.
   */
  async buildIndex(collection: Collection, requested: Doc): Promise<boolean> {
    const spec = normalizeSpec(requested);
    const index = await this.store.write(() => {
      if (this.sameIndex(collection, spec)) return undefined;
      const fresh = loadIndex({ spec, prefix: this.takePrefix(), multikey: Object.keys(spec.key as Doc).map(() => false) });
      fresh.ready = collection.count === 0;
      // until it is complete its entries count as garbage, which is what they are after a crash
      if (!fresh.ready) this.store.put(metaKey('g', String(fresh.prefix)), Buffer.alloc(1));
      collection.indexes = [...collection.indexes, fresh];
      collection.indexesChanged();
      this.changedRecords.add(collection);
      return fresh;
    });
    if (!index) return false;
    if (!index.ready) await this.fillIndex(collection, index);
    return true;
  }

  private async fillIndex(collection: Collection, index: Index): Promise<void> {
    const range = prefixRange(collection.state.prefix);
    let { low } = range;
    try {
      for (let more = true; more;) {
        more = await this.store.write(() => {
          const entries = this.store.entries({ low, high: range.high }, false, BUILD_CHUNK);
          for (const { key, value } of entries) collection.indexRecord(index, key.readUIntBE(4, 6), value);
          const last = entries.at(-1);
          if (last) low = Buffer.concat([last.key, Buffer.alloc(1)]);
          if (entries.length === BUILD_CHUNK && !collection.dropped) return true;
          index.ready = true;
          if (!collection.dropped) this.store.remove(metaKey('g', String(index.prefix)));
          this.changedRecords.add(collection);
          return false;
        });
      }
    } catch (error) {
      await this.store.write(() => this.dropIndex(collection, index));
      throw error;
    }
  }

  /** Removes a part of what was dropped; returns whether there may be more. */
  async purgeSome(): Promise<boolean> {
    if (!this.garbageWaiting) return false;
    const building = new Set([...this.collections.values()].flatMap((collection) => collection.indexes.map((index) => index.prefix)));
    const garbage = this.store.entries(metaRange('g'), false, Infinity)
      .map(({ key }) => Number(key.toString('utf8', 5))).filter((prefix) => !building.has(prefix));
    const prefix = garbage[0];
    if (prefix === undefined) {
      this.garbageWaiting = false;
      return false;
    }
    await this.store.write(() => {
      const entries = this.store.entries(prefixRange(prefix), false, PURGE_CHUNK);
      for (const { key } of entries) this.store.remove(key);
      if (entries.length < PURGE_CHUNK) this.store.remove(metaKey('g', String(prefix)));
    });
    return true;
  }
}
