import type { AccountLine, AccountsContent } from './disclosure';

/**
 * What is right in a month's account, and what it comes to: plain functions over whole fen, used alike by the console,
 * the server and the mini-program. No schema is needed here, so that a phone need not load one.
 */

export type AccountsSide = 'receipts' | 'payments';
export const accountsSideLabels: Record<AccountsSide, string> = { receipts: '收入', payments: '支出' };

/** The item of the catalogue that a month's account is published under. */
export const accountsItemCode = 'F0';

/** An entry of the catalogue that a line belongs to: F2.x are receipts, F3.x payments. */
export interface AccountsEntry {
  code: string;
  name: string;
}

/** 各项收入 and 各项支出 of the catalogue; null for what is neither. */
export const sideOfEntry = (code: string): AccountsSide | null => (/^F2\./.test(code) ? 'receipts' : /^F3\./.test(code) ? 'payments' : null);

/** The last month that stands published. */
export interface AccountsBefore {
  /** 2026-09 */
  monthKey: string;
  closing: number;
}

export interface AccountsSums {
  receipts: number;
  payments: number;
  /** What the ledger must close with. */
  expected: number;
  /** What it says beyond that; 0 where they agree. */
  difference: number;
}

const amountOf = (lines: readonly Pick<AccountLine, 'amount'>[]): number => lines.reduce((sum, { amount }) => sum + amount, 0);

/** Whole fen stay whole: no sum of an account is ever rounded. */
export function sumsOf({ opening, receipts, payments, closing }: Pick<AccountsContent, 'opening' | 'closing'> & Record<AccountsSide, readonly Pick<AccountLine, 'amount'>[]>): AccountsSums {
  const [received, paid] = [amountOf(receipts), amountOf(payments)];
  const expected = opening + received - paid;
  return { receipts: received, payments: paid, expected, difference: closing - expected };
}

export interface EntrySum extends AccountsEntry {
  amount: number;
  count: number;
}

/** By entry of the catalogue, the largest first; an entry that nobody named goes by its code. */
export function sumsByEntry(lines: readonly Pick<AccountLine, 'entry' | 'amount'>[], nameOf: (code: string) => string): EntrySum[] {
  const sums = new Map<string, EntrySum>();
  for (const { entry, amount } of lines) {
    const known = sums.get(entry) ?? { code: entry, name: nameOf(entry), amount: 0, count: 0 };
    sums.set(entry, { ...known, amount: known.amount + amount, count: known.count + 1 });
  }
  return [...sums.values()].sort((one, other) => other.amount - one.amount || one.code.localeCompare(other.code));
}

// ---- money in words and digits ----

/** 12845600 → 128,456.00 */
export function yuan(amount: number): string {
  const whole = Math.floor(Math.abs(amount) / 100);
  const cents = String(Math.abs(amount) % 100).padStart(2, '0');
  return `${amount < 0 ? '－' : ''}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** 差 12.50 元, and which way. */
export const differenceWords = (difference: number): string => (difference > 0 ? `多了 ${yuan(difference)} 元` : `少了 ${yuan(-difference)} 元`);

const wide = /[０-９．，－＋]/g;
const narrow = (text: string): string => text.replace(wide, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
/** Twelve digits of yuan: what a village has is far below. */
const amountPattern = /^([+-]?)(\d{1,11})(?:\.(\d{0,2}))?$/;

/** What people write for an amount, as fen: 1,280.5 元, ￥42000, １２. Null for what is none; nothing is rounded. */
export function fenFrom(text: string): number | null {
  const plain = narrow(text).replace(/[\s,，¥￥元]/g, '');
  const found = amountPattern.exec(plain);
  if (!found) return null;
  const [, sign, whole, cents = ''] = found;
  const amount = Number(whole) * 100 + Number(cents.padEnd(2, '0'));
  return sign === '-' && amount !== 0 ? -amount : amount;
}

/** An amount as one types it again: no separators, no needless decimals. */
export const typedYuan = (amount: number): string => yuan(amount).replace(/,/g, '').replace('－', '-').replace(/\.00$/, '').replace(/(\.\d)0$/, '$1');

// ---- months ----

/** 2026-10 → 2026年10月 */
export const monthWords = (monthKey: string): string => `${monthKey.slice(0, 4)}年${Number(monthKey.slice(5, 7))}月`;

const indexOf = (monthKey: string): number => Number(monthKey.slice(0, 4)) * 12 + Number(monthKey.slice(5, 7)) - 1;
/** So many months later; earlier where negative. */
export function monthAfter(monthKey: string, months = 1): string {
  const index = indexOf(monthKey) + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
export const monthsBetween = (earlier: string, later: string): number => indexOf(later) - indexOf(earlier);

/** The months that lie between two, none where one follows the other. */
export const monthsMissing = (earlier: string, later: string): string[] => Array.from({ length: Math.max(0, monthsBetween(earlier, later) - 1) }, (_, index) => monthAfter(earlier, index + 1));

/** 2026年7月、8月; more than three are counted. */
export function missingWords(months: readonly string[]): string {
  if (months.length > 3) return `${monthWords(months[0]!)}到${monthWords(months[months.length - 1]!)}，${months.length} 个月`;
  return months.map((month, index) => (index > 0 && month.slice(0, 4) === months[index - 1]!.slice(0, 4) ? `${Number(month.slice(5, 7))}月` : monthWords(month))).join('、');
}

/** How this opening stands to the last closing. */
export function followsWords(monthKey: string, opening: number, before: AccountsBefore | null): { kind: 'first' | 'follows' | 'differs' | 'gap'; words: string } {
  if (!before) return { kind: 'first', words: '这是第一个公开的月份，没有上月可以对。' };
  const missing = monthsMissing(before.monthKey, monthKey);
  if (missing.length > 0) return { kind: 'gap', words: `${missingWords(missing)}还没有公开，和上月接不上。` };
  const difference = opening - before.closing;
  if (difference === 0) return { kind: 'follows', words: `和${monthWords(before.monthKey)}的月末结余一致。` };
  return { kind: 'differs', words: `${monthWords(before.monthKey)}的月末结余是 ${yuan(before.closing)} 元，这里写的是 ${yuan(opening)} 元，${differenceWords(difference)}。` };
}
