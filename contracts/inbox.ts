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
