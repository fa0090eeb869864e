import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose, { Schema } from 'mongoose';
import type { Context } from './context';
import { native } from './database';
import { fail, isDuplicateKey } from './errors';

interface Lock {
  _id: string;
  holder: string;
  until: Date;
}

const LockModel = mongoose.model<Lock>('Lock', new Schema<Lock>({ _id: String, holder: String, until: Date }, { collection: 'locks' }));

const leaseMs = 30_000;
const tries = 100;

/**
 * One at a time for each name, over all processes. Held by lease, so that a process that died holding it blocks nobody
 * for longer than half a minute. Fails with `conflict` and `busy` when another holds it for 5 seconds.
 */
export async function withLock<T>(ctx: Context, name: string, busy: string, act: () => Promise<T>): Promise<T> {
  const holder = randomUUID();
  for (let attempt = 0; !(await take(ctx, name, holder)); attempt += 1) {
    if (attempt === tries) fail('conflict', { message: busy });
    await wait(50);
  }
  try {
    return await act();
  } finally {
    await native(LockModel).deleteOne({ _id: name, holder });
  }
}

async function take(ctx: Context, name: string, holder: string): Promise<boolean> {
  const now = ctx.clock.now();
  try {
    const taken = await native(LockModel).updateOne({ _id: name, until: { $lte: now } }, { $set: { holder, until: new Date(now.getTime() + leaseMs) } }, { upsert: true });
    return taken.modifiedCount + taken.upsertedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
