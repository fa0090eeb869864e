import { listFollowUps } from '../follow-up';
import { can, fail, type Context } from '../kernel';

/** The number of a follow-up that the drafter may see himself. @throws Fault badRequest for any other */
export async function findFollowUpOf(ctx: Context, number: string): Promise<string> {
  const wanted = number.toUpperCase();
  const found = can(ctx.actor, 'followUp.list') ? (await listFollowUps(ctx, { tab: 'all', text: wanted, limit: 10 })).items.find((one) => one.number === wanted) : undefined;
  return found?.number ?? fail('badRequest', { fields: [{ path: 'about.followUpNumber', message: '没有找到这个评议编号' }] });
}
