import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { defineFileKeeper, dropOrphanedSealedFiles, dropSealedFilesOf, dropUnclaimedSealedFiles, moveSealedFiles, newDataKey, randomId, readSealedFile, sealedOn, storeSealedFile } from '..';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';

useTestDatabase();
beforeEach(clearDatabase);

const today = '2026-11-20';
const kept = new Set<string>();
const { claim: claimSealedFiles } = defineFileKeeper({ name: 'test', existing: (ids) => Promise.resolve(ids.filter((id) => kept.has(String(id)))) });
const stored = async (): Promise<unknown[]> => (await Promise.all((await mongoose.connection.db!.collections()).map((collection) => collection.find({}).toArray()))).flat();

test('a file comes back by its own key and by no other', async () => {
  const plain = randomBytes(2_500_000);
  const file = await storeSealedFile(plain, today);
  expect((await readSealedFile(file)).equals(plain)).toBe(true);
  await expect(readSealedFile({ ...file, key: newDataKey().toString('base64url') })).rejects.toThrow();
  const other = await storeSealedFile(plain, today);
  await expect(readSealedFile({ id: file.id, key: other.key })).rejects.toThrow();
});

test('nothing of it, and no time, lies in the database', async () => {
  const { key } = await storeSealedFile(Buffer.from('领料单 42,000 元'), today);
  const all = await stored();
  const bytes = Buffer.concat(all.map((one) => mongoose.mongo.BSON.serialize(one as object)));
  for (const secret of [Buffer.from('领料单'), Buffer.from('42,000'), Buffer.from(key), Buffer.from(key, 'base64url')]) expect(bytes.includes(secret)).toBe(false);
  const values = all.flatMap((one) => Object.values(one as object));
  expect(values.some((value) => value instanceof Date)).toBe(false);
});

test('what belongs to something stays, what nobody named goes after its day', async () => {
  const [mine, left] = [await storeSealedFile(Buffer.from('a'), today), await storeSealedFile(Buffer.from('b'), today)];
  const owner = randomId();
  expect(await claimSealedFiles([mine.id], owner)).toBe(true);
  expect(await claimSealedFiles([mine.id], owner)).toBe(true);
  expect(await claimSealedFiles([mine.id], randomId())).toBe(false);
  expect(await dropUnclaimedSealedFiles(today)).toBe(0);
  expect(await dropUnclaimedSealedFiles('2026-11-21')).toBe(1);
  const next = randomId();
  await moveSealedFiles(owner, next);
  expect(await dropSealedFilesOf(owner)).toBe(0);
  await moveSealedFiles(next, owner);
  expect((await readSealedFile(mine)).toString()).toBe('a');
  await expect(readSealedFile(left)).rejects.toThrow();
  expect(await dropSealedFilesOf(owner)).toBe(1);
  expect(await stored()).toEqual([]);
});

test('what belongs to something that never came to be goes, what belongs to something stays', async () => {
  const [owner, lost] = [randomId(), randomId()];
  kept.add(String(owner));
  const [whole, orphan] = [await storeSealedFile(Buffer.from('a'), today), await storeSealedFile(Buffer.from('b'), today)];
  await claimSealedFiles([whole.id], owner);
  await claimSealedFiles([orphan.id], lost);
  expect(await dropOrphanedSealedFiles({ from: '2026-11-13', before: today })).toBe(0);
  expect(await dropOrphanedSealedFiles({ from: '2026-11-13', before: '2026-11-21' })).toBe(1);
  expect((await readSealedFile(whole)).toString()).toBe('a');
  await expect(readSealedFile(orphan)).rejects.toThrow();
});

test('a day’s bytes are told by what they belong to, by index', async () => {
  const owner = randomId();
  const { id } = await storeSealedFile(randomBytes(1_500_000), today);
  await storeSealedFile(Buffer.from('b'), today);
  await storeSealedFile(Buffer.from('c'), '2026-11-19');
  await claimSealedFiles([id], owner);
  const byOwner = new Map((await sealedOn(today)).map(({ ownerId, bytes }) => [String(ownerId), bytes]));
  expect([...byOwner.keys()].sort()).toEqual([String(owner), 'null'].sort());
  expect(byOwner.get(String(owner))).toBeGreaterThan(1_500_000);
  expect(byOwner.get('null')).toBeLessThan(1_000_000);
  const plan = JSON.stringify(await mongoose.connection.db!.collection('sealedFiles').find({ storedOn: today }).explain());
  expect([plan.includes('storedOn_1_ownerId_1'), plan.includes('COLLSCAN')]).toEqual([true, false]);
});
