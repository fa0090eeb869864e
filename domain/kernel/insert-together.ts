import mongoose from 'mongoose';
import { native } from './database';

const { MongoBulkWriteError, MongoServerError } = mongoose.mongo;

/** Far below what one command may hold, so that one failure of the connection touches few. */
const together = 100;

interface Waiting<T> {
  document: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * An insert for collections into which many single documents come at the same time: those that are ready in the same
 * turn of the event loop, or while an insert is under way, go in one command. Most of an insert's cost is the command
 * around it (driver, socket, engine), and nobody waits longer than for one command before.
 *
 * Every document stands alone: the promise resolves when this document is stored, and rejects with the driver's error
 * for this document (`isDuplicateKey` understands it) or with the command's where that failed as a whole.
 */
export function insertTogether<T extends object>(model: mongoose.Model<T>): (document: T) => Promise<void> {
  const waiting: Waiting<T>[] = [];
  let underWay = false;

  const run = async (): Promise<void> => {
    const batch = waiting.splice(0, together);
    try {
      const refused = await insertAll(model, batch.map(({ document }) => document));
      batch.forEach(({ resolve, reject }, index) => (refused.has(index) ? reject(refused.get(index)) : resolve()));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    if (waiting.length > 0) setImmediate(() => void run());
    else underWay = false;
  };

  return (document) =>
    new Promise((resolve, reject) => {
      waiting.push({ document, resolve, reject });
      if (underWay) return;
      underWay = true;
      setImmediate(() => void run());
    });
}

/** The errors of single documents by their place; throws what concerns the whole command. */
async function insertAll<T extends object>(model: mongoose.Model<T>, documents: T[]): Promise<Map<number, Error>> {
  try {
    await native(model).insertMany(documents as never[], { ordered: false });
    return new Map();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const single = [error.writeErrors].flat();
    // Where the write concern was not met, nothing of it counts as stored.
    if (single.length === 0 || error.result.getWriteConcernError()) throw error;
    return new Map(single.map(({ index, code, errmsg }) => [index, new MongoServerError({ message: errmsg ?? '', code })]));
  }
}
