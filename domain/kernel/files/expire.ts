import type { Clock } from '../clock';
import { auditedChange } from '../audit';
import { systemContext } from '../context';
import { native } from '../database';
import { defineJob } from '../jobs';
import { BytesModel, bytesBucket, FileModel } from './model';

/** Bytes that no record names this long after their upload were left by a crash. */
const orphanMs = 48 * 60 * 60_000;
/** Older ones were looked at in their time: not every picture of years is read every hour. */
const lookBackMs = 10 * 24 * 60 * 60_000;
const batch = 500;

/** Deletes the bytes of uploads that nobody claimed in time, and those that no record names; answers how many. */
export async function expireUnclaimed(clock: Clock): Promise<number> {
  const now = clock.now();
  const late = await native(FileModel).find({ state: 'unclaimed', expiresAt: { $lte: now } }, { projection: { _id: 1 } }).limit(batch).toArray();
  for (const { _id } of late) {
    // The record first: once it says expired, no claim can come in between.
    const after = await auditedChange(FileModel, _id, systemContext('files.expire', clock), 'file.expired', (before) =>
      before.state === 'unclaimed' ? { set: { state: 'expired' }, unset: ['expiresAt', 'tokenHash'] } : null,
    );
    if (after.state === 'expired') await dropBytes(_id);
  }
  return late.length + (await dropOrphans(now));
}

async function dropOrphans(now: Date): Promise<number> {
  const old = await native(BytesModel).find({ uploadDate: { $gt: new Date(now.getTime() - lookBackMs), $lt: new Date(now.getTime() - orphanMs) } }, { projection: { _id: 1 } }).toArray();
  let dropped = 0;
  for (let start = 0; start < old.length; start += batch) {
    const ids = old.slice(start, start + batch).map((one) => one._id);
    const living = await native(FileModel).find({ _id: { $in: ids }, state: { $ne: 'expired' } }, { projection: { _id: 1 } }).toArray();
    const named = new Set(living.map((one) => one._id.toHexString()));
    for (const id of ids.filter((one) => !named.has(one.toHexString()))) {
      await dropBytes(id);
      dropped += 1;
    }
  }
  return dropped;
}

/** Gone already is as good as deleted. */
export async function dropBytes(id: Parameters<ReturnType<typeof bytesBucket>['delete']>[0]): Promise<void> {
  await bytesBucket()
    .delete(id)
    .catch((error: unknown) => {
      if (!(error instanceof Error) || !/not found/i.test(error.message)) throw error;
    });
}

defineJob({ name: 'files.expire', schedule: '20 * * * *', run: ({ ctx }) => expireUnclaimed(ctx.clock) });
