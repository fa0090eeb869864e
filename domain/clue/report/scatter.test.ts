import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installSecrets, loadSecrets } from '../../kernel';
import { scatter, serialOf } from './scatter';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scatter-'));
  installSecrets(loadSecrets(folder, { mayCreate: true }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test.each([1, 2, 97, 1000])('of %i numbers each has a place of its own among as many', (size) => {
  expect(upTo(size).map((number) => scatter(number, size, 'WL 2026')).sort((a, b) => a - b)).toEqual(upTo(size));
});

test('serials have five digits, or as many as it takes, and none comes twice', () => {
  const serials = [...upTo(2000), ...upTo(2000).map((number) => 99_000 + number)].map((number) => serialOf(number, 'WL 2026'));
  expect(new Set(serials).size).toBe(4000);
  expect(serials.map(({ length }) => length)).toEqual([...Array<number>(3000).fill(5), ...Array<number>(1000).fill(6)]);
});

test('from what one sees nothing follows for what one does not: neighbours lie apart, each series and year differently', () => {
  const serials = upTo(500).map((number) => Number(serialOf(number, 'WL 2026')));
  const rising = serials.filter((serial, index) => serial > (serials[index - 1] ?? -1)).length;
  expect(rising).toBeGreaterThan(200);
  expect(rising).toBeLessThan(300);
  expect(upTo(50).filter((number) => serialOf(number, 'WL 2026') === serialOf(number, 'WL 2027')).length).toBeLessThan(3);
});
