import { useQuery } from '@tanstack/react-query';
import { openDataShown } from '../../contracts/open-data';
import { ask } from './client';

export const openDataRefresh = ['open-data'] as const;
export const useOpenData = () => useQuery({ queryKey: ['open-data'], queryFn: ({ signal }) => ask('/open-data', { answer: openDataShown, signal }) });
export const saveOpenLicence = (body: unknown) => ask('/open-data/licence', { method: 'PUT', body, answer: openDataShown });
