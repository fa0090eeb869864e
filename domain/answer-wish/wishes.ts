import { defineJob, fail, native, toObjectId, type Clock, type Context, type ObjectId } from '../kernel';
import { findRating, phoneKeptMs, type AnswerNotifier } from '../rating';
import { AnswerWishModel, openWisher, sealWisher, type AnswerWish } from './model';

/** Whom a code of wx.login stands for; null where WeChat does not say. */
export type OpenidOf = (loginCode: string) => Promise<string | null>;

/** For `installAnswerNotifier`, wherever the mini-program is connected. */
export function answerNotifier(openidOf: OpenidOf, clock: Clock): AnswerNotifier {
  return {
    async subscribe(ratingId, loginCode) {
      const openid = await openidOf(loginCode);
      if (openid === null) return fail('wrongState', { message: '微信没有认出您，没有办成。请再点一次；凭回执号随时可以查。' });
      await native(AnswerWishModel).updateOne({ _id: ratingId }, { $set: { openid: sealWisher(ratingId, openid), at: clock.now() } }, { upsert: true });
    },
  };
}

/** The openid in the mini-program of whoever wants to be told; null: nobody, or already told. */
export async function wisherOf(ratingId: string): Promise<string | null> {
  const wish = (await native(AnswerWishModel).findOne({ _id: toObjectId(ratingId) })) as AnswerWish | null;
  return wish && openWisher(wish);
}

/** Told, or never to be told: nothing of it stays. */
export async function forgetWish(ratingId: string | ObjectId): Promise<void> {
  await native(AnswerWishModel).deleteOne({ _id: toObjectId(ratingId) });
}

/** Those of ratings that were closed 30 days ago go, as phones do. Answers how many. */
export async function forgetAfterClosing(ctx: Context, job: { cancelled(): boolean } = { cancelled: () => false }): Promise<number> {
  let forgotten = 0;
  for await (const { _id } of native(AnswerWishModel).find({}, { projection: { _id: 1 }, sort: { _id: 1 } })) {
    if (job.cancelled()) break;
    const rating = await findRating(_id);
    if (rating && (!rating.closed || rating.closed.at.getTime() + phoneKeptMs > ctx.clock.now().getTime())) continue;
    await forgetWish(_id);
    forgotten += 1;
  }
  return forgotten;
}

defineJob({ name: 'forgetAnswerWishes', schedule: '25 3 * * *', run: (job) => forgetAfterClosing(job.ctx, job) });
