import type { Doc, Value } from '../bson/values';
import { readDoc } from '../bson/read';
import type { Collection } from '../storage/collection';
import type { Store } from '../storage/store';
import type { DocumentSource } from '../commands/cursors';
import { compileFilter, type ExpressionTest, type Matcher } from './match';
import { filterRoots, parseFilter, type Node } from './parse';
import { makePlan, parseSort, type Plan, type SortField } from './planner';
import { isEmptyProjection, Projection } from './projection';
import { breathe, collectMatches, eachMatch, Scan, type Found } from './scan';
import { Sorter, sortKeyOf } from './sort';

export interface FindRequest {
  filter: Doc;
  sort: Value;
  projection: Value;
  skip: number;
  /** Infinity for none. */
  limit: number;
  hint: Value;
}

const SLICE_ENTRIES = 128;
const SLICE_MS = 8;

/** A read of one collection, planned and ready to run. */
export class Query implements DocumentSource {
  readonly node: Node;
  readonly sort: SortField[];
  readonly plan: Plan;
  readonly scan: Scan;
  /** The compiled filter, over typed documents. */
  readonly matcher: Matcher;
  private readonly projection: Projection | undefined;
  private sorted: Buffer[] | undefined;
  private sortedAt = 0;
  private toSkip: number;
  private left: number;

  /**
   * Throws MongoDB's errors for a filter, sort, projection or hint that is not valid.
   * @param collection undefined where there is none: the query then finds nothing
   */
  constructor(collection: Collection | undefined, store: Store, readonly request: FindRequest, expressions: ExpressionTest) {
    this.node = parseFilter(request.filter);
    this.sort = parseSort(request.sort);
    this.projection = isEmptyProjection(request.projection) ? undefined : new Projection(request.projection as Doc, this.node, expressions);
    this.matcher = compileFilter(this.node, expressions);
    this.plan = collection
      ? makePlan(collection, this.node, this.sort, request.hint, store)
      : { kind: 'nothing', sorted: true };
    this.toSkip = request.skip;
    this.left = request.limit;
    const expected = this.needsSort ? Infinity : this.toSkip + this.left;
    this.scan = new Scan(collection, store, this.plan, this.matcher, filterRoots(this.node), expected);
  }

  get needsSort(): boolean {
    return this.sort.length > 0 && !this.plan.sorted;
  }

  /** Matches in order, all at once: for use inside a write, where nothing may come in between. */
  collectNow(limit: number): Found[] {
    if (!this.needsSort) return collectMatches(this.scan, limit);
    const key = sortKeyOf(this.sort);
    const sorter = new Sorter<Found>(limit);
    for (const found of collectMatches(this.scan, Infinity)) sorter.add(key(readDoc(found.raw)), found);
    return sorter.result();
  }

  /** The record numbers of all matches, in no order, letting others have their turn. */
  async collectRids(): Promise<number[]> {
    const rids: number[] = [];
    await eachMatch(this.scan, ({ rid }) => { rids.push(rid); });
    return rids;
  }

  private output(raw: Buffer): Buffer {
    return this.projection ? this.projection.apply(raw) : raw;
  }

  private async sortAll(): Promise<Buffer[]> {
    const key = sortKeyOf(this.sort);
    const roots = new Set(this.sort.map((field) => field.path.split('.')[0]!));
    const sorter = new Sorter<Buffer>(this.toSkip + this.left);
    await eachMatch(this.scan, ({ raw }) => sorter.add(key(readDoc(raw, 'typed', roots)), raw));
    return sorter.result();
  }

  private async takeSorted(count: number, bytes: number): Promise<{ docs: Buffer[]; done: boolean }> {
    if (!this.sorted) {
      this.sorted = await this.sortAll();
      this.sortedAt = this.toSkip;
    }
    const docs: Buffer[] = [];
    let size = 0;
    const end = Math.min(this.sorted.length, this.toSkip + this.left);
    while (this.sortedAt < end && docs.length < count) {
      const doc = this.output(this.sorted[this.sortedAt]!);
      if (docs.length > 0 && size + doc.length > bytes) break;
      docs.push(doc);
      size += doc.length;
      this.sortedAt += 1;
    }
    return { docs, done: this.sortedAt >= end };
  }

  private pushed: Found | undefined;

  /** @inheritdoc */
  async take(count: number, bytes: number): Promise<{ docs: Buffer[]; done: boolean }> {
    if (this.needsSort) return this.takeSorted(count, bytes);
    const docs: Buffer[] = [];
    let size = 0;
    let started = performance.now();
    while (this.left > 0 && docs.length < count) {
      const budget = { entries: SLICE_ENTRIES };
      let found: Found | undefined = this.pushed;
      this.pushed = undefined;
      for (found ??= this.scan.next(budget); found; found = this.scan.next(budget)) {
        if (this.toSkip > 0) {
          this.toSkip -= 1;
          continue;
        }
        const doc = this.output(found.raw);
        if (docs.length > 0 && size + doc.length > bytes) {
          this.pushed = found;
          this.scan.pause();
          return { docs, done: false };
        }
        docs.push(doc);
        size += doc.length;
        this.left -= 1;
        if (this.left === 0 || docs.length >= count) break;
      }
      if (!found && budget.entries > 0) return { docs, done: true };
      if (performance.now() - started > SLICE_MS) {
        this.scan.pause();
        await breathe();
        started = performance.now();
      }
    }
    this.scan.pause();
    return { docs, done: this.left <= 0 };
  }
}
