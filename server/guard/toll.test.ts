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
const attempt = (paid: Promise<void>): Promise<unknown> => paid.then(() => 'paid', (error: unknown) => error);
/** What all processes see. */
function shared(): (random: string) => Promise<boolean> {
  const spent = new Set<string>();
  return (random) => Promise.resolve(!spent.has(random) && Boolean(spent.add(random)));
}

test('one solved task pays for one request', async () => {
  const toll = new Toll(fixedClock(start), shared());
  const solved = solve(toll.task('203.0.113.7'));
  expect(await attempt(toll.pay(solved))).toBe('paid');
  expect(await attempt(toll.pay(solved))).toMatchObject(refused);
});

test('what was not asked for, or not solved, or made easier, pays for nothing', async () => {
  const toll = new Toll(fixedClock(start), shared());
  const { challenge, bits } = toll.task('203.0.113.7');
  const { nonce } = solve({ challenge, bits });
  const easier = challenge.replace(`.${bits}.`, '.0.');
  for (const solution of [{ challenge: easier, nonce }, { challenge: 'a.b.c.d', nonce }, { challenge, nonce: nonce === 0 ? 1 : 0 }]) expect(await attempt(toll.pay(solution))).toMatchObject(refused);
});

test('it holds through the next hour, once over all processes, and no longer', async () => {
  const clock = fixedClock(start);
  const spend = shared();
  const [one, other] = [new Toll(clock, spend), new Toll(clock, spend)];
  const [kept, late] = [solve(one.task('203.0.113.7')), solve(one.task('203.0.113.7'))];
  clock.set(hours(1));
  expect(await attempt(other.pay(kept))).toBe('paid');
  expect(await attempt(one.pay(kept))).toMatchObject(refused);
  clock.set(hours(2));
  expect(await attempt(one.pay(late))).toMatchObject(refused);
});

test('many from one address are asked for more work, up to a bound, others and the next hour are not', () => {
  const clock = fixedClock(start);
  const toll = new Toll(clock, shared());
  const bits = Array.from({ length: 10_000 }, () => toll.task('203.0.113.7').bits);
  expect([bits[0], bits[59], bits[60], Math.max(...bits)]).toEqual([10, 10, 11, 17]);
  expect([...bits].sort((a, b) => a - b)).toEqual(bits);
  expect(toll.task('203.0.113.8').bits).toBe(10);
  clock.set(hours(1));
  expect(toll.task('203.0.113.7').bits).toBe(10);
});

test('whoever looks places up without end is told apart for the hour, others are not', () => {
  const clock = fixedClock(start);
  const toll = new Toll(clock, shared());
  const often = Array.from({ length: 1_001 }, () => toll.looksOften('203.0.113.7'));
  expect([often.indexOf(true), toll.looksOften('203.0.113.8')]).toEqual([1_000, false]);
  clock.set(hours(1));
  expect(toll.looksOften('203.0.113.7')).toBe(false);
});

test('leading zeros are counted by bits', () => {
  expect([[0x80], [0x40], [0, 0x10], [0, 0]].map((bytes) => leadingZeros(Uint8Array.from(bytes)))).toEqual([0, 1, 11, 16]);
});
