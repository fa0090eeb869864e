import { failure, MongoFailure } from '../errors';
import { readDoc } from '../bson/read';
import { setField, type Doc, type Value } from '../bson/values';
import { formatValue } from '../bson/format';
import { entriesOf, readForIndex, tupleOf, type Index } from './indexes';
import type { KeyRange, Store } from './store';

const RID_BYTES = 6;

/** Largest document MongoDB takes, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

export interface CollectionState {
  db: string;
  name: string;
  prefix: number;
  uuid: Buffer;
  options: Doc;
}

interface Change { index: Index; add: Buffer[]; remove: Buffer[] }

/** The first key of a prefix, and the first one behind it. */
export function prefixRange(prefix: number): KeyRange {
  const low = Buffer.allocUnsafe(4);
  const high = Buffer.allocUnsafe(4);
  low.writeUInt32BE(prefix);
  high.writeUInt32BE(prefix + 1);
  return { low, high };
}

/** Puts a four-byte prefix in front of key bytes. */
export function withPrefix(prefix: number, ...parts: Buffer[]): Buffer {
  let length = 4;
  for (const part of parts) length += part.length;
  const key = Buffer.allocUnsafe(length);
  key.writeUInt32BE(prefix, 0);
  let at = 4;
  for (const part of parts) {
    part.copy(key, at);
    at += part.length;
  }
  return key;
}

/** A record number as it stands in keys and in unique indexes. */
export function ridBytes(rid: number): Buffer {
  const bytes = Buffer.allocUnsafe(RID_BYTES);
  bytes.writeUIntBE(rid, 0, RID_BYTES);
  return bytes;
}

/**
 * One collection: its records under consecutive numbers (so that natural order is insertion order) and its
 * indexes, which point to those numbers. All changing methods run inside a job of `Store.write`, and check
 * everything that can fail before their first put.
 */
export class Collection {
  indexes: Index[] = [];
  nextRid = 1;
  count = 0;
  bytes = 0;
  dropped = false;
  private roots: Set<string> | undefined = new Set(['_id']);

  constructor(readonly state: CollectionState, private readonly store: Store, private readonly touched: (collection: Collection, catalog: boolean) => void) {}

  get namespace(): string {
    return `${this.state.db}.${this.state.name}`;
  }

  get idIndex(): Index {
    return this.indexes[0]!;
  }

  /** To be called whenever `indexes` changed. */
  indexesChanged(): void {
    const roots = new Set<string>();
    this.roots = roots;
    for (const index of this.indexes) {
      if (!index.roots) {
        this.roots = undefined;
        return;
      }
      index.roots.forEach((root) => roots.add(root));
    }
  }

  recordKey(rid: number): Buffer {
    return withPrefix(this.state.prefix, ridBytes(rid));
  }

  read(rid: number): Buffer | undefined {
    return this.store.get(this.recordKey(rid));
  }

  /** The record number an index entry points to. */
  ridOf(index: Index, entry: { key: Buffer; value: Buffer }): number {
    return index.unique ? entry.value.readUIntBE(0, RID_BYTES) : entry.key.readUIntBE(entry.key.length - RID_BYTES, RID_BYTES);
  }

  private entryKey(index: Index, key: Buffer, pointer: Buffer): Buffer {
    return index.unique ? withPrefix(index.prefix, key) : withPrefix(index.prefix, key, pointer);
  }

  private checkUnique(index: Index, doc: Doc, add: Buffer[], rid: number): void {
    for (const key of add) {
      const holder = this.store.get(withPrefix(index.prefix, key));
      if (holder && holder.readUIntBE(0, RID_BYTES) !== rid) throw this.duplicate(index, doc, key);
    }
  }

  private duplicate(index: Index, doc: Doc, key: Buffer): MongoFailure {
    const keyValue: Doc = {};
    tupleOf(index, doc, key).forEach((value: Value, i) => setField(keyValue, index.fields[i]!.path, value ?? null));
    return failure(
      'DuplicateKey',
      `E11000 duplicate key error collection: ${this.namespace} index: ${index.name} dup key: ${formatValue(keyValue)}`,
      { keyPattern: index.spec.key, keyValue },
    );
  }

  private plan(doc: Doc | undefined, oldDoc: Doc | undefined, rid: number, indexes: Index[]): Change[] {
    const changes: Change[] = [];
    for (const index of indexes) {
      const fresh = doc ? entriesOf(index, doc) : { keys: [], multikey: [] };
      const old = oldDoc ? entriesOf(index, oldDoc).keys : [];
      let add = fresh.keys;
      let remove = old;
      if (old.length > 0 && add.length > 0) {
        add = fresh.keys.filter((key) => !old.some((other) => other.equals(key)));
        remove = old.filter((key) => !fresh.keys.some((other) => other.equals(key)));
      }
      if (index.unique && doc) this.checkUnique(index, doc, add, rid);
      if (fresh.multikey.some((flag, i) => flag && !index.multikey[i])) {
        index.multikey = index.multikey.map((flag, i) => flag || fresh.multikey[i] === true);
        this.touched(this, true);
      }
      if (add.length > 0 || remove.length > 0) changes.push({ index, add, remove });
    }
    return changes;
  }

  private apply(changes: Change[], rid: number): void {
    const pointer = ridBytes(rid);
    for (const { index, add, remove } of changes) {
      for (const key of remove) this.store.remove(this.entryKey(index, key, pointer));
      for (const key of add) this.store.put(this.entryKey(index, key, pointer), index.unique ? pointer : EMPTY);
    }
  }

  private checkSize(raw: Buffer): void {
    if (raw.length > MAX_DOCUMENT_BYTES) {
      throw failure('BSONObjectTooLarge', `BSONObj size: ${raw.length} (0x${raw.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and 16793600(16MB)`);
    }
  }

  /** Stores a new document, whose bytes must begin with `_id`. Throws a duplicate key. Returns its record number. */
  insert(raw: Buffer): number {
    this.checkSize(raw);
    const doc = readDoc(raw, 'typed', this.roots);
    const rid = this.nextRid;
    const changes = this.plan(doc, undefined, rid, this.indexes);
    this.nextRid += 1;
    this.store.put(this.recordKey(rid), raw);
    this.apply(changes, rid);
    this.count += 1;
    this.bytes += raw.length;
    this.touched(this, false);
    return rid;
  }

  /** Puts another version in place of a record. Throws a duplicate key. */
  replace(rid: number, oldRaw: Buffer, raw: Buffer): void {
    this.checkSize(raw);
    const changes = this.plan(readDoc(raw, 'typed', this.roots), readDoc(oldRaw, 'typed', this.roots), rid, this.indexes);
    this.store.put(this.recordKey(rid), raw);
    this.apply(changes, rid);
    this.bytes += raw.length - oldRaw.length;
    this.touched(this, false);
  }

  remove(rid: number, raw: Buffer): void {
    const changes = this.plan(undefined, readDoc(raw, 'typed', this.roots), rid, this.indexes);
    this.store.remove(this.recordKey(rid));
    this.apply(changes, rid);
    this.count -= 1;
    this.bytes -= raw.length;
    this.touched(this, false);
  }

  /** Adds the entries of one record to an index that is being built. Throws a duplicate key. */
  indexRecord(index: Index, rid: number, raw: Buffer): void {
    this.apply(this.plan(readForIndex(index, raw), undefined, rid, [index]), rid);
  }
}

const EMPTY = Buffer.alloc(0);
