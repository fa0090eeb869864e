import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { systemContext, type Context } from '../context';
import { native, ObjectId } from '../database';
import { errorClass, fail, Fault, isDuplicateKey } from '../errors';
import type { LeaseFault } from '../events';
import { schedule, type Schedule } from './cron';
import { JobRunModel, JobScheduleModel, type JobRun } from './model';

/** What a job's `run` is given. */
export interface JobContext {
  ctx: Context;
  input: unknown;
  /** What an earlier, interrupted attempt saved; null at first. */
  resumeState: unknown;
  /** Stores how far it is. Throws `JobStopped` when the lease was lost. */
  progress(done: number, total: number): Promise<void>;
  /** Stores where to go on from, together with the progress; everything before it must be done for good. */
  saveResume(state: unknown): Promise<void>;
  /** True when someone asked to stop, or the process is stopping: return soon. Fresh as of the last progress or saveResume. */
  cancelled(): boolean;
}

export interface JobDefinition {
  name: string;
  /** Five cron fields, in Asia/Shanghai; a job without one runs when it is enqueued. */
  schedule?: string;
  /** What it answers is stored with the run. */
  run(job: JobContext): Promise<unknown>;
}

/** The lease went to another process: stop at once and write nothing more. */
export class JobStopped extends Error {}

const leaseMs = 2 * 60_000;
const attemptsMax = 3;
const keepMs = 90 * 86_400_000;
const jobs = new Map<string, JobDefinition & { cron: Schedule | null }>();

export function defineJob(definition: JobDefinition): void {
  if (jobs.has(definition.name)) throw new Error(`job is there already: ${definition.name}`);
  jobs.set(definition.name, { ...definition, cron: definition.schedule ? schedule(definition.schedule) : null });
}

/** Puts a run into the queue; answers its id. */
export async function enqueueJob(ctx: Context, name: string, input: unknown = null): Promise<string> {
  if (!jobs.has(name)) throw new Error(`no such job: ${name}`);
  const run = newRun(name, randomUUID(), ctx.clock.now(), { input, createdBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : 'system' });
  await native(JobRunModel).insertOne(run);
  return run._id.toHexString();
}

/** @throws Fault notFound */
export async function getJob(id: string): Promise<JobRun> {
  const run = /^[0-9a-f]{24}$/.test(id) ? await native(JobRunModel).findOne({ _id: new ObjectId(id) }) : null;
  return run ?? fail('notFound');
}

/** The newest run of a job; null where it has never run. */
export const lastRun = (name: string): Promise<JobRun | null> => native(JobRunModel).findOne({ name }, { sort: { createdAt: -1 } });

/** The newest run of each job that has ever run, for whoever watches the platform. */
export async function lastRuns(): Promise<JobRun[]> {
  const found = await Promise.all([...jobs.keys()].map(lastRun));
  return found.filter((run) => run !== null);
}

/** What the newest run that came to its end answered: where the next one goes on from. Null before the first. */
export async function lastResult(name: string): Promise<unknown> {
  const run = await native(JobRunModel).findOne({ name, state: 'done' }, { sort: { createdAt: -1 }, projection: { result: 1 } });
  return run?.result ?? null;
}

/** Asks a run to stop: one that waits is cancelled at once, one that runs at its next look. */
export async function cancelJob(ctx: Context, id: string): Promise<void> {
  const { _id } = await getJob(id);
  const now = ctx.clock.now();
  const waiting = await native(JobRunModel).updateOne({ _id, state: 'queued' }, { $set: { state: 'cancelled', cancelRequested: true, endedAt: now, expireAt: new Date(now.getTime() + keepMs) } });
  if (waiting.modifiedCount === 0) await native(JobRunModel).updateOne({ _id, state: 'running' }, { $set: { cancelRequested: true } });
}

/** Queues what the schedules ask for, then runs everything that waits, one after another; answers how many runs it worked on. */
export async function runJobs(clock: Clock, stopping: () => boolean = () => false, onLeaseFault: LeaseFault = () => undefined): Promise<number> {
  await queueScheduled(clock);
  let count = 0;
  while (!stopping()) {
    const run = await claim(clock);
    if (!run) break;
    await work(run, clock, stopping, onLeaseFault);
    count += 1;
  }
  return count;
}

/**
 * Moments missed while no process ran are caught up by one run, the latest of them. A job seen for the first time
 * begins with its next moment. One look at all schedules: most of the time none is due.
 */
