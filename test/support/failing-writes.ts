import mongoose from 'mongoose';

const writes = ['insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany', 'bulkWrite'] as const;
type Write = (typeof writes)[number];

export class Cut extends Error {}

/**
 * Does something while the database takes so many writes and refuses all that follow, as for a process that dies in
 * between. Answers whether it came to its end.
 */
export async function cutAfter(count: number, act: () => Promise<unknown>): Promise<'done' | 'cut'> {
  const prototype = mongoose.mongo.Collection.prototype as unknown as Record<Write, (...all: unknown[]) => unknown>;
  let left = count;
  const spies = writes.map((name) => {
    const real = prototype[name];
    return jest.spyOn(prototype, name).mockImplementation(function (this: unknown, ...all: unknown[]) {
      if (left === 0) throw new Cut();
      left -= 1;
      return real.apply(this, all);
    });
  });
  try {
    await act();
    return 'done';
  } catch (error) {
    if (error instanceof Cut) return 'cut';
    throw error;
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}
