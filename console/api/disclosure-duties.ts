import { useQuery } from '@tanstack/react-query';
import { dutyCounts, dutyDetail, dutyPlaces, urgingAnalysis, type UrgingQuery } from '../../contracts/disclosure-duty';
import { ask } from './client';

/** What an act on a duty makes untrue. */
export const dutyRefresh = ['disclosure-duties', 'my-work'] as const;

export const useDuty = (id: string) => useQuery({ queryKey: ['disclosure-duties', 'one', id], queryFn: ({ signal }) => ask(`/disclosure-duties/${id}`, { answer: dutyDetail, signal }) });
export const useDutyCounts = () => useQuery({ queryKey: ['disclosure-duties', 'counts'], queryFn: ({ signal }) => ask('/disclosure-duties/counts', { answer: dutyCounts, signal }) });
/** Towns and villages within one's scope. */
export const useDutyPlaces = () => useQuery({ queryKey: ['disclosure-duties', 'places'], queryFn: ({ signal }) => ask('/disclosure-duties/places', { answer: dutyPlaces, signal }), staleTime: 300_000 });
export const useUrgingAnalysis = (query: UrgingQuery) => useQuery({ queryKey: ['disclosure-duties', 'analysis', query], queryFn: ({ signal }) => ask('/disclosure-duties/analysis', { query, answer: urgingAnalysis, signal }) });

type Command = 'feedback' | 'urging' | 'withdrawal';
export const dutyCommand = (id: string, act: Command) => (body: unknown) => ask(`/disclosure-duties/${id}/${act}`, { method: 'POST', body, answer: dutyDetail });
export const recordMatter = (body: unknown) => ask('/disclosure-duties/matters', { method: 'POST', body, answer: dutyDetail });
