import type { OwnRating } from '../../contracts/own-results';
import { fail, type Context } from '../kernel';
import { changeRating } from '../rating';
import { ownRating } from './own-rating';
import { mayReply, presentOwnRating } from './queries';

/**
 * A worker's own word to a rating he received; within a day he may change it. The citizen does not get it.
 * @throws Fault forbidden, notFound (also what others received, and what is secret), wrongState (a colleague's, or a day old)
 */
export async function replyToRating(ctx: Context, id: string, text: string): Promise<OwnRating> {
  const { worker, rating: before } = await ownRating(ctx, 'ownResults.reply', id);
  const rating = await changeRating(ctx, before._id, 'rating.reply', (current) => {
    if (current.reply?.text === text) return null;
    if (!mayReply(ctx, worker, current)) fail('wrongState', { message: current.reply?.by.id.equals(worker.personId) ? '写下已过 24 小时，不能再改。' : '同窗口的同事已经写过了。' });
    return { set: { reply: { by: { id: worker.personId, name: worker.name }, text, at: current.reply?.at ?? ctx.clock.now() } } };
  });
  return presentOwnRating(ctx, worker, rating);
}
