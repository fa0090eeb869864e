import type mongoose from 'mongoose';
import type { z } from 'zod';
import type { Page } from '../../../contracts/common';
import type { PublicationSummary } from '../../../contracts/disclosure';
import type { PublicationCounts, PublicationDetail, PublicationListQuery, PublicationReview, publicationReviewQuery } from '../../../contracts/publication';
import { authorize, can, cursorAfter, cursorValue, fail, guardFiles, native, ObjectId, scopeFilter, textPattern, toObjectId, type Context } from '../../kernel';
import { PublicationModel, type Publication } from '../model';
import { loadPublication } from './command';
import { namedChanges } from './named-changes';
import { comparedWith } from './earlier';
import { attachmentsOf, hitsOf } from './personal';
import { presentDetail, presentSummary } from './present';

type Filter = mongoose.mongo.Filter<Publication>;
const publications = () => native(PublicationModel);
/** What lists do not show is not read: a table may have two thousand rows. */
const head = { content: 0, publicContent: 0, publicFiles: 0, outbox: 0 } as const;
export const newestFirst = { updatedAt: -1, _id: -1 } as const;
export const longestWaiting = { updatedAt: 1, _id: 1 } as const;

// Whoever may read a publication opens its files, until it is public and everybody may.
guardFiles('publication', async (ctx, publicationId) => {
  const publication = ObjectId.isValid(publicationId) ? await publications().findOne({ _id: new ObjectId(publicationId) }, { projection: { path: 1 } }) : null;
  return publication !== null && can(ctx.actor, 'publication.list', publication);
});

export function staffFilter(ctx: Context, query: Omit<PublicationListQuery, 'cursor' | 'limit'>): Filter {
  return {
    $and: [
      scopeFilter(ctx.actor, 'publication.list'),
      query.placeId ? { path: new ObjectId(query.placeId) } : {},
      query.state ? { state: query.state } : {},
      query.class ? { 'item.class': query.class } : {},
      query.item ? { 'item.code': query.item } : {},
      query.period ? { 'period.key': query.period } : {},
      query.text ? { title: textPattern(query.text) } : {},
    ],
  } as Filter;
}

/** Every edition within the viewer's scope, what was touched last first. */
export async function listPublications(ctx: Context, query: PublicationListQuery): Promise<Page<PublicationSummary>> {
  const { found, nextCursor } = await read(staffFilter(ctx, query), query, 'newest');
  return { items: found.map((one) => presentSummary(ctx, one)), nextCursor };
}

/** The whole list, for an export. @throws Fault forbidden */
export async function* eachPublication(ctx: Context, query: Omit<PublicationListQuery, 'cursor' | 'limit'>): AsyncGenerator<PublicationSummary & { due: string | null; lateWorkingDays: number | null }> {
  authorize(ctx.actor, 'publication.export');
  for await (const one of publications().find(staffFilter(ctx, query), { sort: newestFirst, projection: head })) {
    const publication = one as Publication;
    yield { ...presentSummary(ctx, publication), due: publication.published?.due ?? null, lateWorkingDays: publication.published?.lateWorkingDays ?? null };
  }
}

/** @throws Fault notFound, also for what lies outside the scope */
export async function showPublication(ctx: Context, id: string): Promise<PublicationDetail> {
  return presentDetail(ctx, await loadPublication(ctx, id, 'list'));
}

export async function countPublications(ctx: Context): Promise<PublicationCounts> {
  const count = (state: Publication['state']): Promise<number> => publications().countDocuments(staffFilter(ctx, { state }));
  const [draft, checking, approving] = await Promise.all([count('draft'), count('checking'), count('approving')]);
  return { draft, checking, approving };
}

/** What waits for the viewer himself: of a village what is to be checked, of a town what is to be approved, but for what he had a hand in. */
export function reviewFilter(ctx: Context, placeId?: string): Filter {
  const waits = (['check', 'approve'] as const).flatMap((verb) => (can(ctx.actor, `publication.${verb}`) ? [{ ...scopeFilter(ctx.actor, `publication.${verb}`), state: verb === 'check' ? 'checking' : 'approving' }] : []));
  if (waits.length === 0) return fail('forbidden');
  const within = { path: { $in: waits.flatMap(({ path }) => path?.$in ?? []) }, state: { $in: waits.map(({ state }) => state) } };
  const me = ctx.actor.kind === 'staff' ? new ObjectId(ctx.actor.accountId) : null;
  return { $and: [within, waits.length > 1 ? { $or: waits } : {}, placeId ? { path: new ObjectId(placeId) } : {}, me ? { writers: { $ne: me } } : {}] } as Filter;
}

/** The longest waiting first, each with what differs from last time. */
export async function reviewPublications(ctx: Context, query: z.infer<typeof publicationReviewQuery>): Promise<Page<PublicationReview>> {
  const { found, nextCursor } = await read(reviewFilter(ctx, query.placeId), query, 'longest', { publicContent: 0, publicFiles: 0, outbox: 0 });
  const items = await Promise.all(found.map((one) => presentReview(ctx, one)));
  return { items: items.filter(({ abilities }) => abilities.return), nextCursor };
}

async function presentReview(ctx: Context, publication: Publication): Promise<PublicationReview> {
  const files = await attachmentsOf(publication);
  const [compared, hits] = await Promise.all([comparedWith(publication), hitsOf(publication, files)]);
  const told = publication.nothing ? null : publication.content;
  return {
    ...presentSummary(ctx, publication),
    version: publication.trail.seq,
    submittedAt: (publication.steps.filter(({ act }) => act === 'submit').at(-1)?.at ?? publication.updatedAt).toISOString(),
    earlier: compared && { id: compared.publication._id.toHexString(), label: compared.label },
    changes: compared && (await namedChanges(compared.publication.nothing ? null : compared.publication.content, told, compared)),
    masked: hits.filter(({ decision }) => decision !== 'keep').length,
    kept: hits.filter(({ decision }) => decision === 'keep').length,
    attachments: files.length,
    correctionReason: publication.corrects ? (publication.correction?.reason ?? null) : null,
  };
}

async function read(filter: Filter, { cursor, limit }: { cursor?: string; limit: number }, order: 'newest' | 'longest', projection: object = head): Promise<{ found: Publication[]; nextCursor: string | null }> {
  const found = (await publications()
    .find({ $and: [filter, after(cursor, order)] } as Filter, { sort: order === 'newest' ? newestFirst : longestWaiting, limit: limit + 1, projection })
    .toArray()) as Publication[];
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { found: shown, nextCursor: found.length > limit && last ? cursorAfter(`${last.updatedAt.toISOString()} ${last._id.toHexString()}`) : null };
}

function after(cursor: string | undefined, order: 'newest' | 'longest'): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const updatedAt = new Date(at ?? '');
  if (Number.isNaN(updatedAt.getTime()) || !id || !/^[0-9a-f]{24}$/.test(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  const beyond = order === 'newest' ? '$lt' : '$gt';
  return { updatedAt: { [`${beyond}e`]: updatedAt }, $or: [{ updatedAt: { [beyond]: updatedAt } }, { _id: { [beyond]: toObjectId(id) } }] };
}
