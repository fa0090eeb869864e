import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { accountsBasis, accountsDetail, accountsSeries, accountsSettingsShown } from '../../contracts/accounts';
import { sheetRead, type SheetRead } from '../../contracts/disclosure-sheet';
import { ask, type Query } from './client';

export const accountsPath = '/disclosure/accounts';
/** What a change of the settings, or a new publication, makes untrue. */
export const accountsRefresh = ['villageAccounts'] as const;

export function useAccountsSeries(query: Query) {
  return useQuery({ queryKey: ['villageAccounts', 'series', query], queryFn: ({ signal }) => ask(`${accountsPath}/series`, { query, answer: accountsSeries, signal }), placeholderData: keepPreviousData });
}

export function useAccountsDetail(id: string) {
  return useQuery({ queryKey: ['villageAccounts', 'one', id], queryFn: ({ signal }) => ask(`${accountsPath}/${id}`, { answer: accountsDetail, signal }) });
}

/** What an account being written stands on: last closing, last month's lines, the entries. */
export function useAccountsBasis(villageId: string, month: string) {
  return useQuery({ queryKey: ['villageAccounts', 'basis', villageId, month], queryFn: ({ signal }) => ask(`${accountsPath}/basis`, { query: { villageId, month }, answer: accountsBasis, signal }) });
}

export function useAccountsSettings() {
  return useQuery({ queryKey: ['villageAccounts', 'settings'], queryFn: ({ signal }) => ask(`${accountsPath}/settings`, { answer: accountsSettingsShown, signal }) });
}

/** Reads a filled-in sheet; nothing is stored. */
export function readSheet(itemCode: string, { villageId, periodKey }: { villageId: string; periodKey: string }, file: File): Promise<SheetRead> {
  const form = new FormData();
  form.append('villageId', villageId);
  form.append('periodKey', periodKey);
  form.append('file', file);
  return ask(`/disclosure/sheets/${itemCode}`, { method: 'POST', form, answer: sheetRead });
}
