import type { Page } from '../../contracts/common';
import { replyHours, type MyWindow, type OwnCounts, type OwnRating } from '../../contracts/own-results';
import { ratingReasons } from '../../contracts/rating';
import { comparedFrom } from '../../contracts/statistics';
import { appealsOf, appealUntil, whyNotAppeal, type Appeal } from '../appeal';
import { answersToCitizens } from '../follow-up';
import { actorName, authorize, cursorAfter, cursorValue, fail, findOrganisation, native, ObjectId, shanghaiDay, type Context } from '../kernel';
import { RatingModel, windowLabel, type Rating } from '../rating';
import { halfDayAt } from '../roster';
import { shareOf } from '../statistics';
import { satAt, workerOf, type Seat, type Worker } from './seats';

/** What is read of a rating here: nothing that tells who gave it. */
const shown = { level: 1, reasons: 1, window: 1, receivedAt: 1, released: 1, passedOn: 1, second: 1, judgement: 1, reply: 1 } as const;
export type ShownRating = Pick<Rating, '_id' | keyof typeof shown>;

const newestFirst = { receivedAt: -1, _id: -1 } as const;
const reasonOf = new Map(ratingReasons.map((reason) => [reason.code, reason.label]));

/** Own counts of today and of the last 30 days. @throws Fault forbidden */
export async function showMyWindow(ctx: Context): Promise<MyWindow> {
  authorize(ctx.actor, 'ownResults.read');
  const worker = await workerOf(ctx);
  const today = shanghaiDay(ctx.clock.now());
  const counts = { today: noCounts(), period: noCounts() };
  if (worker) {
    for await (const rating of ownRatings(worker)) {
      count(counts.period, rating);
      if (shanghaiDay(rating.receivedAt) === today) count(counts.today, rating);
    }
  }
  const { satisfied, acceptable, dissatisfied } = counts.period;
  const valid = satisfied + acceptable + dissatisfied;
  return {
    state: !worker ? 'noPerson' : worker.spans.length === 0 ? 'noRoster' : 'ready',
    name: worker?.name ?? actorName(ctx.actor),
    today: { day: today, seats: worker ? await seatsToday(worker) : [], counts: counts.today },
    period: { from: worker?.first ?? today, to: today, counts: counts.period, satisfaction: valid < comparedFrom ? null : shareOf(satisfied, valid) },
  };
}

/** One page of one's own ratings, newest first. The cursor is a rating's id: its instant stays here. @throws Fault forbidden, badRequest */
export async function listOwnRatings(ctx: Context, query: { cursor?: string | undefined; limit: number }): Promise<Page<OwnRating>> {
  authorize(ctx.actor, 'ownResults.read');
  const worker = await workerOf(ctx);
  if (!worker) return { items: [], nextCursor: null };
  const found: ShownRating[] = [];
  for await (const rating of ownRatings(worker, await afterCursor(worker, query.cursor), query.limit + 1)) {
    found.push(rating);
    if (found.length > query.limit) break;
  }
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return { items: await present(ctx, worker, page), nextCursor: found.length > query.limit && last ? cursorAfter(last._id.toHexString()) : null };
}

/** One own rating again, after an act on it. */
export async function presentOwnRating(ctx: Context, worker: Worker, rating: ShownRating): Promise<OwnRating> {
  return (await present(ctx, worker, [rating]))[0] as OwnRating;
}

/** What came in at a window while he sat there. */
export const seatFilter = ({ windowId, from, until }: Seat): object => ({ path: windowId, secret: false, receivedAt: { $gte: from, $lt: until } });

async function* ownRatings(worker: Worker, after?: ShownRating, most?: number): AsyncGenerator<ShownRating> {
  const beyond = after ? { $or: [{ receivedAt: { $lt: after.receivedAt } }, { receivedAt: after.receivedAt, _id: { $lt: after._id } }] } : {};
  for (const seat of worker.seats) {
    if (after && seat.from > after.receivedAt) continue;
    const found = native(RatingModel).find({ $and: [seatFilter(seat), beyond] }, { projection: shown, sort: newestFirst, ...(most ? { limit: most } : {}) });
    for await (const rating of found) yield rating as ShownRating;
  }
}

