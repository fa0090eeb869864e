import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { PublicQuestion, PublicQuestionQuery, QuestionDetail, QuestionListQuery, QuestionSummary } from '../../contracts/question';
import { editionsOf } from '../disclosure';
import { afterPlace, authorize, fail, native, placeCursor, scopeFilter, toObjectId, type Context } from '../kernel';
import { QuestionModel, type Question } from './model';
import { presentDetail, presentPublic, presentSummary } from './present';
import { findSubject } from './subjects';

type Filter = mongoose.mongo.Filter<Question>;
const questions = () => native(QuestionModel);
/** Ids are drawn from the request's key: only the day tells what is newer. */
const newestFirst = { askedOn: -1, _id: -1 } as const;

/** What the list and the sheet ask for. */
export function staffFilter(ctx: Context, { state, light, underId }: Omit<QuestionListQuery, 'cursor' | 'limit'>): Filter {
  const scope = scopeFilter(ctx.actor, 'question.list');
  const now = ctx.clock.now();
  return {
    $and: [
      scope,
      ...(underId ? [{ path: toObjectId(underId) }] : []),
      ...(state ? [{ state }] : []),
      ...(light ? [{ 'owed.state': 'open', ...(light === 'red' ? { 'owed.redAt': { $lte: now } } : { 'owed.redAt': { $gt: now }, 'owed.yellowAt': { $lte: now } }) }] : []),
    ],
  } as Filter;
}

/** The newest first. */
export async function listQuestions(ctx: Context, query: QuestionListQuery): Promise<Page<QuestionSummary>> {
  const filter = { $and: [staffFilter(ctx, query), afterPlace(query.cursor, 'askedOn', 'day')] } as Filter;
  const found = (await questions().find(filter, { sort: newestFirst, limit: query.limit + 1 }).toArray()) as Question[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map((question) => presentSummary(question, ctx.clock.now())), nextCursor: found.length > query.limit && last ? placeCursor(last.askedOn, last._id) : null };
}

/** All that the list would show, for a sheet. */
export async function* eachQuestion(ctx: Context, query: QuestionListQuery): AsyncGenerator<QuestionSummary> {
  for await (const question of questions().find(staffFilter(ctx, query), { sort: newestFirst })) yield presentSummary(question as Question, ctx.clock.now());
}

/** @throws Fault notFound, forbidden */
export async function showQuestion(ctx: Context, id: string): Promise<QuestionDetail> {
  const question = ((await questions().findOne({ _id: toObjectId(id) })) as Question | null) ?? fail('notFound');
  authorize(ctx.actor, 'question.list', question);
  return detailOf(ctx, question);
}

export async function detailOf(ctx: Context, question: Question): Promise<QuestionDetail> {
  // What was published may have gone since; the question stays readable.
  const named = await findSubject(question.village.id.toHexString(), question.subject);
  return presentDetail(ctx, question, named?.link ?? null);
}

/** What was asked about one edition of a publication is read under the others, too. */
async function aboutWhat({ kind, subjectId }: Pick<PublicQuestionQuery, 'kind' | 'subjectId'>): Promise<Filter> {
  return { ...(kind ? { 'subject.kind': kind } : {}), ...(subjectId ? { 'subject.id': { $in: kind === 'publication' ? await editionsOf(subjectId) : [subjectId] } } : {}) };
}

/** Answered and released, the newest first. */
export async function listReleasedQuestions({ villageId, kind, subjectId, cursor, limit }: PublicQuestionQuery): Promise<Page<PublicQuestion>> {
  const about = await aboutWhat({ kind, subjectId });
  const filter = { $and: [{ 'village.id': toObjectId(villageId), releasedAt: { $gt: new Date(0) }, ...about }, afterPlace(cursor, 'releasedAt', 'instant')] } as Filter;
  const found = (await questions().find(filter, { sort: { releasedAt: -1, _id: -1 }, limit: limit + 1 }).toArray()) as Question[];
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(presentPublic), nextCursor: found.length > limit && last ? placeCursor(last.releasedAt!, last._id) : null };
}
