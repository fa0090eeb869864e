import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyShredKeys, destroyedAmong, destroyShredKey, installShredder, keysOfBlock, readShredKey, takeShredKey } from '..';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';

useTestDatabase();
let folder: string;

beforeEach(async () => {
  await clearDatabase();
  folder = mkdtempSync(join(tmpdir(), 'shred-'));
  installShredder(join(folder, 'keys'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const everything = (where: string): string => readdirSync(where).map((name) => readFileSync(join(where, name)).toString('hex')).join('');

test('each gets a key of its own, also where many ask at once', async () => {
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeShredKey()));
  expect(new Set(taken.map(({ slot }) => slot)).size).toBe(20);
  expect(new Set(taken.map(({ key }) => key.toString('hex'))).size).toBe(20);
  for (const { slot, key } of taken) expect(await readShredKey(slot)).toEqual(key);
});

test('a destroyed key is nowhere in the store, the others are', async () => {
  const [one, two] = [await takeShredKey(), await takeShredKey()];
  await destroyShredKey(one.slot);
  await destroyShredKey(one.slot);
  expect(await readShredKey(one.slot)).toBeNull();
  expect(await readShredKey(two.slot)).toEqual(two.key);
  expect(everything(join(folder, 'keys'))).not.toContain(one.key.toString('hex'));
});

test('after two rotations it is in no copy either', async () => {
  const { slot, key } = await takeShredKey();
  const copies = join(folder, 'copies');
  expect([(await copyShredKeys(copies))?.copy, (await copyShredKeys(copies))?.copy].sort()).toEqual(['a', 'b']);
  const holding = (): boolean[] => ['a', 'b'].map((copy) => everything(join(copies, copy)).includes(key.toString('hex')));
  expect(holding()).toEqual([true, true]);
  await destroyShredKey(slot);
  await copyShredKeys(copies);
  expect(holding().filter(Boolean)).toHaveLength(1);
  await copyShredKeys(copies);
  expect(holding()).toEqual([false, false]);
  installShredder(join(folder, 'elsewhere'));
  expect(await copyShredKeys(copies)).toBeNull();
  expect(readdirSync(copies).sort()).toEqual(['a', 'b']);
});

test('after the database was put back, a destroyed slot is not given out again', async () => {
  const [one, two] = [await takeShredKey(), await takeShredKey()];
  await destroyShredKey(one.slot);
  await clearDatabase();
  expect((await takeShredKey()).slot).toBe(two.slot);
});

test('of many slots those are told that were destroyed; a file that is not there says nothing', async () => {
  const [one, two] = [await takeShredKey(), await takeShredKey()];
  await destroyShredKey(two.slot);
  expect(await destroyedAmong([one.slot, two.slot, keysOfBlock * 3])).toEqual(new Set([two.slot]));
  installShredder(join(folder, 'elsewhere'));
  expect(await destroyedAmong([one.slot, two.slot])).toEqual(new Set());
});

test('what was never made is not there', async () => {
  expect(await readShredKey(keysOfBlock * 3 + 1)).toBeNull();
  await destroyShredKey(keysOfBlock * 3 + 1);
});
