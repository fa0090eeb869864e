import type mongoose from 'mongoose';
import type { Day, Page } from '../../contracts/common';
import type { Readable } from 'node:stream';
import type { PublicPublication, PublicPublicationChanges, PublicPublicationListQuery, PublicPublicationSummary, PublicWithdrawn } from '../../contracts/disclosure';
import { cursorAfter, cursorValue, fail, native, ObjectId, readFileBytes, toObjectId } from '../kernel';
import { PublicationModel, type Publication, type PublishedFile, type Withdrawn } from './model';
import { namedChanges } from './publication/named-changes';

type Filter = mongoose.mongo.Filter<Publication>;
const publications = () => native(PublicationModel);
/** What is for staff never leaves the database on a public way. */
const forEverybody = { content: 0, withdraws: 0, correction: 0, decisions: 0, attachments: 0, writers: 0, steps: 0, drafted: 0, outbox: 0, trail: 0 } as const;
export const listedFirst = { listedAt: -1, _id: -1 } as const;

/** What a village has published, the newest first; of a corrected one the newest edition only. */
export async function listPublished(villageId: string, query: PublicPublicationListQuery): Promise<Page<PublicPublicationSummary>> {
  const filter = { 'village.id': toObjectId(villageId), listedAt: { $gt: new Date(0) }, ...(query.class ? { 'item.class': query.class } : {}), ...(query.item ? { 'item.code': query.item } : {}) };
  const found = (await publications()
    .find({ $and: [filter, afterCursor(query.cursor)] } as Filter, { sort: listedFirst, limit: query.limit + 1, projection: { ...forEverybody, publicContent: 0, publicFiles: 0 } })
    .toArray()) as Publication[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(publicSummary), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.listedAt!.toISOString()} ${last._id.toHexString()}`) : null };
}

/** What was published and may be read by everybody: its newest edition, or an earlier one. @throws Fault notFound */
async function published(id: string | ObjectId): Promise<Publication & { published: NonNullable<Publication['published']> }> {
  const found = (await publications().findOne({ _id: toObjectId(id), publicContent: { $exists: true } }, { projection: forEverybody })) as Publication | null;
  return found?.published ? { ...found, published: found.published } : fail('notFound', { message: '没有找到。可能还没有公开，请从村里的列表里看。' });
}

/** All editions of one publication, earlier and later; none where it is not for everybody. */
export async function editionsOf(id: string): Promise<string[]> {
  const one = await publications().findOne({ _id: toObjectId(id), publicContent: { $exists: true } }, { projection: { village: 1, item: 1, period: 1 } });
  if (!one) return [];
  const all = await publications()
    .find({ 'village.id': one.village.id, 'item.code': one.item.code, 'period.key': one.period.key } as Filter, { projection: { _id: 1 } })
    .toArray();
  return all.map(({ _id }) => _id.toHexString());
}

/** @throws Fault notFound for whatever was never published, or is for party members only */
export async function showPublished(id: string): Promise<PublicPublication> {
  const found = await published(id);
  const corrected = found.corrects ? await published(found.corrects) : null;
  return {
    ...publicSummary(found),
    state: found.state === 'replaced' ? 'replaced' : 'published',
    content: found.publicContent ?? null,
    attachments: (found.publicFiles ?? []).map(({ id: fileId, name, mediaType, size }) => ({ id: fileId.toHexString(), name, mediaType, size })),
    checkedBy: '村务监督委员会',
    approvedBy: found.town.name,
    correction: corrected ? { reason: found.publicReason ?? '', earlierId: corrected._id.toHexString(), earlierPublishedOn: corrected.published.on } : null,
    replacedById: found.replacedBy?.toHexString() ?? null,
    ...(found.withdrawn ? { withdrawn: presentWithdrawn(found.withdrawn) } : {}),
  };
}

export const presentWithdrawn = ({ files, wordsOn }: Withdrawn): PublicWithdrawn => ({ files: files.map(({ id, ...file }) => ({ id: id.toHexString(), ...file })), wordsOn });

/** What a correction changed, in what everybody may see of both editions. @throws Fault notFound, also where nothing was corrected */
export async function showChanges(id: string): Promise<PublicPublicationChanges> {
  const later = await published(id);
  if (!later.corrects) return fail('notFound', { message: '这一份没有更正过。' });
  const earlier = await published(later.corrects);
  const edition = (one: typeof later) => ({ id: one._id.toHexString(), edition: one.edition, publishedOn: one.published.on });
  return { reason: later.publicReason ?? '', earlier: edition(earlier), later: edition(later), changes: await namedChanges(earlier.publicContent ?? null, later.publicContent ?? null, { samePeriod: true }) };
}

/** A file that was approved with an edition, or the day on which it was withdrawn from it. @throws Fault notFound for every other */
export async function openPublishedFile(id: string, fileId: string): Promise<(PublishedFile & { stream: Readable }) | { withdrawnOn: Day }> {
  const { publicFiles = [], withdrawn } = await published(id);
  const gone = withdrawn?.files.find((one) => one.id.toHexString() === fileId);
  if (gone) return { withdrawnOn: gone.on };
  const file = publicFiles.find((one) => one.id.toHexString() === fileId) ?? fail('notFound');
  return { ...file, stream: await readFileBytes(file.id) };
}

/** What lists tell of it, to everybody. */
export function publicSummary(one: Publication): PublicPublicationSummary {
  const { code, name, class: itemClass, form } = one.item;
  const { on, due, lateWorkingDays } = one.published!;
  return {
    id: one._id.toHexString(),
    village: { id: one.village.id.toHexString(), name: one.village.name },
    town: { id: one.town.id.toHexString(), name: one.town.name },
    item: { code, name, class: itemClass, form },
    period: one.period,
    nothing: one.nothing,
    edition: one.edition,
    publishedOn: on,
    due,
    lateWorkingDays,
    corrected: one.corrects !== null,
  };
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const listedAt = new Date(at ?? '');
  if (Number.isNaN(listedAt.getTime()) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { listedAt: { $lte: listedAt }, $or: [{ listedAt: { $lt: listedAt } }, { _id: { $lt: new ObjectId(id) } }] };
}
