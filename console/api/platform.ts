import { useQuery } from '@tanstack/react-query';
import { platform } from '../../contracts/platform';
import { ask } from './client';

export function usePlatform() {
  return useQuery({ queryKey: ['platform'], queryFn: ({ signal }) => ask('/platform', { answer: platform, signal }), staleTime: Infinity });
}
