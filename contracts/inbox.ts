import { z } from 'zod';
import { id, instant, pageQuery } from './common';

/** GET /api/inbox — own messages, newest first. */
export const inboxListQuery = pageQuery.extend({ unread: z.enum(['only', 'all']).default('all') });
export type InboxListQuery = z.infer<typeof inboxListQuery>;

export const inboxMessage = z.object({
  id,
  title: z.string(),
  text: z.string(),
  /** A path in the console, or null. */
  link: z.string().nullable(),
  at: instant,
  readAt: instant.nullable(),
});
export type InboxMessage = z.infer<typeof inboxMessage>;

/** GET /api/inbox/unread */
export const inboxUnread = z.object({ unread: z.number().int() });

/** POST /api/inbox/read — without ids, all of them. */
export const markReadRequest = z.object({ ids: z.array(id).max(100).optional() });
export type MarkReadRequest = z.infer<typeof markReadRequest>;

export const deliveryState = z.enum(['waiting', 'delivered', 'accepted', 'failed', 'unknown']);
export type DeliveryState = z.infer<typeof deliveryState>;
export const deliveryStateLabels: Record<DeliveryState, string> = {
  waiting: '待送',
  delivered: '已送达',
  accepted: '平台已收，待回执',
  failed: '没有送到',
  unknown: '结果不明',
};

/** GET /api/deliveries — 送达台账; what is 结果不明 or not delivered waits for a person. */
export const deliveryListQuery = pageQuery.extend({ state: deliveryState.optional() });
export type DeliveryListQuery = z.infer<typeof deliveryListQuery>;
export const deliverySummary = z.object({
  id,
  /** Staff by their account; a citizen, who has none, by the rating. */
  toAccountId: id.nullable(),
  toRatingId: id.nullable(),
  toName: z.string(),
  title: z.string(),
  state: deliveryState,
  createdAt: instant,
  attempts: z.array(z.object({ channel: z.string(), at: instant, outcome: z.string(), code: z.string().nullable() })),
});
export type DeliverySummary = z.infer<typeof deliverySummary>;

/** POST /api/deliveries/:id/resolution — a person looked: it arrived, or it is to be sent once more. */
export const resolveDeliveryRequest = z.object({ resolution: z.enum(['delivered', 'sendAgain']) });
