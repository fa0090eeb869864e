import { monthAfter, monthWords } from '../../../contracts/accounts-rules';
import { id } from '../../../contracts/common';
import { disclosureClass, type DisclosureClass } from '../../../contracts/disclosure';
import type { DisclosureBoardQuery } from '../../../contracts/disclosure-board';
import { oneOf } from '../../parts/use-filters';

export const boardPeriods = ['year', 'lastMonth', 'quarter', 'custom'] as const;
export type BoardPeriod = (typeof boardPeriods)[number];
export const boardPeriodLabels: Record<BoardPeriod, string> = { year: '今年', lastMonth: '上月', quarter: '本季度', custom: '自选月份' };

/** Place, months and class, as the address says it; what does not fit falls back to the running year of all that one sees. */
export interface BoardView {
  placeId: string | undefined;
  period: BoardPeriod;
  from: string;
  to: string;
  class: DisclosureClass | undefined;
}

const isMonth = (value: string | undefined): value is string => value !== undefined && /^20\d{2}-(0[1-9]|1[0-2])$/.test(value);

export function readBoardView(get: (name: string) => string | undefined, today: string): BoardView {
  const wanted = oneOf(get('period'), boardPeriods, 'year');
  const [from, to] = [get('from'), get('to')];
  const own = wanted === 'custom' && isMonth(from) && isMonth(to) && from <= to && monthAfter(from, 24) > to;
  const period = wanted === 'custom' && !own ? 'year' : wanted;
  return { placeId: id.safeParse(get('place')).data, period, ...(own ? { from, to } : monthsOf(period, today.slice(0, 7))), class: oneOf(get('class'), disclosureClass.options) };
}

/** The months of a period that has a name. */
export function monthsOf(period: BoardPeriod, month: string): { from: string; to: string } {
  const year = month.slice(0, 4);
  if (period === 'lastMonth') return { from: monthAfter(month, -1), to: monthAfter(month, -1) };
  if (period === 'quarter') return { from: monthAfter(`${year}-01`, Math.floor((Number(month.slice(5)) - 1) / 3) * 3), to: month };
  return { from: `${year}-01`, to: month };
}

export const queryOf = ({ placeId, from, to, class: itemClass }: BoardView): DisclosureBoardQuery => ({ placeId, from, to, class: itemClass });

/** 2026年1月到11月 */
export function spanWords(from: string, to: string): string {
  if (from === to) return monthWords(from);
  return from.slice(0, 4) === to.slice(0, 4) ? `${monthWords(from)}到${Number(to.slice(5))}月` : `${monthWords(from)}到${monthWords(to)}`;
}

export const shareWords = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);
