import { testChannels } from '../../../test/support/channels';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import type { DeliverySettings } from '../../../contracts/delivery';
import { connectedChannels, defineChannel, deliver, fixedClock, installAnchors, listDeliveries, processDeliveries, recordDeliveryResult, resolveDelivery, saveDeliverySettings, showDeliverySettings, systemContext, verifyAudit, type NewDelivery } from '..';

const database = useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);
const defaults: DeliverySettings = { stopped: [], weeklyCap: 3, dailyQuota: {}, urgentReserve: 0 };

for (const [index, name] of (['sms', 'wechatTemplate'] as const).entries()) {
  defineChannel(
    name,
    async () => {
      testChannels.sent.push(name);
      const answer = testChannels.answers.shift() ?? { outcome: 'accepted', reference: `${index}-${testChannels.sent.length}` };
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer() : answer;
    },
    { reaches: ['account', 'person'] },
  );
}

const set = async (changes: Partial<DeliverySettings>) => saveDeliverySettings(ctx, { ...defaults, ...changes, version: (await showDeliverySettings(ctx)).version });

beforeAll(() => installAnchors(database.dataDir()));
beforeEach(async () => {
  await clearDatabase();
  testChannels.clear();
  clock.set('2026-11-20T01:00:00Z');
  await set({});
});

let serial = 0;
const person = 'c'.repeat(24);
const send = (channels: string[], more: Partial<NewDelivery> = {}) => {
  serial += 1;
  return deliver(ctx, { key: `k${serial}`, to: { accountId: 'a'.repeat(24) }, template: 'test.note', params: { number: String(serial) }, channels, ...more });
};
const remind = (more: Partial<NewDelivery> = {}, channels = ['sms', 'wechatTemplate', 'slate']) => send(channels, { to: { personId: person }, ...more });
/** Newest last. */
const ledger = async () => (await listDeliveries(ctx, { limit: 100 })).items.reverse();
const ways = async () => (await ledger()).map(({ state, attempts }) => [state, ...attempts.map(({ channel, code }) => (code ? `${channel} ${code}` : channel))].join(', '));
const go = () => processDeliveries(clock);

describe('the weekly cap', () => {
  test('past it a person is not disturbed: straight to what makes no sound, or not at all', async () => {
    for (let count = 0; count < 5; count += 1) {
      await remind(count === 4 ? {} : {}, count === 4 ? ['sms', 'wechatTemplate'] : undefined);
      await go();
      clock.advance(60_000);
    }
    expect(await ways()).toEqual(['accepted, sms', 'accepted, sms', 'accepted, sms', 'delivered, sms weeklyCap, slate', 'failed, sms weeklyCap']);
    expect((await ledger()).at(-1)?.attempts[0]?.why).toBe('这一周给本人发够了，不再打扰');
  });

  test('counts the seven days before, this person’s only, and neither urgent matters nor what was not sent', async () => {
    testChannels.answers = [{ outcome: 'refused', code: 'noPhone' }, { outcome: 'refused', code: '43004' }];
    await remind();
    await go();
    for (let count = 0; count < 4; count += 1) await remind({ urgent: true });
    await send(['sms'], { to: { personId: 'e'.repeat(24) } });
    await go();
    for (let count = 0; count < 3; count += 1) await remind();
    await go();
    await remind({ urgent: true });
    await remind();
    await go();
    expect((await ways()).slice(-2).sort()).toEqual(['accepted, sms', 'delivered, sms weeklyCap, slate']);
    clock.advance(7 * 86_400_000 - 1);
    await remind();
    await go();
    expect((await ways()).at(-1)).toBe('delivered, sms weeklyCap, slate');
    clock.advance(1);
    await remind();
    await go();
    expect((await ways()).at(-1)).toBe('accepted, sms');
  });

  test('is kept when many go out to one person at the same moment', async () => {
    for (let count = 0; count < 12; count += 1) await remind();
    await Promise.all([go(), go(), go(), go()]);
    expect(testChannels.sent.filter((one) => one === 'sms').length).toBe(3);
  });

  test('a failure told later gives its place back; one delivery never takes two', async () => {
    await remind({}, ['sms']);
    await go();
    await recordDeliveryResult(clock, { channel: 'sms', reference: '0-1', result: { outcome: 'refused', code: 'system failed' } });
    await resolveDelivery(ctx, (await ledger())[0]?.id ?? '', 'sendAgain');
    testChannels.answers = [{ outcome: 'retry', code: '45011' }];
    await go();
    clock.advance(3_600_000);
    await go();
    for (let count = 0; count < 3; count += 1) await remind();
    await go();
    expect((await ways()).map((way) => way.split(', ')[0])).toEqual(['accepted', 'accepted', 'accepted', 'delivered']);
  });

  test('is the one that is set', async () => {
    await set({ weeklyCap: 1 });
    await remind();
    await remind();
    await go();
    expect((await ways()).sort()).toEqual(['accepted, sms', 'delivered, sms weeklyCap, slate']);
  });
});

