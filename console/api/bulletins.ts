import { useQuery } from '@tanstack/react-query';
import { bulletinDetail, draftableQuarters } from '../../contracts/bulletin';
import { ask } from './client';

/** What an act on a bulletin makes untrue. */
export const bulletinRefresh = ['bulletins', 'approvals', 'my-work'] as const;

export function useBulletin(id: string) {
  return useQuery({ queryKey: ['bulletins', 'one', id], queryFn: ({ signal }) => ask(`/bulletins/${id}`, { answer: bulletinDetail, signal }) });
}

export function useDraftableQuarters(enabled: boolean) {
  return useQuery({ queryKey: ['bulletins', 'quarters'], queryFn: ({ signal }) => ask('/bulletins/quarters', { answer: draftableQuarters, signal }), enabled });
}

export const draftBulletin = (quarter: string) => ask('/bulletins', { method: 'POST', body: { quarter }, answer: bulletinDetail });
export const saveBulletin = (id: string) => (body: unknown) => ask(`/bulletins/${id}`, { method: 'PUT', body, answer: bulletinDetail });

type Command = 'figures' | 'submission' | 'withdrawal' | 'correction';
export const bulletinCommandOf = (id: string, act: Command) => (body: unknown) => ask(`/bulletins/${id}/${act}`, { method: 'POST', body, answer: bulletinDetail });
