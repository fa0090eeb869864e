import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openSandbox } from '../../test/support/sandbox';
import { officialOpenid, personOf } from './people';
import { Ring } from './ring';

const cadre = officialOpenid('Cadre013');
const dir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
const stateFile = path.join(dir, 'sandbox.json');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('followers, chats, menus, tokens and the clock are there after a restart', async () => {
  const first = await openSandbox({ stateFile });
  const token = await first.token();
  await first.act(cadre, { type: 'text', text: '记住我' });
  await first.control('POST', '/followers', { name: '演示新人' });
  await first.call('POST /cgi-bin/menu/create', { button: [{ type: 'click', name: '帮助', key: 'help' }] });
  await first.call('POST /cgi-bin/tags/create', { tag: { name: '干部' } });
  await first.control('PUT', '/clock', { to: 'stand' });
  await first.control('PUT', '/clock', { to: 'instant', instant: '2026-12-31T01:00:00Z' });
  await first.close();
  const second = await openSandbox({ stateFile });
  expect(second.world.chatOf(cadre)).toMatchObject([{ content: { text: '记住我' } }]);
  expect(second.world.people.all().map(({ name }) => name)).toContain('演示新人');
  expect(second.world.at()).toBe('2026-12-31T01:00:00.000Z');
  await second.control('PUT', '/clock', { to: 'real' });
  expect(await second.call('GET /cgi-bin/menu/get', undefined, { token })).toMatchObject({ menu: { button: [{ key: 'help' }] } });
  expect(await second.call('GET /cgi-bin/tags/get', undefined, { token })).toMatchObject({ tags: [{ name: '干部' }] });
  await second.close();
});

test('a file that cannot be read is as none', async () => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  writeFileSync(stateFile, '{');
  const sandbox = await openSandbox({ stateFile });
  expect(sandbox.world.people.size).toBe(11);
  expect(said).toHaveBeenCalledWith(expect.stringContaining('从头开始'));
  said.mockRestore();
  await sandbox.close();
});

test('memory is bounded: chats, log and sent ids keep the newest only', async () => {
  const people = Array.from({ length: 20 }, (_, index) => personOf({ id: `P${index}`, name: `演示${index}`, about: '', phone: '' }, 0));
  const sandbox = await openSandbox({ people });
  for (let count = 0; count < 60_000; count += 1) {
    sandbox.world.say(people[count % people.length] as (typeof people)[number], { from: 'account', content: { type: 'text', text: String(count) } });
    sandbox.world.write({ direction: 'out', method: 'POST', what: 'x', result: 'ok', failed: false, milliseconds: 0 });
  }
  expect(sandbox.world.chats.all().length).toBeLessThanOrEqual(25_000);
  expect(sandbox.log().length).toBeLessThanOrEqual(625);
  const lastChat = sandbox.world.chatOf(people[19]?.openid as string);
  expect([lastChat.length, lastChat.at(-1)?.content]).toEqual([200, { type: 'text', text: '59999' }]);
  await sandbox.close();
});

test('a ring goes on counting what it has dropped', () => {
  const ring = new Ring<string>(4);
  for (const item of 'abcdefghij') ring.push(item);
  expect(ring.count).toBe(10);
  expect(ring.last(2)).toEqual(['i', 'j']);
  expect(ring.after(8, 10)).toEqual([{ number: 9, item: 'i' }, { number: 10, item: 'j' }]);
  expect(ring.after(0, 1)[0]?.number).toBe(10 - ring.all().length + 1);
});
