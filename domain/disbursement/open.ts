import type { Day } from '../../contracts/common';
import type { PublicPayment, PublicPaymentList } from '../../contracts/disbursement';
import { native } from '../kernel';
import { newestFirst, publicHead } from './lists';
import { PaymentListModel, PublicRowModel, type PaymentList } from './model';
import { publicListsFilter, publicRowsFilter } from './public';
import { presentRow } from './public-rows';

type Lines = { list: PublicPaymentList; lines(): AsyncGenerator<PublicPayment> };

/** A village's public lists, the newest year first, each with its lines, which are read only when they are asked for. */
export async function* eachPublicList(villageId: string, year: number | undefined): AsyncGenerator<Lines> {
  for await (const stored of native(PaymentListModel).find(publicListsFilter(villageId, { year }), { sort: newestFirst, projection: { trail: 0 } })) {
    const list = stored as PaymentList;
    const head = await publicHead(list);
    yield { list: head, lines: () => linesOf(list, head) };
  }
}

async function* linesOf({ _id, edition }: PaymentList, { byName }: PublicPaymentList): AsyncGenerator<PublicPayment> {
  // A programme may have become sensitive since it was published.
  if (!byName) return;
  for await (const row of native(PublicRowModel).find(publicRowsFilter(_id, edition, {}), { sort: { seq: 1 } })) yield presentRow(row);
}

/** How many lists are public, the newest of them, and the days of the newest and the oldest. */
export async function publicListsState(): Promise<{ lists: number; newest: { at: string; id: string } | null; newestDay: Day | null; oldestDay: Day | null }> {
  const lists = native(PaymentListModel);
  const endAt = (direction: 1 | -1) => lists.findOne({ state: 'published' }, { sort: { 'published.at': direction }, projection: { published: 1 } });
  const [count, newest, oldest] = await Promise.all([lists.countDocuments({ state: 'published' }), endAt(-1), endAt(1)]);
  return { lists: count, newest: newest?.published ? { at: newest.published.at.toISOString(), id: newest._id.toHexString() } : null, newestDay: newest?.published?.on ?? null, oldestDay: oldest?.published?.on ?? null };
}
