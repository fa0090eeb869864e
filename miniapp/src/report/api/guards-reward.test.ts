import { rewardState, rewardUnderReceipt, rewardWay, transferFailure, transferWait } from '../../../../contracts/reward-receipt';
import { mayChoose, offeredWays, rewardStateNames, rewardWayNames, rewardWords, transferFailureNames, transferWaitNames } from '../logic/reward';
import { isReward } from './guards-reward';

const place = { key: 'desk', name: '试用接待室', address: '试用路 1 号', hours: '工作日' };
const reward = rewardUnderReceipt.parse({ amount: 50_000, state: 'waiting', way: null, expiresOn: '2027-01-29', daysLeft: 70, place: null, cause: null, code: null, transferWaits: null, transfer: null, failed: null, places: [place], causes: [], wechat: true, wechatOnWeb: false, nameAsked: false });
const now = new Date('2026-11-20T02:00:00Z');

test('the words are those of the contract', () => {
  expect([rewardStateNames, rewardWayNames, transferWaitNames, transferFailureNames]).toEqual([rewardState.options, rewardWay.options, transferWait.options, transferFailure.options]);
});

test('an answer of the contract is taken, one that lacks something is not', () => {
  expect(isReward(reward)).toBe(true);
  for (const key of Object.keys(reward)) expect([key, isReward({ ...reward, [key]: undefined })]).toEqual([key, false]);
});

test('every state has its words, and only what is there is offered', () => {
  const words = rewardState.options.map((state) => rewardWords({ ...reward, state, way: 'cash', place }, now));
  expect(new Set(words).size).toBe(words.length);
  const failed = transferFailure.options.map((failure) => rewardWords({ ...reward, failed: failure }, now));
  expect([new Set(failed).size, failed.every((one) => one.includes('钱没有动'))]).toEqual([failed.length, true]);
  const waits = transferWait.options.map((wait) => [wait, rewardWords({ ...reward, state: 'transfer', transferWaits: wait }, now)] as const);
  expect(new Set(waits.map(([, text]) => text)).size).toBe(waits.length);
  for (const [wait, said] of waits) expect([wait, said.includes('稍后再领，您的奖励还在')]).toEqual([wait, ['busy', 'balance', 'quota', 'platform'].includes(wait)]);
  expect(offeredWays(reward)).toEqual(['cash', 'wechat']);
  expect(rewardState.options.filter((state) => mayChoose({ state, transferWaits: 'paying' }))).toEqual(['waiting', 'code', 'gift']);
  expect(transferWait.options.filter((transferWaits) => mayChoose({ state: 'transfer', transferWaits }))).toEqual(['person', 'busy', 'balance', 'quota', 'platform']);
});

test('that the time runs out is said in the last two weeks, and after it only that it is over', () => {
  const at = (daysLeft: number, state: 'waiting' | 'code' | 'expired' = 'waiting') => rewardWords({ ...reward, state, place, daysLeft }, now);
  expect([at(15).includes('还剩'), at(14).includes('还剩 14 天'), at(0, 'code').includes('今天是最后一天'), at(-1, 'expired').includes('已经过期')]).toEqual([false, true, true, true]);
});
