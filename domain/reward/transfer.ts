import type { TakeRewardRequest } from '../../contracts/clue-report';
import type { RewardUnderReceipt, TransferWait } from '../../contracts/reward-receipt';
import { miniLogin } from '../follower';
import { auditedChange, fail, ObjectId, shanghaiDay, subscribe, type Clock, type Context } from '../kernel';
import { orderById, ordersAbout, orderTransfer, paySwitchedOn, transferParamsFor, type PaymentOrder } from '../payment';
import { RewardModel, rewards, type Reward } from './model';
import { scaleNow } from './scale';

export const owner = 'reward';
/** From 2,000 yuan on WeChat Pay asks for the real name. */
export const nameFrom = 200_000;

/** Whether it can be taken in WeChat at all: a merchant is set, and the scene it was admitted to. */
export const wechatOffered = async (): Promise<boolean> => paySwitchedOn() && miniLogin() !== null && (await scaleNow()).scale.scene !== null;

const referenceOf = ({ _id }: Pick<Reward, '_id'>): string => _id.toHexString();
export const lastOrder = async (reward: Pick<Reward, '_id'>): Promise<PaymentOrder | null> => (await ordersAbout(owner, referenceOf(reward))).at(-1) ?? null;
const isOver = ({ state }: Pick<PaymentOrder, 'state'>): boolean => state === 'done' || state === 'failed' || state === 'closed';
export const isFailed = (order: Pick<PaymentOrder, 'state'> | null): boolean => order?.state === 'failed' || order?.state === 'closed';

/** What a running transfer waits for, as far as it is known. */
export function waitOf(order: PaymentOrder | null): TransferWait {
  const kind = order?.problem?.kind;
  if (kind === 'balance' || kind === 'quota') return kind;
  return order?.problem ? 'platform' : 'person';
}

/**
 * Orders the transfer and answers what the page hands to WeChat. Asked again it is the same transfer, until that has
 * ended: then another one. Nothing of the receipt is in the order.
 * @throws Fault wrongState, badRequest, notReady, conflict
 */
export async function takeByWechat(clock: Clock, ctx: Context, reward: Reward, { loginCode, userName }: Pick<TakeRewardRequest, 'loginCode' | 'userName'>): Promise<{ reward: Reward; transfer: RewardUnderReceipt['transfer'] }> {
  const { scale } = await scaleNow();
  const login = miniLogin();
  const { scene } = scale;
  if (!scene || !login || !paySwitchedOn()) return fail('wrongState', { message: '本单位没有开通微信收款，请用别的办法领。' });
  if (reward.amount >= nameFrom && !userName) fail('badRequest', { fields: [{ path: 'userName', message: '2000 元及以上，微信支付要核对收款人的真实姓名' }] });
  const openid = await login.openidOf(loginCode ?? '');
  const begun = await begin(ctx, reward);
  const order = await orderTransfer({ actor: ctx.actor, clock }, { key: `reward:${referenceOf(begun)}:${begun.transfers}`, owner, reference: referenceOf(begun), amount: begun.amount, words: '奖励', account: 'mini', openid, scene, ...(begun.amount >= nameFrom && userName ? { userName } : {}) });
  try {
    const transfer = await transferParamsFor({ actor: ctx.actor, clock }, order._id.toHexString());
    return { reward: begun, transfer };
  } catch (error) {
    // Kept waiting by the account or a limit, or not taken at all: the page says which.
    const now = await orderById(order._id.toHexString());
    if (isOver(now)) return { reward: await applyEnd(ctx, begun, now), transfer: null };
    if (now.problem) return { reward: begun, transfer: null };
    throw error;
  }
}

/** The next transfer, unless one is running. */
async function begin(ctx: Context, reward: Reward): Promise<Reward> {
  const order = await lastOrder(reward);
  const running = reward.state === 'transfer' && !(order && isOver(order) && order.key.endsWith(`:${reward.transfers}`));
  if (running) return reward;
  if (order?.state === 'done') return fail('wrongState', { message: '这笔奖励已经在微信里收过了。' });
  return auditedChange(RewardModel, reward._id, ctx, 'reward.choose', (before) => {
    if (before.transfers !== reward.transfers) return null;
    mustBeTakeable(ctx, before);
    return { set: { state: 'transfer', way: 'wechat', place: null, cause: null, transfers: before.transfers + 1 }, unset: ['codeHash'], detail: { way: 'wechat' } };
  });
}

/** Until it is handed out, one may think again. @throws Fault wrongState */
export function mustBeTakeable(ctx: Context, { state, expiresOn }: Pick<Reward, 'state' | 'expiresOn'>): void {
  if (state === 'done' || state === 'handed') fail('wrongState', { message: '这笔奖励已经领了。' });
  if (state === 'expired' || expiresOn < shanghaiDay(ctx.clock.now())) fail('wrongState', { message: '过了领取的日子，领不了了。' });
}

/** A transfer has ended: it is taken, or may be tried again. Money that came after all is never denied. */
export function applyEnd(ctx: Context, reward: Pick<Reward, '_id'>, order: Pick<PaymentOrder, 'state' | 'key'>): Promise<Reward> {
  const today = shanghaiDay(ctx.clock.now());
  return auditedChange(RewardModel, reward._id, ctx, 'reward.transferred', (before) => {
    if (order.state === 'done') {
      if (before.state === 'done') return before.way === 'wechat' || before.paidTwice ? null : { set: { paidTwice: true } };
      if (before.state === 'handed') return before.paidTwice ? null : { set: { paidTwice: true } };
      return { set: { state: 'done', way: 'wechat', place: null, cause: null, doneOn: today }, unset: ['codeHash'], detail: { way: 'wechat' } };
    }
    return before.state === 'transfer' && order.key.endsWith(`:${before.transfers}`) ? { set: { state: 'waiting', way: null } } : null;
  });
}

subscribe('payment.ended', 'reward.transferred', async (event, ctx) => {
  if (event.payload.owner !== owner) return;
  const order = await orderById(String(event.payload.orderId));
  const reward = await rewards().findOne({ _id: new ObjectId(order.reference) });
  if (reward) await applyEnd(ctx, reward, order);
});