async function afterCursor(worker: Worker, cursor: string | undefined): Promise<ShownRating | undefined> {
  const id = cursorValue(cursor);
  if (id === undefined) return undefined;
  const last = ObjectId.isValid(id) ? ((await native(RatingModel).findOne({ _id: new ObjectId(id) }, { projection: shown })) as ShownRating | null) : null;
  return last && satAt(worker, last.window.id, last.receivedAt) ? last : fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
}

async function present(ctx: Context, worker: Worker, ratings: ShownRating[]): Promise<OwnRating[]> {
  const [answers, appeals] = await Promise.all([answersToCitizens(ratings.filter((one) => one.level === 'dissatisfied').map((one) => one._id)), appealsOf(ratings.map((one) => one._id))]);
  return ratings.map((rating) => ({
    id: rating._id.toHexString(),
    ...halfDayAt(rating.receivedAt),
    window: nameOf(rating.window),
    level: rating.level,
    reasons: rating.reasons.map((code) => reasonOf.get(code) ?? code),
    words: rating.passedOn?.words || null,
    secondLevel: rating.second?.level ?? null,
    verdict: rating.judgement?.verdict ?? null,
    answers: (answers.get(rating._id.toHexString()) ?? []).map(({ from, at, text }) => ({ from, day: shanghaiDay(at), text })),
    reply: rating.reply ? { by: rating.reply.by.name, text: rating.reply.text } : null,
    mayReply: mayReply(ctx, worker, rating),
    ...presentAppeal(ctx, rating, appeals.filter((appeal) => appeal.ratingId.equals(rating._id))),
  }));
}

/** Of the unit's own appeal only: what the commission or the citizen asked is not told to the rated. */
function presentAppeal(ctx: Context, rating: ShownRating, appeals: readonly Appeal[]): Pick<OwnRating, 'appeal' | 'appealUntil'> {
  const own = appeals.find((appeal) => appeal.origin === 'unit');
  const mine = ctx.actor.kind === 'staff' && own?.applicant.accountId === ctx.actor.accountId;
  return {
    appeal: own ? { number: own.number ?? null, state: own.state, mine, opinion: own.decision?.opinion ?? own.returns.at(-1)?.opinion ?? null } : null,
    // Nobody asks to have praise set aside.
    appealUntil: rating.level !== 'satisfied' && whyNotAppeal(ctx, rating, appeals) === null ? appealUntil(rating) : null,
  };
}

/** One word for each rating; he who wrote it may change it within a day. */
export function mayReply(ctx: Context, { personId }: Worker, { reply }: Pick<Rating, 'reply'>): boolean {
  return !reply || (reply.by.id.equals(personId) && ctx.clock.now().getTime() < reply.at.getTime() + replyHours * 3_600_000);
}

async function seatsToday({ spans, today }: Worker): Promise<MyWindow['today']['seats']> {
  const now = spans.filter((span) => span.from <= today && (span.to === null || span.to >= today));
  return Promise.all(
    now.map(async ({ windowId, shift }) => {
      const window = await findOrganisation(windowId);
      const hall = window?.parentId && (await findOrganisation(window.parentId));
      return { window: window ? nameOf({ name: window.name, number: window.window?.number ?? '' }) : '', hall: hall?.name ?? '', shift };
    }),
  );
}

const nameOf = ({ number, name }: { number: string; name: string }): string => (name.startsWith(windowLabel({ number })) ? name : `${windowLabel({ number })} ${name}`);

const noCounts = (): OwnCounts => ({ satisfied: 0, acceptable: 0, dissatisfied: 0, setAside: 0 });

function count(counts: OwnCounts, { level, judgement }: ShownRating): void {
  counts[judgement && judgement.verdict !== 'valid' ? 'setAside' : level] += 1;
}
