import type { PickUp } from '../../contracts/reward';
import { ownIds, staffOf } from '../clue';
import { auditedChange, authorize, fail, ObjectId, shanghaiDay, type Context } from '../kernel';
import { codeHashOf } from './code';
import { RewardModel, rewards, type Reward } from './model';

/** @throws Fault notFound for whatever is no code, is void or came too late */
async function byCode(ctx: Context, code: string): Promise<Reward> {
  authorize(ctx.actor, 'reward.handOut');
  const found = await rewards().findOne({ codeHash: await codeHashOf(code) });
  if (!found || found.state !== 'code' || found.expiresOn < shanghaiDay(ctx.clock.now())) return fail('notFound', { message: '没有找到。请对一对每一组数字。' });
  authorize(ctx.actor, 'reward.handOut', found);
  return found;
}

/** What belongs to a code that somebody shows: how much is to be counted out. @throws Fault notFound, forbidden */
export async function lookUpCode(ctx: Context, code: string): Promise<PickUp> {
  const { number, amount, place } = await byCode(ctx, code);
  return { number, amount, place: place?.name ?? '' };
}

/** Cash for a code, by one; another has to record it. The code is used up. @throws Fault notFound, forbidden */
export const handOutCash = async (ctx: Context, code: string): Promise<Reward> => {
  const found = await byCode(ctx, code);
  return auditedChange(RewardModel, found._id, ctx, 'reward.handOut', (before) => (before.codeHash === found.codeHash && before.state === 'code' ? { set: handed(ctx), detail: { way: 'cash' } } : fail('notFound')));
};

/** A gift was paid to its cause, by one; another has to record it. @throws Fault notFound, forbidden, wrongState, conflict */
export async function payGift(ctx: Context, id: string, { version }: { version: number }): Promise<Reward> {
  const found = await rewardFor(ctx, id, 'reward.handOut');
  return auditedChange(RewardModel, found._id, ctx, 'reward.handOut', (before) => (before.state === 'gift' ? { set: handed(ctx), detail: { way: 'gift' } } : fail('wrongState')), { version });
}

const handed = (ctx: Context) => ({ state: 'handed', handedBy: staffOf(ctx).accountId, handedOn: shanghaiDay(ctx.clock.now()) });

/** By another than who paid it: it was paid, or it was not and waits again. @throws Fault notFound, forbidden, wrongState, conflict */
export async function confirmReward(ctx: Context, id: string, { version, agree }: { version: number; agree: boolean }): Promise<Reward> {
  const found = await rewardFor(ctx, id, 'reward.confirm');
  const { accountId } = staffOf(ctx);
  return auditedChange(
    RewardModel,
    found._id,
    ctx,
    agree ? 'reward.confirm' : 'reward.notPaid',
    (before) => {
      if (before.state !== 'handed') fail('wrongState');
      if (before.handedBy && ownIds(staffOf(ctx)).includes(before.handedBy)) fail('forbidden', { message: '自己付的，要另一个人记账。' });
      if (!agree) return { set: { state: before.way === 'gift' ? 'gift' : 'code', handedBy: null, handedOn: null } };
      return { set: { state: 'done', confirmedBy: accountId, doneOn: before.handedOn }, unset: ['codeHash'] };
    },
    { version },
  );
}

async function rewardFor(ctx: Context, id: string, verb: string): Promise<Reward> {
  authorize(ctx.actor, verb);
  const found = (ObjectId.isValid(id) ? await rewards().findOne({ _id: new ObjectId(id) }) : null) ?? fail('notFound');
  authorize(ctx.actor, verb, found);
  return found;
}
