import { compareValues } from '../bson/compare';
import { encodeComponent } from '../bson/keys';
import type { Doc, Value } from '../bson/values';
import { isDoc } from '../bson/values';
import { fieldOf } from './path';
import type { SortField } from './planner';

/** All values a sort sees at a path: elements of arrays count one by one, an empty array as undefined. */
function candidates(value: Value, parts: string[], at: number, out: Value[]): void {
  if (at === parts.length) {
    if (Array.isArray(value)) {
      if (value.length === 0) out.push(undefined);
      else out.push(...value);
    } else out.push(value ?? null);
    return;
  }
  if (Array.isArray(value)) {
    const part = parts[at]!;
    if (/^\d+$/.test(part) && Number(part) < value.length) {
      candidates(value[Number(part)], parts, at + 1, out);
      return;
    }
    if (value.length === 0) out.push(undefined);
    for (const item of value) {
      if (isDoc(item)) candidates(item, parts, at, out);
      else out.push(null);
    }
    return;
  }
  candidates(isDoc(value) ? fieldOf(value, parts[at]!) : undefined, parts, at + 1, out);
}

/** The value a document is sorted by: the smallest of an array upwards, the largest downwards. */
function sortValue(doc: Doc, parts: string[], descending: boolean): Value {
  const found: Value[] = [];
  candidates(doc, parts, 0, found);
  let best = found[0];
  for (let i = 1; i < found.length; i++) {
    const order = compareValues(found[i], best);
    if (descending ? order > 0 : order < 0) best = found[i];
  }
  return best;
}

export type SortKey = (doc: Doc) => Buffer;

/** A function that gives documents binary keys whose byte order is the order asked for. */
export function sortKeyOf(sort: SortField[]): SortKey {
  const fields = sort.map((field) => ({ parts: field.path.split('.'), descending: field.descending }));
  if (fields.length === 1) return (doc) => encodeComponent(sortValue(doc, fields[0]!.parts, fields[0]!.descending), fields[0]!.descending);
  return (doc) => Buffer.concat(fields.map((field) => encodeComponent(sortValue(doc, field.parts, field.descending), field.descending)));
}

/** Collects items and gives the first `limit` of them in order, holding hardly more than those. Stable. */
export class Sorter<T> {
  private items: { key: Buffer; item: T; order: number }[] = [];
  private added = 0;

  constructor(private readonly limit = Infinity) {}

  add(key: Buffer, item: T): void {
    this.items.push({ key, item, order: this.added++ });
    if (this.items.length > this.limit * 2 + 64) this.cut();
  }

  private cut(): void {
    this.items.sort((a, b) => Buffer.compare(a.key, b.key) || a.order - b.order);
    if (this.items.length > this.limit) this.items.length = this.limit;
  }

  result(): T[] {
    this.cut();
    return this.items.map(({ item }) => item);
  }
}
