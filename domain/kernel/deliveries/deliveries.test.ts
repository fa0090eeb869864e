import { testChannels } from '../../../test/support/channels';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildPerson, idOf, testContext, testPassword } from '../../../test/support/factories';
import {
  cancelDeliveries,
  countUnread,
  createDemoAccount,
  deliver,
  deliverMany,
  DeliveryModel,
  enableDemo,
  fixedClock,
  installAnchors,
  listDeliveries,
  listInbox,
  markRead,
  native,
  processDeliveries,
  recordDeliveryResult,
  resolveDelivery,
  systemContext,
  verifyAudit,
  type Context,
  type NewDelivery,
  type SendResult,
} from '..';

const database = useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);
const accountId = 'a'.repeat(24);
const staff = (id: string, name: string): Context => ({ actor: { kind: 'staff', accountId: id, name, grants: [{ role: 'systemAdmin', organisationId: 'd'.repeat(24) }] }, clock });
const reader = staff(accountId, '演示甲');
const other = staff('b'.repeat(24), '演示乙');

beforeAll(() => installAnchors(database.dataDir()));
beforeEach(async () => {
  await clearDatabase();
  testChannels.clear();
  clock.set('2026-11-20T01:00:00Z');
});

const written = (channels: string[], key = 'k', more: Partial<NewDelivery> = {}): NewDelivery => ({ key, to: { accountId }, template: 'test.call', params: { number: 'PY-2026-0001', due: '11月23日 周一' }, channels, link: '/follow-ups/1', ...more });
const send = (...args: Parameters<typeof written>) => deliver(ctx, written(...args));
const ledger = async () => (await listDeliveries(ctx, { limit: 20 })).items;
const state = async () => (await ledger()).map((item) => item.state);
const tries = async () => (await ledger()).flatMap((item) => item.attempts.map(({ channel, outcome, code }) => [channel, outcome, ...(code ? [code] : [])].join(' ')));

