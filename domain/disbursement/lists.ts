import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import { fewHouseholds, type PaymentListPreview, type PaymentListsQuery, type PaymentListSummary, type PublicPaymentList } from '../../contracts/disbursement';
import { programmeFor } from '../fund';
import { abilitiesOf, auditedChange, authorize, cursorAfter, cursorValue, fail, native, ObjectId, scopeFilter, shanghaiDay, toObjectId, type Context } from '../kernel';
import { PaymentListModel, type PaymentList } from './model';
import { programmeHead } from './programmes';
import { dropOtherRows, maskedList, presentRow, writeRows } from './public-rows';

const lists = () => native(PaymentListModel);
const previewed = 200;
export const newestFirst = { year: -1, _id: -1 } as const;

/** After a page whose last list is of this year and id. */
export function afterList(cursor: string | undefined): mongoose.mongo.Filter<PaymentList> {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [year, id] = value.split(' ');
  if (!/^\d{4}$/.test(year ?? '') || !ObjectId.isValid(id ?? '')) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { year: { $lte: Number(year) }, $or: [{ year: { $lt: Number(year) } }, { _id: { $lt: new ObjectId(id) } }] };
}
export const cursorOfList = ({ year, _id }: PaymentList): string => cursorAfter(`${year} ${_id.toHexString()}`);

export function listsFilter(scope: object, { villageId, programme, year, state }: Omit<PaymentListsQuery, 'cursor' | 'limit'>): mongoose.mongo.Filter<PaymentList> {
  return { $and: [scope, { ...(villageId ? { path: toObjectId(villageId) } : {}), ...(programme ? { programme } : {}), ...(year ? { year } : {}), ...(state ? { state } : {}) }] } as mongoose.mongo.Filter<PaymentList>;
}

/** The lists that came out of imports, within the viewer's scope. */
export async function listPaymentLists(ctx: Context, query: PaymentListsQuery): Promise<Page<PaymentListSummary>> {
  const filter = listsFilter(scopeFilter(ctx.actor, 'paymentList.list'), query);
  const found = (await lists().find({ $and: [filter, afterList(query.cursor)] } as typeof filter, { sort: newestFirst, limit: query.limit + 1 }).toArray()) as PaymentList[];
  const shown = found.slice(0, query.limit);
  return { items: await Promise.all(shown.map((one) => summaryOf(ctx, one))), nextCursor: found.length > query.limit ? cursorOfList(shown.at(-1)!) : null };
}

/** 群众看到的样子, as it would be if it were published now. @throws Fault notFound */
export async function previewList(ctx: Context, id: string): Promise<PaymentListPreview> {
  const list = await load(ctx, id, 'list');
  const { rows, groups, households, amount } = await maskedList(list);
  const now = ctx.clock.now();
  const programme = await programmeHead(list.programme);
  const shown = programme.sensitive ? [] : rows;
  return {
    list: await publicHead({ ...list, published: { on: shanghaiDay(now), at: now, households, payments: rows.length, amount, groups }, edition: list.edition + 1 }),
    groups: programme.sensitive ? [] : groups,
    items: shown.slice(0, previewed).map(presentRow),
    more: Math.max(0, shown.length - previewed),
    takenAt: now.toISOString(),
  };
}

/**
 * Shows everybody what stands in the list now; again, after corrections, as a new edition. Of a sensitive programme only
 * the sum is public, never a line.
 * @throws Fault notFound, forbidden, conflict, wrongState
 */
export async function publishList(ctx: Context, id: string, { version }: { version: number }): Promise<PaymentListSummary> {
  const before = await load(ctx, id, 'publish');
  if (before.trail.seq !== version) fail('conflict');
  const { sensitive } = await programmeFor(before.programme);
  const { rows, groups, households, amount } = await maskedList(before);
  if (rows.length === 0) return fail('wrongState', { message: '这份名单里没有发放成功的，没有可公开的。' });
  const edition = before.edition + 1;
  await writeRows(before._id, edition, sensitive ? [] : rows);
  const now = ctx.clock.now();
  const published = { on: shanghaiDay(now), at: now, households, payments: rows.length, amount, groups: sensitive ? [] : groups };
  const after = await auditedChange(PaymentListModel, id, ctx, 'paymentList.published', () => ({ set: { state: 'published', edition, published }, detail: { edition, payments: rows.length, amount } }), { version });
  await dropOtherRows(after._id, edition);
  return summaryOf(ctx, after);
}

/** Takes it off: the reason stays on record. @throws Fault notFound, forbidden, conflict, wrongState */
export async function hideList(ctx: Context, id: string, { version, reason }: { version: number; reason: string }): Promise<PaymentListSummary> {
  await load(ctx, id, 'publish');
  const after = await auditedChange(
    PaymentListModel,
    id,
    ctx,
    'paymentList.hidden',
    ({ state }) => (state === 'published' ? { set: { state: 'hidden' }, unset: ['published'], detail: { reason } } : fail('wrongState')),
    { version },
  );
  await dropOtherRows(after._id, 0);
  return summaryOf(ctx, after);
}

async function load(ctx: Context, id: string, verb: 'list' | 'publish'): Promise<PaymentList> {
  const list = ((await lists().findOne({ _id: toObjectId(id) })) as PaymentList | null) ?? fail('notFound');
  authorize(ctx.actor, `paymentList.${verb}`, list);
  return list;
}

async function summaryOf(ctx: Context, list: PaymentList): Promise<PaymentListSummary> {
  const { village, year, batch, state, households, payments, amount, edition, published } = list;
  return {
    ...{ id: list._id.toHexString(), village: { id: village.id.toHexString(), name: village.name }, programme: await programmeHead(list.programme), year, batch },
    ...{ state, version: list.trail.seq, households, payments, amount, edition, publishedOn: published?.on ?? null },
    changed: published !== undefined && (published.amount !== amount || published.payments !== payments || published.households !== households || published.at < list.countedAt),
    abilities: abilitiesOf(ctx.actor, 'paymentList', list),
  };
}

/** As everybody may read it. Few households in a sensitive programme are not even counted. */
export async function publicHead({ _id, village, programme: code, year, batch, edition, published }: PaymentList): Promise<PublicPaymentList> {
  const programme = await programmeHead(code);
  const { on, households, amount } = published!;
  const told = !programme.sensitive || households >= fewHouseholds;
  return { id: _id.toHexString(), village: { id: village.id.toHexString(), name: village.name }, programme, year, batch, publishedOn: on, edition, households: told ? households : null, amount: told ? amount : null, byName: !programme.sensitive };
}