async function queueScheduled(clock: Clock): Promise<void> {
  const now = clock.now();
  const scheduled = [...jobs.values()].flatMap(({ name, cron }) => (cron ? [{ name, cron }] : []));
  const known = new Map((await native(JobScheduleModel).find({}).toArray()).map(({ _id, upTo }) => [_id, upTo]));
  const unseen = scheduled.filter(({ name }) => !known.has(name));
  const due = scheduled.flatMap(({ name, cron }) => {
    const upTo = known.get(name);
    const moment = upTo ? cron.latest(upTo, now) : null;
    return upTo && moment ? [{ name, upTo, moment }] : [];
  });
  // The runs first: a crash before the second write only finds them already there.
  if (due.length > 0) await insertNewRuns(due.map(({ name, moment }) => newRun(name, `${name}@${moment.toISOString()}`, now, { input: null, createdBy: 'schedule' })));
  const writes = [
    ...unseen.map(({ name }) => ({ updateOne: { filter: { _id: name }, update: { $setOnInsert: { upTo: now } }, upsert: true } })),
    ...due.map(({ name, upTo, moment }) => ({ updateOne: { filter: { _id: name, upTo }, update: { $set: { upTo: moment } } } })),
  ];
  if (writes.length > 0) await native(JobScheduleModel).bulkWrite(writes, { ordered: false });
}

/** Leaves out those that another process queued first. */
async function insertNewRuns(runs: JobRun[]): Promise<void> {
  try {
    await native(JobRunModel).insertMany(runs, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** A run that waits, or one whose process died. */
async function claim(clock: Clock): Promise<JobRun | null> {
  const now = clock.now();
  return native(JobRunModel).findOneAndUpdate(
    { name: { $in: [...jobs.keys()] }, state: { $in: ['queued', 'running'] }, dueAt: { $lte: now }, leaseUntil: { $lte: now } },
    { $set: { state: 'running', leaseUntil: new Date(now.getTime() + leaseMs), leaseOwner: randomUUID(), startedAt: now }, $inc: { attempts: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  );
}

async function work(run: JobRun, clock: Clock, stopping: () => boolean, onLeaseFault: LeaseFault): Promise<void> {
  const job = jobs.get(run.name) as JobDefinition;
  const mine = { _id: run._id, leaseOwner: run.leaseOwner };
  let cancelRequested = run.cancelRequested;
  const note = async (set: Partial<JobRun>): Promise<void> => {
    const after = await native(JobRunModel).findOneAndUpdate(mine, { $set: { ...set, leaseUntil: new Date(clock.now().getTime() + leaseMs) } }, { returnDocument: 'after', projection: { cancelRequested: 1 } });
    if (!after) throw new JobStopped();
    cancelRequested = after.cancelRequested;
  };
  const end = async (set: Partial<JobRun>): Promise<void> => {
    const now = clock.now();
    await native(JobRunModel).updateOne(mine, { $set: { ...set, endedAt: now, leaseUntil: new Date(0), leaseOwner: null, expireAt: new Date(now.getTime() + keepMs) } });
  };
  // Keeps the lease of a job that is busy for long between two words of progress.
  const heartbeat = setInterval(() => void note({}).catch(onLeaseFault), leaseMs / 4);
  heartbeat.unref();
  try {
    const result = await job.run({
      ctx: systemContext(`job:${run.name}`, clock),
      input: run.input,
      resumeState: run.resume,
      progress: (done, total) => note({ progress: { done, total } }),
      saveResume: (state) => note({ resume: state }),
      cancelled: () => cancelRequested || stopping(),
    });
    if (cancelRequested) await end({ state: 'cancelled' });
    else if (stopping()) await native(JobRunModel).updateOne(mine, { $set: { state: 'queued', leaseUntil: new Date(0), leaseOwner: null }, $inc: { attempts: -1 } });
    else await end({ state: 'done', result: result ?? null, error: null });
  } catch (error) {
    if (error instanceof JobStopped) return;
    await failRun(run, error, clock, end);
  } finally {
    clearInterval(heartbeat);
  }
}

/** An expected refusal is final; anything else is tried again, with longer and longer waits. */
async function failRun(run: JobRun, error: unknown, clock: Clock, end: (set: Partial<JobRun>) => Promise<void>): Promise<void> {
  const reason = { error: errorClass(error), message: error instanceof Fault ? error.message : null };
  if (error instanceof Fault || run.attempts >= attemptsMax) return end({ state: 'failed', ...reason });
  const dueAt = new Date(clock.now().getTime() + 60_000 * 5 ** (run.attempts - 1));
  await native(JobRunModel).updateOne({ _id: run._id, leaseOwner: run.leaseOwner }, { $set: { ...reason, state: 'queued', dueAt, leaseUntil: new Date(0), leaseOwner: null } });
}

function newRun(name: string, key: string, now: Date, { input, createdBy }: { input: unknown; createdBy: string }): JobRun {
  return {
    _id: new ObjectId(),
    name,
    key,
    input,
    state: 'queued',
    progress: { done: 0, total: 0 },
    resume: null,
    result: null,
    attempts: 0,
    cancelRequested: false,
    createdAt: now,
    createdBy,
    dueAt: now,
    leaseUntil: new Date(0),
    leaseOwner: null,
    startedAt: null,
    endedAt: null,
    error: null,
    message: null,
    expireAt: null,
  };
}
