import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { failure } from '../errors';
import { lockDataDir } from './lock';

/** A half-open range of keys: `low` is in it, `high` is not. */
export interface KeyRange { low: Buffer; high: Buffer }

interface Job {
  run: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
  result?: unknown;
  error?: unknown;
  failed: boolean;
}

/**
 * The ordered key-value file. Reads see the last commit; inside a job of `write` they see the job's own writes.
 * Jobs that wait for the disk are committed together, so concurrent writers share one fsync.
 */
export class Store {
  private readonly db: RootDatabase<Buffer, Buffer>;
  private readonly unlock: () => void;
  private waiting: Job[] = [];
  private scheduled = false;
  private closing = false;
  /** Runs at the end of every batch inside its transaction; the catalogue keeps its counters through it. */
  onBatchEnd: () => void = () => undefined;
  /** Runs when a batch could not be committed: memory must be brought back to what the file holds. */
  onBatchLost: () => void = () => undefined;

  /** `fleeting`: nothing waits for the disk. */
  constructor(dataDir: string, fleeting = false) {
    this.unlock = lockDataDir(dataDir);
    try {
      this.db = open<Buffer, Buffer>({
        path: join(dataDir, 'qingjian.mdb'),
        keyEncoding: 'binary',
        encoding: 'binary',
        // the commit itself waits for the disk: an answered write is on it
        overlappingSync: false,
        noSync: fleeting,
        maxReaders: 64,
      });
    } catch (error) {
      this.unlock();
      throw error;
    }
  }

  /**
   * Runs `job` alone inside a write transaction and resolves once it is on the disk. The job must throw
   * before its first put, or not at all: a batch is committed as a whole.
   */
  write<T>(job: () => T): Promise<T> {
    if (this.closing) return Promise.reject(failure('InterruptedAtShutdown', 'the engine is shutting down'));
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ run: job, resolve: resolve as (value: never) => void, reject, failed: false });
      if (!this.scheduled) {
        this.scheduled = true;
        this.commitWaiting();
      }
    });
  }

  private commitWaiting(): void {
    let batch: Job[] = [];
    const committed = this.db.transaction(() => {
      batch = this.waiting;
      this.waiting = [];
      for (const job of batch) {
        try {
          job.result = job.run();
        } catch (error) {
          job.failed = true;
          job.error = error;
        }
      }
      this.onBatchEnd();
    });
    committed.then(() => {
      this.continueOrRest();
      for (const job of batch) {
        if (job.failed) job.reject(job.error);
        else job.resolve(job.result as never);
      }
    }, (error: unknown) => {
      this.onBatchLost();
      this.continueOrRest();
      const reason = failure('InternalError', `the write could not be committed: ${String(error)}`);
      for (const job of batch) job.reject(reason);
    });
  }

  private continueOrRest(): void {
    if (this.waiting.length > 0) this.commitWaiting();
    else this.scheduled = false;
  }

  /** Only inside a job of `write`. */
  put(key: Buffer, value: Buffer): void {
    void this.db.put(key, value);
  }

  /** Only inside a job of `write`. */
  remove(key: Buffer): void {
    void this.db.remove(key);
  }

  /** The value's bytes, owned by the caller, or undefined. */
  get(key: Buffer): Buffer | undefined {
    return this.db.getBinary(key);
  }

  has(key: Buffer): boolean {
    return this.db.doesExist(key);
  }

  /** Up to `limit` entries in key order, or in reverse order. */
  entries(range: KeyRange, reverse: boolean, limit: number): { key: Buffer; value: Buffer }[] {
    const found: { key: Buffer; value: Buffer }[] = [];
    for (const entry of this.db.getRange({ ...this.direction(range, reverse), limit })) found.push(entry as { key: Buffer; value: Buffer });
    return found;
  }

  /** Number of keys in the range; reads no values. */
  count(range: KeyRange): number {
    return this.db.getKeysCount({ start: range.low, end: range.high });
  }

  private direction(range: KeyRange, reverse: boolean): { start: Buffer; end: Buffer; reverse?: boolean; exclusiveStart?: boolean; inclusiveEnd?: boolean } {
    return reverse
      ? { start: range.high, end: range.low, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start: range.low, end: range.high };
  }

  /** Waits for the writes already accepted, then closes the file. */
  async close(): Promise<void> {
    const last = this.waiting.length > 0 || this.scheduled ? this.write(() => undefined) : undefined;
    this.closing = true;
    await last;
    await this.db.close();
    this.unlock();
  }
}
