import { monthAfter } from '../../../contracts/accounts-rules';
import { id } from '../../../contracts/common';
import { moneySpanMost, type MoneyMonth, type MoneySum, type RepaymentSumName, type RewardSumName } from '../../../contracts/money-overview';
import { oneOf } from '../../parts/use-filters';

export const moneyPeriods = ['year', 'lastYear', 'custom'] as const;
export type MoneyPeriod = (typeof moneyPeriods)[number];
export const moneyPeriodLabels: Record<MoneyPeriod, string> = { year: '今年', lastYear: '去年', custom: '自选月份' };

export interface MoneyView {
  period: MoneyPeriod;
  from: string;
  to: string;
  organisationId: string | undefined;
}

const isMonth = (value: string | undefined): value is string => value !== undefined && /^20\d{2}-(0[1-9]|1[0-2])$/.test(value);

/** Months and unit, as the address says it; what does not fit falls back to the running year. */
export function readMoneyView(get: (name: string) => string | undefined, today: string): MoneyView {
  const wanted = oneOf(get('period'), moneyPeriods, 'year');
  const [from, to] = [get('from'), get('to')];
  const organisationId = id.safeParse(get('unit')).data;
  if (wanted === 'custom' && isMonth(from) && isMonth(to) && from <= to && monthAfter(from, moneySpanMost) > to) return { period: wanted, from, to, organisationId };
  const year = Number(today.slice(0, 4)) - (wanted === 'lastYear' ? 1 : 0);
  return { period: wanted === 'lastYear' ? wanted : 'year', from: `${year}-01`, to: `${year}-12`, organisationId };
}

/** Of all months together. */
export const totalOf = (months: readonly MoneyMonth[], of: (month: MoneyMonth) => MoneySum): MoneySum => months.reduce((all, month) => ({ count: all.count + of(month).count, amount: all.amount + of(month).amount }), { count: 0, amount: 0 });
export const repaid = (name: RepaymentSumName) => ({ repayments }: Pick<MoneyMonth, 'repayments'>): MoneySum => repayments[name];
export const rewarded = (name: RewardSumName) => ({ rewards }: Pick<MoneyMonth, 'rewards'>): MoneySum => rewards[name];

/** An even end of an axis of money at or above the greatest, in fen: 1, 2, 4, 6 or 8 with noughts. */
export function moneyTop(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(most, 10_000)));
  return [1, 2, 4, 6, 8, 10].map((step) => step * unit).find((step) => step >= most) as number;
}

/** 12.5, of an axis whose unit is 万元. */
export const tenThousands = (fen: number): string => String(Number((fen / 1_000_000).toFixed(4)));
