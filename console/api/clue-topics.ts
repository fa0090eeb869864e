import { useQuery } from '@tanstack/react-query';
import { clueTopics } from '../../contracts/clue-topics';
import { ask } from './client';

export const topicsKey = ['clue-topics'] as const;

/** Read once when the page opens: while somebody edits, nothing is put under his hands. */
export function useClueTopics() {
  return useQuery({ queryKey: topicsKey, queryFn: ({ signal }) => ask('/clue-topics', { answer: clueTopics, signal }), staleTime: Infinity, gcTime: 0 });
}
export const saveTopics = (body: unknown) => ask('/clue-topics', { method: 'PUT', body, answer: clueTopics });
