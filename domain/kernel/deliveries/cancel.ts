import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native, type ObjectId } from '../database';
import { release } from './lease';
import { DeliveryModel } from './model';
import { openTry } from './outcome';

const together = 16;
const holdMs = 60_000;

/**
 * Takes back what has not gone out: by the beginning of the key, or by what it is about. What is just being sent, or may
 * have been sent, stays as it is. Answers how many were taken back; doing it again goes on where it stopped. Whether the
 * actor may is the caller's to check.
 */
export async function cancelDeliveries(ctx: Context, which: { keyPrefix: string } | { occasion: string }): Promise<number> {
  const chosen = 'keyPrefix' in which ? { key: { $gte: which.keyPrefix, $lt: `${which.keyPrefix}\uffff` } } : { occasion: which.occasion };
  const planned = await native(DeliveryModel)
    .find({ ...chosen, state: 'waiting' }, { projection: { _id: 1 } })
    .toArray();
  let cancelled = 0;
  for (let from = 0; from < planned.length; from += together) {
    const done = await Promise.all(planned.slice(from, from + together).map(({ _id }) => cancel(ctx, _id)));
    cancelled += done.filter(Boolean).length;
  }
  return cancelled;
}

/** Holds it first, as whoever sends does: what is cancelled never goes out. Its time stays, so that nothing is lost should this process die. */
async function cancel(ctx: Context, _id: ObjectId): Promise<boolean> {
  const now = ctx.clock.now();
  const held = await native(DeliveryModel).findOneAndUpdate({ _id, state: 'waiting', leaseUntil: { $lte: now } }, { $set: { leaseUntil: new Date(now.getTime() + holdMs) } }, { returnDocument: 'after' });
  if (!held) return false;
  if (openTry(held)) {
    await release(held, { dueAt: held.dueAt });
    return false;
  }
  const after = await auditedChange(DeliveryModel, _id, ctx, 'delivery.cancel', (delivery) =>
    delivery.leaseUntil.getTime() === held.leaseUntil.getTime() ? { set: { state: 'cancelled', dueAt: null, leaseUntil: new Date(0) } } : null,
  );
  return after.state === 'cancelled';
}
