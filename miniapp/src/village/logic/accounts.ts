import type { AccountsMonthSums, AccountsSimilar, PublicAccounts, PublicAccountsMonth } from '../../../../contracts/accounts';
import { changeWords, standingWords, type Quartiles } from '../../../../contracts/accounts-comparison';
import { accountsSideLabels, differenceWords, monthWords, yuan, type AccountsSide } from '../../../../contracts/accounts-rules';

/** 10月 */
export const shortMonth = (monthKey: string): string => `${Number(monthKey.slice(5))}月`;

/** 10月; of another year 2025年10月. */
export const monthTitle = (monthKey: string, thisYear: number): string => (monthKey.slice(0, 4) === String(thisYear) ? shortMonth(monthKey) : monthWords(monthKey));

export interface ChartUnit {
  name: '千元' | '万元';
  fen: number;
}

/** Thousands as in the village's talk; ten thousands where a bar reaches a million yuan. */
export const unitOf = (months: readonly AccountsMonthSums[]): ChartUnit => (Math.max(0, ...months.flatMap(({ receipts, payments }) => [receipts, payments])) < 100_000_000 ? { name: '千元', fen: 100_000 } : { name: '万元', fen: 1_000_000 });

export const inUnit = (amount: number, unit: ChartUnit): string => (amount / unit.fen).toFixed(1);

/** The half year up to the month shown. */
export const halfYearOf = ({ year }: Pick<PublicAccounts, 'year'>): AccountsMonthSums[] => year.slice(-6);

/** Heights in percent of the chart, which the largest bar fills. */
export function heightsOf(months: readonly AccountsMonthSums[]): Record<AccountsSide, number>[] {
  const most = Math.max(1, ...months.flatMap(({ receipts, payments }) => [receipts, payments]));
  const height = (amount: number) => (amount <= 0 ? 0 : Math.max(1, Math.round((amount / most) * 1000) / 10));
  return months.map(({ receipts, payments }) => ({ receipts: height(receipts), payments: height(payments) }));
}

/** The chart in one sentence, for whoever does not see it. */
export function chartWords(months: readonly AccountsMonthSums[]): string {
  const last = months[months.length - 1];
  if (!last) return '还没有公开过。';
  const most = months.reduce((one, other) => (other.receipts > one.receipts ? other : one));
  return `${shortMonth(months[0]!.monthKey)}到${shortMonth(last.monthKey)}每月收支。${shortMonth(last.monthKey)}收入 ${yuan(last.receipts)} 元，支出 ${yuan(last.payments)} 元；收入最多的是${shortMonth(most.monthKey)}。每月多少在表里。`;
}

/** 对得上, or by how much it does not. */
export const checkWords = ({ difference }: Pick<PublicAccountsMonth, 'difference'>): string => (difference === 0 ? '对得上' : `差 ${yuan(Math.abs(difference))} 元，写的${differenceWords(difference)}`);

const sides = ['receipts', 'payments'] as const;

/** Against the same month of last year, one sentence a side; nothing where there was nothing. */
export function lastYearWords({ month, lastYear }: Pick<PublicAccounts, 'month' | 'lastYear'>): string[] {
  if (!month || !lastYear) return [];
  return sides.flatMap((side) => {
    const change = changeWords(month[side], lastYear[side]);
    return change === null ? [] : [`${accountsSideLabels[side]}${change}（去年 ${yuan(lastYear[side])} 元）。`];
  });
}

/** 柳溪镇另外 7 个村 / 全区收入相近的 12 个村 */
export const similarName = ({ kind, villages }: AccountsSimilar, townName: string): string => (kind === 'town' ? `${townName}另外 ${villages} 个村（社区）` : `全区收入相近的 ${villages} 个村（社区）`);

/** What the bar of a side shows, in words. */
export const standsWords = (side: AccountsSide, amount: number, middle: Quartiles): string =>
  `${accountsSideLabels[side]} ${yuan(amount)} 元，${standingWords(amount, middle)}：它们居中的是 ${yuan(middle.median)} 元，一半的村在 ${yuan(middle.low)} 到 ${yuan(middle.high)} 元之间。`;

/** Places on a line that ends a little beyond the largest of all, in percent. */
export function placesOf(amount: number, { low, median, high }: Quartiles): { own: number; low: number; median: number; high: number } {
  const end = Math.max(1, amount, high) * 1.08;
  const at = (value: number) => Math.round((Math.max(0, value) / end) * 1000) / 10;
  return { own: at(amount), low: at(low), median: at(median), high: at(high) };
}
