import { useQuery } from '@tanstack/react-query';
import { myWork } from '../../contracts/my-work';
import { ask } from './client';

const everyMs = 60_000;

/** What waits for the signed-in person; renewed each minute and after every act that names 'my-work'. */
export function useMyWork() {
  return useQuery({ queryKey: ['my-work'], queryFn: ({ signal }) => ask('/my-work', { answer: myWork, signal }), refetchInterval: everyMs });
}
