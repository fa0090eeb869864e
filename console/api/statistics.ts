import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { page } from '../../contracts/common';
import { comparison, statisticsAlert, statisticsBoard, statisticsScopes, type ComparedKind, type ComparedUnit, type StatisticsQuery } from '../../contracts/statistics';
import { ask } from './client';

/** New ratings appear within this time on a page that is looked at; a hidden one asks for nothing. */
const everyMs = 30_000;
const live = { refetchInterval: everyMs, placeholderData: keepPreviousData } as const;

export function useBoard(query: StatisticsQuery) {
  return useQuery({ queryKey: ['statistics', 'board', query], queryFn: ({ signal }) => ask('/statistics/board', { query, answer: statisticsBoard, signal }), ...live });
}

/** Places whose figures one may ask for; empty while `enabled` is false. */
export function useScopes(enabled = true) {
  return useQuery({ queryKey: ['statistics', 'scopes'], queryFn: ({ signal }) => ask('/statistics/scopes', { answer: statisticsScopes, signal }), staleTime: 300_000, enabled }).data?.items ?? [];
}

/** The newest alerts that nobody has looked into. */
export function useOpenAlerts(query: StatisticsQuery, limit: number) {
  return useQuery({
    queryKey: ['statistics', 'alerts', query, limit],
    queryFn: ({ signal }) => ask('/statistics/alerts', { query: { ...query, state: 'open', limit }, answer: page(statisticsAlert), signal }),
    ...live,
  });
}

const pageLimit = 100;

/** The whole ranking: its two ends are shown, and the list comes in pages. */
async function readComparison(query: StatisticsQuery & { kind: ComparedKind }, signal: AbortSignal) {
  const units: ComparedUnit[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { items, nextCursor, total, average } = await ask('/statistics/comparison', { query: { ...query, cursor, limit: pageLimit }, answer: comparison, signal });
    units.push(...items);
    if (!nextCursor) return { units, total, average };
    cursor = nextCursor;
  }
}

export function useComparison(query: StatisticsQuery, kind: ComparedKind) {
  return useQuery({ queryKey: ['statistics', 'comparison', query, kind], queryFn: ({ signal }) => readComparison({ ...query, kind }, signal), ...live });
}

export const seeAlert = (id: string) => (body: unknown) => ask(`/statistics/alerts/${id}/seen`, { method: 'POST', body });
