import { useQuery } from '@tanstack/react-query';
import { paymentChoices, paymentListPreview, paymentListSummary, paymentLookup, type HidePaymentListRequest, type PaymentLookupRequest } from '../../contracts/disbursement';
import { householdSettingsView, householdSlips, householdSummary, householdVillages, type HouseholdSettings, type IssueHouseholdCodesRequest } from '../../contracts/household';
import { ask } from './client';

export const paymentListsRefresh = ['payment-lists'] as const;
export const householdsRefresh = ['households'] as const;

export function usePaymentChoices() {
  const { data } = useQuery({ queryKey: ['payments', 'choices'], queryFn: ({ signal }) => ask('/payments/choices', { answer: paymentChoices, signal }) });
  return {
    programmes: (data?.programmes ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    villages: (data?.villages ?? []).map(({ id, name }) => ({ value: id, label: name })),
  };
}

export const lookUpPerson = (body: PaymentLookupRequest) => ask('/payments/lookup', { method: 'POST', body, answer: paymentLookup });

export function usePreview(id: string) {
  return useQuery({ queryKey: ['payment-lists', 'preview', id], queryFn: ({ signal }) => ask(`/payment-lists/${id}/preview`, { answer: paymentListPreview, signal }) });
}
export const publishList = ({ id, version }: { id: string; version: number }) => ask(`/payment-lists/${id}/publication`, { method: 'POST', body: { version }, answer: paymentListSummary });
export const hideList = (id: string) => (body: HidePaymentListRequest) => ask(`/payment-lists/${id}/hiding`, { method: 'POST', body, answer: paymentListSummary });

export function useHouseholdVillages() {
  const { data } = useQuery({ queryKey: ['households', 'villages'], queryFn: ({ signal }) => ask('/households/villages', { answer: householdVillages, signal }) });
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
export const issueCodes = (body: IssueHouseholdCodesRequest) => ask('/household-codes', { method: 'POST', body, answer: householdSlips });
export const savePhone = (id: string) => (body: { version: number; phone: string | null }) => ask(`/households/${id}/phone`, { method: 'PUT', body, answer: householdSummary });

export function useHouseholdSettings(enabled: boolean) {
  return useQuery({ queryKey: ['households', 'settings'], queryFn: ({ signal }) => ask('/household-settings', { answer: householdSettingsView, signal }), enabled });
}
export const saveHouseholdSettings = (body: HouseholdSettings & { version: number }) => ask('/household-settings', { method: 'PUT', body, answer: householdSettingsView });
