import { rewardState, rewardUnderReceipt, rewardWay, transferWait } from '../../../../contracts/reward-receipt';
import { mayChoose, offeredWays, rewardStateNames, rewardWayNames, rewardWords, transferWaitNames } from '../logic/reward';
import { isReward } from './guards-reward';

const place = { key: 'desk', name: '试用接待室', address: '试用路 1 号', hours: '工作日' };
const reward = rewardUnderReceipt.parse({ amount: 50_000, state: 'waiting', way: null, expiresOn: '2027-01-29', daysLeft: 70, place: null, cause: null, code: null, transferWaits: null, transfer: null, failed: false, places: [place], causes: [], wechat: true, nameAsked: false });
const now = new Date('2026-11-20T02:00:00Z');

test('the words are those of the contract', () => {
  expect([rewardStateNames, rewardWayNames, transferWaitNames]).toEqual([rewardState.options, rewardWay.options, transferWait.options]);
});

test('an answer of the contract is taken, one that lacks something is not', () => {
  expect(isReward(reward)).toBe(true);
  for (const key of Object.keys(reward)) expect([key, isReward({ ...reward, [key]: undefined })]).toEqual([key, false]);
});

test('every state has its words, and only what is there is offered', () => {
  const words = rewardState.options.map((state) => rewardWords({ ...reward, state, way: 'cash', place }, now));
  expect(new Set(words).size).toBe(words.length);
  expect(rewardWords({ ...reward, failed: true }, now)).toContain('可以再来');
  for (const wait of transferWait.options) expect(rewardWords({ ...reward, state: 'transfer', transferWaits: wait }, now)).not.toBe('');
  expect(offeredWays(reward)).toEqual(['cash', 'wechat']);
  expect(rewardState.options.filter((state) => mayChoose({ state }))).toEqual(['waiting', 'code', 'gift']);
});
