import { serialize } from 'bson';
import { failure } from '../errors';
import { readDoc } from '../bson/read';
import type { Doc } from '../bson/values';
import type { DocumentSource } from '../commands/cursors';
import { MAX_DOCUMENT_BYTES } from '../storage/collection';

/** Documents on their way through a pipeline, in batches. `undefined` means that there are no more. */
export interface Flow { next(): Promise<Doc[] | undefined> }

const BATCH_DOCS = 256;
const BATCH_BYTES = 4 * 1024 * 1024;

/** The documents of a read. @param roots the only top-level fields the pipeline looks at, where known */
export function flowOf(source: DocumentSource, roots?: ReadonlySet<string>): Flow {
  let finished = false;
  return {
    async next() {
      if (finished) return undefined;
      const { docs, done } = await source.take(BATCH_DOCS, BATCH_BYTES);
      finished = done;
      return docs.map((raw) => readDoc(raw, 'plain', roots));
    },
  };
}

export function flowOfDocs(docs: Doc[]): Flow {
  let at = 0;
  return {
    next() {
      if (at >= docs.length) return Promise.resolve(undefined);
      at += BATCH_DOCS;
      return Promise.resolve(docs.slice(at - BATCH_DOCS, at));
    },
  };
}

/** A flow whose documents come from `make`, called once when the first are wanted. */
export function lazyFlow(make: () => Promise<Doc[]>): Flow {
  let inner: Flow | undefined;
  return {
    async next() {
      inner ??= flowOfDocs(await make());
      return inner.next();
    },
  };
}

/** Changes every batch as it comes. */
export function mapFlow(flow: Flow, change: (docs: Doc[]) => Doc[] | Promise<Doc[]>): Flow {
  return {
    async next() {
      const docs = await flow.next();
      return docs ? change(docs) : undefined;
    },
  };
}

export async function collect(flow: Flow): Promise<Doc[]> {
  const all: Doc[] = [];
  for (let docs = await flow.next(); docs; docs = await flow.next()) for (const doc of docs) all.push(doc);
  return all;
}

/** The results as a cursor's source. */
export function sourceOf(flow: Flow): DocumentSource {
  let waiting: Doc[] = [];
  let finished = false;
  const refill = async (): Promise<void> => {
    while (waiting.length === 0 && !finished) {
      const docs = await flow.next();
      if (docs) waiting = docs;
      else finished = true;
    }
  };
  return {
    async take(count, bytes) {
      const docs: Buffer[] = [];
      let size = 0;
      for (await refill(); waiting.length > 0 && docs.length < count; await refill()) {
        let used = 0;
        for (; used < waiting.length && docs.length < count; used++) {
          const raw = Buffer.from(serialize(waiting[used]!, { ignoreUndefined: true }));
          if (raw.length > MAX_DOCUMENT_BYTES) throw failure('BSONObjectTooLarge', `BSONObj size: ${raw.length} is invalid. Size must be between 0 and 16793600(16MB)`);
          if (docs.length > 0 && size + raw.length > bytes) {
            waiting = waiting.slice(used);
            return { docs, done: false };
          }
          docs.push(raw);
          size += raw.length;
        }
        waiting = waiting.slice(used);
      }
      if (waiting.length === 0) await refill();
      return { docs, done: waiting.length === 0 && finished };
    },
  };
}
