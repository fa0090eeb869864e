import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose, { Schema } from 'mongoose';
import type { Context } from '../context';
import { native } from '../database';
import { fail, isDuplicateKey } from '../errors';

interface TreeLock {
  _id: string;
  holder: string;
  until: Date;
}

const TreeLockModel = mongoose.model<TreeLock>('OrganisationTreeLock', new Schema<TreeLock>({ _id: String, holder: String, until: Date }, { collection: 'organisationTreeLocks' }));

const leaseMs = 30_000;
const tries = 100;

/**
 * One change of the tree's shape at a time: two moves at once could hang each branch under the other.
 * Held by lease, so that a process that died holding it blocks nobody for longer than half a minute.
 * Fails with `conflict` when another holds it for 5 seconds.
 */
export async function withTreeLock<T>(ctx: Context, act: () => Promise<T>): Promise<T> {
  const holder = randomUUID();
  for (let attempt = 0; !(await take(ctx, holder)); attempt += 1) {
    if (attempt === tries) fail('conflict', { message: '正在调整机构，请稍后再办。您填的内容还在。' });
    await wait(50);
  }
  try {
    return await act();
  } finally {
    await native(TreeLockModel).deleteOne({ _id: 'tree', holder });
  }
}

async function take(ctx: Context, holder: string): Promise<boolean> {
  const now = ctx.clock.now();
  try {
    const taken = await native(TreeLockModel).updateOne(
      { _id: 'tree', until: { $lte: now } },
      { $set: { holder, until: new Date(now.getTime() + leaseMs) } },
      { upsert: true },
    );
    return taken.modifiedCount + taken.upsertedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
