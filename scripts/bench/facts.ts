import { randomBytes } from 'node:crypto';
import { ratingReasons, type RatingLevel } from '../../contracts/rating-options';
import { firstTrail, native, ObjectId, shanghaiDay, shanghaiInstant, systemContext, type Clock } from '../../domain/kernel';
import { placeOfWindow, ratingFacts, RatingModel, type Rating } from '../../domain/rating';
import type { DemoPlace } from '../demo/place';
import type { Random } from '../demo/random';

const batch = 2000;
const dayMs = 86_400_000;
const stillOpenDays = 6;

/** Ratings as a district has them after years, evenly over the days up to now: counted by nobody yet, and with no mark that they are not. */
export async function insertRatings(clock: Clock, random: Random, wanted: { windows: DemoPlace['windows']; count: number; days: number }): Promise<void> {
  const ctx = systemContext('bench', clock);
  const places = await Promise.all(wanted.windows.map((window) => placeOfWindow(ctx, window.code)));
  const codes = (level: RatingLevel): string[] => ratingReasons.filter((reason) => reason.level === level && !reason.integrity).map((reason) => reason.code);
  const codesOf = { satisfied: codes('satisfied'), acceptable: codes('acceptable'), dissatisfied: codes('dissatisfied') };
  const now = clock.now().getTime();
  const make = (): Rating => {
    const place = random.pick(places)!;
    const level = (['satisfied', 'acceptable', 'dissatisfied'] as const)[random.weighted([88, 9, 3])] as RatingLevel;
    const back = random.whole(0, wanted.days - 1);
    const begin = shanghaiInstant(shanghaiDay(new Date(now - back * dayMs)), '00:00').getTime();
    const receivedAt = new Date(Math.min(now, begin + random.whole(9 * 60, 17 * 60) * 60_000 + random.whole(0, 59_999)));
    const bad = level === 'dissatisfied';
    const closed = bad && back > stillOpenDays && random.chance(0.99) ? { closed: { at: receivedAt, inTime: random.chance(0.9) } } : {};
    const facts = {
      _id: new ObjectId(),
      path: place.path,
      secret: false,
      district: place.district,
      hall: place.hall,
      window: place.window,
      department: place.department,
      level,
      reasons: bad || random.chance(0.4) ? [random.pick(codesOf[level])] : [],
      ...(bad ? { comment: '交了材料才说还缺一份复印件，让我下周再来。' } : {}),
      photoIds: [],
      channel: 'weapp' as const,
      receivedAt,
      integrity: false,
      receiptHash: randomBytes(32).toString('base64url'),
      receiptDraw: 0,
      byPhone: false,
      ...closed,
    };
    return { ...facts, trail: firstTrail(ctx, 'rating.submit', {}, ratingFacts(facts as unknown as Rating)) };
  };
  for (let made = 0; made < wanted.count; made += batch) await native(RatingModel).insertMany(Array.from({ length: Math.min(batch, wanted.count - made) }, make), { ordered: false });
}
