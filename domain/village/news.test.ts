import { useTestDatabase } from '../../test/support/database';
import { buildVillage, idOf } from '../../test/support/factories';
import { buildPublished } from '../../test/support/published';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { installMiniLogin, takeSubscription } from '../follower';
import { PublicationModel, type Publication } from '../disclosure';
import { defineChannel, DeliveryModel, dispatchEvents, fixedClock, native, ObjectId, systemContext } from '../kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../outside-templates';
import { subscribersOf } from './news';
import { SubscriberModel } from './subscriber-model';
import { followVillage, showNews, subscriberOf } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00.000Z');
const ctx = systemContext('test', clock);
const templateId = 'V'.repeat(30);
let world: VillageWorld;

beforeAll(async () => {
  world = await buildVillageWorld();
  defineChannel('villageSubscription', async () => ({ outcome: 'delivered' }), { reaches: ['subscriber'] });
  const { version } = await showOutsideTemplates(ctx);
  await saveOutsideTemplates(ctx, { kind: 'villageNews', templates: { miniSubscription: { templateId, keys: { village: 'thing1', date: 'date2', words: 'thing3' }, page: '' } }, version });
});
beforeEach(async () => {
  installMiniLogin({ openidOf: async (code) => `openid-${code}` });
  clock.set('2026-11-20T02:00:00.000Z');
  for (const model of [SubscriberModel, DeliveryModel, PublicationModel]) await native<object>(model as never).deleteMany({});
});
afterAll(() => installMiniLogin(null));

const follow = (loginCode: string, village: { _id: ObjectId }, on = true, agreed = on) => followVillage(ctx, { loginCode, villageId: idOf(village), on, agreed });
const deliveries = () => native(DeliveryModel).find({ 'to.subscriberId': { $exists: true } }, { sort: { key: 1 } }).toArray();

/** As approval emits it. */
async function emit(publication: Publication): Promise<void> {
  const payload = { publicationId: idOf(publication), villageId: publication.village.id.toHexString(), itemCode: publication.item.code, periodKey: publication.period.key, edition: publication.edition, corrects: null, onDay: publication.published?.on };
  await native(PublicationModel).updateOne({ _id: publication._id }, { $set: { outbox: [{ id: new ObjectId().toHexString(), type: 'disclosure.published', at: clock.now(), payload }] } });
  await dispatchEvents(clock);
}

test('three villages at most; each yes is one message more; nothing but villages and a sealed openid is kept', async () => {
  expect(await follow('a', world.village)).toEqual({ villages: [{ id: idOf(world.village), name: '石桥村' }], templateId, left: 1 });
  expect((await follow('a', world.village)).left).toBe(2);
  await follow('a', world.neighbour, true, false);
  expect(await follow('a', world.elsewhere, true, false)).toMatchObject({ villages: [{}, {}, {}], left: 2 });
  await expect(followVillage(ctx, { loginCode: 'a', villageId: idOf(world.town), on: true, agreed: true })).rejects.toMatchObject({ code: 'notFound' });
  const kept = await native(SubscriberModel).find({}).toArray();
  expect(kept.map((one) => Object.keys(one).sort())).toEqual([['_id', 'openid', 'openidHash', 'villages']]);
  expect(JSON.stringify(kept)).not.toContain('openid-a');
});

test('a fourth village is refused, and says why', async () => {
  for (const village of [world.village, world.neighbour, world.elsewhere]) await follow('b', village);
  const fourth = await buildVillage({ parentId: idOf(world.town) });
  await expect(follow('b', fourth)).rejects.toMatchObject({ code: 'wrongState', message: '最多订 3 个村。先退订一个，再订这个。' });
  expect((await showNews(ctx, 'b')).villages).toHaveLength(3);
});

test('whoever subscribes is told once a day and village, in the evening, however much is published and however often the event comes', async () => {
  await follow('a', world.village);
  await follow('b', world.village);
  await follow('b', world.elsewhere);
  await emit(await buildPublished(world.village));
  await emit(await buildPublished(world.village, { item: 'V3', content: { form: 'text', text: '年度目标' } }));
  const first = await deliveries();
  expect(first).toHaveLength(2);
  expect(first[0]).toMatchObject({ template: 'villageNews.published', params: { village: '石桥村', date: '2026年11月20日' }, dueAt: new Date('2026-11-20T09:30:00Z'), channels: ['villageSubscription'] });
  // What comes after the day's message is the next day's.
  clock.set('2026-11-20T10:00:00.000Z');
  await emit(await buildPublished(world.village, { item: 'V6', content: { form: 'text', text: '名单' } }));
  expect((await deliveries()).map(({ dueAt }) => dueAt?.toISOString())).toEqual(['2026-11-20T09:30:00.000Z', '2026-11-21T09:30:00.000Z', '2026-11-20T09:30:00.000Z', '2026-11-21T09:30:00.000Z']);
});

test('what is for party members, and 本期无发生, is no news', async () => {
  await follow('a', world.village);
  await emit(await buildPublished(world.village, { hidden: true }));
  await emit(await buildPublished(world.village, { item: 'V6', content: null, nothing: true }));
  expect(await deliveries()).toEqual([]);
});

test('who subscribes no longer is not reached by what waits, and with the last village nothing of the phone stays', async () => {
  await follow('c', world.village);
  await follow('c', world.neighbour);
  const { _id } = (await native(SubscriberModel).findOne({}))!;
  expect(await subscriberOf(idOf({ _id }), idOf(world.village))).toBe('openid-c');
  expect((await follow('c', world.village, false)).villages).toEqual([{ id: idOf(world.neighbour), name: '上柳村' }]);
  expect(await subscriberOf(idOf({ _id }), idOf(world.village))).toBeNull();
  expect(await follow('c', world.neighbour, false)).toEqual({ villages: [], templateId, left: 0 });
  expect(await native(SubscriberModel).countDocuments({})).toBe(0);
  expect(await takeSubscription('openid-c', templateId)).toBe(false);
});

test('without a mini-program there is nothing to subscribe with', async () => {
  installMiniLogin(null);
  expect(await showNews(ctx, 'a')).toEqual({ villages: [], templateId: null, left: 0 });
  await expect(follow('a', world.village)).rejects.toMatchObject({ code: 'wrongState' });
});

test('the phones of a village are read by index', async () => {
  expect(JSON.stringify(await native(SubscriberModel).find(subscribersOf(world.village._id) as never).sort({ _id: 1 }).explain())).toContain('villages_1__id_1');
});
