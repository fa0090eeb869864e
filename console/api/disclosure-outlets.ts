import { useQuery } from '@tanstack/react-query';
import { disclosureOutlets } from '../../contracts/disclosure-outlet';
import { ask } from './client';
import { download } from './download';

export function useOutlets(id: string) {
  return useQuery({ queryKey: ['disclosure-outlets', id], queryFn: ({ signal }) => ask(`/disclosure/outlets/${id}`, { answer: disclosureOutlets, signal }), staleTime: 300_000 });
}

export const downloadNotice = (id: string) => download(`/disclosure/outlets/${id}/notice`, {}, '公开栏.docx');
