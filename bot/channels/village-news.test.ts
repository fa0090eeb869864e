import { WechatError, type WechatClient } from '../../clients/wechat';
import { installMiniLogin, subscriptionsLeft } from '../../domain/follower';
import { fixedClock, native, ObjectId, renderTemplate, systemContext, type Delivery } from '../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { followVillage } from '../../domain/village';
import { SubscriberModel } from '../../domain/village/subscriber-model';
import { useTestDatabase } from '../../test/support/database';
import { idOf } from '../../test/support/factories';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { sendsVillageNews } from './village-news';

useTestDatabase();
const clock = fixedClock('2026-11-20T09:30:00.000Z');
const ctx = systemContext('test', clock);
const templateId = 'V'.repeat(30);
let world: VillageWorld;
let sent: object[] = [];
let fault: Error | null = null;

const wechat = {
  sendSubscription: async (message: object) => {
    if (fault) throw fault;
    sent.push(message);
    return { messageId: '1' };
  },
} as Partial<WechatClient> as WechatClient;

async function send(): Promise<unknown> {
  const subscriber = await native(SubscriberModel).findOne({});
  const params = { village: '石桥村', date: '2026年11月20日', villageId: idOf(world.village) };
  const delivery = { _id: new ObjectId(), to: { subscriberId: (subscriber?._id ?? new ObjectId()).toHexString() }, params, attempts: [] } as unknown as Delivery;
  return sendsVillageNews({ wechat }).villageSubscription(delivery, renderTemplate('villageNews.published', params), clock);
}
const follow = (on: boolean) => followVillage(ctx, { loginCode: 'a', villageId: idOf(world.village), on, agreed: on });

beforeAll(async () => {
  world = await buildVillageWorld();
  installMiniLogin({ openidOf: async (code) => `openid-${code}` });
  await saveOutsideTemplates(ctx, { kind: 'villageNews', templates: { miniSubscription: { templateId, keys: { village: 'thing1', date: 'date2', words: 'thing3' }, page: '' } }, version: (await showOutsideTemplates(ctx)).version });
});
afterAll(() => installMiniLogin(null));
beforeEach(async () => {
  sent = [];
  fault = null;
  await follow(false);
});

test('one yes is one message, which opens the board of that village', async () => {
  await follow(true);
  expect(await send()).toMatchObject({ outcome: 'accepted' });
  expect(sent).toEqual([{ openid: 'openid-a', templateId, data: { thing1: '石桥村', date2: '2026年11月20日', thing3: '公开了新内容，点开看' }, page: `village/board/index?village=${idOf(world.village)}` }]);
  expect(await send()).toEqual({ outcome: 'refused', code: 'noBalance' });
});

test('nothing goes out to who subscribes no longer', async () => {
  expect(await send()).toEqual({ outcome: 'refused', code: 'notAsked' });
  expect(sent).toEqual([]);
});

test('what WeChat did not take is not used up; what the person refused is', async () => {
  await follow(true);
  fault = new WechatError('retry', '-1', 'busy');
  expect(await send()).toMatchObject({ outcome: 'retry' });
  expect(await subscriptionsLeft('openid-a', templateId)).toBe(1);
  fault = new WechatError('person', '43101', 'refused');
  expect(await send()).toEqual({ outcome: 'refused', code: '43101' });
  expect(await subscriptionsLeft('openid-a', templateId)).toBe(0);
});
