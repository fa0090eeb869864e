import type { DeliveryAttemptView, DeliverySummary } from '../../../contracts/delivery';
import { channelWords, deliverySteps, occasionWords, tryWords } from './words';

const at = '2026-11-20T01:00:00.000Z';
const attempt = (channel: string, outcome: DeliveryAttemptView['outcome'], why: string | null = null): DeliveryAttemptView => ({ channel, at, outcome, code: why, why });
const delivery = (more: Partial<DeliverySummary>) => ({ createdAt: at, state: 'waiting' as const, dueAt: null, channel: 'sms', readAt: null, attempts: [], ...more });
const steps = (more: Partial<DeliverySummary>) => deliverySteps(delivery(more)).map(({ label, state }) => `${label} ${state}`);

test('channels and occasions are named in Chinese; what has no name yet is shown as it is', () => {
  expect([channelWords('sms'), channelWords('pigeon')]).toEqual(['短信', 'pigeon']);
  expect([occasionWords('reminder:newYear'), occasionWords('followUp'), occasionWords('other')]).toEqual(['廉政提醒：元旦', '回访', 'other']);
});

test('a try is said with its reason', () => {
  expect(tryWords(attempt('sms', 'refused', '没有手机号'))).toBe('短信 没有送成：没有手机号');
  expect(tryWords(attempt('inbox', 'delivered'))).toBe('平台消息 送到');
});

test('a delivery tells what happened and what comes next', () => {
  expect(steps({ dueAt: at, channel: 'wechatTemplate' })).toEqual(['记进台账 done', '用公众号模板消息送 todo']);
  expect(steps({ dueAt: at, attempts: [attempt('wechatTemplate', 'refused', '没有关注公众号')] })).toEqual(['记进台账 done', '公众号模板消息　没有送成 done', '再用短信送 todo']);
  expect(steps({ dueAt: at, attempts: [attempt('sms', 'started')] })).toEqual(['记进台账 done', '短信　正在送 now']);
  expect(steps({ state: 'accepted', attempts: [attempt('sms', 'accepted')] })).toEqual(['记进台账 done', '短信　平台已收，待回执 done']);
  expect(steps({ state: 'delivered', attempts: [attempt('inbox', 'delivered')], readAt: at })).toEqual(['记进台账 done', '平台消息　送到 done', '本人看了 done']);
});

test('what a person has to look into says so, and what a person found out too', () => {
  expect(steps({ state: 'unknown', attempts: [attempt('sms', 'unknown')] }).at(-1)).toBe('等人查清 now');
  expect(steps({ state: 'failed' }).at(-1)).toBe('没有别的渠道可用了 now');
  expect(steps({ state: 'delivered', attempts: [attempt('sms', 'unknown')] }).at(-1)).toBe('查清了：本人收到了 done');
  expect([steps({ state: 'expired' }), steps({ state: 'cancelled' })].map((all) => all.at(-1))).toEqual(['过了时候，没有送 done', '已取消，没有送 done']);
});
