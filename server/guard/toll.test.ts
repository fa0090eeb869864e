import { fixedClock, installSecrets, loadSecrets } from '../../domain/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { solve } from '../../test/support/report';
import { leadingZeros, Toll } from './toll';

const folder = mkdtempSync(path.join(tmpdir(), 'qingjian-toll-'));
beforeAll(() => installSecrets(loadSecrets(folder, { mayCreate: true })));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = '2026-11-20T02:00:00.000Z';
const hours = (count: number): string => new Date(Date.parse(start) + count * 3_600_000).toISOString();
const refused = { code: 'badRequest' };
const attempt = (use: () => void): unknown => {
  try {
    return use();
  } catch (error) {
    return error;
  }
};

test('one solved task pays for one request', () => {
  const toll = new Toll(fixedClock(start));
  const solved = solve(toll.task('203.0.113.7'));
  expect(attempt(() => toll.pay(solved))).toBeUndefined();
  expect(attempt(() => toll.pay(solved))).toMatchObject(refused);
});

test('what was not asked for, or not solved, or made easier, pays for nothing', () => {
  const toll = new Toll(fixedClock(start));
  const { challenge, bits } = toll.task('203.0.113.7');
  const { nonce } = solve({ challenge, bits });
  const easier = challenge.replace(`.${bits}.`, '.0.');
  for (const solution of [{ challenge: easier, nonce }, { challenge: 'a.b.c.d', nonce }, { challenge, nonce: nonce === 0 ? 1 : 0 }]) expect(attempt(() => toll.pay(solution))).toMatchObject(refused);
});

test('it holds through the next hour, at another process too, and no longer', () => {
  const clock = fixedClock(start);
  const [one, other] = [new Toll(clock), new Toll(clock)];
  const [kept, late] = [solve(one.task('203.0.113.7')), solve(one.task('203.0.113.7'))];
  clock.set(hours(1));
  expect(attempt(() => other.pay(kept))).toBeUndefined();
  clock.set(hours(2));
  expect(attempt(() => one.pay(late))).toMatchObject(refused);
});

test('many from one address are asked for more work, up to a bound, others and the next hour are not', () => {
  const clock = fixedClock(start);
  const toll = new Toll(clock);
  const bits = Array.from({ length: 10_000 }, () => toll.task('203.0.113.7').bits);
  expect([bits[0], bits[59], bits[60], Math.max(...bits)]).toEqual([10, 10, 11, 17]);
  expect([...bits].sort((a, b) => a - b)).toEqual(bits);
  expect(toll.task('203.0.113.8').bits).toBe(10);
  clock.set(hours(1));
  expect(toll.task('203.0.113.7').bits).toBe(10);
});

test('leading zeros are counted by bits', () => {
  expect([[0x80], [0x40], [0, 0x10], [0, 0]].map((bytes) => leadingZeros(Uint8Array.from(bytes)))).toEqual([0, 1, 11, 16]);
});
