import { useQuery } from '@tanstack/react-query';
import { filledForm, numberWords, openedPaper, paperOffers, type FilledForm, type OpenedPaper, type PaperAbout, type PaperKind } from '../../contracts/clue-paper';
import { ask } from './client';
import { download } from './download';

/** What an act on a document makes untrue. */
export const paperRefresh = ['clue-papers', 'clues', 'my-work'] as const;

export function usePaperOffers(clueId?: string) {
  return useQuery({ queryKey: ['clue-papers', 'offers', clueId ?? ''], queryFn: ({ signal }) => ask('/clue-papers/offers', { query: clueId ? { clueId } : {}, answer: paperOffers, signal }) });
}

/** What they say comes by these, and is kept in no cache. */
export const fillPaperForm = (kind: PaperKind, about: PaperAbout): Promise<FilledForm> => ask('/clue-papers/forms', { method: 'POST', body: { kind, about }, answer: filledForm });
export const openPaper = (id: string): Promise<OpenedPaper> => ask(`/clue-papers/${id}/opening`, { method: 'POST', answer: openedPaper });

export const draftPaper = (body: unknown): Promise<OpenedPaper> => ask('/clue-papers', { method: 'POST', body, answer: openedPaper });
export const changePaper = (id: string) => (body: unknown): Promise<OpenedPaper> => ask(`/clue-papers/${id}`, { method: 'PUT', body, answer: openedPaper });
type PaperCommand = 'review' | 'withdrawal' | 'check' | 'return' | 'signature' | 'voiding';
export const actOnPaper = (id: string, act: PaperCommand) => (body: unknown): Promise<OpenedPaper> => ask(`/clue-papers/${id}/${act}`, { method: 'POST', body, answer: openedPaper });
export const dropPaper = (id: string) => (body: unknown) => ask(`/clue-papers/${id}/drop`, { method: 'POST', body });
export const downloadPaper = (id: string, name: string): Promise<void> => download(`/clue-papers/${id}/document`, {}, `${name}.docx`);

export function useNumberWords() {
  return useQuery({ queryKey: ['clue-papers', 'words'], queryFn: ({ signal }) => ask('/clue-papers/words', { answer: numberWords, signal }) });
}
export const saveNumberWords = (body: unknown) => ask('/clue-papers/words', { method: 'PUT', body, answer: numberWords });
