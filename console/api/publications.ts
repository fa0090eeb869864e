import { useQuery } from '@tanstack/react-query';
import { nextSteps, publicationChoices, publicationCounts, publicationDetail, savedPublication, type DraftPublicationRequest, type SavePublicationRequest } from '../../contracts/publication';
import { page } from '../../contracts/common';
import { organisationNode } from '../../contracts/organisation';
import { ask } from './client';

/** What an act on a publication makes untrue. */
export const publicationRefresh = ['publications', 'my-work'] as const;

export function usePublication(id: string) {
  return useQuery({ queryKey: ['publications', 'one', id], queryFn: ({ signal }) => ask(`/publications/${id}`, { answer: publicationDetail, signal }), refetchOnWindowFocus: false });
}
export function usePublicationCounts() {
  return useQuery({ queryKey: ['publications', 'counts'], queryFn: ({ signal }) => ask('/publications/counts', { answer: publicationCounts, signal }) });
}
export function useNextSteps(enabled: boolean) {
  return useQuery({ queryKey: ['publications', 'next'], queryFn: ({ signal }) => ask('/publications/next', { answer: nextSteps, signal }), enabled });
}
export function usePublicationChoices(villageId: string | undefined) {
  return useQuery({ queryKey: ['publications', 'choices', villageId], queryFn: ({ signal }) => ask('/publications/choices', { query: { villageId }, answer: publicationChoices, signal }) });
}

/** Villages and communities to filter by: of a town, or of one's scope where that is small. */
export function useVillageOptions(townId: string | undefined): { value: string; label: string }[] {
  const result = useQuery({
    queryKey: ['organisations', 'villages', townId],
    queryFn: async ({ signal }) => {
      const of = (kind: 'village' | 'community') => ask('/organisations', { query: { kind, underId: townId, limit: 100 }, answer: page(organisationNode), signal });
      return (await Promise.all([of('village'), of('community')])).flatMap(({ items }) => items);
    },
    staleTime: 300_000,
  });
  return (result.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

export const draftPublication = (body: DraftPublicationRequest) => ask('/publications', { method: 'POST', body, answer: publicationDetail });
export const savePublication = (id: string, body: SavePublicationRequest) => ask(`/publications/${id}`, { method: 'PUT', body, answer: savedPublication });
export const copyEarlier = (id: string) => (body: unknown) => ask(`/publications/${id}/copy`, { method: 'POST', body, answer: savedPublication });

type Command = 'submission' | 'recall' | 'check' | 'return' | 'approval' | 'correction';
export const publicationCommandOf = (id: string, act: Command) => (body: unknown) => ask(`/publications/${id}/${act}`, { method: 'POST', body, answer: publicationDetail });
