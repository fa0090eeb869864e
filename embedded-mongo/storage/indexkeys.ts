import { failure } from '../errors';
import { componentLimit, encodeComponent } from '../bson/keys';
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

/** The entries a document has in an index. Throws CannotIndexParallelArrays. */
export function extractKeys(fields: readonly IndexField[], doc: Doc, indexName: string): ExtractedKeys {
  const out: ExtractedKeys = { tuples: [], multikey: fields.map(() => false), present: false };
  if (fields.length === 1 && fields[0]!.parts.length === 1) {
    const value = fieldOf(doc, fields[0]!.path);
    if (!Array.isArray(value)) {
      out.present = value !== undefined;
      out.tuples.push([value ?? null]);
      return out;
    }
  }
  expand(fields.map((field) => ({ done: false, value: doc, rest: field.parts })), out, indexName);
  return out;
}

/** Encodes one entry; the result is the index part of the key, without prefix and record number. */
export function encodeTuple(fields: readonly IndexField[], tuple: KeyTuple): Buffer {
  const limit = componentLimit(fields.length);
  if (fields.length === 1) return encodeComponent(tuple[0], fields[0]!.descending, limit);
  return Buffer.concat(fields.map((field, i) => encodeComponent(tuple[i], field.descending, limit)));
}
