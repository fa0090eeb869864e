import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { startEngine, temporaryFolder, type Running } from '../../scripts/processes';

const root = path.resolve(__dirname, '../..');
const [from, to] = [temporaryFolder(), temporaryFolder()];
let original: Running;
let empty: Running;

beforeAll(async () => {
  [original, empty] = await Promise.all([startEngine(from.dir), startEngine(to.dir)]);
}, 60_000);
afterAll(async () => {
  await Promise.all([original?.stop(), empty?.stop()]);
  from.remove();
  to.remove();
}, 60_000);

/** A command of package.json as an administrator runs it, on one engine with the keys of the first folder. */
function command(file: string, args: string[], engine: Running): { said: string; status: number | null } {
  const env = { ...process.env, NODE_ENV: 'development', MONGODB_URI: databaseOf(engine), EMBEDDED_ENGINE: '1', DEMO: '0', DATA_DIR: from.dir };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--require', 'tsx/cjs', file, ...args], { cwd: root, env, encoding: 'utf8' });
  return { said: stdout + stderr, status };
}

const databaseOf = (engine: Running): string => engine.address.replace('/?', '/qingjian?');

async function contents(engine: Running): Promise<Record<string, { documents: unknown[]; indexes: string[] }>> {
  const client = await MongoClient.connect(databaseOf(engine));
  const database = client.db('qingjian');
  const found: Record<string, { documents: unknown[]; indexes: string[] }> = {};
  for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray()) {
    if (name === 'auditChecks') continue;
    const collection = database.collection(name);
    const documents = await collection.find({}).sort({ _id: 1 }).toArray();
    // An empty collection is made when it is first written to.
    if (documents.length > 0) found[name] = { documents, indexes: (await collection.indexes()).map((index) => String(index.name)).sort() };
  }
  await client.close();
  return found;
}

test('what was backed up comes back whole, passes the audit, and nothing is overwritten', async () => {
  const file = path.join(from.dir, 'backup.qjb');
  expect(command('scripts/first-setup.ts', ['--district', '测试区'], original)).toMatchObject({ status: 0, said: expect.stringContaining('首次密码') as string });
  expect(command('scripts/backup.ts', ['--to', file], original)).toMatchObject({ status: 0, said: expect.stringContaining('核对无误') as string });
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const damaged = path.join(from.dir, 'damaged.qjb');
  writeFileSync(damaged, readFileSync(file).subarray(0, -20));
  expect(command('scripts/restore.ts', ['--from', damaged], empty)).toMatchObject({ status: 1 });

  expect(command('scripts/restore.ts', ['--from', file], empty)).toMatchObject({ status: 0, said: expect.stringContaining('已恢复') as string });
  const [before, after] = [await contents(original), await contents(empty)];
  expect(after).toEqual(before);
  expect(before.accounts?.documents).toHaveLength(3);
  expect(command('scripts/audit-verify.ts', [], empty)).toMatchObject({ status: 0, said: expect.stringContaining('审计链完整') as string });

  expect(command('scripts/restore.ts', ['--from', file], empty)).toMatchObject({ status: 1, said: expect.stringContaining('只能恢复到空库') as string });
}, 120_000);

test('an altered document makes the audit command fail and name it', async () => {
  const client = await MongoClient.connect(databaseOf(empty));
  await client.db('qingjian').collection('organisations').updateOne({ kind: 'district' }, { $set: { name: '别的区' } });
  await client.close();
  expect(command('scripts/audit-verify.ts', [], empty)).toMatchObject({ status: 1, said: expect.stringContaining('organisations') as string });
}, 60_000);
