import { appealDays } from '../../contracts/appeal';
import type { Day } from '../../contracts/common';
import { objectionDays, ratingVerdicts, type RatingVerdict } from '../../contracts/rating';
import { addWorkingDays, formatDayChinese, native, shanghaiDay, type Context, type ObjectId } from '../kernel';
import { isSetAside, type Rating } from '../rating';
import { AppealModel, isOpen, type Appeal } from './model';

/** All appeals of some ratings, the oldest first. */
export async function appealsOf(ratingIds: readonly ObjectId[]): Promise<Appeal[]> {
  return (await native(AppealModel).find({ ratingId: { $in: [...ratingIds] } }, { sort: { filedAt: 1, _id: 1 } }).toArray()) as Appeal[];
}

/** The last day on which the unit may appeal: counted from the day it could see the rating. */
export const appealUntil = (rating: Pick<Rating, 'receivedAt' | 'released'>): Day => addWorkingDays(shanghaiDay(rating.released?.at ?? rating.receivedAt), appealDays);

export const underReview = '这条评议正在复核，等有了结果再看。';

/** Null where the unit may appeal now, otherwise a sentence that says why not. */
export function whyNotAppeal(ctx: Context, rating: Pick<Rating, 'receivedAt' | 'released' | 'judgement'>, appeals: readonly Appeal[]): string | null {
  if (isSetAside(rating)) return '这条评议已认定不计入，不用再申诉。';
  if (appeals.some((appeal) => appeal.origin === 'unit' && isOpen(appeal))) return '这条评议已经申诉，等委里认定。';
  if (appeals.some((appeal) => appeal.origin === 'unit')) return '这条评议已经申诉过一次，不能再申诉。';
  if (appeals.some(isOpen)) return underReview;
  const today = shanghaiDay(ctx.clock.now());
  const until = appealUntil(rating);
  return today > until ? `看到评议后 ${appealDays} 个工作日内可以申诉，最晚是 ${formatDayChinese(until, today)}，现在已经过了。` : null;
}

/** What the commission may propose now: another verdict, and `valid` only where there is something to take back or to settle. */
export function proposable(rating: Rating, appeals: readonly Appeal[]): RatingVerdict[] {
  if (appeals.some(isOpen)) return [];
  const now = rating.judgement?.verdict;
  return ratingVerdicts.filter((verdict) => verdict !== now && (verdict !== 'valid' || isSetAside(rating) || (rating.flags?.length ?? 0) > 0));
}

/** The last day on which the citizen may object to being set aside; a review that ended meanwhile does not cost him days. */
export function objectionUntil(rating: Rating, appeals: readonly Appeal[]): Day {
  const ends = appeals.flatMap((appeal) => (appeal.origin !== 'citizen' && appeal.endedAt ? [appeal.endedAt] : []));
  const latest = [rating.judgement!.at, ...ends].reduce((a, b) => (a > b ? a : b));
  return addWorkingDays(shanghaiDay(latest), objectionDays);
}

/** Null where the citizen may object to the set-aside now, otherwise a sentence that says why not. */
export function whyNotObject(ctx: Context, rating: Rating, appeals: readonly Appeal[]): string | null {
  const { appealId } = rating.judgement!;
  if (appeals.some((appeal) => appeal.against?.appealId.equals(appealId))) return '您已经提过一次不同意，结果会写在这里。';
  if (appeals.some(isOpen)) return '您的评议正在复核，有了结果再提。';
  return shanghaiDay(ctx.clock.now()) > objectionUntil(rating, appeals) ? `认定后 ${objectionDays} 个工作日内可以提，现在已经过了。` : null;
}
