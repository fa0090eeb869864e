import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { connectDatabase, createOrganisation, disconnectDatabase, ensureIndexes, installSecrets, loadSecrets, native, systemClock, systemContext } from '../../domain/kernel';
import { RatingModel } from '../../domain/rating';
import '../../domain/follow-up';
import { freePort, startEngine, startServerProcess, temporaryFolder, type Running } from '../../scripts/processes';

const ratings = 2000;
const clients = 16;

const folder = temporaryFolder();
let engine: Running;
let server: Running;
let serverPort: number;
let enginePort: number;

beforeAll(async () => {
  [serverPort, enginePort] = [await freePort(), await freePort()];
  engine = await startEngine(folder.dir, enginePort);
  installSecrets(loadSecrets(folder.dir, { mayCreate: true }));
}, 60_000);

afterAll(async () => {
  await disconnectDatabase();
  await server?.stop();
  await engine?.stop();
  folder.remove();
}, 60_000);

async function makeWindow(): Promise<string> {
  const ctx = systemContext('test', systemClock);
  const district = await createOrganisation(ctx, { kind: 'district', name: '测试区', code: 'CS', parentId: null });
  const parentId = district._id.toHexString();
  const department = await createOrganisation(ctx, { kind: 'department', name: '测试局', code: 'CSJ', parentId });
  const hall = await createOrganisation(ctx, { kind: 'hall', name: '测试大厅', code: 'CSH', parentId });
  const window = await createOrganisation(ctx, {
    kind: 'window',
    name: '测试窗口',
    code: 'CSW',
    parentId: hall._id.toHexString(),
    window: { number: '1', services: [], departmentId: department._id.toHexString() },
  });
  return window.window?.code as string;
}

/** Posts until it is acknowledged, always with the same key, as the phone does; answers the receipt. */
async function rate(body: string): Promise<string> {
  for (;;) {
    try {
      const answer = await fetch(`${server.address}/api/public/ratings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (answer.status === 200 || answer.status === 201) return ((await answer.json()) as { receiptCode: string }).receiptCode;
      if (answer.status < 500) throw new RangeError(`refused with ${answer.status}: ${await answer.text()}`);
    } catch (error) {
      if (error instanceof RangeError) throw error;
    }
    await wait(50);
  }
}

test('2,000 ratings from 16 clients survive kill -9 of server and engine: each acknowledged one is there exactly once', async () => {
  await connectDatabase(engine.address);
  await ensureIndexes();
  const windowCode = await makeWindow();
  server = await startServerProcess({ dir: folder.dir, port: serverPort, mongodbUri: engine.address });

  let next = 0;
  const receipts: string[] = [];
  const client = async (): Promise<void> => {
    while (next < ratings) {
      const level = next % 14 === 0 ? 'dissatisfied' : 'satisfied';
      next += 1;
      receipts.push(await rate(JSON.stringify({ idempotencyKey: randomUUID(), windowCode, level, reasons: [], photoTokens: [], phoneConsent: false, channel: 'h5' })));
    }
  };
  const reached = async (count: number): Promise<void> => {
    while (receipts.length < count) await wait(5);
  };
  const faults = async (): Promise<void> => {
    await reached(500);
    await server.kill();
    server = await startServerProcess({ dir: folder.dir, port: serverPort, mongodbUri: engine.address });
    await reached(1200);
    await Promise.all([engine.kill(), server.kill()]);
    engine = await startEngine(folder.dir, enginePort);
    server = await startServerProcess({ dir: folder.dir, port: serverPort, mongodbUri: engine.address });
  };
  await Promise.all([faults(), ...Array.from({ length: clients }, client)]);

  expect(new Set(receipts).size).toBe(ratings);
  expect(await native(RatingModel).countDocuments({})).toBe(ratings);
  const lookups = await Promise.all(receipts.slice(0, 100).map((receiptCode) => fetch(`${server.address}/api/public/rating-progress`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ receiptCode }) })));
  expect(lookups.map((answer) => answer.status)).toEqual(lookups.map(() => 200));
}, 180_000);
