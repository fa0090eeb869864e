import { setTimeout as wait } from 'node:timers/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSandbox, type SandboxClient } from '../../../test/support/sandbox';
import { sandboxTemplates } from '../account';
import { accepted, calendarDays, change, chat, follower, state, type Change } from '../contract';
import { firstPeople, officialOpenid } from '../people';

const cadre = officialOpenid('Cadre013');
const day = '2027-07-01T00:30:00.000Z';
let sandbox: SandboxClient;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

const read = async (path: string): Promise<unknown> => (await sandbox.control('GET', path)).json();
const send = (openid: string, id: string) =>
  sandbox.call('POST /cgi-bin/message/template/send', { touser: openid, template_id: sandboxTemplates[0]?.id, client_msg_id: id, data: { thing1: { value: '提醒' }, thing2: { value: '演示' }, date3: { value: '2026-07-01' }, thing4: { value: '祝好' } } });

test('the state is what the page reads', async () => {
  const whole = state.parse(await read('/state'));
  expect(whole.account.origin).toBe(sandbox.origin);
  expect(whole.followers.map(({ openid, miniOpenid, follows }) => [openid.length, miniOpenid.length, openid.startsWith('oSBX_'), follows])).toEqual(firstPeople(0).map(({ follows }) => [28, 28, true, follows]));
});

test('a new person can be added, follows, and has a menu', async () => {
  const added = follower.parse(await (await sandbox.control('POST', '/followers', { name: '演示新人' })).json());
  expect([added.openid.length, added.follows]).toEqual([28, false]);
  expect((await sandbox.act(added.openid, { type: 'text', text: '在吗' })).status).toBe(409);
  expect((await sandbox.act(added.openid, { type: 'follow', scene: 'bind_1' })).status).toBe(204);
  expect(await (await sandbox.act(added.openid, { type: 'follow' })).json()).toEqual({ error: { message: '已经关注了' } });
  expect(sandbox.world.people.follower(added.openid)).toMatchObject({ follows: true, scene: 'bind_1' });
});

test('reading a chat makes nothing of it unread', async () => {
  await send(cadre, 'a');
  const unread = async () => state.parse(await read('/state')).followers.find(({ openid }) => openid === cadre)?.unread;
  expect(await unread()).toBe(1);
  expect(chat.parse(await read(`/followers/${cadre}/chat`))).toHaveLength(1);
  expect(await unread()).toBe(0);
});

test('the clock is moved, stands, runs on, and comes back', async () => {
  const put = async (body: object) => (await sandbox.control('PUT', '/clock', body)).json() as Promise<{ offsetMs: number; running: boolean; now: string }>;
  const moved = await put({ to: 'instant', instant: day });
  expect([moved.running, Math.abs(Date.parse(moved.now) - Date.parse(day)) < 5000]).toEqual([true, true]);
  expect(await (await fetch(`${sandbox.origin}/sandbox/clock`)).json()).toMatchObject({ offsetMs: moved.offsetMs, running: true });
  await put({ to: 'stand' });
  expect(await put({ to: 'instant', instant: day })).toMatchObject({ running: false, now: day });
  await wait(20);
  expect(await read('/clock')).toMatchObject({ running: false, now: day });
  expect(await put({ to: 'run' })).toMatchObject({ running: true });
  expect((await put({ to: 'real' })).offsetMs).toBe(0);
});

test('what was accepted is paged by number', async () => {
  for (const id of ['a', 'b', 'c']) await send(cadre, id);
  const page = async (query: string) => {
    const answer = await sandbox.control('GET', `/accepted${query}`);
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    return (await answer.text()).split('\n').filter(Boolean).map((line) => accepted.parse(JSON.parse(line)));
  };
  expect((await page('')).map(({ clientMessageId }) => clientMessageId)).toEqual(['a', 'b', 'c']);
  expect((await page('?after=1&limit=1')).map(({ number, clientMessageId }) => [number, clientMessageId])).toEqual([[2, 'b']]);
  expect(await page('?after=3')).toEqual([]);
});

test('days are counted as the platform counts them', async () => {
  expect(calendarDays.parse(await read('/days?from=2026-10-01&days=2'))).toMatchObject([{ day: '2026-10-01', working: false }, { day: '2026-10-02', working: false }]);
});

test('an open page is told of everything as it happens', async () => {
  const stop = new AbortController();
  const events = await fetch(`${sandbox.origin}/sandbox/api/events`, { signal: stop.signal });
  const seen: Change[] = [];
  const reading = (async () => {
    let text = '';
    for await (const chunk of events.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      seen.push(...text.split('\n\n').slice(0, -1).filter((each) => each.startsWith('data: ')).map((each) => change.parse(JSON.parse(each.slice(6)))));
      text = text.slice(text.lastIndexOf('\n\n') + 2);
    }
  })().catch(() => undefined);
  await send(cadre, 'a');
  await sandbox.control('PUT', '/clock', { to: 'instant', instant: day });
  await sandbox.control('PUT', '/faults', { seed: 2, shares: { busy: 0.5 } });
  await sandbox.call('GET /cgi-bin/menu/delete');
  while (!seen.some(({ type }) => type === 'followers')) await wait(10);
  expect(new Set(seen.map(({ type }) => type))).toEqual(new Set(['chat', 'log', 'clock', 'faults', 'menu', 'followers']));
  stop.abort();
  await reading;
});

test('the buttons can be pressed only from the sandbox’s own page', async () => {
  const other = await new Promise<number | undefined>((resolve) => request(`${sandbox.origin}/sandbox/api/state`, { headers: { host: 'evil.example' } }, (answer) => resolve(answer.statusCode)).end());
  expect(other).toBe(403);
  const form = await fetch(`${sandbox.origin}/sandbox/api/clock`, { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ to: 'real' }) });
  expect(form.status).toBe(415);
});

test.each([
  ['GET', '/followers/nobody/chat', undefined, 404],
  ['POST', `/followers/${cadre}/acts`, { type: 'dance' }, 400],
  ['POST', `/followers/${cadre}/acts`, { type: 'image', data: 'bm8=' }, 409],
  ['PUT', '/faults', { seed: 1, shares: { busy: 2 } }, 400],
  ['GET', '/nothing', undefined, 404],
])('%s %s refuses in words', async (method, path, body, status) => {
  const answer = await sandbox.control(method, path, body);
  expect([answer.status, await answer.json()]).toEqual([status, { error: { message: expect.any(String) } }]);
});

test('what the platform’s bot says of what comes next is in the state', async () => {
  const items = [{ at: day, text: '七一提醒，3 人' }];
  const bot = createServer((_request, response) => response.end(JSON.stringify({ items }))).listen(0, '127.0.0.1');
  await new Promise((resolve) => bot.once('listening', resolve));
  const watching = await openSandbox({ upcomingUrl: `http://127.0.0.1:${(bot.address() as AddressInfo).port}/demo/upcoming` });
  while (watching.world.upcoming.length === 0) await wait(10);
  expect(state.parse(await (await watching.control('GET', '/state')).json()).upcoming).toEqual(items);
  await watching.close();
  bot.closeAllConnections();
  bot.close();
});
