import { useQuery } from '@tanstack/react-query';
import { clueRewards, pickUp, rewardProposal, rewardSettings, rewardSummary, rewardTotals, type PickUp, type RewardSummary } from '../../contracts/reward';
import { ask } from './client';

/** What an act on a reward makes untrue. */
export const rewardRefresh = ['rewards', 'my-work'] as const;
export const proposalRefresh = ['clue-rewards', 'reward-proposals', 'rewards', 'my-work'] as const;

/** Grounds are sealed: kept no longer than the clue's page shows them. */
export function useClueRewards(clueId: string) {
  return useQuery({ queryKey: ['clue-rewards', clueId], queryFn: ({ signal }) => ask(`/clues/${clueId}/rewards`, { answer: clueRewards, signal }), gcTime: 0 });
}
export const proposeReward = (clueId: string) => (body: unknown) => ask(`/clues/${clueId}/rewards`, { method: 'POST', body, answer: clueRewards });
export const decideReward = (id: string) => (body: unknown) => ask(`/reward-proposals/${id}/decision`, { method: 'POST', body, answer: rewardProposal });
export const withdrawReward = (id: string) => (body: unknown) => ask(`/reward-proposals/${id}/withdrawal`, { method: 'POST', body, answer: rewardProposal });

export function useRewardScale() {
  return useQuery({ queryKey: ['rewards', 'scale'], queryFn: ({ signal }) => ask('/reward-scale', { answer: rewardSettings, signal }) });
}
export const saveRewardScale = (body: unknown) => ask('/reward-scale', { method: 'PUT', body, answer: rewardSettings });

export function useRewardTotals(year: string) {
  return useQuery({ queryKey: ['rewards', 'totals', year], queryFn: ({ signal }) => ask('/rewards/totals', { query: { year }, answer: rewardTotals, signal }) });
}
export const lookUpCode = (body: unknown): Promise<PickUp> => ask('/rewards/pick-up', { method: 'POST', body, answer: pickUp });
export const handOut = (body: unknown): Promise<RewardSummary> => ask('/rewards/hand-out', { method: 'POST', body, answer: rewardSummary });
export const payGift = (id: string) => (body: unknown): Promise<RewardSummary> => ask(`/rewards/${id}/gift`, { method: 'POST', body, answer: rewardSummary });
export const confirmReward = (id: string) => (body: unknown): Promise<RewardSummary> => ask(`/rewards/${id}/confirmation`, { method: 'POST', body, answer: rewardSummary });
