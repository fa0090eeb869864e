import { failure } from '../errors';
import { componentLimit, encodeComponents } from '../bson/keys';
import { isDoc, type Doc, type Value } from '../bson/values';
import { DIGITS, fieldOf } from '../query/path';

/** One field of an index. */
export interface IndexField { path: string; parts: string[]; descending: boolean }

/** The values of one index entry, before encoding. An empty array counts as BSON undefined, missing as null. */
export type KeyTuple = Value[];

export interface ExtractedKeys {
  tuples: KeyTuple[];
  /** Per field: whether an array lies on its path. */
  multikey: boolean[];
  /** Whether at least one field of the index exists in the document. */
  present: boolean;
}

interface Slot { done: boolean; value: Value; rest: string[] }

/** Walks to the end of the path or to the first array on it. */
function advance(value: Value, parts: string[]): { value: Value; rest: string[]; array?: Value[] } {
  let current = value;
  for (let i = 0; i < parts.length; i++) {
    if (Array.isArray(current)) {
      const part = parts[i]!;
      // a number names a position where the array has it, unless elements are documents with such a field
      if (DIGITS.test(part) && Number(part) < current.length && !current.some((item) => isDoc(item) && part in item)) {
        current = current[Number(part)];
        continue;
      }
      return { value: current, rest: parts.slice(i), array: current };
    }
    current = isDoc(current) ? fieldOf(current, parts[i]!) : undefined;
    if (current === undefined) return { value: undefined, rest: [] };
  }
  return Array.isArray(current) ? { value: current, rest: [], array: current } : { value: current, rest: [] };
}

function expand(slots: Slot[], out: ExtractedKeys, indexName: string): void {
  let shared: Value[] | undefined;
  const pending: number[] = [];
  const next = slots.map((slot, i) => {
    if (slot.done) return slot;
    const reached = advance(slot.value, slot.rest);
    if (!reached.array) {
      if (reached.value !== undefined) out.present = true;
      return { done: true, value: reached.value ?? null, rest: [] };
    }
    out.present = true;
    out.multikey[i] = true;
    if (shared && shared !== reached.array) {
      throw failure('CannotIndexParallelArrays', `cannot index parallel arrays in index ${indexName}`);
    }
    shared = reached.array;
    pending.push(i);
    return { done: false, value: reached.value, rest: reached.rest };
  });
  if (!shared) {
    out.tuples.push(next.map((slot) => slot.value));
    return;
  }
  for (const item of shared.length > 0 ? shared : [undefined]) {
    expand(next.map((slot, i) => {
      if (!pending.includes(i)) return slot;
      if (slot.rest.length === 0) return { done: true, value: item, rest: [] };
      // arrays directly inside arrays are not spread again
      if (!isDoc(item)) return { done: true, value: item === undefined ? undefined : null, rest: [] };
      return { done: false, value: item, rest: slot.rest };
    }), out, indexName);
  }
}

/** The one entry of a document that has no array on the way, as most have; undefined where there is one. */
function plainTuple(fields: readonly IndexField[], doc: Doc): KeyTuple | undefined {
  const tuple: KeyTuple = [];
  for (const { parts } of fields) {
    let value: Value = doc;
    for (const part of parts) {
      value = isDoc(value) ? fieldOf(value, part) : undefined;
      if (Array.isArray(value)) return undefined;
    }
    tuple.push(value);
  }
  return tuple;
}

/** The entries a document has in an index. Throws CannotIndexParallelArrays. */
export function extractKeys(fields: readonly IndexField[], doc: Doc, indexName: string): ExtractedKeys {
  const out: ExtractedKeys = { tuples: [], multikey: fields.map(() => false), present: false };
  const plain = plainTuple(fields, doc);
  if (plain) {
    out.present = plain.some((value) => value !== undefined);
    out.tuples.push(plain.map((value) => value ?? null));
    return out;
  }
  expand(fields.map((field) => ({ done: false, value: doc, rest: field.parts })), out, indexName);
  return out;
}

/** Encodes one entry; the result is the index part of the key, without prefix and record number. */
export function encodeTuple(fields: readonly IndexField[], tuple: KeyTuple): Buffer {
  return encodeComponents(fields, tuple, componentLimit(fields.length));
}
