import { ratingLevelLabels, ratingLevels } from '../../contracts/rating';
import { shanghaiTime } from '../kernel';
import type { Rating, RatingFlag } from './model';

/** What the detector looks at of a rating. */
export type Flaggable = Pick<Rating, '_id' | 'level' | 'receivedAt' | 'secret' | 'comment' | 'ticketed'>;

const burstFrom = 10;
const burstWithinMs = 15 * 60_000;
const alikeFrom = 3;
const alikeLength = 6;

/**
 * What looks odd among the ratings of one window on one day: many of one level at once without a visit behind them,
 * or the same words again and again. Answers the flags by rating id; a rating without any is not in it.
 *
 * Whoever may not see a secret rating must not find it counted either: the open ones are compared among themselves,
 * and only the flags of secret ones come from comparing all.
 */
export function findFlags(ratings: readonly Flaggable[]): Map<string, RatingFlag[]> {
  const sorted = [...ratings].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  const open = flagsAmong(sorted.filter((rating) => !rating.secret));
  const all = flagsAmong(sorted);
  const found = new Map<string, RatingFlag[]>();
  for (const rating of sorted) {
    const flags = (rating.secret ? all : open).get(rating);
    if (flags) found.set(rating._id.toHexString(), flags);
  }
  return found;
}

function flagsAmong(sorted: readonly Flaggable[]): Map<Flaggable, RatingFlag[]> {
  const found = new Map<Flaggable, RatingFlag[]>();
  const note = (rating: Flaggable, flag: RatingFlag): void => void found.set(rating, [...(found.get(rating) ?? []), flag]);
  for (const level of ratingLevels) noteBursts(sorted.filter((rating) => rating.level === level && !rating.ticketed), note);
  noteAlike(sorted, note);
  return found;
}

type Note = (rating: Flaggable, flag: RatingFlag) => void;

/**
 * Each is told by the earliest quarter of an hour that holds it and is full enough. Once that is over its words never
 * change again, however long the stream goes on: a rating is flagged once or twice, not with every newcomer.
 */
function noteBursts(sorted: readonly Flaggable[], note: Note): void {
  const times = sorted.map((rating) => rating.receivedAt.getTime());
  const lastWithin = times.map((start) => times.findLastIndex((time) => time - start <= burstWithinMs));
  for (const [index, rating] of sorted.entries()) {
    const first = times.findIndex((time, start) => (times[index] ?? 0) - time <= burstWithinMs && (lastWithin[start] ?? 0) - start + 1 >= burstFrom);
    if (first < 0 || first > index) continue;
    const last = lastWithin[first] ?? first;
    const minutes = Math.max(1, Math.ceil(((times[last] ?? 0) - (times[first] ?? 0)) / 60_000));
    note(rating, { kind: 'burst', words: `${shanghaiTime(new Date(times[first] ?? 0))} 起 ${minutes} 分钟内这个窗口有 ${last - first + 1} 条“${ratingLevelLabels[rating.level]}”` });
  }
}

function noteAlike(ratings: readonly Flaggable[], note: Note): void {
  const byWords = new Map<string, Flaggable[]>();
  for (const rating of ratings) {
    const words = normalised(rating.comment);
    if (words.length >= alikeLength) byWords.set(words, [...(byWords.get(words) ?? []), rating]);
  }
  for (const same of byWords.values()) {
    if (same.length >= alikeFrom) for (const rating of same) note(rating, { kind: 'lookAlike', words: `当天这个窗口有 ${same.length} 条写的话一样` });
  }
}

/** Blanks, punctuation and the width of letters make no difference. */
const normalised = (text = ''): string => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');
