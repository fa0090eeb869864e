import mongoose from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { cancelJob, defineJob, defineStandingWork, enqueueJob, fail, fixedClock, getJob, JobRunModel, native, runJobs, settle, startJobLoop, systemContext, type JobContext } from '..';
import { schedule } from './cron';
import { JobScheduleModel } from './model';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx = systemContext('test', clock);
let ran: string[] = [];
let body: (job: JobContext) => Promise<unknown> = async () => null;
defineJob({ name: 'test.nightly', schedule: '30 2 * * *', run: async ({ ctx: { clock: now } }) => void ran.push(now.now().toISOString()) });
let ranLater: string[] = [];
defineJob({ name: 'test.alsoNightly', schedule: '30 2 * * *', run: async ({ ctx: { clock: now } }) => void ranLater.push(now.now().toISOString()) });
defineJob({ name: 'test.asked', run: (job) => body(job) });

let left = 0;
let workDone: () => void = () => undefined;
defineStandingWork('test.standing', 1, () => {
  if (left === 0) return Promise.resolve(0);
  left -= 1;
  if (left === 0) workDone();
  return Promise.resolve(1);
});

beforeEach(async () => {
  await clearDatabase();
  clock.set('2026-11-20T01:00:00Z');
  ran = [];
  ranLater = [];
});

describe('schedules are read in Shanghai', () => {
  const latest = (expression: string, after: string, upTo: string) => schedule(expression).latest(new Date(after), new Date(upTo))?.toISOString() ?? null;

  test.each([
    ['30 2 * * *', '2026-11-19T00:00:00Z', '2026-11-20T01:00:00Z', '2026-11-19T18:30:00.000Z'],
    ['30 2 * * *', '2026-11-19T18:30:00Z', '2026-11-20T01:00:00Z', null],
    ['0 9 * * 1-5', '2026-11-20T02:00:00Z', '2026-11-22T12:00:00Z', null],
    ['0 9 1 * *', '2026-10-15T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-01T01:00:00.000Z'],
    ['*/10 * * * *', '2026-11-20T00:00:00Z', '2026-11-20T00:59:59Z', '2026-11-20T00:50:00.000Z'],
    ['0 0 * * 7', '2026-11-01T00:00:00Z', '2026-11-21T16:00:00Z', '2026-11-21T16:00:00.000Z'],
  ])('%s after %s up to %s', (expression, after, upTo, expected) => expect(latest(expression, after, upTo)).toBe(expected));

  test('what we do not read is refused', () => {
    expect(() => schedule('0 0 L * *')).toThrow();
    expect(() => schedule('* * * * * *')).toThrow('five cron fields');
    expect(() => schedule('61 * * * *')).toThrow();
  });
});

test('a scheduled moment is one run however many processes see it, and missed ones are caught up by one', async () => {
  await runJobs(clock);
  expect(ran).toEqual([]);
  clock.set('2026-11-20T18:31:00Z');
  await Promise.all([runJobs(clock), runJobs(clock), runJobs(clock)]);
  expect(ran).toEqual(['2026-11-20T18:31:00.000Z']);
  clock.set('2026-11-25T07:00:00Z');
  await runJobs(clock);
  await runJobs(clock);
  expect(ran).toEqual(['2026-11-20T18:31:00.000Z', '2026-11-25T07:00:00.000Z']);
});

test('jobs of the same moment are queued together, and one that a killed process had queued is not run twice', async () => {
  await runJobs(clock);
  clock.set('2026-11-20T18:31:00Z');
  const schedules = native(JobScheduleModel);
  const before = await schedules.find({}).toArray();
  await runJobs(clock);
  expect([ran.length, ranLater.length]).toEqual([1, 1]);
  // As if it had died after the first of its runs was written down, before it noted how far it is.
  await native(JobRunModel).deleteOne({ name: 'test.alsoNightly' });
  for (const { _id, upTo } of before) await schedules.updateOne({ _id }, { $set: { upTo } });
  await runJobs(clock);
  await runJobs(clock);
  expect([ran.length, ranLater.length]).toEqual([1, 2]);
});

test('a job asked for runs with its input, tells its progress and keeps its result', async () => {
  body = async (job) => {
    await job.progress(2, 3);
    return { seen: job.input };
  };
  const id = await enqueueJob(ctx, 'test.asked', { file: 'x' });
  expect((await getJob(id)).state).toBe('queued');
  await runJobs(clock);
  expect(await getJob(id)).toMatchObject({ state: 'done', progress: { done: 2, total: 3 }, result: { seen: { file: 'x' } }, error: null });
  await expect(getJob('nothing')).rejects.toMatchObject({ code: 'notFound' });
  await expect(enqueueJob(ctx, 'test.unknown')).rejects.toThrow('no such job');
});

