import { readDoc } from '../bson/read';
import type { Collection } from '../storage/collection';
import type { Index } from '../storage/indexes';
import type { Store } from '../storage/store';
import type { Matcher } from './match';
import type { IndexPlan, Plan, ScanRange } from './planner';

/** A document found, with its bytes as stored. */
export interface Found { rid: number; raw: Buffer }

/** What reading cost, for `explain`. */
export interface ScanStats { keys: number; docs: number }

const FIRST_CHUNK = 16;
const LARGEST_CHUNK = 256;
const CHUNK_BYTES = 4 * 1024 * 1024;
const NO_KEY = Buffer.alloc(0);
const ZERO_BYTE = Buffer.alloc(1);

interface Entry { key: Buffer; value: Buffer }

/**
 * Reads ranges of a collection or an index piece by piece. Between two pieces nothing is held open: the scan
 * goes on behind the last key it saw, so a slow client blocks nobody and a long scan can pause for others.
 */
class RangeReader {
  private at = 0;
  private low: Buffer = NO_KEY;
  private high: Buffer = NO_KEY;
  private chunk: number;
  private readonly largestChunk: number;
  private buffered: Entry[] = [];
  private bufferedAt = 0;
  /** The last piece ended before it was full: the range holds no more. */
  private usedUp = false;
  private lastTaken: Buffer | undefined;

  /** @param expected how many entries will be wanted, where known */
  constructor(private readonly store: Store, private readonly ranges: ScanRange[], private readonly reverse: boolean, averageBytes: number, expected: number) {
    this.largestChunk = Math.max(1, Math.min(LARGEST_CHUNK, Math.floor(CHUNK_BYTES / Math.max(1, averageBytes))));
    this.chunk = Math.min(Math.max(1, expected), FIRST_CHUNK, this.largestChunk);
    this.enterRange();
  }

  /** The range of the entry that `peek` gives. */
  get range(): ScanRange {
    return this.ranges[this.at]!;
  }

  private enterRange(): void {
    const range = this.ranges[this.at];
    this.lastTaken = undefined;
    this.usedUp = false;
    if (range) ({ low: this.low, high: this.high } = range);
  }

  peek(): Entry | undefined {
    while (this.bufferedAt >= this.buffered.length) {
      if (this.at >= this.ranges.length) return undefined;
      if (this.usedUp) {
        this.at += 1;
        this.enterRange();
      } else this.readPiece();
    }
    return this.buffered[this.bufferedAt];
  }

  private readPiece(): void {
    if (this.range.single) {
      const value = this.store.get(this.low);
      this.buffered = value ? [{ key: this.low, value }] : [];
      this.bufferedAt = 0;
      this.usedUp = true;
      return;
    }
    this.buffered = this.store.entries({ low: this.low, high: this.high }, this.reverse, this.chunk);
    this.bufferedAt = 0;
    this.usedUp = this.buffered.length < this.chunk;
    this.chunk = Math.min(this.largestChunk, Math.max(FIRST_CHUNK, this.chunk * 4));
    const last = this.buffered.at(-1);
    if (last) this.continueBehind(last.key);
  }

  private continueBehind(key: Buffer): void {
    if (this.reverse) this.high = key;
    else this.low = Buffer.concat([key, ZERO_BYTE]);
  }

  take(): void {
    this.lastTaken = this.buffered[this.bufferedAt]!.key;
    this.bufferedAt += 1;
  }

  /** Drops what was read ahead: it may be out of date when the scan goes on. */
  pause(): void {
    if (this.at >= this.ranges.length) return;
    this.buffered = [];
    this.bufferedAt = 0;
    this.usedUp = false;
    ({ low: this.low, high: this.high } = this.range);
    if (this.lastTaken && this.range.single) this.usedUp = true;
    else if (this.lastTaken) this.continueBehind(this.lastTaken);
  }
}

/** Several ranges of one index read as one sorted run: each is sorted behind its fixed beginning. */
class MergeReader {
  private readonly readers: RangeReader[];
  private current: RangeReader | undefined;

  constructor(store: Store, ranges: ScanRange[], private readonly reverse: boolean) {
    this.readers = ranges.map((range) => new RangeReader(store, [range], reverse, 1, 1));
  }

