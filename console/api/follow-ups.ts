import { useQuery } from '@tanstack/react-query';
import { followUpCounts, followUpDetail, followUpOfficers, noteSaved, phoneRevealed } from '../../contracts/follow-up';
import { ask } from './client';

/** What an act on a follow-up makes untrue. */
export const followUpRefresh = ['follow-ups', 'my-work'] as const;

const at = (id: string, act = ''): string => `/follow-ups/${id}${act}`;

export function useFollowUpCounts() {
  return useQuery({ queryKey: ['follow-ups', 'counts'], queryFn: ({ signal }) => ask('/follow-ups/counts', { answer: followUpCounts, signal }), refetchInterval: 60_000 });
}

export function useFollowUp(id: string) {
  return useQuery({ queryKey: ['follow-ups', 'one', id], queryFn: ({ signal }) => ask(at(id), { answer: followUpDetail, signal }) });
}

export function useOfficers(id: string) {
  return useQuery({ queryKey: ['follow-ups', 'officers', id], queryFn: ({ signal }) => ask(at(id, '/officers'), { answer: followUpOfficers, signal }) });
}

export const readFollowUp = (id: string) => ask(at(id), { answer: followUpDetail });
export const revealPhone = (id: string) => ask(at(id, '/phone'), { method: 'POST', answer: phoneRevealed });
export const saveNote = (id: string, body: unknown) => ask(at(id, '/note'), { method: 'PUT', body, answer: noteSaved });

/** The commands, each answered with the follow-up as it is afterwards; what is shown is read anew anyway. */
type Command = '/contacts' | '/rectification' | '/rectification/answer' | '/rectification/return' | '/rectification/accept' | '/close' | '/escalation/decision' | '/pause' | '/resume' | '/extensions' | '/assign';
export const command = (id: string, act: Command) => (body: unknown) => ask(at(id, act), { method: 'POST', body });
