import { authorize, fail, toObjectId, type Context } from '../kernel';
import { findRating, type Rating } from '../rating';
import { satAt, workerOf, type Worker } from './seats';

/**
 * A rating that the worker received himself.
 * @throws Fault forbidden, notFound (also what others received, and what is secret)
 */
export async function ownRating(ctx: Context, verb: 'ownResults.reply' | 'ownResults.appeal', id: string): Promise<{ worker: Worker; rating: Rating }> {
  authorize(ctx.actor, verb);
  const worker = (await workerOf(ctx)) ?? fail('notFound');
  const rating = (await findRating(toObjectId(id))) ?? fail('notFound');
  return rating.secret || !satAt(worker, rating.window.id, rating.receivedAt) ? fail('notFound') : { worker, rating };
}
