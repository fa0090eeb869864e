import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';

const ROOT = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'qj-durability-'));
let running: ChildProcess | undefined;

afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the engine as its own process; resolves with the URI it prints. */
async function start(): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(ROOT, 'embedded-mongo/main.ts'), '--port', '0', '--data', folder], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  let text = '';
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => { errors += piece.toString(); });
  for await (const piece of child.stdout) {
    text += String(piece);
    if (text.includes('\n')) return { child, uri: text.trim() };
  }
  throw new Error(`the engine did not start: ${errors}`);
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('every acknowledged write survives kill -9, and indexes agree with the records', async () => {
  const acknowledged = new Set<number>();
  const changed = new Map<number, number>();
  let next = 0;
  for (let round = 0; round < 2; round++) {
    const { child, uri } = await start();
    const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 3000 }).connect();
    const rows = client.db('safe').collection<{ _id: number; k: string; version: number }>('rows');
    await rows.createIndex({ k: 1 }, { unique: true });
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (;;) {
        next += 1;
        const id = next;
        await rows.insertOne({ _id: id, k: `k${id}`, version: 0 });
        acknowledged.add(id);
        if (writer % 4 === 0) {
          await rows.updateOne({ _id: id, version: 0 }, { $inc: { version: 1 } });
          changed.set(id, 1);
        }
      }
    });
    const enough = new Promise<void>((done) => {
      const target = acknowledged.size + 150;
      const look = (): void => {
        if (acknowledged.size >= target) done();
        else setImmediate(look);
      };
      look();
    });
    const ended = Promise.allSettled(writers);
    await enough;
    await kill(child);
    await client.close(true);
    await ended;
  }
  const { child, uri } = await start();
  const client = await new MongoClient(uri).connect();
  const rows = client.db('safe').collection<{ _id: number; k: string; version: number }>('rows');
  const stored = new Map((await rows.find().toArray()).map((row) => [row._id, row.version]));
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  expect([...changed].filter(([id, version]) => stored.get(id) !== version)).toEqual([]);
  const checked = await client.db('safe').command({ validate: 'rows' });
  expect([checked.valid, checked.nrecords, checked.keysPerIndex.k_1]).toEqual([true, stored.size, stored.size]);
  expect(await rows.countDocuments({ k: { $gte: '' } })).toBe(stored.size);
  await client.close();
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await gone)[0]).toBe(0);
}, 120_000); // three starts of a process, which a busy machine makes long
