import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import { ratingReasons, type RatingDetail, type RatingListQuery, type RatingSummary } from '../../contracts/rating';
import { abilitiesOf, authorize, blindIndexCandidates, can, cursorAfter, cursorValue, decryptText, fail, native, ObjectId, shanghaiInstant, textPattern, type Context } from '../kernel';
import { withdrawnWords } from './own-data';
import { windowLabel } from './place';
import { audienceFilter } from './policy';
import { phonePurpose, RatingModel, type Rating } from './model';

type Filter = mongoose.mongo.Filter<Rating>;
const ratings = () => native(RatingModel);
const newestFirst = { receivedAt: -1, _id: -1 } as const;
const reasonOf = new Map(ratingReasons.map((reason) => [reason.code, reason]));

/** A rating by id, whoever asks: for other capabilities, not for doors. */
export async function findRating(id: ObjectId): Promise<Rating | null> {
  return (await ratings().findOne({ _id: id })) as Rating | null;
}

/** The window's own chain, without the department: who may see a follow-up before it is sent anywhere. */
export function windowChain(rating: Rating): ObjectId[] {
  const path = rating.pathOnRelease ?? rating.path;
  return path.slice(0, path.findIndex((one) => one.equals(rating.window.id)) + 1);
}

/** One page of ratings within the viewer's scope, newest first. */
export async function listRatings(ctx: Context, query: RatingListQuery): Promise<Page<RatingSummary>> {
  const found = await ratings()
    .find({ $and: [ratingFilter(ctx, query), afterCursor(query.cursor)] } as Filter, { sort: newestFirst, limit: query.limit + 1 })
    .toArray();
  const shown = found.slice(0, query.limit) as Rating[];
  const last = shown.at(-1);
  return { items: shown.map(summaryOf), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.receivedAt.toISOString()} ${last._id.toHexString()}`) : null };
}

/** What no list shows; most of a rating's bytes. */
const unseen = { 'trail.tail': 0, outbox: 0, receiptHash: 0, slot: 0, district: 0, pathOnRelease: 0, firstContact: 0, closing: 0 } as const;

/** The whole list, for an export: a few at a time, so that its length costs no memory. */
export async function* eachRating(ctx: Context, query: Omit<RatingListQuery, 'cursor' | 'limit'>): AsyncGenerator<RatingContent> {
  const found = ratings().find(ratingFilter(ctx, query), { sort: newestFirst, batchSize: 250, projection: unseen });
  for await (const rating of found) yield contentOf(ctx, rating as Rating);
}

/** @throws Fault notFound, also for what lies outside the scope or is secret to the viewer */
export async function showRating(ctx: Context, id: string): Promise<RatingDetail> {
  const rating = (ObjectId.isValid(id) ? await findRating(new ObjectId(id)) : null) ?? fail('notFound');
  authorize(ctx.actor, 'rating.list', rating);
  return detailOf(ctx, rating);
}

/** Other ratings by the phone of this one, newest first; none where there is no phone (any more). */
export async function otherRatingsBySamePhone(ctx: Context, ratingId: ObjectId): Promise<{ id: string; window: string; level: Rating['level']; receivedAt: string }[]> {
  const rating = await findRating(ratingId);
  if (!rating?.phone) return [];
  // While a key rotation is under way others may still be indexed by the older key.
  const phoneIndex = { $in: blindIndexCandidates('phone', decryptText(rating.phone, phonePurpose(rating))) };
  const others = (await ratings()
    .find({ phoneIndex, _id: { $ne: rating._id } }, { sort: { receivedAt: -1 }, limit: 20 })
    .toArray()) as Rating[];
  return others.filter((other) => can(ctx.actor, 'rating.list', other)).map((other) => ({ id: other._id.toHexString(), window: placeName(other), level: other.level, receivedAt: other.receivedAt.toISOString() }));
}

/** 柳溪镇便民服务中心 3号窗口 */
export const placeName = ({ hall, window }: Pick<Rating, 'hall' | 'window'>): string => `${hall.name} ${windowLabel(window)}`;

/** The scope is always part of it. */
export function ratingFilter(ctx: Context, query: Omit<RatingListQuery, 'cursor' | 'limit'>): Filter {
  const wanted: object[] = [audienceFilter(ctx.actor, 'rating')];
  if (query.organisationId) wanted.push({ path: new ObjectId(query.organisationId) });
  // A reason belongs to one level: naming it too lets the database use the index of the few.
  const level = query.level ?? (query.reason ? reasonOf.get(query.reason)?.level : undefined);
  if (level) wanted.push({ level });
  if (query.reason) wanted.push({ reasons: query.reason });
  if (query.from) wanted.push({ receivedAt: { $gte: shanghaiInstant(query.from, '00:00') } });
  if (query.to) wanted.push({ receivedAt: { $lt: new Date(shanghaiInstant(query.to, '00:00').getTime() + 86_400_000) } });
  if (query.integrity) wanted.push({ integrity: query.integrity === 'only' });
  if (query.mark === 'odd') wanted.push({ 'flags.0': { $exists: true } });
  if (query.mark === 'setAside') wanted.push({ 'judgement.verdict': { $in: ['mistaken', 'malicious'] } });
  if (query.text) {
    const text = textPattern(query.text);
    const words = can(ctx.actor, 'rating.readWords') ? [{ comment: text }] : [{ 'passedOn.words': text }];
    wanted.push({ $or: [{ 'window.name': text }, { 'window.number': text }, { 'hall.name': text }, ...words] });
  }
  return { $and: wanted } as Filter;
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const receivedAt = new Date(at ?? '');
  if (Number.isNaN(receivedAt.getTime()) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { receivedAt: { $lte: receivedAt }, $or: [{ receivedAt: { $lt: receivedAt } }, { _id: { $lt: new ObjectId(id) } }] };
}

const refOf = ({ id, name }: { id: ObjectId; name: string }) => ({ id: id.toHexString(), name });

function summaryOf(rating: Rating): RatingSummary {
  return {
    id: rating._id.toHexString(),
    level: rating.level,
    window: { id: rating.window.id.toHexString(), name: `${windowLabel(rating.window)} ${rating.window.name}` },
    hall: refOf(rating.hall),
    department: rating.department && refOf(rating.department),
    reasons: rating.reasons.map((code) => reasonOf.get(code)?.label ?? code),
    hasComment: rating.comment !== undefined,
    photoCount: rating.photoIds.length,
    hasPhone: rating.phone !== undefined,
    channel: rating.channel,
    receivedAt: rating.receivedAt.toISOString(),
    integrity: rating.integrity,
    released: rating.released !== undefined,
    mistaken: rating.mistaken === true,
    ticketed: rating.ticketed === true,
    flags: rating.flags ?? [],
    verdict: rating.judgement?.verdict ?? null,
    // A follow-up has the id of its rating.
    followUpId: rating.level === 'dissatisfied' ? rating._id.toHexString() : null,
  };
}

export type RatingContent = Omit<RatingDetail, 'abilities'>;

export function detailOf(ctx: Context, rating: Rating): RatingDetail {
  const { list: _list, listSecret: _listSecret, readWords: _readWords, ...abilities } = abilitiesOf(ctx.actor, 'rating', rating);
  return { ...contentOf(ctx, rating), abilities };
}

/** Hall and department see of the words and photos what was passed on, and nothing where nothing was. */
function contentOf(ctx: Context, rating: Rating): RatingContent {
  const readsWords = can(ctx.actor, 'rating.readWords', rating);
  const words = readsWords ? { comment: rating.comment ?? (rating.withdrawnAt ? withdrawnWords : null), photoIds: rating.photoIds } : { comment: rating.passedOn?.words || null, photoIds: rating.passedOn?.photoIds ?? [] };
  return {
    ...summaryOf(rating),
    attitude: rating.attitude ?? null,
    efficiency: rating.efficiency ?? null,
    comment: words.comment,
    photoIds: words.photoIds.map(String),
    secondLevel: rating.second?.level ?? null,
    judgement: rating.judgement ? { verdict: rating.judgement.verdict, reason: rating.judgement.reason, at: rating.judgement.at.toISOString() } : null,
    supplement: rating.supplement ? { level: rating.supplement.level, comment: readsWords ? (rating.supplement.comment ?? null) : null, at: rating.supplement.at.toISOString() } : null,
    reply: rating.reply ? { by: rating.reply.by.name, text: rating.reply.text, at: rating.reply.at.toISOString() } : null,
    version: rating.trail.seq,
  };
}
