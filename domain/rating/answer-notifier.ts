import { z } from 'zod';
import { auditedChange, defineSetting, fail, getSetting, type Context, type ObjectId } from '../kernel';
import { RatingModel } from './model';
import { findRatingByReceipt } from './receipts';

/** Tells a citizen in WeChat that there is an answer. Whoever runs the official account installs one. */
export interface AnswerNotifier {
  /** Remembers, outside the rating, whom to tell; `loginCode` is from wx.login and good for minutes. Repeating it is harmless. */
  subscribe(ratingId: ObjectId, loginCode: string): Promise<void>;
}

let notifier: AnswerNotifier | null = null;

/** null takes it away again. */
export function installAnswerNotifier(installed: AnswerNotifier | null): void {
  notifier = installed;
}

/** The template of WeChat's subscription message for 有了答复; null while the commission has none. */
export const answerTemplateKey = defineSetting<string | null>('wechatAnswerTemplate', z.string().min(1).max(128).nullable(), null);

/** What the mini-program may offer after a rating: nothing where nobody could keep the promise. */
export const answerTemplate = async (ctx: Context): Promise<string | null> => (notifier ? getSetting(ctx, answerTemplateKey, null) : null);

/**
 * The citizen wants to be told once, when there is an answer. With the rating stands only that he does; who he is, the
 * notifier keeps.
 *
 * @throws Fault receiptNotFound, wrongState where nothing will be answered or nobody can tell
 */
export async function subscribeToAnswer(ctx: Context, { receiptCode, loginCode }: { receiptCode: string; loginCode: string }): Promise<void> {
  const rating = (await findRatingByReceipt(receiptCode)) ?? fail('receiptNotFound');
  if (!notifier || (await answerTemplate(ctx)) === null) return fail('wrongState', { message: '现在还不能用微信告诉您。凭回执号随时可以查。' });
  if (rating.level !== 'dissatisfied' || rating.closed) return fail('wrongState', { message: '这条评议不会再有新的答复。' });
  await notifier.subscribe(rating._id, loginCode);
  await auditedChange(RatingModel, rating._id, ctx, 'rating.wantAnswer', (before) =>
    before.answerWanted ? null : { set: { answerWanted: true }, events: [{ type: 'rating.answerWanted', payload: { ratingId: before._id.toHexString() } }] },
  );
}
