import { useQuery } from '@tanstack/react-query';
import { clueCandidates, clueCounts, clueDetail, clueEntered, clueEntryForm, identityListItem, openedClue, openedIdentity, searchedClues, similarClues, type OpenedClue } from '../../contracts/clue-registry';
import { ask } from './client';
import { download, fetchBlob } from './download';

/** What an act on a clue makes untrue. */
export const clueRefresh = ['clues', 'my-work'] as const;
export const identityRefresh = ['clue-identity', 'clues'] as const;

const at = (id: string, act = ''): string => `/clues/${id}${act}`;

export function useClueCounts() {
  return useQuery({ queryKey: ['clues', 'counts'], queryFn: ({ signal }) => ask('/clues/counts', { answer: clueCounts, signal }), refetchInterval: 60_000 });
}

/** What stands in clear; the words come by `openClue`, and are kept in no cache. */
export function useClue(id: string) {
  return useQuery({ queryKey: ['clues', 'one', id], queryFn: ({ signal }) => ask(at(id), { answer: clueDetail, signal }) });
}

export function useCandidates(id: string, wanted: 'handler' | 'reader') {
  return useQuery({ queryKey: ['clues', 'candidates', id, wanted], queryFn: ({ signal }) => ask(at(id, '/candidates'), { query: { for: wanted }, answer: clueCandidates, signal }), gcTime: 0 });
}

export const openClue = (id: string, reason: string): Promise<OpenedClue> => ask(at(id, '/opening'), { method: 'POST', body: { reason }, answer: openedClue });
export const openIdentity = (id: string) => ask(at(id, '/identity'), { method: 'POST', answer: openedIdentity });
export const searchClues = (body: { text: string; cursor?: string }) => ask('/clues/search', { method: 'POST', body, answer: searchedClues });
export const similarTo = (id: string, cursor?: string) => ask(at(id, '/similar'), { method: 'POST', body: cursor ? { cursor } : {}, answer: similarClues });
/** A file to be looked at, in memory only. */
export const viewFile = (from: '/clues' | '/upward', id: string, fileId: string, signal: AbortSignal): Promise<Blob> => fetchBlob(`${from}/${id}/files/${fileId}`, { take: 'view' }, signal);
export const keepFile = (from: '/clues' | '/upward', id: string, fileId: string, name: string): Promise<void> => download(`${from}/${id}/files/${fileId}`, { take: 'keep' }, name);
export const allowCopying = (id: string) => (body: unknown) => ask(at(id, '/copying'), { method: 'POST', body });

type Command = '/registration' | '/refusal' | '/distribution' | '/signature' | '/countersignature' | '/return' | '/proposal' | '/extension' | '/closing' | '/decision' | '/withdrawal' | '/reactivation' | '/transfer' | '/reopening' | '/readers' | '/reply' | '/question' | '/notes' | '/links' | '/parts' | '/identity-requests' | '/hold' | '/hold-lifting' | '/destruction' | '/clearing' | '/false-accusation' | '/false-accusation/sending' | '/false-accusation/answer';
/** The acts, each answered with the clue as it is afterwards; what is shown is read anew anyway. */
export const clueCommand = (id: string, act: Command) => (body: unknown) => ask(at(id, act), { method: 'POST', body });

export const decideIdentity = (clueId: string, requestId: string) => (body: unknown) => ask(`/clue-identity-requests/${clueId}/${requestId}/decision`, { method: 'POST', body, answer: identityListItem });

export const releaseIdentity = (clueId: string) => (body: unknown) => ask(`/clue-identity-requests/${clueId}/release`, { method: 'POST', body, answer: identityListItem });

export function useEntryForm() {
  return useQuery({ queryKey: ['clues', 'entry-form'], queryFn: ({ signal }) => ask('/clues/entry-form', { answer: clueEntryForm, signal }) });
}
export const enterClue = (body: unknown) => ask('/clues', { method: 'POST', body, answer: clueEntered });
