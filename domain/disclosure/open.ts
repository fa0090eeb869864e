import type mongoose from 'mongoose';
import type { Day } from '../../contracts/common';
import type { DisclosureContent, DisclosureForm, PublicPublicationSummary } from '../../contracts/disclosure';
import { native, shanghaiDay, shanghaiInstant, toObjectId } from '../kernel';
import { PublicationModel, type Publication } from './model';
import { listedFirst, publicSummary } from './public';

type Filter = mongoose.mongo.Filter<Publication>;

export interface OpenPublicationsAsked {
  /** In which it was published. */
  year?: number | undefined;
  item?: string | undefined;
  form?: DisclosureForm | undefined;
}

export function openPublicationsFilter(villageId: string, { year, item, form }: OpenPublicationsAsked): Filter {
  const listedAt = year ? { $gte: shanghaiInstant(`${year}-01-01`, '00:00'), $lt: shanghaiInstant(`${year + 1}-01-01`, '00:00') } : { $gt: new Date(0) };
  return { 'village.id': toObjectId(villageId), listedAt, ...(item ? { 'item.code': item } : {}), ...(form ? { 'item.form': form } : {}) };
}

const heads = { village: 1, town: 1, item: 1, period: 1, nothing: 1, edition: 1, published: 1, corrects: 1 } as const;

/** All that a village has published, the newest first, one after the other; of a corrected one the newest edition. */
export async function* eachPublished(villageId: string, asked: OpenPublicationsAsked): AsyncGenerator<PublicPublicationSummary> {
  for await (const one of native(PublicationModel).find(openPublicationsFilter(villageId, asked), { sort: listedFirst, projection: heads })) yield publicSummary(one as Publication);
}

/** The same with what everybody may read in it. */
export async function* eachPublishedContent(villageId: string, asked: OpenPublicationsAsked): AsyncGenerator<PublicPublicationSummary & { content: DisclosureContent | null }> {
  // Large ones: a few at a time are enough to have in memory.
  for await (const one of native(PublicationModel).find(openPublicationsFilter(villageId, asked), { sort: listedFirst, projection: { ...heads, publicContent: 1 }, batchSize: 5 })) yield { ...publicSummary(one as Publication), content: one.publicContent ?? null };
}

/** How many are listed in the whole district, the newest and the oldest: a correction is listed anew. */
export async function publishedState(): Promise<{ listed: number; newestAt: string | null; newest: Day | null; oldest: Day | null }> {
  const publications = native(PublicationModel);
  const listed = { listedAt: { $gt: new Date(0) } };
  const endAt = (direction: 1 | -1) => publications.findOne(listed, { sort: { listedAt: direction }, projection: { listedAt: 1 } });
  const [count, newest, oldest] = await Promise.all([publications.countDocuments(listed), endAt(-1), endAt(1)]);
  const at = newest?.listedAt;
  return { listed: count, newestAt: at?.toISOString() ?? null, newest: at ? shanghaiDay(at) : null, oldest: oldest?.listedAt ? shanghaiDay(oldest.listedAt) : null };
}
