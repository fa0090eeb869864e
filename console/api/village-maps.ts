import { useQuery } from '@tanstack/react-query';
import { villageMap } from '../../contracts/village-map';
import { ask } from './client';

export function useVillageMap(id: string) {
  return useQuery({ queryKey: ['village-maps', id], queryFn: ({ signal }) => ask(`/village-maps/${id}`, { answer: villageMap, signal }) });
}
export const saveOffice = (id: string) => (body: unknown) => ask(`/village-maps/${id}/office`, { method: 'PUT', body, answer: villageMap });
export const saveBoundary = (id: string) => (body: unknown) => ask(`/village-maps/${id}/boundary`, { method: 'PUT', body, answer: villageMap });
