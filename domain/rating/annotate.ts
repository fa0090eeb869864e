import type { Context, ObjectId } from '../kernel';
import { changeRating } from './change';
import type { Rating } from './model';

const day = 24 * 3_600_000;
/** 办结 30 天后删除号码 — told to the citizen on the rating page. */
export const phoneKeptMs = 30 * day;

/** What followed from a rating and is shown with it. Absent: not known yet. */
export interface Aftermath {
  passedOn?: { words: string; photoIds: ObjectId[] };
  second?: { level: Rating['level']; at: Date };
  mistaken?: boolean;
  /** When its follow-up was closed, and whether in time: 30 days later the phone is deleted. Null: it is open again. */
  closed?: { at: Date; inTime: boolean } | null;
}

/** Adds to a rating what followed from it; adding the same again changes nothing. */
export async function annotateRating(ctx: Context, ratingId: ObjectId, aftermath: Aftermath): Promise<void> {
  await changeRating(ctx, ratingId, 'rating.annotate', (rating) => {
    const set: Record<string, unknown> = {};
    if (aftermath.passedOn && !samePassedOn(rating.passedOn, aftermath.passedOn)) set.passedOn = aftermath.passedOn;
    if (aftermath.second && rating.second?.at.getTime() !== aftermath.second.at.getTime()) set.second = aftermath.second;
    if (aftermath.mistaken && !rating.mistaken) set.mistaken = true;
    if (aftermath.closed && rating.closed?.at.getTime() !== aftermath.closed.at.getTime()) set.closed = aftermath.closed;
    if (aftermath.closed && rating.phone && !rating.phoneDeleteAfter) set.phoneDeleteAfter = new Date(aftermath.closed.at.getTime() + phoneKeptMs);
    const unset = aftermath.closed === null && rating.closed ? ['closed', 'phoneDeleteAfter'] : [];
    return Object.keys(set).length + unset.length === 0 ? null : { set, unset, detail: { added: Object.keys(set), removed: unset } };
  });
}

const samePassedOn = (known: Rating['passedOn'], wanted: NonNullable<Rating['passedOn']>): boolean =>
  known !== undefined && known.words === wanted.words && known.photoIds.map(String).join() === wanted.photoIds.map(String).join();
