import { page } from '../../contracts/common';
import { inboxListQuery, inboxMessage, inboxUnread, markReadRequest } from '../../contracts/inbox';
import { countUnread, listInbox, markRead } from '../../domain/kernel';
import { route } from '../route';

export const inboxRoutes = [
  route({ method: 'get', path: '/api/inbox', surface: 'staff', policy: 'session', summary: '我的消息', query: inboxListQuery, response: page(inboxMessage), handle: ({ query, ctx }) => listInbox(ctx, query) }),
  route({ method: 'get', path: '/api/inbox/unread', surface: 'staff', policy: 'session', summary: '有几条没读', response: inboxUnread, handle: async ({ ctx }) => ({ unread: await countUnread(ctx) }) }),
  route({ method: 'post', path: '/api/inbox/read', surface: 'staff', policy: 'session', summary: '标为已读，不写编号就是全部', body: markReadRequest, handle: ({ body, ctx }) => markRead(ctx, body) }),
];
