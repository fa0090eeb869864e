import { pino } from 'pino';
import { startBotDoor, type RunningBotDoor } from '../../bot/http/start';
import { pushMenuToSandbox } from '../../bot/menu';
import { inSandbox } from '../../runtime/in-sandbox';
import { WechatError, type WechatClient } from '../../clients/wechat';
import { DeadlineModel, defineChannel, defineTemplates, deliver, native, systemContext } from '../../domain/kernel';
import { upcoming } from '../../scripts/sandbox/contract';
import { accountMenu } from '../../templates';
import { useOffice } from '../story/office';
import { withPhone } from '../story/world';
import { testSettings } from '../support/http';
import { notingClient } from '../support/wechat-caller';

const office = useOffice();
const log = pino({ level: 'silent' });
defineChannel('test.post', async () => ({ outcome: 'delivered' }), { atAnyHour: true });
defineTemplates({ 'test.upcoming': { title: '{name}，您好', body: '{name}' } });

describe('what comes next', () => {
  let door: RunningBotDoor;
  const open = async (demo: boolean): Promise<void> => {
    door = await startBotDoor(testSettings({ botPort: 0, demo }), { wechat: notingClient([]), clock: office.clock, log });
  };
  const ask = (headers = {}): Promise<Response> => fetch(`${door.url}/demo/upcoming`, { headers });
  afterEach(() => door.close());

  test('deadlines and deliveries in the order of time, the same ones counted, nobody named', async () => {
    await open(true);
    await office.opened(withPhone);
    const ctx = systemContext('test', office.clock);
    const later = new Date(office.clock.now().getTime() + 60_000);
    for (const key of ['1', '2']) await deliver(ctx, { key, to: { accountId: 'a'.repeat(24) }, occasion: 'reminder:politicalBirthday', template: 'test.upcoming', params: { name: '演示甲' }, channels: ['test.post'], notBefore: later });
    const response = await ask();
    const { items } = upcoming.parse(await response.json());
    expect(items[0]).toEqual({ at: later.toISOString(), text: '发送廉政提醒（政治生日），2 人' });
    expect(items.map(({ text }) => text)).toEqual(expect.arrayContaining(['逾期：回访的首次联系，1 件', '逾期：回访办结，1 件']));
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort());
    expect(JSON.stringify(items)).not.toContain('演示甲');
    expect((await ask({ 'x-forwarded-for': '10.0.0.1' })).status).toBe(404);
  });

  test('is told in a trial only', async () => {
    await open(false);
    expect((await ask()).status).toBe(404);
  });

  test('asks by an index', async () => {
    await open(true);
    const plan = await native(DeadlineModel).find({ state: 'open', redTold: null, redAt: { $gt: office.clock.now() } }).sort({ redAt: 1 }).explain();
    expect(JSON.stringify(plan)).toContain('IXSCAN');
  });
});

describe('the menu in a trial', () => {
  test('is pushed where WeChat’s place is taken by this machine, and nowhere else', () => {
    expect(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'].map((wechatApiOrigin) => inSandbox({ demo: true, wechatApiOrigin }))).toEqual([true, true, true]);
    expect(inSandbox({ demo: true, wechatApiOrigin: 'https://api.weixin.qq.com' })).toBe(false);
    expect(inSandbox({ demo: false, wechatApiOrigin: 'http://127.0.0.1:4000' })).toBe(false);
  });

  test('waits for a sandbox that starts later', async () => {
    const pushed: unknown[] = [];
    let away = 2;
    const wechat = {
      async replaceMenu(menu) {
        if ((away -= 1) >= 0) throw new WechatError('retry', 'ECONNREFUSED', 'cgi-bin/menu/create');
        pushed.push(menu);
      },
    } as Partial<WechatClient> as WechatClient;
    await pushMenuToSandbox(wechat, { publicOrigin: 'https://x' }, log, [1, 1, 1]);
    expect(pushed).toEqual([accountMenu('https://x')]);
  });
});
