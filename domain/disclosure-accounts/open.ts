import type mongoose from 'mongoose';
import type { Day } from '../../contracts/common';
import { native, toObjectId } from '../kernel';
import { AccountMonthModel, type AccountMonth } from './model';

const months = () => native(AccountMonthModel);

export const openMonthsFilter = (villageId: string, year: number | undefined): mongoose.mongo.Filter<AccountMonth> => ({ 'village.id': toObjectId(villageId), ...(year ? { monthKey: { $gte: `${year}-01`, $lte: `${year}-12` } } : {}) });

/** A village's published months, the newest first. */
export async function* eachAccountMonth(villageId: string, year: number | undefined): AsyncGenerator<AccountMonth> {
  yield* months().find(openMonthsFilter(villageId, year), { sort: { monthKey: -1 }, projection: { path: 0, yearReceipts: 0 } });
}

/** Sums over all of them: whatever is counted anew moves one of them. */
export async function accountMonthsState(): Promise<{ marks: unknown; newest: Day | null; oldest: Day | null }> {
  const sum = (field: string) => ({ $sum: `$${field}` });
  const [found] = await months()
    .aggregate<Record<string, number | string>>([{ $group: { _id: null, months: { $sum: 1 }, editions: sum('edition'), opening: sum('opening'), receipts: sum('receipts'), payments: sum('payments'), closing: sum('closing'), before: sum('before.closing'), late: sum('lateWorkingDays'), newest: { $max: '$publishedOn' }, oldest: { $min: '$publishedOn' } } }])
    .toArray();
  return { marks: found ?? null, newest: (found?.newest as Day | undefined) ?? null, oldest: (found?.oldest as Day | undefined) ?? null };
}
