import type { AccountsMonthSums, AccountsSimilar } from '../../contracts/accounts';
import { quartilesOf, similarAtLeast } from '../../contracts/accounts-comparison';
import { monthAfter } from '../../contracts/accounts-rules';
import { native } from '../kernel';
import { AccountMonthModel, type AccountMonth } from './model';

type Amounts = Pick<AccountMonth, 'receipts' | 'payments'>;
const amountsOnly = { receipts: 1, payments: 1 } as const;

/** What others published for the same month: the same town's, or where there are too few, those of half to twice the year's receipts. */
export async function similarTo(month: AccountMonth): Promise<AccountsSimilar | null> {
  const { monthKey, town, village, yearReceipts } = month;
  const others = { 'village.id': { $ne: village.id } };
  const sameTown = await find({ 'town.id': town.id, monthKey, ...others });
  if (sameTown.length >= similarAtLeast) return compared('town', sameTown);
  return compared('size', await find({ monthKey, yearReceipts: { $gte: Math.floor(yearReceipts / 2), $lte: yearReceipts * 2 }, ...others }));
}

const find = async (filter: object): Promise<Amounts[]> => (await native(AccountMonthModel).find(filter, { projection: amountsOnly }).toArray()) as Amounts[];

function compared(kind: AccountsSimilar['kind'], found: readonly Amounts[]): AccountsSimilar | null {
  const [receipts, payments] = [quartilesOf(found.map((one) => one.receipts)), quartilesOf(found.map((one) => one.payments))];
  return receipts && payments ? { kind, villages: found.length, receipts, payments } : null;
}

export const sumsRow = ({ monthKey, receipts, payments, closing }: AccountMonth): AccountsMonthSums => ({ monthKey, receipts, payments, closing });

/** Up to thirteen months: the year up to this month, and the same month of last year. */
export async function yearUpTo(month: AccountMonth): Promise<{ year: AccountsMonthSums[]; lastYear: AccountsMonthSums | null }> {
  const since = monthAfter(month.monthKey, -12);
  const found = await native(AccountMonthModel).find({ 'village.id': month.village.id, monthKey: { $gte: since, $lte: month.monthKey } }, { sort: { monthKey: -1 } }).toArray();
  const rows = found.reverse().map(sumsRow);
  return { year: rows.filter((row) => row.monthKey > since), lastYear: rows.find((row) => row.monthKey === since) ?? null };
}
