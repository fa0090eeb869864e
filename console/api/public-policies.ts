import { useQuery } from '@tanstack/react-query';
import { policyDetail } from '../../contracts/public-policy';
import { ask } from './client';

/** What an act on an entry of the library makes untrue. */
export const policyRefresh = ['public-policies'] as const;

export function usePolicy(id: string) {
  return useQuery({ queryKey: ['public-policies', 'one', id], queryFn: ({ signal }) => ask(`/public-policies/${id}`, { answer: policyDetail, signal }) });
}
export const createPolicy = (body: unknown) => ask('/public-policies', { method: 'POST', body, answer: policyDetail });
export const savePolicy = (id: string) => (body: unknown) => ask(`/public-policies/${id}`, { method: 'PUT', body, answer: policyDetail });
export const policyCommand = (id: string, act: 'submission' | 'discard' | 'approval' | 'return') => (body: unknown) => ask(`/public-policies/${id}/${act}`, { method: 'POST', body, answer: policyDetail });
