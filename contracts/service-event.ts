import { z } from 'zod';
import { day, id, instant, pageQuery } from './common';
import { ratingWindow } from './rating';

/**
 * 服务事件: one person served at one window, as the hall's queue system tells it. It answers with the code of a
 * one-time ticket: one rating per service event. How a queue system is connected: docs/queue-integration.md.
 */

/** Days after the day of service on which a ticket is still good; where the number comes from: docs/data-sources.md. */
export const ticketDaysAfter = 5;
export const serviceEventsMax = 500;

/** POST /api/integration/service-events */
export const serviceEventRequest = z.object({
  /** Whatever names this one service within the hall for ever, e.g. day and queue number. Kept only as a hash. */
  externalId: z.string().trim().min(1, '请给这次办理一个编号').max(64, '编号最多 64 位'),
  /** The window's number or its organisation code; of this hall. */
  window: z.string().trim().min(1, '请写窗口号或机构编码').max(32, '窗口号最多 32 位'),
  servedAt: z.iso.datetime({ offset: true, error: '时间写成 2026-11-20T15:42:00+08:00 这样' }),
  service: z.string().trim().min(1).max(60, '事项最多 60 个字').optional(),
});
export type ServiceEventRequest = z.infer<typeof serviceEventRequest>;

/** The ticket's code and the address to print as a QR code. */
export const serviceEventTaken = z.object({ code: z.string(), url: z.string() });
export type ServiceEventTaken = z.infer<typeof serviceEventTaken>;

/** POST /api/integration/service-events/batch — answers one result for each, in the same order. */
export const serviceEventBatch = z.object({ items: z.array(serviceEventRequest).min(1, '至少一条').max(serviceEventsMax, `一次最多 ${serviceEventsMax} 条`) });
export const serviceEventBatchTaken = z.object({
  items: z.array(z.object({ externalId: z.string(), taken: serviceEventTaken.nullable(), error: z.object({ code: z.string(), message: z.string() }).nullable() })),
});

/**
 * GET /api/public/tickets/:code — the window that the ticket is for. Whether it has been used is not told: the hall
 * that printed it could otherwise watch its tickets and see who has just rated. Using it again is refused.
 */
export const ticket = z.object({
  window: ratingWindow,
  /** False once its days are over. */
  usable: z.boolean(),
  /** The last day on which it is good. */
  until: day,
});
export type Ticket = z.infer<typeof ticket>;

// ---- keys of the queue systems, made in the console ----

const keyName = z.string().trim().min(2, '名称至少 2 个字').max(30, '名称最多 30 个字');

export const queueKey = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  /** The last day on which it was used. */
  lastUsedOn: day.nullable(),
  revoked: z.object({ at: instant, by: z.string() }).nullable(),
});
export type QueueKey = z.infer<typeof queueKey>;

/** GET /api/queue-keys — of one hall, newest first. */
export const queueKeyQuery = pageQuery.extend({ hallId: id });
export type QueueKeyQuery = z.infer<typeof queueKeyQuery>;
/** POST /api/queue-keys */
export const createQueueKeyRequest = z.object({ hallId: id, name: keyName });
export type CreateQueueKeyRequest = z.infer<typeof createQueueKeyRequest>;
/** The key itself is told this once; stored is a hash of it. */
export const queueKeyCreated = z.object({ queueKey, secret: z.string() });
export type QueueKeyCreated = z.infer<typeof queueKeyCreated>;
