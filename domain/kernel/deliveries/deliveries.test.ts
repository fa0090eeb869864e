import mongoose from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { countUnread, defineChannel, defineTemplates, deliver, fixedClock, listDeliveries, listInbox, markRead, processDeliveries, recordDeliveryResult, resolveDelivery, systemContext, type Context, type SendResult } from '..';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);
const accountId = 'a'.repeat(24);
const reader: Context = { actor: { kind: 'staff', accountId, name: '沈宁', grants: [] }, clock };
const other: Context = { actor: { kind: 'staff', accountId: 'b'.repeat(24), name: '韩雪', grants: [] }, clock };

let answers: (SendResult | Error)[] = [];
let sent: string[] = [];
const channel = (name: string) =>
  defineChannel(name, async (_delivery, text) => {
    sent.push(`${name}: ${text.title}`);
    const answer = answers.shift() ?? { outcome: 'delivered' };
    if (answer instanceof Error) throw answer;
    return answer;
  });
channel('pigeon');
channel('drum');
defineTemplates({ 'test.call': { title: '新回访 {number}', body: '请在{due}前联系。' } });

beforeEach(async () => {
  await clearDatabase();
  answers = [];
  sent = [];
  clock.set('2026-11-20T01:00:00Z');
});

const send = (channels: string[], key = 'k') => deliver(ctx, { key, to: { accountId }, template: 'test.call', params: { number: 'PY-2026-0001', due: '11月23日 周一' }, channels, link: '/follow-ups/1' });
const state = async () => (await listDeliveries({ limit: 20 })).items.map((item) => item.state);
const outcomes = async () => (await listDeliveries({ limit: 20 })).items.flatMap((item) => item.attempts.map(({ channel: name, outcome }) => `${name} ${outcome}`));

test('a message comes into the inbox once, is read by its owner and by nobody else', async () => {
  await send(['inbox']);
  await send(['inbox']);
  expect(await processDeliveries(clock)).toBe(1);
  expect(await processDeliveries(clock)).toBe(0);
  const { items } = await listInbox(reader, { limit: 20, unread: 'all' });
  expect(items).toMatchObject([{ title: '新回访 PY-2026-0001', text: '请在11月23日 周一前联系。', link: '/follow-ups/1', readAt: null }]);
  expect((await listInbox(other, { limit: 20, unread: 'all' })).items).toEqual([]);
  await markRead(other, { ids: [items[0]?.id ?? ''] });
  expect(await countUnread(reader)).toBe(1);
  await markRead(reader, { ids: [items[0]?.id ?? ''] });
  expect(await countUnread(reader)).toBe(0);
  expect((await listInbox(reader, { limit: 20, unread: 'only' })).items).toEqual([]);
});

test('the inbox comes in pages, newest first', async () => {
  for (const key of ['1', '2', '3']) await send(['inbox'], key);
  await processDeliveries(clock);
  const first = await listInbox(reader, { limit: 2, unread: 'all' });
  const second = await listInbox(reader, { limit: 2, unread: 'all', cursor: first.nextCursor ?? '' });
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  await markRead(reader);
  expect(await countUnread(reader)).toBe(0);
});

test('an unknown text, a missing value or an unknown channel is refused when it is written', async () => {
  const base = { key: 'k', to: { accountId }, template: 'test.call', params: { number: '1', due: '2' }, channels: ['inbox'] };
  await expect(deliver(ctx, { ...base, template: 'nothing' })).rejects.toThrow('no such template');
  await expect(deliver(ctx, { ...base, params: { number: '1' } })).rejects.toThrow('due');
  await expect(deliver(ctx, { ...base, channels: ['smoke'] })).rejects.toThrow('no such channel');
});

test('a refusal goes on to the next channel, and past the last one it has failed', async () => {
  answers = [{ outcome: 'refused', code: '43004' }, { outcome: 'delivered' }];
  await send(['pigeon', 'drum']);
  await processDeliveries(clock);
  expect(sent).toEqual(['pigeon: 新回访 PY-2026-0001', 'drum: 新回访 PY-2026-0001']);
  expect(await state()).toEqual(['delivered']);
  answers = [{ outcome: 'refused', code: '1' }];
  await send(['pigeon'], 'other');
  await processDeliveries(clock);
  expect(await state()).toEqual(['failed', 'delivered']);
});

