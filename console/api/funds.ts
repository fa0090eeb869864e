import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { fundProgrammeDetail, fundProgrammeSummary } from '../../contracts/fund';
import { fundFlow, type FundFlowQuery } from '../../contracts/fund-flow';
import { fundMovement, fundPlaces, townMoney } from '../../contracts/fund-money';
import { ask } from './client';

/** What a line of the ledger makes untrue. */
export const fundRefresh = ['fund-movements', 'fund-flow', 'town-releases'] as const;
export const programmeRefresh = ['fund-programmes', 'fund-flow'] as const;

export function useFundFlow(query: FundFlowQuery) {
  return useQuery({ queryKey: ['fund-flow', query], queryFn: ({ signal }) => ask('/fund-flow', { query, answer: fundFlow, signal }), placeholderData: keepPreviousData });
}

export function useFundPlaces() {
  return useQuery({ queryKey: ['fund-movements', 'places'], queryFn: ({ signal }) => ask('/fund-movements/places', { answer: fundPlaces, signal }), staleTime: 300_000 });
}

/** All programmes as options, retired ones too: the ledger knows them. */
export function useProgrammeOptions(): { value: string; label: string }[] {
  const result = useQuery({ queryKey: ['fund-programmes', 'options'], queryFn: ({ signal }) => ask('/fund-programmes', { query: { limit: 100 }, answer: page(fundProgrammeSummary), signal }), staleTime: 300_000 });
  return (result.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}

export function useProgramme(code: string) {
  return useQuery({ queryKey: ['fund-programmes', 'one', code], queryFn: ({ signal }) => ask(`/fund-programmes/${code}`, { answer: fundProgrammeDetail, signal }) });
}

export function useMovement(movementId: string) {
  return useQuery({ queryKey: ['fund-movements', 'one', movementId], queryFn: ({ signal }) => ask(`/fund-movements/${movementId}`, { answer: fundMovement, signal }) });
}

/** What came to one's towns, and where it is. */
export const useTownMoney = () => useQuery({ queryKey: ['town-releases', 'money'], queryFn: ({ signal }) => ask('/town-releases/money', { answer: townMoney, signal }) });

const made = z.object({ id });
export const enterTownRelease = (body: unknown) => ask('/town-releases', { method: 'POST', body, answer: made });
export const enterMovement = (body: unknown) => ask('/fund-movements', { method: 'POST', body, answer: made });
export const reverseMovement = (movementId: string) => (body: unknown) => ask(`/fund-movements/${movementId}/reversal`, { method: 'POST', body, answer: made });
export const addProgramme = (body: unknown) => ask('/fund-programmes', { method: 'POST', body, answer: fundProgrammeDetail });
export const saveProgramme = (code: string) => (body: unknown) => ask(`/fund-programmes/${code}`, { method: 'PUT', body, answer: fundProgrammeDetail });
export const resetProgramme = (code: string) => (body: unknown) => ask(`/fund-programmes/${code}/default`, { method: 'POST', body, answer: fundProgrammeDetail });