describe('a daily quota', () => {
  test('is never passed, whoever sends; then it is the next channel’s turn, until midnight in Shanghai', async () => {
    await set({ dailyQuota: { sms: 5 } });
    for (let count = 0; count < 12; count += 1) await send(['sms', 'wechatTemplate']);
    await Promise.all([go(), go(), go()]);
    expect(testChannels.sent.filter((one) => one === 'sms').length).toBe(5);
    expect(testChannels.sent.filter((one) => one === 'wechatTemplate').length).toBe(7);
    expect((await showDeliverySettings(ctx)).usedToday).toEqual({ sms: 5, wechatTemplate: 7 });
    clock.set('2026-11-20T23:30:00Z');
    await send(['sms', 'wechatTemplate']);
    await go();
    expect((await ways()).at(-1)).toBe('accepted, sms');
    expect((await showDeliverySettings(ctx)).usedToday).toEqual({ sms: 1 });
  });

  test('its last part is kept for urgent matters', async () => {
    await set({ dailyQuota: { sms: 10 }, urgentReserve: 20 });
    for (let count = 0; count < 10; count += 1) await send(['sms']);
    await go();
    expect((await ways()).filter((way) => way === 'accepted, sms').length).toBe(8);
    for (let count = 0; count < 3; count += 1) await send(['sms'], { urgent: true });
    await go();
    expect((await ways()).slice(-3).sort()).toEqual(['accepted, sms', 'accepted, sms', 'failed, sms dailyQuota']);
  });

  test('of nothing sends nothing', async () => {
    await set({ dailyQuota: { sms: 0 } });
    await send(['sms'], { urgent: true });
    await go();
    expect([await ways(), testChannels.sent]).toEqual([['failed, sms dailyQuota'], []]);
  });

  test('when the platform says it takes no more, the channel is closed for all until midnight', async () => {
    testChannels.answers = [{ outcome: 'exhausted', code: '45009' }];
    await send(['sms', 'wechatTemplate']);
    await go();
    await send(['sms', 'wechatTemplate'], { urgent: true });
    await go();
    expect(await ways()).toEqual(['accepted, sms 45009, wechatTemplate', 'accepted, sms dailyQuota, wechatTemplate']);
    expect(testChannels.sent).toEqual(['sms', 'wechatTemplate', 'wechatTemplate']);
    clock.set('2026-11-20T23:30:00Z');
    await send(['sms', 'wechatTemplate']);
    await go();
    expect((await ways()).at(-1)).toBe('accepted, sms');
  });
});

describe('the kill switch', () => {
  test('lets what waits go on waiting, and lets it go within a minute once it is off', async () => {
    await set({ stopped: ['sms'] });
    for (let count = 0; count < 5; count += 1) await send(['sms', 'wechatTemplate']);
    await send(['wechatTemplate']);
    await go();
    expect(testChannels.sent).toEqual(['wechatTemplate']);
    clock.advance(59_000);
    await go();
    await set({});
    clock.advance(1000);
    await go();
    expect(testChannels.sent).toEqual(['wechatTemplate', 'sms', 'sms', 'sms', 'sms', 'sms']);
  });

  test('is no reason to send late', async () => {
    await set({ stopped: ['sms'] });
    await send(['sms'], { notAfter: new Date('2026-11-20T02:00:00Z') });
    await go();
    clock.set('2026-11-20T02:00:30Z');
    await go();
    await set({});
    await go();
    expect(await ways()).toEqual(['expired']);
  });
});

describe('the settings', () => {
  test('are saved with who changed them and when, on record, and not over somebody else’s change', async () => {
    const admin = { actor: { kind: 'staff' as const, accountId: 'a'.repeat(24), name: '演示甲', grants: [{ role: 'systemAdmin' as const, organisationId: 'd'.repeat(24) }] }, clock };
    const before = await showDeliverySettings(admin);
    clock.advance(60_000);
    await saveDeliverySettings(admin, { ...defaults, weeklyCap: 2, stopped: ['sms'], version: before.version });
    expect(await showDeliverySettings(admin)).toMatchObject({ weeklyCap: 2, stopped: ['sms'], changedBy: '演示甲', changedAt: '2026-11-20T01:01:00.000Z', version: before.version + 1, abilities: { settings: true } });
    await expect(saveDeliverySettings(admin, { ...defaults, version: before.version })).rejects.toMatchObject({ code: 'conflict' });
    expect((await verifyAudit({ clock })).ok).toBe(true);
  });

  test('name the channels that are connected', () => {
    expect(connectedChannels()).toEqual(['wechatTemplate', 'sms', 'inbox']);
  });
});
