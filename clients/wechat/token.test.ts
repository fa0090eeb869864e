import { randomBytes } from 'node:crypto';
import { fixedClock, native } from '../../domain/kernel';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { useOutsideService } from '../../test/support/outside';
import { createWechatClient } from '.';
import { TokenModel } from './token-model';

useTestDatabase();
const wechat = useOutsideService();
const clock = fixedClock('2026-11-20T02:00:00Z');
/** What WeChat gives out now, as `stable_token` does: the same one until it is forced or comes to its end. */
let valid = '';
let fetched: boolean[] = [];
const newToken = () => (valid = randomBytes(12).toString('hex'));
const client = () => createWechatClient({ official: { appid: 'wx-official', secret: 's' }, origin: wechat.origin(), clock });

beforeEach(async () => {
  await clearDatabase();
  clock.set('2026-11-20T02:00:00Z');
  fetched = [];
  newToken();
  wechat.answer(async ({ path, body, query }) => {
    if (path === 'cgi-bin/stable_token') {
      fetched.push(body.force_refresh === true);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { access_token: body.force_refresh === true ? newToken() : valid, expires_in: 7200 };
    }
    return query.access_token === valid ? { errcode: 0, subscribe: 1 } : { errcode: 40001 };
  });
});

const askAll = (clients: ReturnType<typeof client>[], times = 1) => Promise.all(clients.flatMap((one) => Array.from({ length: times }, () => one.follower('o-1'))));
const four = () => [client(), client(), client(), client()];

test('four processes that start cold fetch one token', async () => {
  await askAll(four(), 5);
  expect(fetched).toEqual([false]);
});

test('a storm of refusals forces one new token, once WeChat still gives out the refused one', async () => {
  const processes = four();
  await askAll(processes);
  const refused = valid;
  wechat.answer(async ({ path, body, query }) => {
    if (path !== 'cgi-bin/stable_token') return query.access_token === refused ? { errcode: 40001 } : { errcode: 0, subscribe: 1 };
    fetched.push(body.force_refresh === true);
    return { access_token: body.force_refresh === true ? 'forced' : refused, expires_in: 7200 };
  });
  await askAll(processes, 10);
  expect(fetched).toEqual([false, false, true]);
});

test('a token that another system has forced is taken without forcing again', async () => {
  const processes = four();
  await askAll(processes);
  newToken();
  await askAll(processes, 10);
  expect(fetched).toEqual([false, false]);
});

test('it is renewed in its last five minutes, by one, while the others still use it', async () => {
  const processes = four();
  await askAll(processes);
  clock.advance((7200 - 300) * 1000 - 1);
  await askAll(processes);
  expect(fetched).toEqual([false]);
  clock.advance(1);
  await askAll(processes, 5);
  expect(fetched).toEqual([false, false]);
});

test('no more than 20 a day are forced, and none within 30 seconds of another', async () => {
  const refusing = async (): Promise<string> => {
    const before = fetched.length;
    const outcome = await client().follower('o-1').then(() => 'done', (error: { kind: string; code: string }) => `${error.kind} ${error.code}`);
    return `${outcome} ${fetched.slice(before).filter(Boolean).length}`;
  };
  wechat.answer(({ path, body }) => {
    if (path !== 'cgi-bin/stable_token') return { errcode: 40001 };
    fetched.push(body.force_refresh === true);
    return { access_token: body.force_refresh === true ? newToken() : valid, expires_in: 7200 };
  });
  expect(await refusing()).toBe('refresh 40001 1');
  expect(await refusing()).toBe('refresh forcedEnough 0');
  for (let count = 1; count < 20; count += 1) {
    clock.advance(30_000);
    expect(await refusing()).toBe('refresh 40001 1');
  }
  clock.advance(3_600_000);
  expect(await refusing()).toBe('refresh forcedEnough 0');
  clock.advance(86_400_000);
  expect(await refusing()).toBe('refresh 40001 1');
});

test('a holder that was killed delays the others until its lease is over, no longer', async () => {
  const now = clock.now().getTime();
  await native(TokenModel).insertOne({ appid: 'wx-official', holder: 'killed', leaseUntil: new Date(now + 15_000) } as never);
  const waiting = askAll(four());
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(fetched).toEqual([]);
  clock.advance(15_000);
  await waiting;
  expect(fetched).toEqual([false]);
});

test('it stands sealed in the database', async () => {
  await client().follower('o-1');
  const stored = await native(TokenModel).find().toArray();
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(valid);
});