  peek(): Entry | undefined {
    let best: Entry | undefined;
    let bestTail: Buffer | undefined;
    this.current = undefined;
    for (const reader of this.readers) {
      const entry = reader.peek();
      if (!entry) continue;
      const tail = entry.key.subarray(reader.range.fixedLength);
      const order = bestTail ? Buffer.compare(tail, bestTail) : -1;
      if (!best || (this.reverse ? order > 0 : order < 0)) {
        best = entry;
        bestTail = tail;
        this.current = reader;
      }
    }
    return best;
  }

  take(): void {
    this.current?.take();
  }

  pause(): void {
    for (const reader of this.readers) reader.pause();
  }
}

/** Executes a plan. */
export class Scan {
  readonly stats: ScanStats = { keys: 0, docs: 0 };
  private readonly steps: { index: Index | undefined; reader: RangeReader | MergeReader; exact: boolean }[];
  private at = 0;
  private readonly seen: Set<number> | undefined;

  /**
   * @param matcher tests typed documents that hold at least the fields `roots` (all fields where undefined)
   * @param expected how many documents will be asked for, where known
   */
  constructor(
    private readonly collection: Collection | undefined, store: Store, plan: Plan,
    private readonly matcher: Matcher, private readonly roots: ReadonlySet<string> | undefined, expected: number,
  ) {
    const average = collection && collection.count > 0 ? collection.bytes / collection.count : 1;
    const reader = (one: IndexPlan): RangeReader | MergeReader => (one.merge
      ? new MergeReader(store, one.ranges, one.reverse)
      : new RangeReader(store, one.ranges, one.reverse, average, expected));
    if (plan.kind === 'nothing') this.steps = [];
    else if (plan.kind === 'collection') {
      this.steps = [{ index: undefined, reader: new RangeReader(store, plan.ranges, plan.reverse, average, expected), exact: false }];
    } else if (plan.kind === 'index') {
      this.steps = [{ index: plan.index, reader: reader(plan), exact: plan.exact }];
      if (plan.index.multikey.some(Boolean)) this.seen = new Set();
    } else {
      this.steps = plan.plans.map((one) => ({ index: one.index, reader: reader(one), exact: false }));
      this.seen = new Set();
    }
  }

  /**
   * The next match, reading at most `budget.entries` entries; the budget is counted down, and undefined with
   * a budget left means that there are no more.
   */
  next(budget: { entries: number }): Found | undefined {
    while (budget.entries > 0) {
      const step = this.steps[this.at];
      if (!step) return undefined;
      const entry = step.reader.peek();
      if (!entry) {
        this.at += 1;
        continue;
      }
      step.reader.take();
      budget.entries -= 1;
      const found = this.load(step.index, entry);
      if (found && (step.exact || this.matcher(readDoc(found.raw, 'typed', this.roots)))) return found;
    }
    return undefined;
  }

  private load(index: Index | undefined, entry: Entry): Found | undefined {
    if (!index) {
      this.stats.docs += 1;
      return { rid: entry.key.readUIntBE(4, 6), raw: entry.value };
    }
    this.stats.keys += 1;
    const rid = this.collection!.ridOf(index, entry);
    if (this.seen) {
      if (this.seen.has(rid)) return undefined;
      this.seen.add(rid);
    }
    const raw = this.collection!.read(rid);
    if (!raw) return undefined;
    this.stats.docs += 1;
    return { rid, raw };
  }

  /** To be called before other work may change the collection: what was read ahead is read again. */
  pause(): void {
    this.steps[this.at]?.reader.pause();
  }
}

const SLICE_ENTRIES = 128;
const SLICE_MS = 8;

/** Lets timers, sockets and other commands have their turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Hands every match to `accept` until it returns false, pausing every few milliseconds.
 */
export async function eachMatch(scan: Scan, accept: (found: Found) => boolean | void): Promise<void> {
  let started = performance.now();
  for (;;) {
    const budget = { entries: SLICE_ENTRIES };
    for (let found = scan.next(budget); found; found = scan.next(budget)) if (accept(found) === false) return;
    if (budget.entries > 0) return;
    if (performance.now() - started > SLICE_MS) {
      scan.pause();
      await breathe();
      started = performance.now();
    }
  }
}

/** Every match at once, for use inside a write, where nothing may come in between. */
export function collectMatches(scan: Scan, limit: number): Found[] {
  const matches: Found[] = [];
  const budget = { entries: Infinity };
  while (matches.length < limit) {
    const found = scan.next(budget);
    if (!found) break;
    matches.push(found);
  }
  return matches;
}
