import { useQuery } from '@tanstack/react-query';
import { catalogueAnswer, catalogueDetail, disclosureTermsShown, type CatalogueQuery } from '../../contracts/disclosure-catalogue';
import { ask } from './client';

/** What a change of the catalogue makes untrue: villages owe by it. */
export const catalogueRefresh = ['disclosure-catalogue', 'disclosure-duties'] as const;
export const termsRefresh = ['disclosure-terms'] as const;

export const useCatalogue = (query: CatalogueQuery = {}) => useQuery({ queryKey: ['disclosure-catalogue', 'list', query], queryFn: ({ signal }) => ask('/disclosure-catalogue', { query, answer: catalogueAnswer, signal }) });
export const useCatalogueEntry = (code: string) => useQuery({ queryKey: ['disclosure-catalogue', 'one', code], queryFn: ({ signal }) => ask(`/disclosure-catalogue/${code}`, { answer: catalogueDetail, signal }) });
export const useTerms = () => useQuery({ queryKey: ['disclosure-terms'], queryFn: ({ signal }) => ask('/disclosure-terms', { answer: disclosureTermsShown, signal }) });

export const saveEntry = (code: string) => (body: unknown) => ask(`/disclosure-catalogue/${code}`, { method: 'PUT', body, answer: catalogueDetail });
export const addEntry = (body: unknown) => ask('/disclosure-catalogue', { method: 'POST', body, answer: catalogueDetail });
export const restoreEntry = (code: string) => (body: unknown) => ask(`/disclosure-catalogue/${code}/default`, { method: 'POST', body, answer: catalogueDetail });
export const saveTerms = (body: unknown) => ask('/disclosure-terms', { method: 'PUT', body, answer: disclosureTermsShown });
