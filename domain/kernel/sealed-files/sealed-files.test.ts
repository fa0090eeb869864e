import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { claimSealedFiles, moveSealedFiles, dropSealedFilesOf, dropUnclaimedSealedFiles, newDataKey, randomId, readSealedFile, storeSealedFile } from '..';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';

useTestDatabase();
beforeEach(clearDatabase);

const today = '2026-11-20';
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
  const [kept, left] = [await storeSealedFile(Buffer.from('a'), today), await storeSealedFile(Buffer.from('b'), today)];
  const owner = randomId();
  expect(await claimSealedFiles([kept.id], owner)).toBe(true);
  expect(await claimSealedFiles([kept.id], owner)).toBe(true);
  expect(await claimSealedFiles([kept.id], randomId())).toBe(false);
  expect(await dropUnclaimedSealedFiles(today)).toBe(0);
  expect(await dropUnclaimedSealedFiles('2026-11-21')).toBe(1);
  const next = randomId();
  await moveSealedFiles(owner, next);
  expect(await dropSealedFilesOf(owner)).toBe(0);
  await moveSealedFiles(next, owner);
  expect((await readSealedFile(kept)).toString()).toBe('a');
  await expect(readSealedFile(left)).rejects.toThrow();
  expect(await dropSealedFilesOf(owner)).toBe(1);
  expect(await stored()).toEqual([]);
});
