import { setTimeout as wait } from 'node:timers/promises';
import { enableDemo, shiftSystemClock, systemClock } from '../domain/kernel';
import { startSandbox, type Sandbox } from '../scripts/sandbox/start';
import { followSandboxClock } from './sandbox-clock';

const birthday = '2027-07-01T00:30:00.000Z';
let sandbox: Sandbox;
let stop: () => void = () => undefined;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => stop());
afterAll(() => sandbox.close());

const secondsFrom = (iso: string): number => Math.abs(systemClock.now().getTime() - Date.parse(iso)) / 1000;

test('outside demo mode the time cannot be moved', () => {
  expect(() => shiftSystemClock({ aheadMs: 1 })).toThrow('demo');
});

describe('in demo mode', () => {
  beforeAll(() => enableDemo());
  beforeEach(() => {
    sandbox.world.clock.move({ to: 'real' });
    shiftSystemClock({ aheadMs: 0 });
  });

  test('the platform is at the sandbox’s time from the start, and follows it on', async () => {
    sandbox.world.clock.move({ to: 'instant', instant: birthday });
    stop = await followSandboxClock({ demo: true, wechatApiOrigin: sandbox.origin });
    expect(secondsFrom(birthday)).toBeLessThan(5);
    sandbox.world.clock.move({ to: 'real' });
    while (secondsFrom(new Date().toISOString()) > 5) await wait(20);
  });

  test('it stands while the sandbox’s clock stands', async () => {
    sandbox.world.clock.move({ to: 'stand' });
    sandbox.world.clock.move({ to: 'instant', instant: birthday });
    stop = await followSandboxClock({ demo: true, wechatApiOrigin: sandbox.origin });
    expect(systemClock.now().toISOString()).toBe(birthday);
  });

  test.each([
    ['without demo mode', { demo: false, origin: () => sandbox.origin }],
    ['with the real WeChat', { demo: true, origin: () => 'https://api.weixin.qq.com' }],
  ])('%s the time stays real', async (_where, { demo, origin }) => {
    sandbox.world.clock.move({ to: 'instant', instant: birthday });
    stop = await followSandboxClock({ demo, wechatApiOrigin: origin() });
    expect(secondsFrom(new Date().toISOString())).toBeLessThan(5);
  });
});
