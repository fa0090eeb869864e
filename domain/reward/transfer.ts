import type { TakeRewardRequest } from '../../contracts/clue-report';
import type { RewardUnderReceipt, TransferFailure, TransferWait } from '../../contracts/reward-receipt';
import { miniLogin } from '../follower';
import { auditedChange, fail, Fault, ObjectId, shanghaiDay, subscribe, type Clock, type Context } from '../kernel';
import { cancelOrder, orderById, ordersAbout, orderTransfer, paySwitchedOn, transferParamsFor, type PaymentOrder } from '../payment';
import { RewardModel, rewards, type Reward } from './model';
import { scaleNow } from './scale';

const owner = 'reward';
/** From 2,000 yuan on WeChat Pay asks for the real name. */
export const nameFrom = 200_000;

/** Whether it can be taken in WeChat at all: a merchant is set, and the scene it was admitted to. */
export const wechatOffered = async (): Promise<boolean> => paySwitchedOn() && miniLogin() !== null && (await scaleNow()).scale.scene !== null;

const referenceOf = ({ _id }: Pick<Reward, '_id'>): string => _id.toHexString();
/** Each attempt has a key of its own. */
const keyOf = (reward: Pick<Reward, '_id' | 'transfers'>): string => `reward:${referenceOf(reward)}:${reward.transfers}`;
export const lastOrder = async (reward: Pick<Reward, '_id'>): Promise<PaymentOrder | null> => (await ordersAbout(owner, referenceOf(reward))).at(-1) ?? null;
export const isOver = ({ state }: Pick<PaymentOrder, 'state'>): boolean => state === 'done' || state === 'failed' || state === 'closed';

/** What a transfer waits for, as far as it is known. */
export function waitOf(order: PaymentOrder | null): TransferWait {
  const kind = order?.problem?.kind;
  if (kind === 'balance' || kind === 'quota') return kind;
  if (order?.problem) return 'platform';
  if (order?.state === 'working') return order.platformState === 'CANCELING' ? 'returning' : 'paying';
  return order?.state === 'open' ? 'person' : 'busy';
}

const failures: Record<string, TransferFailure> = { NAME_NOT_CORRECT: 'name', REALNAME_CHECK_ERROR: 'name', OVERDUE_CLOSE: 'late' };

/** Why the last transfer did not come about. */
export function failureOf(order: PaymentOrder | null): TransferFailure | null {
  if (order?.state === 'closed') return 'returned';
  return order?.state === 'failed' ? (failures[order.reason ?? ''] ?? 'platform') : null;
}

/**
 * Orders the transfer and answers what the page hands to WeChat. Asked again it is the same transfer, until that has
 * ended: then another one. Nothing of the receipt is in the order.
 * @throws Fault wrongState, badRequest, notReady, conflict
 */
export async function takeByWechat(clock: Clock, ctx: Context, reward: Reward, { loginCode, userName }: Pick<TakeRewardRequest, 'loginCode' | 'userName'>): Promise<{ reward: Reward; transfer: RewardUnderReceipt['transfer'] }> {
  const { scene } = (await scaleNow()).scale;
  const login = miniLogin();
  if (!scene || !login || !paySwitchedOn()) return fail('wrongState', { message: '本单位没有开通微信收款，请用别的办法领。' });
  const named = reward.amount >= nameFrom;
  if (named && !userName) fail('badRequest', { fields: [{ path: 'userName', message: '2000 元及以上，微信支付要核对收款人的真实姓名' }] });
  const openid = await login.openidOf(loginCode ?? '');
  const begun = await begin(ctx, reward);
  const at = exact(ctx, clock);
  const ordered = { key: keyOf(begun), owner, reference: referenceOf(begun), amount: begun.amount, words: '奖励', account: 'mini' as const, openid, scene, ...(named && userName ? { userName } : {}) };
  const order = await orderTransfer(at, ordered).catch(async (error: unknown) => {
    // It runs for another phone, or under another name: that one goes back first.
    if (!(error instanceof Fault) || error.code !== 'conflict') throw error;
    const next = await begin(ctx, await takeBack(clock, ctx, begun));
    return orderTransfer(at, { ...ordered, key: keyOf(next) });
  });
  const id = order._id.toHexString();
  const now = await stored(reward);
  // Another way was chosen in this moment: before the page can show it, it goes back.
  if (now.state !== 'transfer' || keyOf(now) !== order.key) {
    await cancelOrder(at, id);
    return fail('conflict');
  }
  const transfer = await transferParamsFor(at, id).catch((error: unknown) => {
    if (error instanceof Fault && (error.code === 'notReady' || error.code === 'conflict')) return null;
    throw error;
  });
  const answered = await orderById(id);
  // Not taken at all, or kept waiting: the page says which.
  return { reward: isOver(answered) ? await applyEnd(ctx, now, answered) : now, transfer };
}

