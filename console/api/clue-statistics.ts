import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { clueFigures, clueStatisticsSettingsShown, type ClueStatisticsQuery } from '../../contracts/clue-statistics';
import { lookedAtVillages, villageFigures } from '../../contracts/clue-villages';
import { ask } from './client';

/** Asked for once for each view: with exact figures each asking is on record. */
export function useClueFigures({ exact, ...query }: Omit<ClueStatisticsQuery, 'exact'> & { exact: boolean }) {
  return useQuery({
    queryKey: ['clue-statistics', 'figures', query, exact],
    queryFn: ({ signal }) => ask('/clue-statistics', { query: { ...query, exact: exact || undefined }, answer: clueFigures, signal }),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
}

export function useStatisticsSettings() {
  return useQuery({ queryKey: ['clue-statistics', 'settings'], queryFn: ({ signal }) => ask('/clue-statistics/settings', { answer: clueStatisticsSettingsShown, signal }) });
}
export const saveStatisticsSettings = (body: unknown) => ask('/clue-statistics/settings', { method: 'PUT', body });

export const lookAtVillages = (cursor?: string) => ask('/clue-villages/looking', { method: 'POST', body: cursor ? { cursor } : {}, answer: lookedAtVillages });
export function useVillageFigures(year: number) {
  return useQuery({ queryKey: ['clue-villages', year], queryFn: ({ signal }) => ask('/clue-villages/figures', { query: { year }, answer: villageFigures, signal }) });
}
export const publishVillages = (body: unknown) => ask('/clue-villages/figures', { method: 'PUT', body, answer: villageFigures });
