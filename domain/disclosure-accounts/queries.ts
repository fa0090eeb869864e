import type mongoose from 'mongoose';
import { pinyin } from 'pinyin-pro';
import type { AccountsBasis, AccountsDetail, AccountsListQuery, AccountsRow, AccountsSeries } from '../../contracts/accounts';
import { checkAccounts, faultWords } from '../../contracts/accounts-check';
import { accountsItemCode, followsWords, monthAfter, sumsByEntry } from '../../contracts/accounts-rules';
import type { Page } from '../../contracts/common';
import type { AccountsContent } from '../../contracts/disclosure';
import { PublicationModel } from '../disclosure';
import { authorize, cursorAfter, cursorValue, fail, findOrganisation, native, scopeFilter, shanghaiDay, toObjectId, type Context } from '../kernel';
import { similarTo, yearUpTo } from './compare';
import { accountsEntries, entryNames } from './entries';
import { AccountMonthModel, type AccountMonth } from './model';
import { accountsRules } from './settings';

type Filter = mongoose.mongo.Filter<AccountMonth>;
type ListFilters = Omit<AccountsListQuery, 'cursor' | 'limit'>;
const months = () => native(AccountMonthModel);
export const newestFirst = { monthKey: -1, _id: -1 } as const;

/** One page of months within the viewer's scope, the newest first. */
export async function listAccounts(ctx: Context, query: AccountsListQuery): Promise<Page<AccountsRow>> {
  const filter = accountsFilter(ctx, query);
  const found = await months().find({ $and: [filter, afterCursor(query.cursor)] }, { sort: newestFirst, limit: query.limit + 1 }).toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(rowOf), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.monthKey} ${last._id}`) : null, total: await months().countDocuments(filter) };
}

/** The whole list, for an export. */
export async function* eachAccounts(ctx: Context, query: ListFilters): AsyncGenerator<AccountsRow> {
  authorize(ctx.actor, 'villageAccounts.export');
  for await (const month of months().find(accountsFilter(ctx, query), { sort: newestFirst })) yield rowOf(month);
}

/** The scope is always part of it. */
export function accountsFilter(ctx: Context, { townId, villageId, month, disagreeing }: ListFilters): Filter {
  return {
    $and: [
      scopeFilter(ctx.actor, 'villageAccounts.list'),
      ...(villageId ? [{ 'village.id': toObjectId(villageId) }] : []),
      ...(townId ? [{ 'town.id': toObjectId(townId) }] : []),
      ...(month ? [{ monthKey: month }] : []),
      ...(disagreeing ? [{ agrees: false }] : []),
    ],
  };
}

/** The twelve months up to `until`, all villages in view added up. */
export async function accountsSeries(ctx: Context, { until, ...scope }: { townId?: string; villageId?: string; until?: string }): Promise<AccountsSeries> {
  const last = until ?? monthAfter(shanghaiDay(ctx.clock.now()).slice(0, 7), -1);
  const sums = new Map<string, AccountsSeries['months'][number]>();
  const wanted: Filter = { $and: [accountsFilter(ctx, scope), { monthKey: { $gt: monthAfter(last, -12), $lte: last } }] };
  for await (const { monthKey, receipts, payments } of months().find(wanted, { projection: { monthKey: 1, receipts: 1, payments: 1 } })) {
    const known = sums.get(monthKey) ?? { monthKey, receipts: 0, payments: 0, villages: 0 };
    sums.set(monthKey, { monthKey, receipts: known.receipts + receipts, payments: known.payments + payments, villages: known.villages + 1 });
  }
  return { months: [...sums.values()].sort((one, other) => one.monthKey.localeCompare(other.monthKey)) };
}

/** One month with its lines, as staff see it. @throws Fault notFound, also for what lies outside the scope */
export async function showAccounts(ctx: Context, publicationId: string): Promise<AccountsDetail> {
  const month = (await months().findOne({ publicationId: toObjectId(publicationId) })) ?? fail('notFound');
  authorize(ctx.actor, 'villageAccounts.list', month);
  const publication = await native(PublicationModel).findOne({ _id: month.publicationId }, { projection: { content: 1, period: 1 } });
  const content = publication?.content?.form === 'accounts' ? publication.content : null;
  const [nameOf, entries, { voucherFrom }, { lastYear }, similar] = await Promise.all([entryNames(), accountsEntries(), accountsRules(ctx), yearUpTo(month), similarTo(month)]);
  const faults = content && publication ? checkAccounts(content, { period: publication.period, before: month.before, entries: entries.map(({ code }) => code), voucherFrom }) : [];
  return {
    ...rowOf(month),
    content,
    receiptEntries: sumsByEntry(content?.receipts ?? [], nameOf),
    paymentEntries: sumsByEntry(content?.payments ?? [], nameOf),
    faults: faults.map((fault) => ({ stops: fault.stops, words: faultWords(fault) })),
    similar,
    lastYear,
  };
}

/** What an account that is being written stands on: the last month before it, and what lines may belong to. @throws Fault notFound */
export async function accountsBasis(ctx: Context, { villageId, month }: { villageId: string; month: string }): Promise<AccountsBasis> {
  const village = (await findOrganisation(villageId)) ?? fail('notFound');
  authorize(ctx.actor, 'villageAccounts.list', village);
  const [{ before, previous }, entries, { voucherFrom }] = await Promise.all([lastBefore(villageId, month), accountsEntries(), accountsRules(ctx)]);
  return { before, previous, entries: entries.map((entry) => ({ ...entry, sound: soundOf(entry.name) })), voucherFrom };
}

/** bangong bg: by which an entry is found from a keyboard. */
function soundOf(name: string): string {
  const whole = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true });
  return `${whole.join('')} ${whole.map((syllable) => syllable[0] ?? '').join('')}`.toLowerCase();
}

/** The last published month before `monthKey`, and its account. */
export async function lastBefore(villageId: string, monthKey: string): Promise<Pick<AccountsBasis, 'before' | 'previous'>> {
  const last = await months().findOne({ 'village.id': toObjectId(villageId), monthKey: { $lt: monthKey } }, { sort: { monthKey: -1 } });
  if (!last) return { before: null, previous: null };
  const content = (await native(PublicationModel).findOne({ _id: last.publicationId, 'item.code': accountsItemCode }, { projection: { content: 1 } }))?.content as AccountsContent | null | undefined;
  return { before: { monthKey: last.monthKey, closing: last.closing }, previous: content ?? null };
}

function rowOf({ publicationId, village, town, monthKey, publishedOn, lateWorkingDays, edition, nothing, opening, receipts, payments, closing, difference, before, agrees, lines }: AccountMonth): AccountsRow {
  return {
    id: publicationId.toHexString(),
    village: { id: village.id.toHexString(), name: village.name },
    town: { id: town.id.toHexString(), name: town.name },
    monthKey,
    publishedOn,
    lateWorkingDays,
    edition,
    nothing,
    opening,
    receipts,
    payments,
    closing,
    difference,
    follows: followsWords(monthKey, opening, before),
    agrees,
    lines,
  };
}

function afterCursor(cursor: string | undefined): object {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [monthKey = '', id = ''] = value.split(' ');
  return { monthKey: { $lte: monthKey }, $or: [{ monthKey: { $lt: monthKey } }, { _id: { $lt: id } }] };
}
