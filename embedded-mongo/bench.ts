import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient, ObjectId, type Collection, type Db, type Document } from 'mongodb';

/*
 * Fills an engine of its own (another process, an empty folder) to the size of a district and measures it
 * through the ordinary driver. Prints JSON lines; the last one says which goals hold.
 *   tsx embedded-mongo/bench.ts --ratings 1000000 --rows 230000
 */

const WRITERS = 16;
const BATCH = 1000;
const SAMPLES = 5000;
const ORGS = 400;
const GOALS = { readP95Ms: 2, insertMs: 1, memoryMb: 600 };

const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

function rating(i: number): Document {
  return {
    _id: new ObjectId(), no: `R${String(i).padStart(9, '0')}`, orgId: `org-${i % ORGS}`, windowId: `window-${i % 3000}`, score: 1 + (i % 5),
    channel: ['qr', 'kiosk', 'wechat', 'sms'][i % 4], reasons: i % 5 === 0 ? ['态度', '效率'] : [], comment: '办理过程顺利，工作人员耐心讲解了所需材料。',
    createdAt: new Date(1760000000000 + i * 1000), orgPath: ['district', `town-${i % 20}`, `org-${i % ORGS}`], device: { kind: 'phone', hash: `h${i * 7919}` }, version: 0,
  };
}

function welfareRow(i: number): Document {
  return {
    dataset: `d-${i % 12}`, line: i, householdKey: `hk-${(i * 7919) % 180000}`, village: `village-${i % 250}`, name: '张三', amountFen: 12000 + (i % 500) * 100,
    paidOn: `2026-${String(1 + (i % 12)).padStart(2, '0')}-15`, subject: '农村低保金', account: '6217**********1234',
  };
}

/** Resident memory that is not the mapped data file, in MB, from the kernel's own count. */
function privateMemoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kb = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return Math.round((kb('RssAnon') + kb('RssShmem')) / 1024);
}

const TICK_MS = 10;

/** Processor time the engine has used so far, in ms: unlike wall time it does not depend on what else runs. */
function engineCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

let enginePid = 0;

/** Runs some work and gives the engine's processor time for each of `count` operations. */
async function cpuEach(count: number, work: () => Promise<unknown>): Promise<number> {
  const before = engineCpuMs(enginePid);
  await work();
  return Number(((engineCpuMs(enginePid) - before) / count).toFixed(3));
}

function quantiles(times: number[]): { p50: number; p95: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function fill(rows: Collection<Document>, count: number, make: (i: number) => Document): Promise<void> {
  const started = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let from = next; from < count; from = next) {
      next = Math.min(count, from + BATCH);
      await rows.insertMany(Array.from({ length: next - from }, (_, i) => make(from + i)), { ordered: false });
    }
  }));
  const seconds = (performance.now() - started) / 1000;
  print({ step: 'fill', collection: rows.collectionName, documents: count, seconds: Number(seconds.toFixed(1)), perSecond: Math.round(count / seconds) });
}

async function timed(step: string, count: number, run: (i: number) => Promise<unknown>): Promise<{ p50: number; p95: number; p99: number }> {
  const times: number[] = [];
  const engineCpuMsEach = await cpuEach(count, async () => {
    for (let i = 0; i < count; i++) {
      const started = performance.now();
      await run(i);
      times.push(performance.now() - started);
    }
  });
  const found = quantiles(times);
  print({ step, samples: count, ms: found, engineCpuMsEach });
  return found;
}

async function concurrentInserts(rows: Collection<Document>, writers: number, total: number, from: number): Promise<number> {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  const engineCpuMsEach = await cpuEach(total, () => Promise.all(Array.from({ length: writers }, async () => {
    while (next < total) {
      const i = next++;
      const before = performance.now();
      await rows.insertOne(rating(from + i));
      times.push(performance.now() - before);
    }
  })));
  const each = (performance.now() - started) / total;
  print({ step: 'insertOne', writers, samples: total, wallMsEach: Number(each.toFixed(3)), latencyMs: quantiles(times), engineCpuMsEach });
  return each;
}

async function measure(db: Db, ratings: number, welfare: number): Promise<void> {
  const rows = db.collection('ratings');
  const grants = db.collection('welfare');
  await rows.createIndexes([{ key: { no: 1 }, unique: true }, { key: { orgId: 1, createdAt: -1 } }, { key: { orgPath: 1, createdAt: -1 } }]);
  await grants.createIndexes([{ key: { dataset: 1, line: 1 }, unique: true }, { key: { householdKey: 1 } }]);
  await fill(rows, ratings, rating);
  await fill(grants, welfare, welfareRow);
  const reads = await timed('read one by unique key', SAMPLES, (i) => rows.findOne({ no: `R${String((i * 7919) % ratings).padStart(9, '0')}` }));
  await timed('page of 20 by organisation, newest first', 1000, (i) => rows.find({ orgId: `org-${i % ORGS}` }).sort({ createdAt: -1 }).limit(20).toArray());
  await timed('page of 20 by town (array), newest first', 1000, (i) => rows.find({ orgPath: `town-${i % 20}` }).sort({ createdAt: -1 }).limit(20).toArray());
  await timed('join key of welfare rows', 1000, (i) => grants.find({ householdKey: `hk-${(i * 31) % 180000}` }).toArray());
  await timed('compare-and-set update', 500, (i) => rows.updateOne({ no: `R${String(i).padStart(9, '0')}`, version: 0 }, { $inc: { version: 1 } }));
  const inserts = await concurrentInserts(rows, WRITERS, SAMPLES, ratings);
  await concurrentInserts(rows, 32, SAMPLES, ratings + SAMPLES);
  await concurrentInserts(rows, 1, 500, ratings + 2 * SAMPLES);
  await timed('count one organisation', 20, (i) => rows.countDocuments({ orgId: `org-${i}` }));
  await timed('group all ratings by organisation', 1, () => rows.aggregate([{ $group: { _id: '$orgId', n: { $sum: 1 }, mean: { $avg: '$score' } } }]).toArray());
  const memory = privateMemoryMb(enginePid);
  print({ step: 'memory', withoutMappedFileMb: memory });
  print({
    step: 'goals', readP95: { ms: reads.p95, holds: reads.p95 < GOALS.readP95Ms }, insertAt16: { wallMs: Number(inserts.toFixed(3)), holds: inserts < GOALS.insertMs },
    memory: { mb: memory, holds: memory < GOALS.memoryMb },
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { ratings: { type: 'string', default: '1000000' }, rows: { type: 'string', default: '230000' } } });
  const folder = mkdtempSync(join(tmpdir(), 'qj-bench-'));
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'main.ts'), '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(child.stdout, 'data') as [Buffer];
    enginePid = child.pid!;
    const client = await new MongoClient(line.toString().trim(), { maxPoolSize: 64 }).connect();
    await measure(client.db('bench'), Number(values.ratings), Number(values.rows));
    print({ step: 'file', mb: Math.round(statSync(join(folder, 'qingjian.mdb')).size / 1048576) });
    await client.close();
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