test('a job whose process died goes on from where it had saved', async () => {
  const rows: unknown[] = [];
  body = async (job) => {
    rows.push(job.resumeState);
    if (job.resumeState === null) {
      await job.saveResume({ row: 500 });
      // The process dies: the lease is never given back, the run stays 'running'.
      await mongoose.connection.db?.collection('jobRuns').updateOne({ name: 'test.asked' }, { $set: { leaseOwner: 'dead' } });
      await job.progress(1, 2);
    }
    return 'done';
  };
  const id = await enqueueJob(ctx, 'test.asked');
  await runJobs(clock);
  expect((await getJob(id)).state).toBe('running');
  expect(await runJobs(clock)).toBe(0);
  clock.advance(120_000);
  await runJobs(clock);
  expect(rows).toEqual([null, { row: 500 }]);
  expect(await getJob(id)).toMatchObject({ state: 'done', attempts: 2 });
});

test('a waiting run is cancelled at once, a running one at its next look', async () => {
  const waiting = await enqueueJob(ctx, 'test.asked');
  await cancelJob(ctx, waiting);
  expect((await getJob(waiting)).state).toBe('cancelled');
  let looks = 0;
  const running = await enqueueJob(ctx, 'test.asked');
  body = async (job) => {
    for (; looks < 10 && !job.cancelled(); looks += 1) {
      if (looks === 2) await cancelJob(ctx, running);
      await job.progress(looks, 10);
    }
  };
  await runJobs(clock);
  expect([looks, (await getJob(running)).state]).toEqual([3, 'cancelled']);
});

test('an unexpected error is tried again, three times in all; a refusal is final and says why', async () => {
  body = async () => Promise.reject(new RangeError('张三 13800006027'));
  const id = await enqueueJob(ctx, 'test.asked');
  for (let count = 0; count < 5; count += 1) {
    await runJobs(clock);
    clock.advance(3_600_000);
  }
  const failed = await getJob(id);
  expect(failed).toMatchObject({ state: 'failed', attempts: 3, error: 'RangeError', message: null });
  expect(JSON.stringify(failed)).not.toContain('13800006027');

  body = async () => fail('badRequest', { message: '表头不对' });
  const refused = await enqueueJob(ctx, 'test.asked');
  await runJobs(clock);
  expect(await getJob(refused)).toMatchObject({ state: 'failed', attempts: 1, error: 'Fault:badRequest', message: '表头不对' });
});

test('the standing loop works and stops; a job in the middle is asked to return and waits for the next start', async () => {
  let begun: () => void = () => undefined;
  const start = new Promise<void>((resolve) => (begun = resolve));
  body = async (job) => {
    begun();
    while (!job.cancelled()) await job.saveResume('half');
  };
  const id = await enqueueJob(ctx, 'test.asked');
  const errors: unknown[] = [];
  const loop = startJobLoop(clock, (error) => errors.push(error));
  await start;
  await loop.stop();
  expect(errors).toEqual([]);
  expect(await getJob(id)).toMatchObject({ state: 'queued', resume: 'half', attempts: 0 });
});

test('standing work is done by the loop and by settle, until nothing is left', async () => {
  left = 3;
  await settle(clock);
  expect(left).toBe(0);
  left = 2;
  const finished = new Promise<void>((resolve) => (workDone = resolve));
  const loop = startJobLoop(clock, () => undefined);
  await finished;
  await loop.stop();
  expect(left).toBe(0);
  expect(() => defineStandingWork('test.standing', 1, () => Promise.resolve(0))).toThrow('there already');
});

test('a lease that could not be renewed is told, and the job goes on', async () => {
  const beats: (() => void)[] = [];
  const interval = jest.spyOn(global, 'setInterval').mockImplementation((beat) => {
    beats.push(beat as () => void);
    return setTimeout(() => undefined, 0);
  });
  const faults: unknown[] = [];
  body = async () => {
    const runs = native(JobRunModel);
    const lost = jest.spyOn(Object.getPrototypeOf(runs) as typeof runs, 'findOneAndUpdate').mockRejectedValueOnce(new Error('connection lost'));
    beats.forEach((beat) => beat());
    lost.mockRestore();
    await new Promise(setImmediate);
    return 'done';
  };
  const id = await enqueueJob(ctx, 'test.asked');
  await runJobs(clock, () => false, (error) => faults.push(error));
  interval.mockRestore();
  expect(faults).toEqual([new Error('connection lost')]);
  expect(await getJob(id)).toMatchObject({ state: 'done', result: 'done' });
});
