import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashRaw } from '@node-rs/argon2';
import { fixedClock, installSecrets, loadSecrets } from '../../kernel';
import { visitByReceipt } from '..';
import { openReceipt } from './receipt';

jest.mock('@node-rs/argon2', () => ({ ...jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2'), hashRaw: jest.fn() }));

const folder = mkdtempSync(join(tmpdir(), 'clue-receipt-'));
beforeAll(() => installSecrets(loadSecrets(folder, { mayCreate: true })));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('where very many wait, every receipt is answered alike, before anything is worked out', async () => {
  const ends: (() => void)[] = [];
  jest.mocked(hashRaw).mockImplementation(() => new Promise((resolve) => ends.push(() => resolve(Buffer.alloc(32, 7)))));
  const waiting = Array.from({ length: 202 }, (_, index) => openReceipt(String(index).padStart(16, '0')));
  const answers = await Promise.all(['0000000000000000', '4082951733607246'].map((code) => visitByReceipt(fixedClock('2026-11-20T01:00:00Z'), code).catch((error: unknown) => error)));
  for (const answer of answers) expect(answer).toMatchObject({ code: 'notReady', retryAfterSeconds: 5, message: '现在用的人多，请过几秒再点一次。您填的都还在。' });
  expect(hashRaw).toHaveBeenCalledTimes(2);
  // Whoever was let in gets his answer.
  for (let done = 0; done < waiting.length; done += 1) {
    while (ends.length === 0) await new Promise((resolve) => setImmediate(resolve));
    ends.shift()!();
  }
  expect(new Set((await Promise.all(waiting)).map(({ lookup }) => lookup)).size).toBe(1);
});
