import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { deliveryListQuery, deliverySummary, resolveDeliveryRequest } from '../../contracts/delivery';
import { inboxListQuery, inboxMessage, inboxUnread, markReadRequest } from '../../contracts/inbox';
import { accountNames, countUnread, listDeliveries, listInbox, markRead, resolveDelivery } from '../../domain/kernel';
import { route } from '../route';

/** Citizens have no name here: a delivery to them names their rating only. */
const citizenName = '评议群众';

export const inboxRoutes = [
  route({ method: 'get', path: '/api/inbox', surface: 'staff', policy: 'session', summary: '我的消息', query: inboxListQuery, response: page(inboxMessage), handle: ({ query, ctx }) => listInbox(ctx, query) }),
  route({ method: 'get', path: '/api/inbox/unread', surface: 'staff', policy: 'session', summary: '有几条没读', response: inboxUnread, handle: async ({ ctx }) => ({ unread: await countUnread(ctx) }) }),
  route({ method: 'post', path: '/api/inbox/read', surface: 'staff', policy: 'session', summary: '标为已读，不写编号就是全部', body: markReadRequest, handle: ({ body, ctx }) => markRead(ctx, body) }),
  route({
    method: 'get',
    path: '/api/deliveries',
    surface: 'staff',
    policy: 'delivery.list',
    summary: '送达台账',
    query: deliveryListQuery,
    response: page(deliverySummary),
    handle: async ({ query }) => {
      const { items, nextCursor } = await listDeliveries(query);
      const names = await accountNames(items.flatMap((one) => one.toAccountId ?? []));
      return { items: items.map((one) => ({ ...one, organisation: null, abilities: {}, toName: one.toAccountId === null ? citizenName : (names.get(one.toAccountId) ?? '') })), nextCursor };
    },
  }),
  route({
    method: 'post',
    path: '/api/deliveries/:id/resolution',
    surface: 'staff',
    policy: 'delivery.resolve',
    summary: '结果不明的，由人查明：已经送到，或再送一次',
    params: z.object({ id }),
    body: resolveDeliveryRequest,
    handle: ({ params, body, ctx }) => resolveDelivery(ctx, params.id, body.resolution),
  }),
];
