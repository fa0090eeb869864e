import type { ReportVisit, TakeRewardRequest } from '../../contracts/clue-report';
import type { RewardUnderReceipt } from '../../contracts/reward-receipt';
import { visitByReceipt, withReceipt, type Clue } from '../clue';
import { auditedChange, dayOnlyContext, demoEnabled, fail, isDuplicateKey, shanghaiDay, shanghaiInstant, type Clock, type Context, type KeyPair } from '../kernel';
import { codeHashOf, newCode } from './code';
import { makeReward } from './decide';
import { RewardModel, type Reward } from './model';
import { scaleNow } from './scale';
import { openClaim, proposalsOf } from './sealed';
import { failureOf, lastOrder, mustBeTakeable, nameFrom, takeBack, takeByWechat, waitOf, wechatOffered } from './transfer';

/** As a visit, and the reward where there is one. @throws Fault receiptNotFound, notReady */
export const visitWithReward = (clock: Clock, receiptCode: string): Promise<ReportVisit> =>
  visitByReceipt(clock, receiptCode, async ({ clue }, pair) => {
    const reward = await rewardOf(clue, pair);
    return { reward: reward && (await present(clock, reward)) };
  });

/**
 * How it is to be taken. A pick-up code is told in this answer alone; asked for again it is another one, and the former
 * is void. Dated by the day.
 * @throws Fault receiptNotFound, wrongState, badRequest, notReady, conflict
 */
export function takeReward(clock: Clock, { receiptCode, way, choice, loginCode, userName }: Omit<TakeRewardRequest, 'task'>): Promise<RewardUnderReceipt> {
  const ctx = dayOnlyContext(clock);
  return withReceipt(
    receiptCode,
    async ({ clue }, pair) => {
      const reward = (await rewardOf(clue, pair)) ?? fail('receiptNotFound');
      mustBeTakeable(ctx, reward);
      if (way === 'wechat') {
        const taken = await takeByWechat(clock, ctx, reward, { loginCode, userName });
        return present(clock, taken.reward, { transfer: taken.transfer });
      }
      return way === 'cash' ? takeCash(clock, ctx, reward, choice) : present(clock, await giveAway(clock, ctx, reward, choice));
    },
    () => fail('receiptNotFound'),
  );
}

async function takeCash(clock: Clock, ctx: Context, reward: Reward, choice: string): Promise<RewardUnderReceipt> {
  const { scale } = await scaleNow();
  const place = scale.places.find(({ key }) => key === choice) ?? fail('badRequest', { fields: [{ path: 'choice', message: '请选一处地方' }] });
  const free = await takeBack(clock, ctx, reward);
  for (;;) {
    const code = newCode();
    try {
      const after = await choose(ctx, free, { state: 'code', way: 'cash', place, cause: null, codeHash: await codeHashOf(code) });
      return await present(clock, after, { code });
    } catch (error) {
      // Somebody else's code just now.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

async function giveAway(clock: Clock, ctx: Context, reward: Reward, choice: string): Promise<Reward> {
  const { scale } = await scaleNow();
  const cause = scale.causes.find(({ key }) => key === choice) ?? fail('badRequest', { fields: [{ path: 'choice', message: '请选捐到哪里' }] });
  return choose(ctx, await takeBack(clock, ctx, reward), { state: 'gift', way: 'gift', place: null, cause });
}

const choose = (ctx: Context, reward: Reward, set: Partial<Reward>): Promise<Reward> =>
  auditedChange(RewardModel, reward._id, ctx, 'reward.choose', (before) => {
    mustBeTakeable(ctx, before);
    // A transfer that was begun meanwhile is not taken back here.
    if (before.transfers !== reward.transfers) fail('conflict');
    return { set: set as Record<string, unknown>, unset: set.codeHash ? [] : ['codeHash'], detail: { way: set.way } };
  });

/** What the receipt opens; made now where a crash came before it was. */
async function rewardOf(clue: Clue, pair: KeyPair): Promise<Reward | null> {
  const approved = (await proposalsOf(clue._id)).find(({ state }) => state === 'approved');
  const claim = approved && (await openClaim(clue, pair, approved));
  return claim ? makeReward(claim, clue.path) : null;
}

const dayMs = 86_400_000;
async function present(clock: Clock, reward: Reward, told: Partial<RewardUnderReceipt> = {}): Promise<RewardUnderReceipt> {
  const [{ scale }, order, wechat] = await Promise.all([scaleNow(), lastOrder(reward), wechatOffered()]);
  const { amount, way, expiresOn, place, cause } = reward;
  const today = shanghaiDay(clock.now());
  const state = expiresOn < today && (reward.state === 'waiting' || reward.state === 'code') ? 'expired' : reward.state;
  return {
    amount,
    state,
    way,
    expiresOn,
    daysLeft: Math.round((shanghaiInstant(expiresOn, '00:00').getTime() - shanghaiInstant(today, '00:00').getTime()) / dayMs),
    place,
    cause,
    code: null,
    transferWaits: state === 'transfer' ? waitOf(order) : null,
    transfer: null,
    failed: state === 'waiting' || state === 'transfer' ? failureOf(order) : null,
    places: scale.places,
    causes: scale.causes,
    wechat,
    wechatOnWeb: wechat && demoEnabled(),
    nameAsked: amount >= nameFrom,
    ...told,
  };
}
