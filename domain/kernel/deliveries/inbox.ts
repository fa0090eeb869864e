import type { Page } from '../../../contracts/common';
import type { InboxListQuery, InboxMessage, MarkReadRequest } from '../../../contracts/inbox';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { cursorAfter, cursorValue } from '../page';
import { InboxMessageModel } from './inbox-model';

/** The actor's own messages, newest first. */
export async function listInbox(ctx: Context, query: InboxListQuery): Promise<Page<InboxMessage>> {
  const after = cursorValue(query.cursor);
  const filter = { accountId: reader(ctx), ...(query.unread === 'only' ? { readAt: null } : {}), ...(after ? { _id: { $lt: new ObjectId(after) } } : {}) };
  const found = await native(InboxMessageModel).find(filter, { sort: { _id: -1 }, limit: query.limit + 1 }).toArray();
  const items = found.slice(0, query.limit).map(({ _id, title, text, link, at, readAt }) => ({ id: _id.toHexString(), title, text, link, at: at.toISOString(), readAt: readAt?.toISOString() ?? null }));
  return { items, nextCursor: found.length > query.limit ? cursorAfter((items.at(-1) as InboxMessage).id) : null };
}

export async function countUnread(ctx: Context): Promise<number> {
  return native(InboxMessageModel).countDocuments({ accountId: reader(ctx), readAt: null });
}

/** Marks own messages as read, all of them without ids. Others' ids change nothing. */
export async function markRead(ctx: Context, { ids }: MarkReadRequest = {}): Promise<void> {
  const chosen = ids ? { _id: { $in: ids.map((id) => new ObjectId(id)) } } : {};
  await native(InboxMessageModel).updateMany({ accountId: reader(ctx), readAt: null, ...chosen }, { $set: { readAt: ctx.clock.now() } });
}

function reader(ctx: Context): string {
  return ctx.actor.kind === 'staff' ? ctx.actor.accountId : fail('forbidden');
}
