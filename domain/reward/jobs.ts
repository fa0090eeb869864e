import { auditedChange, defineJob, shanghaiDay, type Context } from '../kernel';
import { cancelOrder, paySwitchedOn } from '../payment';
import { RewardModel, rewards } from './model';
import { applyEnd, isOver, lastOrder } from './transfer';

/** What nobody has taken in its time lapses; a transfer that runs comes to its end first. */
export async function expireRewards(ctx: Context): Promise<number> {
  const today = shanghaiDay(ctx.clock.now());
  let count = 0;
  for await (const found of rewards().find({ state: { $in: ['waiting', 'code', 'transfer'] }, expiresOn: { $lt: today } })) {
    const order = found.state === 'transfer' ? await lastOrder(found) : null;
    if (order) {
      // What WeChat Pay has not taken in all the time would go on being asked for.
      const ended = order.state === 'new' && paySwitchedOn() ? await cancelOrder(ctx, order._id.toHexString()) : order;
      if (isOver(ended)) await applyEnd(ctx, found, ended);
      continue;
    }
    const { state } = await auditedChange(RewardModel, found._id, ctx, 'reward.expire', (before) => (before.state === found.state && before.expiresOn < today ? { set: { state: 'expired', way: null, place: null }, unset: ['codeHash'] } : null));
    if (state === 'expired') count += 1;
  }
  return count;
}
defineJob({ name: 'reward.expire', schedule: '20 2 * * *', run: ({ ctx }) => expireRewards(ctx) });
