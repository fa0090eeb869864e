import { randomBytes } from 'node:crypto';
import { failure } from '../errors';

/** A source of BSON documents that can be asked again and again. */
export interface DocumentSource {
  /** Up to `count` documents and at most `bytes` bytes of them (at least one document); `done` when there are no more. */
  take(count: number, bytes: number): Promise<{ docs: Buffer[]; done: boolean }>;
}

interface OpenCursor { namespace: string; source: DocumentSource; lastUsed: number; busy: boolean; noTimeout: boolean }

const IDLE_MS = 10 * 60 * 1000;
const DEFAULT_FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;

/** Cursors that clients have open. An idle one is forgotten after ten minutes, as in MongoDB. */
export class CursorTable {
  private readonly open = new Map<bigint, OpenCursor>();

  constructor(private readonly clock: () => Date) {}

  get size(): number {
    return this.open.size;
  }

  /** The first batch; registers a cursor when more is to come. */
  async start(namespace: string, source: DocumentSource, options: { batchSize?: number; single?: boolean; noTimeout?: boolean }): Promise<{ id: bigint; docs: Buffer[] }> {
    const size = options.batchSize ?? DEFAULT_FIRST_BATCH;
    const { docs, done } = size === 0 ? { docs: [], done: false } : await source.take(size, BATCH_BYTES);
    if (done || options.single) return { id: 0n, docs };
    const id = BigInt.asIntN(64, randomBytes(8).readBigUInt64LE() >> 1n) || 1n;
    this.open.set(id, { namespace, source, lastUsed: this.clock().getTime(), busy: false, noTimeout: options.noTimeout === true });
    return { id, docs };
  }

  /** Throws CursorNotFound. */
  async more(id: bigint, namespace: string, batchSize: number | undefined): Promise<{ id: bigint; docs: Buffer[] }> {
    const cursor = this.open.get(id);
    if (!cursor) throw failure('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw failure('Unauthorized', `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`);
    }
    if (cursor.busy) throw failure('CursorNotFound', `cursor id ${id} is already in use`);
    cursor.busy = true;
    try {
      const { docs, done } = await cursor.source.take(batchSize && batchSize > 0 ? batchSize : Infinity, BATCH_BYTES);
      if (done) this.open.delete(id);
      return { id: done ? 0n : id, docs };
    } catch (error) {
      this.open.delete(id);
      throw error;
    } finally {
      cursor.busy = false;
      cursor.lastUsed = this.clock().getTime();
    }
  }

  /** Returns whether there was such a cursor. */
  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  /** Forgets cursors nobody has asked for in ten minutes. */
  expire(): void {
    const oldest = this.clock().getTime() - IDLE_MS;
    for (const [id, cursor] of this.open) if (!cursor.busy && !cursor.noTimeout && cursor.lastUsed < oldest) this.open.delete(id);
  }
}

/** A source over documents that are all there already. */
export function arraySource(all: Buffer[]): DocumentSource {
  let at = 0;
  return {
    take(count, bytes) {
      const docs: Buffer[] = [];
      let size = 0;
      while (at < all.length && docs.length < count) {
        const doc = all[at]!;
        if (docs.length > 0 && size + doc.length > bytes) break;
        docs.push(doc);
        size += doc.length;
        at += 1;
      }
      return Promise.resolve({ docs, done: at >= all.length });
    },
  };
}
