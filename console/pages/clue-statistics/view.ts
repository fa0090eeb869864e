import dayjs from 'dayjs';
import { clueChannel, clueKind } from '../../../contracts/clue';
import { cluePeriodKind, clueStatisticsQuery, type ClueStatisticsQuery } from '../../../contracts/clue-statistics';
import { id } from '../../../contracts/common';
import { oneOf, useFilters } from '../../parts/use-filters';

/** What the address says; a period that is none falls back to the running quarter. */
export function readView(get: (name: string) => string | undefined): Omit<ClueStatisticsQuery, 'exact'> {
  const narrowed = { channel: oneOf(get('channel'), clueChannel.options), kind: oneOf(get('kind'), clueKind.options), townId: id.safeParse(get('town')).data };
  const period = { period: oneOf(get('period'), cluePeriodKind.options, 'quarter'), at: get('at'), from: get('from'), to: get('to') };
  return clueStatisticsQuery.safeParse(period).success ? { ...period, ...narrowed } : { period: 'quarter', ...narrowed };
}

export function useView() {
  const filters = useFilters();
  return { view: readView(filters.get), filters };
}

/** A month, quarter or year as the server writes it, and back; days are the first ones. */
export const writeAt = {
  month: (date: dayjs.Dayjs): string => date.format('YYYY-MM'),
  quarter: (date: dayjs.Dayjs): string => `${date.year()}-Q${Math.floor(date.month() / 3) + 1}`,
  year: (date: dayjs.Dayjs): string => String(date.year()),
};
export function readAt(at: string): dayjs.Dayjs {
  const [year, rest] = at.split('-') as [string, string | undefined];
  return dayjs(`${year}-${rest?.startsWith('Q') ? String(Number(rest.slice(1)) * 3 - 2).padStart(2, '0') : (rest ?? '01')}-01`);
}
