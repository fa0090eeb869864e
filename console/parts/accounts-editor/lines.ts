import { fenFrom, sideOfEntry, type AccountsEntry, type AccountsSide } from '../../../contracts/accounts-rules';
import type { AccountLine } from '../../../contracts/disclosure';

/** What stands in a column of the grid, in the order of a cash book. */
export const gridFields = ['day', 'entry', 'what', 'amount', 'party', 'voucher'] as const;
export type GridField = (typeof gridFields)[number];
export const gridTitles: Record<GridField, string> = { day: '日期', entry: '项目', what: '事由', amount: '金额（元）', party: '对方', voucher: '凭证号' };

export const emptyLine = (day = ''): AccountLine => ({ day, entry: '', what: '', amount: 0, party: '', voucher: '', voucherFileIds: [] });

/** 12 → the 12th of the month; 10-12, 2026/10/12 as they are meant. What is no day stays as it was typed. */
export function dayFrom(text: string, monthKey: string): string {
  const parts = text.trim().replace(/[年月/.]/g, '-').replace(/日$/, '').split('-').map((part) => part.trim());
  if (parts.some((part) => !/^\d{1,4}$/.test(part)) || parts.length > 3) return text.trim();
  const [date, month, year] = [...parts].reverse();
  return `${year ?? monthKey.slice(0, 4)}-${(month ?? monthKey.slice(5)).padStart(2, '0')}-${date!.padStart(2, '0')}`;
}

/** By code, by name, or by both together; '' where it is none of this side. */
export function entryFrom(text: string, entries: readonly AccountsEntry[], side: AccountsSide): string {
  const typed = text.trim();
  const found = entries.find(({ code, name }) => typed === code || typed === name || typed === `${code} ${name}`);
  return found && sideOfEntry(found.code) === side ? found.code : '';
}

interface Place {
  side: AccountsSide;
  monthKey: string;
  entries: readonly AccountsEntry[];
}

/** A text put into one cell. An amount that is none leaves 0, which the check points out. */
export function withCell(line: AccountLine, field: GridField, text: string, { side, monthKey, entries }: Place): AccountLine {
  if (field === 'day') return { ...line, day: dayFrom(text, monthKey) };
  if (field === 'amount') return { ...line, amount: fenFrom(text) ?? 0 };
  if (field === 'entry') return { ...line, entry: entryFrom(text, entries, side) };
  return { ...line, [field]: text.trim() };
}

/** Cells copied from a spreadsheet, put in from one cell on, to the right and down; lines that are missing are added. */
export function pasted(lines: readonly AccountLine[], at: { index: number; field: GridField }, text: string, place: Place): AccountLine[] {
  const first = gridFields.indexOf(at.field);
  const rows = text.replace(/\r?\n$/, '').split(/\r?\n/).map((row) => row.split('\t'));
  const result = [...lines];
  rows.forEach((cells, offset) => {
    const index = at.index + offset;
    const line = cells.slice(0, gridFields.length - first).reduce((so, cell, column) => withCell(so, gridFields[first + column]!, cell, place), result[index] ?? emptyLine());
    result[index] = line;
  });
  return result;
}

/** Lines of last month taken over: on the same day of this one, their vouchers still to come. */
export const takenOver = (lines: readonly AccountLine[], period: { key: string; to: string }): AccountLine[] =>
  lines.map((line) => {
    const day = `${period.key}-${line.day.slice(8)}`;
    return { ...line, day: day > period.to ? period.to : day, voucher: '', voucherFileIds: [] };
  });

/** The balance after each line, from `start` on. */
export function balancesOf(lines: readonly AccountLine[], start: number, sign: 1 | -1): number[] {
  let balance = start;
  return lines.map(({ amount }) => (balance += sign * amount));
}
