import { useQuery } from '@tanstack/react-query';
import { powerDetail, powerList } from '../../contracts/micro-power';
import { caseDetail, caseVillages, releasedCases } from '../../contracts/power-case';
import { ask } from './client';

/** What an act on the list, or on a case, makes untrue. */
export const powerRefresh = ['micro-powers'] as const;
export const caseRefresh = ['power-cases', 'inbox'] as const;

export function usePowers() {
  return useQuery({ queryKey: ['micro-powers', 'all'], queryFn: ({ signal }) => ask('/micro-powers', { answer: powerList, signal }) });
}
export function usePower(code: string) {
  return useQuery({ queryKey: ['micro-powers', 'one', code], queryFn: ({ signal }) => ask(`/micro-powers/${code}`, { answer: powerDetail, signal }) });
}
export const savePower = (code: string) => (body: unknown) => ask(`/micro-powers/${code}`, { method: 'PUT', body, answer: powerDetail });
export const restorePower = (code: string) => (body: unknown) => ask(`/micro-powers/${code}/default`, { method: 'POST', body, answer: powerDetail });

export function usePowerCase(id: string) {
  return useQuery({ queryKey: ['power-cases', 'one', id], queryFn: ({ signal }) => ask(`/power-cases/${id}`, { answer: caseDetail, signal }) });
}
export function useCaseVillages() {
  return useQuery({ queryKey: ['power-cases', 'villages'], queryFn: ({ signal }) => ask('/power-cases/villages', { answer: caseVillages, signal }), staleTime: 300_000 });
}
export const openCase = (body: unknown) => ask('/power-cases', { method: 'POST', body, answer: caseDetail });
export const caseCommand = (id: string, act: string) => (body: unknown) => ask(`/power-cases/${id}/${act}`, { method: 'POST', body, answer: caseDetail });
export const releaseCases = (ids: string[]) => ask('/power-cases/release', { method: 'POST', body: { ids }, answer: releasedCases });
