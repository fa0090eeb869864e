import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { DataDirInUse, startEmbeddedMongo, type EmbeddedMongo } from '../../embedded-mongo';

const folder = mkdtempSync(join(tmpdir(), 'qj-engine-'));
let now = new Date('2026-03-01T00:00:00Z');
let server: EmbeddedMongo;
let client: MongoClient;

beforeAll(async () => {
  server = await startEmbeddedMongo({ dataDir: folder, clock: () => now });
  client = await new MongoClient(server.uri).connect();
});

afterAll(async () => {
  await client.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('documents expire by the clock, by their earliest date, and not without one', async () => {
  const rows = client.db('ttl').collection<{ _id: number; at?: unknown }>('rows');
  await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  await rows.insertMany([{ _id: 1, at: at(0) }, { _id: 2, at: at(30) }, { _id: 3, at: [at(500), at(-10)] }, { _id: 4, at: 'never' }, { _id: 5 }]);
  now = at(59);
  await server.expireNow();
  expect((await rows.find().toArray()).map(({ _id }) => _id)).toEqual([1, 2, 4, 5]);
  now = new Date(now.getTime() + 1000);
  await server.expireNow();
  expect((await rows.find().toArray()).map(({ _id }) => _id)).toEqual([2, 4, 5]);
  await client.db('ttl').command({ collMod: 'rows', index: { keyPattern: { at: 1 }, expireAfterSeconds: 0 } });
  await server.expireNow();
  expect((await rows.find().toArray()).map(({ _id }) => _id)).toEqual([4, 5]);
});

test('$$NOW and $currentDate take the clock', async () => {
  const rows = client.db('clock').collection('rows');
  await rows.insertOne({ a: 1 });
  await rows.updateOne({ a: 1 }, { $currentDate: { at: true } });
  const [row] = await rows.aggregate([{ $project: { _id: 0, at: 1, now: '$$NOW' } }]).toArray();
  expect(row).toEqual({ at: now, now });
});

test('a folder has one owner at a time, and is free after closing', async () => {
  await expect(startEmbeddedMongo({ dataDir: folder })).rejects.toThrow(DataDirInUse);
  const other = mkdtempSync(join(tmpdir(), 'qj-engine-'));
  const first = await startEmbeddedMongo({ dataDir: other });
  await first.close();
  await (await startEmbeddedMongo({ dataDir: other })).close();
  rmSync(other, { recursive: true, force: true });
});

test('it listens on this machine only', async () => {
  const other = mkdtempSync(join(tmpdir(), 'qj-engine-'));
  await expect(startEmbeddedMongo({ dataDir: other, host: '0.0.0.0' })).rejects.toThrow('this machine only');
  const socketPath = join(other, 's.sock');
  const onSocket = await startEmbeddedMongo({ dataDir: other, socketPath });
  const local = await new MongoClient(onSocket.uri).connect();
  expect((await local.db('x').command({ ping: 1 })).ok).toBe(1);
  await local.close();
  await onSocket.close();
  rmSync(other, { recursive: true, force: true });
});

test('collections, indexes and counters are there after a restart', async () => {
  const other = mkdtempSync(join(tmpdir(), 'qj-engine-'));
  const before = await startEmbeddedMongo({ dataDir: other });
  const one = await new MongoClient(before.uri).connect();
  const rows = one.db('keep').collection<{ n: number; tags: string[] }>('rows');
  await rows.createIndex({ tags: 1 });
  await rows.insertMany(Array.from({ length: 50 }, (_, n) => ({ n, tags: [`t${n % 5}`] })));
  await rows.deleteMany({ n: { $lt: 10 } });
  await one.close();
  await before.close();
  const after = await startEmbeddedMongo({ dataDir: other });
  const two = await new MongoClient(after.uri).connect();
  const again = two.db('keep').collection('rows');
  expect([await again.estimatedDocumentCount(), await again.countDocuments({ tags: 't1' }), (await again.indexes()).length]).toEqual([40, 8, 2]);
  await again.insertOne({ n: 99, tags: ['t1'] });
  expect((await two.db('keep').command({ validate: 'rows' })).valid).toBe(true);
  await two.close();
  await after.close();
  rmSync(other, { recursive: true, force: true });
});