test('a busy platform is tried again later, five times at most', async () => {
  answers = Array.from({ length: 9 }, (): SendResult => ({ outcome: 'retry', code: '-1' }));
  await send(['pigeon']);
  for (let hour = 0; hour < 12; hour += 1) {
    clock.set('2026-11-20T01:00:00Z');
    clock.advance(hour * 3_600_000 * 24);
    await processDeliveries(clock);
  }
  expect(sent.length).toBe(5);
  expect(await state()).toEqual(['failed']);
});

test('what cannot be known is 结果不明, is not repeated, and a person decides', async () => {
  answers = [new Error('socket hang up')];
  await send(['pigeon', 'drum']);
  await processDeliveries(clock);
  clock.advance(86_400_000);
  await processDeliveries(clock);
  expect(sent.length).toBe(1);
  expect(await state()).toEqual(['unknown']);
  const [item] = (await listDeliveries({ limit: 20, state: 'unknown' })).items;
  await resolveDelivery(reader, item?.id ?? '', 'sendAgain');
  await processDeliveries(clock);
  expect(await state()).toEqual(['delivered']);
  await expect(resolveDelivery(reader, item?.id ?? '', 'delivered')).rejects.toMatchObject({ code: 'wrongState' });
});

test('a worker killed while sending: a repeatable channel repeats, another leaves it to a person', async () => {
  await send(['pigeon'], 'pigeon');
  await send(['inbox'], 'inbox');
  const started = (name: string) => ({ $set: { attempts: [{ channel: name, at: clock.now(), outcome: 'started', code: null, reference: null }], leaseUntil: new Date(clock.now().getTime() + 120_000) } });
  const deliveries = mongoose.connection.db?.collection('deliveries');
  for (const name of ['pigeon', 'inbox']) await deliveries?.updateOne({ key: name }, started(name));
  expect(await processDeliveries(clock)).toBe(0);
  clock.advance(120_000);
  await processDeliveries(clock);
  expect(sent).toEqual([]);
  expect((await outcomes()).sort()).toEqual(['inbox delivered', 'pigeon unknown']);
  expect(await countUnread(reader)).toBe(1);
});

test('at night only the inbox is filled; the rest waits for eight', async () => {
  clock.set('2026-11-20T14:00:00Z');
  await send(['pigeon'], 'pigeon');
  await send(['inbox'], 'inbox');
  await processDeliveries(clock);
  expect(sent).toEqual([]);
  expect(await countUnread(reader)).toBe(1);
  clock.set('2026-11-20T23:59:00Z');
  await processDeliveries(clock);
  expect(sent).toEqual([]);
  clock.set('2026-11-21T00:00:00Z');
  await processDeliveries(clock);
  expect(sent.length).toBe(1);
});

test('a result that comes later closes it, or sends it on', async () => {
  answers = [{ outcome: 'accepted', reference: 'm1' }, { outcome: 'accepted', reference: 'm2' }];
  await send(['pigeon', 'drum'], 'one');
  await send(['pigeon', 'drum'], 'two');
  await processDeliveries(clock);
  expect(await state()).toEqual(['accepted', 'accepted']);
  await recordDeliveryResult(clock, { channel: 'pigeon', reference: 'm1', result: { outcome: 'delivered' } });
  await recordDeliveryResult(clock, { channel: 'pigeon', reference: 'm2', result: { outcome: 'refused', code: 'user block' } });
  await recordDeliveryResult(clock, { channel: 'pigeon', reference: 'unheard of', result: { outcome: 'delivered' } });
  await processDeliveries(clock);
  expect(await state()).toEqual(['delivered', 'delivered']);
  expect(sent).toEqual([expect.stringContaining('pigeon'), expect.stringContaining('pigeon'), expect.stringContaining('drum')]);
});

test('many workers send each message once', async () => {
  for (let count = 0; count < 20; count += 1) await send(['pigeon'], `k${count}`);
  await Promise.all(Array.from({ length: 4 }, () => processDeliveries(clock)));
  expect(sent.length).toBe(20);
});
