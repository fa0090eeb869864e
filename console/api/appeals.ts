import { useQuery } from '@tanstack/react-query';
import { appealCounts, appealDetail, ratingAppeals } from '../../contracts/appeal';
import { ask } from './client';

/** What an act on an appeal makes untrue. */
export const appealRefresh = ['appeals', 'ratings', 'follow-ups', 'approvals', 'my-work'] as const;

export function useAppealCounts() {
  return useQuery({ queryKey: ['appeals', 'counts'], queryFn: ({ signal }) => ask('/appeals/counts', { answer: appealCounts, signal }), refetchInterval: 60_000 });
}

export function useAppeal(id: string) {
  return useQuery({ queryKey: ['appeals', 'one', id], queryFn: ({ signal }) => ask(`/appeals/${id}`, { answer: appealDetail, signal }) });
}

/** What was asked about a rating, and what the viewer may ask; only for whoever has to do with appeals. */
export function useRatingAppeals(ratingId: string, enabled: boolean) {
  return useQuery({ queryKey: ['appeals', 'of', ratingId], queryFn: ({ signal }) => ask(`/ratings/${ratingId}/appeals`, { answer: ratingAppeals, signal }), enabled });
}

const post = (path: string) => (body: unknown) => ask(path, { method: 'POST', body });
export const fileAppeal = (ratingId: string) => post(`/ratings/${ratingId}/appeals`);
export const proposeJudgement = (ratingId: string) => post(`/ratings/${ratingId}/judgement-proposals`);
export const appealCommand = (id: string, act: '/decision' | '/resubmission' | '/withdrawal') => post(`/appeals/${id}${act}`);
