import type { Day } from '../../contracts/common';
import { ratingReasons } from '../../contracts/rating';
import { overdueClosings } from '../follow-up';
import { native, type Context, type ObjectId } from '../kernel';
import { RatingDayModel } from '../statistics';
import type { HallCounts } from './figures';

/** Rollups are small: a quarter of a district comes in a few answers of the database. */
const batchSize = 4000;
const projection = { _id: 0, day: 1, hall: 1, counts: 1, reasons: 1, second: 1, closed: 1, open: 1 } as const;
const dissatisfied = new Set(ratingReasons.filter((reason) => reason.level === 'dissatisfied').map((reason) => reason.code));

interface Span {
  from: Day;
  to: Day;
}

/** Rollups of ratings that are secret have none of the halls' paths and are left out by name as well. */
const publicDays = (districtId: ObjectId, { from, to }: Span): object => ({ path: districtId, day: { $gte: from, $lte: to }, secret: false });

export const hasRatings = async (districtId: ObjectId, span: Span): Promise<boolean> => (await native(RatingDayModel).findOne(publicDays(districtId, span), { projection: { _id: 1 } })) !== null;

interface Tally extends HallCounts {
  /** Of the newest day: the name is as it was then. */
  day: Day;
  reasons: Map<string, number>;
  open: ObjectId[];
}

/** What each hall with ratings came to, from the rollups, in order of names. */
export async function hallCounts(ctx: Context, districtId: ObjectId, { from, to }: Span): Promise<HallCounts[]> {
  const halls = new Map<string, Tally>();
  for await (const each of native(RatingDayModel).find(publicDays(districtId, { from, to }), { projection, batchSize })) {
    const key = each.hall.id.toHexString();
    const hall = halls.get(key) ?? empty();
    halls.set(key, hall);
    if (each.day >= hall.day) Object.assign(hall, { day: each.day, name: each.hall.name });
    for (const level of ['satisfied', 'acceptable', 'dissatisfied'] as const) hall[level] += each.counts[level] ?? 0;
    for (const [code, count] of Object.entries(each.reasons)) if (dissatisfied.has(code)) hall.reasons.set(code, (hall.reasons.get(code) ?? 0) + count);
    for (const [level, count] of Object.entries(each.second)) hall[level === 'dissatisfied' ? 'againDissatisfied' : 'againContent'] += count;
    hall.inTime += each.closed.inTime;
    hall.late += each.closed.late;
    hall.open.push(...each.open);
  }
  // What is still open after its term is late, today as at the end of the quarter.
  const overdue = await overdueClosings(ctx.clock, [...halls.values()].flatMap((hall) => hall.open));
  for (const hall of halls.values()) hall.late += hall.open.filter((id) => overdue.has(id.toHexString())).length;
  return [...halls.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh')).map(({ day: _day, open: _open, ...counts }) => counts);
}

const empty = (): Tally => ({ day: '', name: '', satisfied: 0, acceptable: 0, dissatisfied: 0, inTime: 0, late: 0, againContent: 0, againDissatisfied: 0, reasons: new Map(), open: [] });
