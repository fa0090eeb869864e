import { AccountModel } from '../account/model';
import { native, ObjectId } from '../database';
import { defineChannel } from './channels';
import { InboxMessageModel } from './inbox-model';
import type { Recipient } from './model';

// A message's id is the delivery's: sending it again changes nothing, however late.
defineChannel(
  'inbox',
  async (delivery, { title, body }, clock) => {
    const accountId = await readerOf(delivery.to);
    if (accountId === null) return { outcome: 'refused', code: 'noAccount' };
    const message = { accountId, title, text: body, link: delivery.link, at: clock.now(), readAt: null };
    await native(InboxMessageModel).updateOne({ _id: delivery._id }, { $setOnInsert: message }, { upsert: true });
    return { outcome: 'delivered' };
  },
  { repeatableForMs: Infinity, atAnyHour: true, reaches: ['account', 'person'], lastResort: true },
);

/** A person reads the inbox where he holds an active account. */
async function readerOf(to: Recipient): Promise<string | null> {
  if (to.accountId !== undefined) return to.accountId;
  if (to.personId === undefined) return null;
  const account = await native(AccountModel).findOne({ personId: new ObjectId(to.personId), state: 'active' }, { sort: { _id: 1 }, projection: { _id: 1 } });
  return account?._id.toHexString() ?? null;
}
