import { useQuery } from '@tanstack/react-query';
import { checkRound, qualityCounts, spotCheck } from '../../contracts/disclosure-oversight';
import { ask } from './client';

/** What an act on a spot check makes untrue. */
export const checksRefresh = ['disclosure-checks', 'disclosure-check-rounds'] as const;

export const drawChecks = (body: unknown) => ask('/disclosure/check-rounds', { method: 'POST', body, answer: checkRound });
export const recordCheck = (id: string) => (body: unknown) => ask(`/disclosure/checks/${id}/result`, { method: 'POST', body, answer: spotCheck });

export function useQualityCounts() {
  return useQuery({ queryKey: ['disclosure-quality', 'counts'], queryFn: ({ signal }) => ask('/disclosure/quality/counts', { answer: qualityCounts, signal }) });
}
