import { useQuery } from '@tanstack/react-query';
import { page } from '../../contracts/common';
import { windowStand, type WindowStand } from '../../contracts/stand';
import { ask } from './client';

/** Of one window, or of all below an organisation, a hundred in one request. */
export function useStands({ windowId, underId }: { windowId: string | undefined; underId: string | undefined }) {
  return useQuery({
    queryKey: ['organisations', 'stands', windowId, underId],
    queryFn: async ({ signal }) => (windowId ? [await ask(`/windows/${windowId}/stand`, { answer: windowStand, signal })] : readAll(underId, signal)),
    staleTime: 300_000,
  });
}

async function readAll(underId: string | undefined, signal: AbortSignal): Promise<WindowStand[]> {
  const all: WindowStand[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await ask('/stands', { query: { underId, cursor, limit: 100 }, answer: page(windowStand), signal });
    all.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return all.sort(byHallAndNumber);
}

/** As one walks through a hall: 2 before 10. */
const byHallAndNumber = (a: WindowStand, b: WindowStand): number => a.hallName.localeCompare(b.hallName, 'zh') || a.number.localeCompare(b.number, 'zh', { numeric: true });
