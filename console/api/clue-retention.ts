import { useQuery } from '@tanstack/react-query';
import { clueDestruction, retentionSettings } from '../../contracts/clue-retention';
import { ask } from './client';

export function useRetentionTerms() {
  return useQuery({ queryKey: ['clue-retention', 'terms'], queryFn: ({ signal }) => ask('/clue-retention/terms', { answer: retentionSettings, signal }) });
}
export const saveRetentionTerms = (body: unknown) => ask('/clue-retention/terms', { method: 'PUT', body, answer: retentionSettings });

/** Looking at it is on record: asked for once, when the page opens. */
export function useDestruction(id: string) {
  return useQuery({ queryKey: ['clue-destructions', 'one', id], queryFn: ({ signal }) => ask(`/clue-destructions/${id}`, { answer: clueDestruction, signal }), staleTime: Infinity });
}