describe('the inbox', () => {
  test('holds a message once; its owner reads it and nobody else', async () => {
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

  test('comes in pages, newest first', async () => {
    for (const key of ['1', '2', '3']) await send(['inbox'], key);
    await processDeliveries(clock);
    const first = await listInbox(reader, { limit: 2, unread: 'all' });
    const second = await listInbox(reader, { limit: 2, unread: 'all', cursor: first.nextCursor ?? '' });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    await markRead(reader);
    expect(await countUnread(reader)).toBe(0);
  });

  test('reaches a person by the account he holds, and says so where he holds none', async () => {
    enableDemo();
    const [holder, without] = [await buildPerson(), await buildPerson()];
    const account = await createDemoAccount(testContext(), { username: 'chizhanghao', name: '演示甲', password: testPassword, grants: [], personId: holder._id });
    await send(['inbox'], 'holder', { to: { personId: idOf(holder) } });
    await send(['inbox'], 'without', { to: { personId: idOf(without) } });
    await processDeliveries(clock);
    expect(await tries()).toEqual(['inbox refused noAccount', 'inbox delivered']);
    expect(await countUnread(staff(idOf(account), '演示甲'))).toBe(1);
  });
});

describe('writing', () => {
  test('an unknown text, a missing value, an unknown channel or none is refused', async () => {
    await expect(send(['inbox'], 'k', { template: 'nothing' })).rejects.toThrow('no such template');
    await expect(send(['inbox'], 'k', { params: { number: '1' } })).rejects.toThrow('due');
    await expect(send(['smoke'])).rejects.toThrow('no such channel');
    await expect(send([])).rejects.toThrow('needs a channel');
    await expect(send(['pigeon'], 'k', { to: { ratingId: accountId } })).rejects.toThrow('pigeon does not reach a rating');
  });

  test('many at once: keys that are there already change nothing, and each has its trail', async () => {
    const all = Array.from({ length: 2500 }, (_, index) => written(['pigeon'], `k${index}`));
    expect(await deliverMany(ctx, all.slice(0, 1200))).toBe(1200);
    expect(await deliverMany(ctx, all)).toBe(1300);
    expect(await deliverMany(ctx, [])).toBe(0);
    expect(await native(DeliveryModel).countDocuments({ 'trail.seq': 1 })).toBe(2500);
    expect((await verifyAudit({ clock })).ok).toBe(true);
  });
});

describe('what a channel answers', () => {
  test('a refusal goes on to the next channel, and past the last one it has failed', async () => {
    testChannels.answers = [{ outcome: 'refused', code: '43004' }, { outcome: 'delivered' }];
    await send(['pigeon', 'drum']);
    await processDeliveries(clock);
    expect(testChannels.sent).toEqual(['pigeon: 新回访 PY-2026-0001', 'drum: 新回访 PY-2026-0001']);
    expect(await ledger()).toMatchObject([{ state: 'delivered', channel: 'drum', fellBack: true }]);
    testChannels.answers = [{ outcome: 'refused', code: '1' }];
    await send(['pigeon'], 'other');
    await processDeliveries(clock);
    expect(await state()).toEqual(['failed', 'delivered']);
  });

  test('a busy platform is tried again later, five times at most, and not all at the same moment', async () => {
    testChannels.answers = Array.from({ length: 20 }, (): SendResult => ({ outcome: 'retry', code: '-1' }));
    await send(['pigeon'], 'one');
    await send(['pigeon'], 'two');
    await processDeliveries(clock);
    const [one, two] = (await ledger()).map(({ dueAt }) => Date.parse(dueAt ?? ''));
    const wait = (at: number | undefined) => ((at ?? 0) - clock.now().getTime()) / 1000;
    expect([wait(one), wait(two)].every((seconds) => seconds >= 120 && seconds <= 150)).toBe(true);
    expect(one).not.toBe(two);
    for (let day = 1; day < 12; day += 1) {
      clock.advance(86_400_000);
      await processDeliveries(clock);
    }
    expect(testChannels.sent.length).toBe(10);
    expect(await state()).toEqual(['failed', 'failed']);
  });

  test('with no time left to try again it is the next channel’s turn at once', async () => {
    testChannels.answers = [{ outcome: 'retry', code: '45011', afterSeconds: 600 }];
    await send(['pigeon', 'drum'], 'k', { notAfter: new Date('2026-11-20T01:05:00Z') });
    await processDeliveries(clock);
    expect(await tries()).toEqual(['pigeon retry 45011', 'drum delivered']);
  });

  test('what cannot be known is 结果不明, is not repeated, and a person decides', async () => {
    testChannels.answers = [new Error('socket hang up')];
    await send(['pigeon', 'drum']);
    await processDeliveries(clock);
    clock.advance(86_400_000);
    await processDeliveries(clock);
    expect(testChannels.sent.length).toBe(1);
    expect(await state()).toEqual(['unknown']);
    const [item] = (await listDeliveries(ctx, { limit: 20, state: 'unknown' })).items;
    await resolveDelivery(reader, item?.id ?? '', 'sendAgain');
    await processDeliveries(clock);
    expect(await state()).toEqual(['delivered']);
    await expect(resolveDelivery(reader, item?.id ?? '', 'delivered')).rejects.toMatchObject({ code: 'wrongState' });
  });

  test('where repeating does no harm an unknown try is repeated, for as long as the platform knows it again', async () => {
    testChannels.answers = Array.from({ length: 20 }, () => new Error('socket hang up'));
    await send(['dove', 'drum']);
    for (let second = 0; second < 20 * 60; second += 5) {
      await processDeliveries(clock);
      clock.advance(5000);
    }
    // After 0, 5, 10, 20, 40, 80, 160 and 320 seconds; the next would come after the nine minutes.
    expect(testChannels.sent).toEqual(Array.from({ length: 8 }, () => 'dove: 新回访 PY-2026-0001'));
    expect(await tries()).toEqual(['dove unknown Error']);
    expect(await state()).toEqual(['unknown']);
  });

  test('a repeated try that is taken is one try', async () => {
    testChannels.answers = [{ outcome: 'unknown', code: 'timeout' }, { outcome: 'accepted', reference: 'm1' }];
    await send(['dove']);
    await processDeliveries(clock);
    expect(await ledger()).toMatchObject([{ state: 'waiting', attempts: [{ outcome: 'started', why: '平台没有回答，不知道发出去没有' }] }]);
    clock.advance(5000);
    await processDeliveries(clock);
    expect(await ledger()).toMatchObject([{ state: 'accepted', attempts: [{ outcome: 'accepted', at: '2026-11-20T01:00:00.000Z', why: null }] }]);
  });

  test('a channel whose keys were taken away is passed over', async () => {
    await send(['pigeon', 'drum']);
    await native(DeliveryModel).updateMany({}, { $set: { channels: ['gone', 'drum'], via: 'gone' } });
    await processDeliveries(clock);
    expect(await tries()).toEqual(['gone refused notConnected', 'drum delivered']);
  });
});

describe('a result that comes later', () => {
  const result = (reference: string, refused?: string) => recordDeliveryResult(clock, { channel: 'pigeon', reference, result: refused === undefined ? { outcome: 'delivered' } : { outcome: 'refused', code: refused } });

  test('closes it, or sends it on; twice is once', async () => {
    testChannels.answers = [{ outcome: 'accepted', reference: 'm1' }, { outcome: 'accepted', reference: 'm2' }];
    await send(['pigeon', 'drum'], 'one');
    await send(['pigeon', 'drum'], 'two');
    await processDeliveries(clock);
    expect(await state()).toEqual(['accepted', 'accepted']);
    await result('m1');
    await result('m1', 'user block');
    await result('m2', 'user block');
    await result('m2', 'user block');
    await result('unheard of');
    await processDeliveries(clock);
    expect(await state()).toEqual(['delivered', 'delivered']);
    expect(testChannels.sent.map((one) => one.split(':')[0])).toEqual(['pigeon', 'pigeon', 'drum']);
    expect((await ledger()).flatMap((one) => one.attempts.map(({ why }) => why)).filter(Boolean)).toEqual(['本人拒收']);
  });

  test('may be here before the platform’s answer is', async () => {
    testChannels.answers = [
      async () => {
        await result('m1');
        return { outcome: 'accepted', reference: 'm1' };
      },
    ];
    await send(['pigeon']);
    await processDeliveries(clock);
    expect(await state()).toEqual(['delivered']);
  });
});

describe('times', () => {
  test('at night only what disturbs nobody goes out; the rest, urgent or not, waits for half past seven', async () => {
    clock.set('2026-11-20T13:29:59Z');
    await send(['pigeon'], 'evening');
    await processDeliveries(clock);
    expect(testChannels.sent.length).toBe(1);
    clock.set('2026-11-20T13:30:00Z');
    await send(['pigeon'], 'pigeon');
    await send(['pigeon'], 'urgent', { urgent: true });
    await send(['inbox'], 'inbox');
    await processDeliveries(clock);
    expect(await countUnread(reader)).toBe(1);
    for (const night of ['2026-11-20T15:59:00Z', '2026-11-20T16:01:00Z', '2026-11-20T23:29:59Z']) {
      clock.set(night);
      await processDeliveries(clock);
    }
    expect(testChannels.sent.length).toBe(1);
    clock.set('2026-11-20T23:30:00Z');
    await processDeliveries(clock);
    expect(testChannels.sent.length).toBe(3);
  });

  test('a try of unknown result is not repeated into the night', async () => {
    clock.set('2026-11-20T13:29:58Z');
    testChannels.answers = [new Error('socket hang up')];
    await send(['dove']);
    await processDeliveries(clock);
    clock.advance(5000);
    await processDeliveries(clock);
    expect([testChannels.sent.length, await state()]).toEqual([1, ['unknown']]);
  });

  test('what is planned waits for its time, and past its time it is never sent', async () => {
    await send(['pigeon'], 'k', { notBefore: new Date('2026-11-21T01:00:00Z'), notAfter: new Date('2026-11-21T10:00:00Z') });
    await processDeliveries(clock);
    expect(await ledger()).toMatchObject([{ state: 'waiting', plannedAt: '2026-11-21T01:00:00.000Z', dueAt: '2026-11-21T01:00:00.000Z', createdAt: '2026-11-20T01:00:00.000Z' }]);
    clock.set('2026-11-21T10:00:00Z');
    await processDeliveries(clock);
    expect([testChannels.sent, await state()]).toEqual([[], ['expired']]);
  });

  test('what lay in the ledger during an outage comes on the first day back at its own hour; past it, or where that is too late, at once', async () => {
    const planned = { notBefore: new Date('2026-11-21T01:30:00Z') };
    await send(['pigeon'], 'half past nine', planned);
    await send(['pigeon'], 'worth it until eight', { ...planned, notAfter: new Date('2026-11-24T00:00:00Z') });
    const at = async (instant: string): Promise<number> => {
      clock.set(instant);
      await processDeliveries(clock);
      return testChannels.sent.length;
    };
    // Back on the third night.
    expect(await at('2026-11-23T21:00:00Z')).toBe(0);
    expect(await at('2026-11-23T23:30:00Z')).toBe(1);
    expect(await at('2026-11-24T01:29:00Z')).toBe(1);
    expect(await at('2026-11-24T01:30:00Z')).toBe(2);
    await send(['pigeon'], 'k', { notBefore: new Date('2026-11-25T01:30:00Z') });
    expect(await at('2026-11-26T02:00:00Z')).toBe(3);
  });
});

describe('taking back', () => {
  test('by the beginning of the key: what has not gone out never will, and that is on record', async () => {
    const notBefore = new Date('2026-11-25T01:00:00Z');
    await send(['pigeon'], 'campaign:1:gone');
    await processDeliveries(clock);
    for (const key of ['campaign:1:a', 'campaign:1:b', 'campaign:10:c']) await send(['pigeon'], key, { notBefore });
    expect(await cancelDeliveries(ctx, { keyPrefix: 'campaign:1:' })).toBe(2);
    expect(await cancelDeliveries(ctx, { keyPrefix: 'campaign:1:' })).toBe(0);
    clock.set('2026-11-26T01:00:00Z');
    await processDeliveries(clock);
    expect((await state()).sort()).toEqual(['cancelled', 'cancelled', 'delivered', 'delivered']);
    const cancelled = await native(DeliveryModel).find({ state: 'cancelled' }).toArray();
    expect(cancelled.map((one) => one.trail.tail.map(({ verb }) => verb))).toEqual([['delivery.create', 'delivery.cancel'], ['delivery.create', 'delivery.cancel']]);
    expect((await verifyAudit({ clock })).ok).toBe(true);
  });

  test('by what it is about; what is just being sent stays', async () => {
    let cancelled = -1;
    testChannels.answers = [
      async () => {
        cancelled = await cancelDeliveries(ctx, { occasion: 'reminder:newYear' });
        return { outcome: 'accepted', reference: 'm1' };
      },
    ];
    await send(['pigeon'], 'now', { occasion: 'reminder:newYear' });
    await send(['pigeon'], 'later', { occasion: 'reminder:newYear', notBefore: new Date('2026-11-25T01:00:00Z') });
    await send(['pigeon'], 'other', { occasion: 'reminder:qingming', notBefore: new Date('2026-11-25T01:00:00Z') });
    await processDeliveries(clock);
    expect(cancelled).toBe(1);
    expect((await state()).sort()).toEqual(['accepted', 'cancelled', 'waiting']);
  });

  test('what may have been sent by a killed worker is not taken back', async () => {
    await send(['pigeon']);
    await native(DeliveryModel).updateOne({ key: 'k' }, { $set: { attempts: [{ channel: 'pigeon', at: clock.now(), outcome: 'started', code: null, reference: null }] } });
    expect(await cancelDeliveries(ctx, { keyPrefix: 'k' })).toBe(0);
    await processDeliveries(clock);
    expect(await state()).toEqual(['unknown']);
  });
});
