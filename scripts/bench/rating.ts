import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import autocannon from 'autocannon';
import { connectDatabase, disconnectDatabase, ensureIndexes, fixedClock, enableDemo, installSecrets, loadCalendar, loadSecrets } from '../../domain/kernel';
import { median, startEngine, temporaryFolder } from '../processes';
import { buildPlace } from '../demo/place';
import { seededRandom } from '../demo/random';
import { startServer } from './servers';
import { report } from './table';

const connections = 32;
const rounds = 5;
const secondsEach = 5;
const goal = 0.7;

interface Round {
  perSecond: number;
  p99: number;
}

async function load(url: string, windowCodes: readonly string[], seconds = secondsEach): Promise<Round> {
  let sent = 0;
  const body = (): string => {
    sent += 1;
    const level = sent % 14 === 0 ? 'dissatisfied' : 'satisfied';
    const phone = level === 'dissatisfied' ? { phone: '13800000000', phoneConsent: true } : {};
    return JSON.stringify({
      idempotencyKey: randomUUID(),
      windowCode: windowCodes[sent % windowCodes.length],
      level,
      reasons: level === 'dissatisfied' ? ['209', '208'] : ['413'],
      comment: '交了材料才说还缺一份复印件，让我下周再来。',
      channel: 'h5',
      deviceKey: randomBytes(16).toString('base64url'),
      ...phone,
    });
  };
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ method: 'POST', path: '/api/public/ratings', headers: { 'content-type': 'application/json' }, setupRequest: (request) => ({ ...request, body: body() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

/** `POST` of a rating as a share of a bare Koa route with the same insert. */
export async function benchRating(): Promise<void> {
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
    const { windows } = await buildPlace(fixedClock('2026-11-16T00:00:00Z'), seededRandom(1), new Date('2026-11-16T00:00:00Z'));
    await disconnectDatabase();
    const codes = windows.map((window) => window.code);
    const real = await startServer('real-server.ts', env, path.join(dir, 'real.log'));
    await load(real.address, codes, 3);
    const bare = await startServer('bare-server.ts', env, path.join(dir, 'bare.log'));
    await load(bare.address, codes, 2);
    const results: { bare: Round; real: Round }[] = [];
    for (let round = 0; round < rounds; round += 1) results.push({ bare: await load(bare.address, codes), real: await load(real.address, codes) });
    await real.stop();
    await bare.stop();
    const of = (which: 'bare' | 'real', what: keyof Round): number => median(results.map((each) => each[which][what]));
    const share = median(results.map((each) => each.real.perSecond / each.bare.perSecond));
    report('rating', [
      { what: 'throughput, share of bare', measured: `${share.toFixed(2)} (${Math.round(of('real', 'perSecond'))} of ${Math.round(of('bare', 'perSecond'))} a second)`, goal: `≥ ${goal.toFixed(2)}`, holds: share >= goal },
      { what: 'p99', measured: `${of('real', 'p99')} ms against ${of('bare', 'p99')} ms`, goal: 'told', holds: true },
    ]);
  } finally {
    await engine.stop();
    remove();
  }
}
