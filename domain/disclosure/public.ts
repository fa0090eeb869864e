import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { PublicPublication, PublicPublicationListQuery, PublicPublicationSummary } from '../../contracts/disclosure';
import { cursorAfter, cursorValue, fail, FileModel, native, ObjectId, toObjectId } from '../kernel';
import { PublicationModel, type Publication } from './model';

type Filter = mongoose.mongo.Filter<Publication>;
const publications = () => native(PublicationModel);
/** What is for staff never leaves the database on a public way. */
const forEverybody = { content: 0, steps: 0, drafted: 0, outbox: 0, trail: 0 } as const;
export const listedFirst = { listedAt: -1, _id: -1 } as const;

/** What a village has published, the newest first; of a corrected one the newest edition only. */
export async function listPublished(villageId: string, query: PublicPublicationListQuery): Promise<Page<PublicPublicationSummary>> {
  const filter = { 'village.id': toObjectId(villageId), listedAt: { $gt: new Date(0) }, ...(query.class ? { 'item.class': query.class } : {}), ...(query.item ? { 'item.code': query.item } : {}) };
  const found = (await publications()
    .find({ $and: [filter, afterCursor(query.cursor)] } as Filter, { sort: listedFirst, limit: query.limit + 1, projection: { ...forEverybody, publicContent: 0 } })
    .toArray()) as Publication[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(summaryOf), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.listedAt!.toISOString()} ${last._id.toHexString()}`) : null };
}

/** @throws Fault notFound for whatever was never published, or is for party members only */
export async function showPublished(id: string): Promise<PublicPublication> {
  const found = (await publications().findOne({ _id: toObjectId(id), publicContent: { $exists: true } }, { projection: forEverybody })) as Publication | null;
  if (!found?.published) return fail('notFound', { message: '没有找到。可能还没有公开，请从村里的列表里看。' });
  const files = await native(FileModel).find({ _id: { $in: found.attachments } }).toArray();
  const byId = new Map(files.map((file) => [file._id.toHexString(), file]));
  return {
    ...summaryOf(found),
    state: found.state === 'replaced' ? 'replaced' : 'published',
    content: found.publicContent ?? null,
    attachments: found.attachments.flatMap((id) => {
      const file = byId.get(id.toHexString());
      return file ? [{ id: id.toHexString(), name: file.name, mediaType: file.mediaType, size: file.size }] : [];
    }),
    checkedBy: '村务监督委员会',
    approvedBy: found.town.name,
    correction: found.corrects && found.correction ? { reason: found.correction.reason, earlierId: found.corrects.toHexString(), earlierPublishedOn: found.correction.earlierPublishedOn } : null,
    replacedById: found.replacedBy?.toHexString() ?? null,
  };
}

function summaryOf(one: Publication): PublicPublicationSummary {
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
