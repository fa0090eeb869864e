import type mongoose from 'mongoose';
import type { Day, Page } from '../../contracts/common';
import { qualityFlag, type QualityCounts, type QualityLine, type QualityListQuery } from '../../contracts/disclosure-oversight';
import { PublicationModel, type Publication } from '../disclosure';
import { afterPlace, native, ObjectId, placeCursor, scopeFilter, subscribe, toObjectId, type Context, type DomainEvent } from '../kernel';
import { qualityOf } from './flags';
import { QualityModel, type Quality } from './model';
import { presentRef, refOf } from './refs';

const publications = () => native(PublicationModel);
const lines = () => native(QualityModel);

subscribe('disclosure.published', 'disclosure.quality', async (event: DomainEvent) => lookAt(String(event.payload.publicationId)));

/** Level, not edge: looks at the edition as it is and writes down what is worth a look. */
export async function lookAt(publicationId: string): Promise<void> {
  const publication = ObjectId.isValid(publicationId) ? ((await publications().findOne({ _id: new ObjectId(publicationId) })) as Publication | null) : null;
  if (!publication?.published) return;
  const { due } = publication.published;
  const on = await firstOn(publication);
  const before = await contentBefore(publication);
  const { flags, details } = qualityOf({ content: publication.nothing ? null : publication.content, on, due }, before);
  const { _id, ...line }: Quality = { _id: publication._id, ...refOf(publication), flagged: flags.length > 0, flags, details };
  await lines().updateOne({ _id }, { $set: line }, { upsert: true });
  // The edition that it corrects is looked at no more.
  if (publication.corrects) await lines().deleteOne({ _id: publication.corrects });
}

/** A correction does not make late what came in time: the day of the first edition counts. */
async function firstOn({ village, item, period, edition, published }: Publication): Promise<Day> {
  const first = edition === 1 ? null : await publications().findOne({ 'village.id': village.id, 'item.code': item.code, 'period.key': period.key, edition: 1 }, { projection: { published: 1 } });
  return (first?.published ?? published!).on;
}

async function contentBefore({ village, item, period }: Publication): Promise<Publication['content']> {
  const [before] = await publications()
    .find({ 'village.id': village.id, 'item.code': item.code, 'period.key': { $lt: period.key }, state: 'published' }, { sort: { 'period.key': -1, edition: -1 }, limit: 1, projection: { content: 1, nothing: 1 } })
    .toArray();
  return before && !before.nothing ? before.content : null;
}

export function qualityFilter(ctx: Context, { flag, underId }: Pick<QualityListQuery, 'flag' | 'underId'>): mongoose.mongo.Filter<Quality> {
  return { $and: [scopeFilter(ctx.actor, 'disclosureQuality.list'), ...(underId ? [{ path: toObjectId(underId) }] : []), { flagged: true }, ...(flag ? [{ flags: flag }] : [])] } as mongoose.mongo.Filter<Quality>;
}
const newestFirst = { onDay: -1, _id: -1 } as const;
const present = (one: Quality): QualityLine => ({ id: one._id.toHexString(), ...presentRef(one), flags: one.flags, details: one.details });

/** What has a sign, the newest first. */
export async function listQuality(ctx: Context, query: QualityListQuery): Promise<Page<QualityLine>> {
  const filter = { $and: [qualityFilter(ctx, query), afterPlace(query.cursor, 'onDay', 'day')] } as mongoose.mongo.Filter<Quality>;
  const found = await lines().find(filter, { sort: newestFirst, limit: query.limit + 1 }).toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(present), nextCursor: found.length > query.limit && last ? placeCursor(last.onDay, last._id) : null };
}

export async function* eachQuality(ctx: Context, query: QualityListQuery): AsyncGenerator<QualityLine> {
  for await (const line of lines().find(qualityFilter(ctx, query), { sort: newestFirst })) yield present(line);
}

/** How many editions carry each sign, of how many. */
export async function countQuality(ctx: Context): Promise<QualityCounts> {
  const scope = scopeFilter(ctx.actor, 'disclosureQuality.list') as mongoose.mongo.Filter<Quality>;
  const numbers = await Promise.all(qualityFlag.options.map((flag) => lines().countDocuments({ ...scope, flagged: true, flags: flag })));
  const counts = Object.fromEntries(qualityFlag.options.map((flag, index) => [flag, numbers[index] ?? 0])) as QualityCounts['counts'];
  return { counts, published: await lines().countDocuments(scope), flagged: await lines().countDocuments({ ...scope, flagged: true }) };
}
