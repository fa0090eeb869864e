import { useQuery } from '@tanstack/react-query';
import { articleDraft, articleOutlet, type SaveArticleDraftRequest } from '../../contracts/article-draft';
import { audioOutlet } from '../../contracts/broadcast-audio';
import { disclosureOutlets } from '../../contracts/disclosure-outlet';
import { address, ask, failure } from './client';
import { download } from './download';

/** While the bot is at work on it. */
const whileWaitingMs = 1500;

export function useOutlets(id: string) {
  return useQuery({ queryKey: ['disclosure-outlets', id], queryFn: ({ signal }) => ask(`/disclosure/outlets/${id}`, { answer: disclosureOutlets, signal }), staleTime: 300_000 });
}

export const articleQuery = (id: string) => ({ queryKey: ['outlet-article', id], queryFn: ({ signal }: { signal: AbortSignal }) => ask(`/disclosure/outlets/${id}/article`, { answer: articleOutlet, signal }) });
export function useArticle(id: string) {
  return useQuery({ ...articleQuery(id), refetchInterval: ({ state }) => (state.data?.drafts.some((draft) => draft.state === 'waiting') ? whileWaitingMs : false) });
}

export function useAudio(id: string) {
  return useQuery({ queryKey: ['outlet-audio', id], queryFn: ({ signal }) => ask(`/disclosure/outlets/${id}/audio`, { answer: audioOutlet, signal }), refetchInterval: ({ state }) => (state.data?.audio?.state === 'waiting' ? whileWaitingMs : false) });
}

/** The whole recording: played from memory it has its length, and can be wound. */
export function useAudioFile(fileId: string) {
  return useQuery({
    queryKey: ['outlet-audio-file', fileId],
    queryFn: async ({ signal }) => {
      const response = await fetch(address(`/files/${fileId}`), { credentials: 'same-origin', signal });
      if (!response.ok) throw await failure(response);
      return response.blob();
    },
    staleTime: Infinity,
  });
}

export const downloadNotice = (id: string) => download(`/disclosure/outlets/${id}/notice`, {}, '公开栏.docx');
export const saveArticleDraft = (body: SaveArticleDraftRequest) => ask('/disclosure/article-drafts', { method: 'POST', body, answer: articleDraft });
export const renewArticleDraft = ({ id, version }: { id: string; version: number }) => ask(`/disclosure/article-drafts/${id}/renewal`, { method: 'POST', body: { version }, answer: articleDraft });
export const makeAudio = (id: string) => ask(`/disclosure/outlets/${id}/audio`, { method: 'POST', body: {}, answer: audioOutlet });