/** The ledger of payments dates to the second: nothing in it is of a clue. */
const exact = ({ actor }: Context, clock: Clock): Context => ({ actor, clock });
const stored = async ({ _id }: Pick<Reward, '_id'>): Promise<Reward> => (await rewards().findOne({ _id })) ?? fail('notFound');

/** The next transfer, unless one is running. */
async function begin(ctx: Context, reward: Reward): Promise<Reward> {
  const order = await lastOrder(reward);
  const running = reward.state === 'transfer' && !(order && isOver(order) && order.key === keyOf(reward));
  if (running) return reward;
  if (order?.state === 'done') return fail('wrongState', { message: '这笔奖励已经在微信里收过了。' });
  return auditedChange(RewardModel, reward._id, ctx, 'reward.choose', (before) => {
    if (before.transfers !== reward.transfers) return null;
    mustBeTakeable(ctx, before);
    return { set: { state: 'transfer', way: 'wechat', place: null, cause: null, transfers: before.transfers + 1 }, unset: ['codeHash'], detail: { way: 'wechat' } };
  });
}

/**
 * The money has one way at a time: a transfer that runs is taken back before another way is chosen. The person may have
 * been faster, and WeChat Pay may need a while.
 * @throws Fault wrongState, notReady
 */
export async function takeBack(clock: Clock, ctx: Context, reward: Reward): Promise<Reward> {
  let order = await lastOrder(reward);
  let now = reward;
  if (reward.state === 'transfer' && order?.key !== keyOf(reward)) {
    // Begun and not ordered yet: its turn is over, and whoever orders it all the same finds that out (`takeByWechat`).
    now = await auditedChange(RewardModel, reward._id, ctx, 'reward.choose', (before) => (before.state === 'transfer' && before.transfers === reward.transfers ? { set: { state: 'waiting', way: null, transfers: before.transfers + 1 } } : null));
    order = await lastOrder(reward);
  }
  if (!order) return now;
  const ended = isOver(order) ? order : await cancelOrder(exact(ctx, clock), order._id.toHexString());
  if (!isOver(ended)) return fail('wrongState', { message: ended.platformState === 'CANCELING' ? '微信支付正在收回那一笔，一般几分钟。收回以后再来选。' : '微信里那一笔正在办，几分钟后再来看。' });
  return now.state === 'transfer' || ended.state === 'done' ? applyEnd(ctx, now, ended) : now;
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
    if (order.state !== 'done') return before.state === 'transfer' && order.key === keyOf(before) ? { set: { state: 'waiting', way: null } } : null;
    if (before.state === 'done' || before.state === 'handed') return before.way === 'wechat' || before.paidTwice ? null : { set: { paidTwice: true } };
    return { set: { state: 'done', way: 'wechat', place: null, cause: null, doneOn: today }, unset: ['codeHash'], detail: { way: 'wechat' } };
  });
}

subscribe('payment.ended', 'reward.transferred', async (event, ctx) => {
  if (event.payload.owner !== owner) return;
  const order = await orderById(String(event.payload.orderId));
  const reward = await rewards().findOne({ _id: new ObjectId(order.reference) });
  if (reward) await applyEnd(ctx, reward, order);
});
