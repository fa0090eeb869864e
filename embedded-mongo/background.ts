import type { Engine } from './engine';
import { compareValues } from './bson/compare';
import { readDoc } from './bson/read';
import { valuesAt } from './query/path';
import { boundsOf } from './query/bounds';
import { componentLimit } from './bson/keys';
import { withPrefix, type Collection } from './storage/collection';
import type { Index } from './storage/indexes';

const SWEEP_MS = 1000;
const TTL_BATCH = 500;

/** Removes one batch of documents an index says are over; returns how many. */
async function expireSome(engine: Engine, collection: Collection, index: Index, seconds: number): Promise<number> {
  const limit = new Date(engine.clock().getTime() - seconds * 1000);
  const field = index.fields[0]!;
  const bounds = boundsOf({ kind: 'compare', path: field.parts, op: 'lte', value: limit }, field.descending, componentLimit(1));
  const interval = bounds!.intervals[0]!;
  const range = { low: withPrefix(index.prefix, interval.low), high: withPrefix(index.prefix, interval.high) };
  if (engine.store.entries(range, false, 1).length === 0) return 0;
  return engine.store.write(() => {
    let removed = 0;
    if (collection.dropped) return 0;
    for (const entry of engine.store.entries(range, false, TTL_BATCH)) {
      const rid = collection.ridOf(index, entry);
      const raw = collection.read(rid);
      if (!raw) continue;
      // of several dates the earliest counts
      const dates = valuesAt(readDoc(raw, 'typed', index.roots), field.parts).filter((value) => value instanceof Date);
      const earliest = dates.sort(compareValues)[0];
      if (!earliest || earliest > limit) continue;
      collection.remove(rid, raw);
      removed += 1;
    }
    return removed;
  });
}

/** Removes every document whose time is over. Returns how many. */
export async function expireDocuments(engine: Engine): Promise<number> {
  let removed = 0;
  for (const collection of engine.catalog.list()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined || !index.ready) continue;
      for (let some = Infinity; some > 0;) {
        some = await expireSome(engine, collection, index, index.expireAfterSeconds);
        removed += some;
      }
    }
  }
  return removed;
}

/** Runs expiry, cursor timeouts and the removal of dropped data once a second until stopped. */
export function startBackground(engine: Engine): { stop: () => Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    engine.cursors.expire();
    await expireDocuments(engine);
    while (!stopped && await engine.catalog.purgeSome());
  };
  const timer = setInterval(() => {
    running = running.then(() => (stopped ? undefined : sweep())).catch((error: unknown) => {
      process.stderr.write(`embedded-mongo: background work failed: ${String(error)}\n`);
    });
  }, SWEEP_MS);
  timer.unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

