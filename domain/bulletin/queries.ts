import type mongoose from 'mongoose';
import type { z } from 'zod';
import type { BulletinDetail, bulletinListQuery, BulletinSummary, PublicBulletin, publicBulletinListQuery, PublicBulletinSummary } from '../../contracts/bulletin';
import type { Page } from '../../contracts/common';
import { afterPlace, cursorAfter, cursorValue, fail, native, OrganisationModel, placeCursor, scopeFilter, toObjectId, type Context } from '../kernel';
import type { NamedRef } from '../rating';
import { loadBulletin } from './command';
import { BulletinModel, type Bulletin } from './model';
import { presentDetail, presentPublic, presentPublicSummary, presentSummary } from './present';

type Filter = mongoose.mongo.Filter<Bulletin>;
const bulletins = () => native(BulletinModel);

/** The district whose commission this platform serves. @throws Fault notFound while none is entered */
export async function districtOf(): Promise<NamedRef> {
  const district = await native(OrganisationModel).findOne({ kind: 'district', active: true }, { sort: { code: 1 }, projection: { name: 1 } });
  return district ? { id: district._id, name: district.name } : fail('notFound', { message: '还没有建区（县），先到“机构与窗口”里建。' });
}

export const staffFilter = (ctx: Context, state?: Bulletin['state']): Filter => ({ ...scopeFilter(ctx.actor, 'bulletin.list'), ...(state ? { state } : {}) });
const newestFirst = { _id: -1 } as const;

/** Every edition within the viewer's scope, the newest first. */
export async function listBulletins(ctx: Context, query: z.infer<typeof bulletinListQuery>): Promise<Page<BulletinSummary>> {
  const after = cursorValue(query.cursor);
  const found = await bulletins()
    .find({ ...staffFilter(ctx, query.state), ...(after ? { _id: { $lt: toObjectId(after) } } : {}) }, { sort: newestFirst, limit: query.limit + 1 })
    .toArray();
  const items = found.slice(0, query.limit).map(presentSummary);
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.id) : null };
}

/** @throws Fault notFound, also for what lies outside the scope */
export async function showBulletin(ctx: Context, id: string): Promise<BulletinDetail> {
  return presentDetail(ctx, await loadBulletin(ctx, id, 'list'));
}

// An index entry without a day sorts below every day: a comparison leaves out what was never published.
export const listedFilter: Filter = { listedAt: { $gt: new Date(0) } };
export const listedFirst = { listedAt: -1, _id: -1 } as const;

/** What citizens see listed, the newest first. */
export async function listPublicBulletins(query: z.infer<typeof publicBulletinListQuery>): Promise<Page<PublicBulletinSummary>> {
  const found = await bulletins()
    .find({ $and: [listedFilter, afterPlace(query.cursor, 'listedAt', 'instant')] } as Filter, { sort: listedFirst, limit: query.limit + 1 })
    .toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(presentPublicSummary), nextCursor: found.length > query.limit && last ? placeCursor(last.listedAt!, last._id) : null };
}

/** @throws Fault notFound for whatever was never published */
export async function showPublicBulletin(id: string): Promise<PublicBulletin> {
  const bulletin = await bulletins().findOne({ _id: toObjectId(id), state: { $in: ['published', 'withdrawn', 'replaced'] } });
  return bulletin ? presentPublic(bulletin) : fail('notFound', { message: '没有找到。可能还没有公开，请从列表里看。' });
}
