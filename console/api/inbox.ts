import { useQuery } from '@tanstack/react-query';
import { inboxUnread } from '../../contracts/inbox';
import { ask } from './client';

export function useUnread() {
  return useQuery({ queryKey: ['inbox', 'unread'], queryFn: ({ signal }) => ask('/inbox/unread', { answer: inboxUnread, signal }), refetchInterval: 60_000 });
}

/** Without ids: all of them. */
export const markRead = (ids?: string[]) => ask('/inbox/read', { method: 'POST', body: { ids } });
