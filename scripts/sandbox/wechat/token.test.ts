import { officialAccount } from '../account';
import { openSandbox, type SandboxClient } from '../../../test/support/sandbox';

let sandbox: SandboxClient;
beforeEach(async () => {
  sandbox = await openSandbox();
  sandbox.world.clock.move({ to: 'stand' });
});
afterEach(() => sandbox.close());

const { appid, secret } = officialAccount;
const ask = (more: object = {}) => sandbox.call('POST /cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret, ...more }, { token: 'none' });
const later = (seconds: number): void => sandbox.world.clock.move({ to: 'instant', instant: new Date(sandbox.world.clock.now() + seconds * 1000).toISOString() });
const codeWith = async (token: string): Promise<unknown> => (await sandbox.call('GET /cgi-bin/tags/get', undefined, { token })).errcode ?? 0;

test('a token stays the same until five minutes before its end', async () => {
  const first = await ask();
  expect(first.expires_in).toBe(7200);
  later(6899);
  expect(await ask()).toEqual({ access_token: first.access_token, expires_in: 301 });
  later(2);
  const second = await ask();
  expect([second.expires_in, second.access_token === first.access_token]).toEqual([7200, false]);
  expect([await codeWith(String(first.access_token)), await codeWith(String(second.access_token))]).toEqual([0, 0]);
  later(300);
  expect([await codeWith(String(first.access_token)), await codeWith(String(second.access_token))]).toEqual([42001, 0]);
});

test('a forced one ends the old at once, not within 30 seconds, and 20 times a day', async () => {
  const old = await sandbox.token();
  const forced = await sandbox.token('official', true);
  expect([await codeWith(old), await codeWith(forced)]).toEqual([40001, 0]);
  later(29);
  expect(await sandbox.token('official', true)).toBe(forced);
  for (let times = 3; times <= 20; times += 1) {
    later(30);
    expect(await sandbox.token('official', true)).toMatch(/^SBXo_/);
  }
  expect(await ask({ force_refresh: true })).toMatchObject({ errcode: 45009 });
  later(86_400);
  expect(await ask({ force_refresh: true })).toMatchObject({ expires_in: 7200 });
});

test.each([
  [40013, { appid: 'wx0000000000000000' }],
  [40125, { secret: 'wrong' }],
  [40002, { grant_type: 'authorization_code' }],
])('wrong keys: %i', async (errcode, wrong) => {
  expect(await ask(wrong)).toMatchObject({ errcode });
});

test('a token that is missing, malformed, unknown or of the other account is told as such', async () => {
  expect(await (await fetch(`${sandbox.origin}/cgi-bin/tags/get`)).json()).toMatchObject({ errcode: 41001, errmsg: expect.stringMatching(/^access_token missing rid: [0-9a-f-]{26}$/) });
  expect(await codeWith('nonsense')).toBe(40014);
  expect(await codeWith(`SBXo_${'A'.repeat(120)}`)).toBe(40001);
  expect(await codeWith(await sandbox.token('mini'))).toBe(48001);
});

test('more than 10,000 calls a minute are refused until the next', async () => {
  for (let calls = 0; calls < 10_000; calls += 1) sandbox.world.quotas.takeOfMinute('token:official', 10_000);
  expect(await ask()).toMatchObject({ errcode: 45011 });
  later(60);
  expect(await ask()).toMatchObject({ expires_in: expect.any(Number) });
});

test('a token from before the clock was moved back is replaced', async () => {
  later(86_400);
  const ahead = await sandbox.token();
  later(-86_400);
  expect(await ask()).toMatchObject({ expires_in: 7200 });
  expect(await sandbox.token()).not.toBe(ahead);
});
