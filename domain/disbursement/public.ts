import type mongoose from 'mongoose';
import { pinyin } from 'pinyin-pro';
import type { Page } from '../../contracts/common';
import type { PublicPaymentList, PublicPaymentListsQuery, PublicPaymentPage, PublicPaymentRowsQuery } from '../../contracts/disbursement';
import { cursorAfter, cursorValue, fail, native, toObjectId, type ObjectId } from '../kernel';
import { afterList, cursorOfList, newestFirst, publicHead } from './lists';
import { PaymentListModel, PublicRowModel, type PaymentList, type PublicRow } from './model';
import { presentRow } from './public-rows';

type Filter = mongoose.mongo.Filter<PaymentList>;

export const publicListsFilter = (villageId: string, { programme, year }: Omit<PublicPaymentListsQuery, 'cursor' | 'limit'>): Filter => ({ 'village.id': toObjectId(villageId), state: 'published', ...(year ? { year } : {}), ...(programme ? { programme } : {}) });

/** What of a village is public, the newest year first. */
export async function listPublicPayments(villageId: string, query: PublicPaymentListsQuery): Promise<Page<PublicPaymentList>> {
  const found = (await native(PaymentListModel)
    .find({ $and: [publicListsFilter(villageId, query), afterList(query.cursor)] } as Filter, { sort: newestFirst, limit: query.limit + 1, projection: { trail: 0 } })
    .toArray()) as PaymentList[];
  const shown = found.slice(0, query.limit);
  return { items: await Promise.all(shown.map(publicHead)), nextCursor: found.length > query.limit ? cursorOfList(shown.at(-1)!) : null };
}

export const publicRowsFilter = (listId: ObjectId, edition: number, { surnames, group }: { surnames?: string[] | undefined; group?: string | undefined }, after?: number): mongoose.mongo.Filter<PublicRow> => ({
  ...{ listId, edition },
  ...(surnames ? { surname: { $in: surnames } } : {}),
  ...(group ? { group } : {}),
  ...(after === undefined ? {} : { seq: { $gt: after } }),
});

/** What was typed, or of the list's surnames those that sound so. */
async function surnamesMeant({ _id, edition }: PaymentList, typed: string): Promise<string[]> {
  if (!/^[a-z]+$/i.test(typed)) return [typed];
  const all: string[] = await native(PublicRowModel).distinct('surname', { listId: _id, edition });
  return all.filter((surname) => soundsLike(surname, typed.toLowerCase()));
}

/** 单 is shan as a surname; begun or by first letters, 欧阳 is ou and oy. */
function soundsLike(surname: string, letters: string): boolean {
  const syllables = pinyin(surname, { toneType: 'none', type: 'array', surname: 'all' });
  return syllables.join('').startsWith(letters) || syllables.map(([first]) => first).join('').startsWith(letters);
}

/** One public list, page by page. @throws Fault notFound for whatever is not public */
export async function showPublicPayments(id: string, query: PublicPaymentRowsQuery): Promise<PublicPaymentPage> {
  const list = (await native(PaymentListModel).findOne({ _id: toObjectId(id), state: 'published' }, { projection: { trail: 0 } })) as PaymentList | null;
  if (!list?.published) return fail('notFound', { message: '没有找到。可能还没有公开，请从村里的列表里看。' });
  const head = await publicHead(list);
  const place = cursorValue(query.cursor);
  if (place !== undefined && !/^\d{1,9}$/.test(place)) fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  // A programme may have become sensitive since.
  if (!head.byName) return { list: head, groups: [], items: [], nextCursor: null };
  const surnames = query.surname === undefined ? undefined : await surnamesMeant(list, query.surname);
  const filter = publicRowsFilter(list._id, list.edition, { surnames, group: query.group }, place === undefined ? undefined : Number(place));
  const found = await native(PublicRowModel).find(filter, { sort: { seq: 1 }, limit: query.limit + 1 }).toArray();
  const shown = found.slice(0, query.limit);
  return { list: head, groups: list.published.groups, items: shown.map(presentRow), nextCursor: found.length > query.limit ? cursorAfter(String(shown.at(-1)!.seq)) : null };
}
