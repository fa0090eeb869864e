import { openSandbox, type SandboxClient } from '../../test/support/sandbox';
import { sandboxTemplates } from './account';
import type { FaultKind } from './contract';
import { faultsOf, FaultBox } from './faults';
import { officialOpenid } from './people';

const cadre = officialOpenid('Cadre013');
const message = { touser: cadre, template_id: sandboxTemplates[0]?.id, data: { thing1: { value: '提醒' }, thing2: { value: '演示' }, date3: { value: '2026-07-01' }, thing4: { value: '祝好' } } };
let sandbox: SandboxClient;
let token: string;
beforeEach(async () => {
  sandbox = await openSandbox({ timeoutMs: 20 });
  token = await sandbox.token();
});
afterEach(() => sandbox.close());

/** The error code, the HTTP status, or that the connection was cut. */
async function send(): Promise<number | string> {
  try {
    const answer = await fetch(`${sandbox.origin}/cgi-bin/message/template/send?access_token=${token}`, { method: 'POST', body: JSON.stringify(message) });
    return answer.ok ? ((await answer.json()) as { errcode: number }).errcode : `http ${answer.status}`;
  } catch {
    return 'cut';
  }
}
const failNext = (kind: FaultKind, times = 1) => sandbox.control('POST', '/faults/next', { kind, times });

test.each<[FaultKind, number | string]>([
  ['busy', -1],
  ['dailyQuota', 45009],
  ['perMinute', 45011],
  ['refused', 43101],
  ['blocked', 43004],
])('%s fails the next call with %s, and takes nothing', async (kind, code) => {
  await failNext(kind, 2);
  expect([await send(), await send(), await send()]).toEqual([code, code, 0]);
  expect(sandbox.accepted()).toHaveLength(1);
});

test('a token that was refused stays refused until a new one is fetched', async () => {
  await failNext('token');
  expect([await send(), await send()]).toEqual([40001, 40001]);
  token = await sandbox.token();
  expect(await send()).toBe(0);
});

test('a lost answer was taken all the same', async () => {
  await failNext('lostAnswer');
  expect(await send()).toBe('cut');
  expect(sandbox.accepted()).toHaveLength(1);
});

test.each<[FaultKind, string]>([
  ['http502', 'http 502'],
  ['timeout', 'cut'],
])('after %s about half were taken', async (kind, seen) => {
  await failNext(kind, 100);
  const results = await Promise.all(Array.from({ length: 100 }, send));
  expect(new Set(results)).toEqual(new Set([seen]));
  expect(sandbox.accepted().length).toBeGreaterThan(30);
  expect(sandbox.accepted().length).toBeLessThan(70);
});

test('one seed and one order of calls make the same faults', async () => {
  const run = async (seed: number): Promise<(number | string)[]> => {
    await sandbox.control('PUT', '/faults', { seed, shares: { busy: 0.1, perMinute: 0.1, http502: 0.1, refused: 0.1, lostAnswer: 0.1 } });
    const found: (number | string)[] = [];
    for (let times = 0; times < 60; times += 1) found.push(await send());
    return found;
  };
  const first = await run(7);
  expect(await run(7)).toEqual(first);
  expect(await run(8)).not.toEqual(first);
  expect(new Set(first).size).toBeGreaterThan(3);
});

test('each kind comes about as often as its share, and only where it can', () => {
  const box = new FaultBox(3);
  box.set({ seed: 3, shares: { busy: 0.2, refused: 0.2 } });
  const drawn = Array.from({ length: 5000 }, () => box.draw(faultsOf.call));
  expect(drawn.filter((kind) => kind === 'busy').length / 5000).toBeCloseTo(0.2, 1);
  expect(drawn).not.toContain('refused');
});

test('what was asked for waits for a call that it can strike', () => {
  const box = new FaultBox(1);
  box.failNext('refused', 1);
  expect([box.draw(faultsOf.call), box.draw(faultsOf.message), box.draw(faultsOf.message)]).toEqual([null, 'refused', null]);
});
