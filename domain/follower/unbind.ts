import { auditedChange, authorize, fail, native, PersonModel, toObjectId, type Context } from '../kernel';
import { withdrawn } from './invitations';
import { FollowerModel, type FollowerRecord } from './model';
import { openOpenid } from './openid';
import { officialAccount } from './ports';
import { forgetSubscriptions } from './subscriptions';
import { followerTags } from './tags';

/**
 * Takes both openids away at once, and an invitation that is still open with them: the phone is lost, or was the wrong
 * one. What was agreed to and when stays as it was. @throws Fault notFound, forbidden, wrongState
 */
export async function unbind(ctx: Context, personId: string, reason: string): Promise<void> {
  const person = (await native(PersonModel).findOne({ _id: toObjectId(personId) })) ?? fail('notFound');
  authorize(ctx.actor, 'follower.unbind', person);
  const found = await native(FollowerModel).findOne({ personId: person._id });
  if (!found) return fail('wrongState', { message: '这个人没有绑定微信。' });
  let before: FollowerRecord = found;
  await auditedChange(FollowerModel, found._id, ctx, 'follower.unbind', (record) => {
    if (record.openidHash === undefined && record.miniOpenidHash === undefined) fail('wrongState', { message: '这个人没有绑定微信。' });
    before = record;
    return {
      set: { follows: false, boundAt: null, invitations: withdrawn(record.invitations) },
      unset: ['openid', 'openidHash', 'miniOpenid', 'miniOpenidHash', 'asked', 'miniCode', 'smsCode', 'toPrint', 'tagDue'],
      detail: { reason },
      events: [{ type: 'follower.unbound', payload: { personId: person._id.toHexString() } }],
    };
  });
  await letGo(before);
}

/** What hangs on the openids elsewhere. The menu of a phone that is no longer ours is a courtesy: where WeChat fails, its entries answer that nobody is bound. */
async function letGo(before: FollowerRecord): Promise<void> {
  const openid = openOpenid(before, 'openid');
  for (const one of [openid, openOpenid(before, 'miniOpenid')]) if (one !== null) await forgetSubscriptions(one);
  const account = officialAccount();
  if (account && openid !== null) for (const tag of followerTags) await account.untag(openid, tag);
}
