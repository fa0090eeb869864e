import type { MoneySum, MoneyWait, RewardSumName } from '../../contracts/money-overview';
import type { RewardTotals } from '../../contracts/reward';
import type { RewardState } from '../../contracts/reward-receipt';
import { scopeFilter, type Context } from '../kernel';
import { rewards } from './model';

type Line = MoneySum & { name: RewardSumName; month: string };
type Group = MoneySum & { _id: { month: string; way?: 'cash' | 'gift' | 'wechat' | null } };
const summed = { count: { $sum: 1 }, amount: { $sum: '$amount' } };

/** The aggregations, by the day by which each is counted; every one is found by its index. */
export function rewardSumSources({ from, to }: { from: string; to: string }, scope: object) {
  const days = { $gte: `${from}-01`, $lte: `${to}-31` };
  return {
    approved: [{ $match: { $and: [{ month: { $gte: from, $lte: to } }, scope] } }, { $group: { _id: { month: '$month' }, ...summed } }],
    done: [{ $match: { $and: [{ doneOn: days }, scope] } }, { $group: { _id: { month: { $substrBytes: ['$doneOn', 0, 7] }, way: '$way' }, ...summed } }],
    expired: [{ $match: { $and: [{ state: 'expired', expiresOn: days }, scope] } }, { $group: { _id: { month: { $substrBytes: ['$expiresOn', 0, 7] } }, ...summed } }],
  };
}

/** What was approved, given out in each way, and left, in each month from one to another. @throws Fault forbidden */
export async function rewardSumsOf(ctx: Context, span: { from: string; to: string }): Promise<Line[]> {
  const sources = rewardSumSources(span, scopeFilter(ctx.actor, 'reward.list'));
  const [approved, done, expired] = await Promise.all([sources.approved, sources.done, sources.expired].map((source) => rewards().aggregate<Group>(source).toArray())) as [Group[], Group[], Group[]];
  const line = (name: RewardSumName, { _id: { month }, count, amount }: Group): Line => ({ name, month, count, amount });
  return [...approved.map((group) => line('approved', group)), ...done.flatMap((group) => [line('done', group), ...(group._id.way ? [line(group._id.way, group)] : [])]), ...expired.map((group) => line('expired', group))];
}

/** By month of one year; a month in which nothing was is left out. @throws Fault forbidden */
export async function rewardTotalsOf(ctx: Context, year: string): Promise<RewardTotals> {
  const none = (): MoneySum => ({ count: 0, amount: 0 });
  const months = new Map<string, RewardTotals['months'][number]>();
  for (const { name, month, count, amount } of await rewardSumsOf(ctx, { from: `${year}-01`, to: `${year}-12` })) {
    const row = months.get(month) ?? { month, approved: none(), done: none(), cash: none(), gift: none(), wechat: none(), expired: none() };
    row[name] = { count: row[name].count + count, amount: row[name].amount + amount };
    months.set(month, row);
  }
  return { months: [...months.values()].sort((a, b) => b.month.localeCompare(a.month)) };
}

const waitsOf: Partial<Record<RewardState, MoneyWait>> = { waiting: 'rewardChoice', code: 'rewardCash', transfer: 'rewardTransfer', gift: 'rewardGift', handed: 'rewardRecord' };

/** How many wait for what, now. @throws Fault forbidden */
export async function rewardWaits(ctx: Context): Promise<(MoneySum & { wait: MoneyWait })[]> {
  const match = { $and: [{ state: { $in: Object.keys(waitsOf) } }, scopeFilter(ctx.actor, 'reward.list')] };
  const groups = await rewards().aggregate<MoneySum & { _id: RewardState }>([{ $match: match }, { $group: { _id: '$state', ...summed } }]).toArray();
  return groups.flatMap(({ _id, count, amount }) => {
    const wait = waitsOf[_id];
    return wait ? [{ wait, count, amount }] : [];
  });
}
