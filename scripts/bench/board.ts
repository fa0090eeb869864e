import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connectDatabase, disconnectDatabase, enableDemo, ensureIndexes, fixedClock, installSecrets, loadCalendar, loadSecrets, native, shanghaiDay, systemClock, systemContext } from '../../domain/kernel';
import { RatingModel } from '../../domain/rating';
import { rebuildRollups } from '../../domain/statistics';
import { buildPlace } from '../demo/place';
import { seededRandom } from '../demo/random';
import { start, startEngine, temporaryFolder } from '../processes';
import { insertRatings } from './facts';
import { residentMegabytes } from './memory';
import { signIn, startServer, type Server } from './servers';
import { report, type Row } from './table';

const [few, many, days] = [10_000, 1_000_000, 365];
const exported = 200_000;
const asks = 200;
const goals = { p95: 100, times: 3, seconds: 5, megabytes: 150 };
const board = '/api/statistics/board';
const dayMs = 86_400_000;

interface Door extends Server {
  headers: Record<string, string>;
}

async function open(env: NodeJS.ProcessEnv, dir: string): Promise<Door> {
  const server = await startServer('real-server.ts', env, path.join(dir, 'real.log'));
  return { ...server, headers: await signIn(server.address, 'weiling') };
}

async function ask({ address, headers }: Door, to: string): Promise<Response> {
  const response = await fetch(address + to, { headers });
  if (response.status !== 200) throw new Error(`${to} answered ${response.status}`);
  return response;
}

/** Milliseconds of the board for the whole district, 30 days. */
async function boardP95(door: Door): Promise<number> {
  const took: number[] = [];
  for (let index = -20; index < asks; index += 1) {
    const begun = performance.now();
    await (await ask(door, board)).arrayBuffer();
    // The first ones warm up.
    if (index >= 0) took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b)[Math.floor(asks * 0.95)] as number;
}

/** Seconds from a rating's answer until the board counts it, the slowest of some. */
async function freshness(door: Door, windowCode: string): Promise<number> {
  const count = async (): Promise<number> => ((await (await ask(door, `${board}?period=today`)).json()) as { counts: { satisfied: number } }).counts.satisfied;
  let slowest = 0;
  for (let round = 0; round < 5; round += 1) {
    const before = await count();
    const body = { idempotencyKey: randomUUID(), windowCode, level: 'satisfied', reasons: [], channel: 'h5' };
    const sent = await fetch(`${door.address}/api/public/ratings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (sent.status !== 201) throw new Error(`a rating answered ${sent.status}`);
    const begun = performance.now();
    while ((await count()) === before) await wait(50);
    slowest = Math.max(slowest, (performance.now() - begun) / 1000);
  }
  return slowest;
}

/** By how much the server's memory grew at most while it sent a file. */
async function growth(door: Door, to: string): Promise<number> {
  const before = residentMegabytes(door.pid);
  let most = before;
  const response = await ask(door, to);
  let looked = 0;
  for await (const _piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    if (performance.now() - looked < 200) continue;
    looked = performance.now();
    most = Math.max(most, residentMegabytes(door.pid));
  }
  return most - before;
}

/** The console's home page on a year of ratings, how soon a new one is on it, and what long exports cost in memory. */
export async function benchBoard(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  const uri = engine.address.replace(/\/(\?|$)/, '/qingjian$1');
  const env = { MONGODB_URI: uri, DATA_DIR: dir, EMBEDDED_ENGINE: '1', DEMO: '1' };
  try {
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    enableDemo();
    await connectDatabase(uri);
    await ensureIndexes();
    await loadCalendar();
    const random = seededRandom(7);
    const { windows } = await buildPlace(fixedClock('2025-01-06T00:00:00Z'), random, new Date('2025-01-06T00:00:00Z'));
    const fill = async (count: number): Promise<number> => {
      await insertRatings(systemClock, random, { windows, count, days });
      const begun = performance.now();
      await rebuildRollups(systemContext('bench', systemClock));
      return (performance.now() - begun) / 1000;
    };
    const measure = async (): Promise<number> => {
      const door = await open(env, dir);
      const p95 = await boardP95(door);
      await door.stop();
      return p95;
    };
    await fill(few);
    const small = await measure();
    const rebuilt = await fill(many - few);
    const large = await measure();

    const door = await open(env, dir);
    const bot = await start('bot/main.ts', [], { ...env, BOT_PORT: '0', NODE_ENV: 'development' }, /"working"/);
    const seconds = await freshness(door, windows[0]!.code);
    await bot.stop();

    const from = shanghaiDay(new Date(systemClock.now().getTime() - Math.round((exported / many) * days) * dayMs));
    const within = `from=${from}&to=${shanghaiDay(systemClock.now())}`;
    const rows = await native(RatingModel).countDocuments({ receivedAt: { $gte: new Date(`${from}T00:00:00+08:00`) } });
    const exports: Row[] = [];
    for (const [what, to] of [
      ['csv', `/api/ratings/export?format=csv&${within}`],
      ['xlsx', `/api/ratings/export?format=xlsx&${within}`],
      ['upstream form', `/api/statistics/exchange?${within}`],
    ] as const) {
      const megabytes = await growth(door, to);
      exports.push({ what: `growth of the server's memory, ${rows} ratings as ${what}`, measured: `${megabytes.toFixed(0)} MB`, goal: `< ${goals.megabytes} MB`, holds: megabytes < goals.megabytes });
    }
    await door.stop();
    report('board', [
      { what: `board of the district, 30 days, ${few} ratings, p95`, measured: `${small.toFixed(0)} ms`, goal: 'told', holds: true },
      { what: `the same with ${many} ratings, p95`, measured: `${large.toFixed(0)} ms`, goal: `≤ ${goals.p95} ms`, holds: large <= goals.p95 },
      { what: 'growth of that time', measured: `${(large / small).toFixed(1)} times`, goal: `≤ ${goals.times} times`, holds: large <= goals.times * small },
      { what: 'from a rating to the board, slowest of 5', measured: `${seconds.toFixed(1)} s`, goal: `≤ ${goals.seconds} s`, holds: seconds <= goals.seconds },
      { what: `rebuild of ${days} days from ${many} ratings`, measured: `${rebuilt.toFixed(0)} s`, goal: 'told', holds: true },
      ...exports,
    ]);
  } finally {
    await disconnectDatabase();
    await engine.stop();
    remove();
  }
}
