import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { actorOf } from '../account';
import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail, Fault } from '../errors';
import { readFileBytes } from '../files';
import { defineJob, JobStopped, type JobContext } from '../jobs';
import { authorize } from '../policy';
import { importTable, type ImportReport } from '../tables';
import { importKindOf } from './kinds';
import { ImportModel, type ImportRecord } from './model';

const input = z.object({ importId: z.string() });

/** Checks a sheet or imports it, by the state it is in, with the roles that whoever started it holds now. */
defineJob({
  name: 'imports.work',
  run: async (job) => {
    const record = await native(ImportModel).findOne({ _id: new ObjectId(input.parse(job.input).importId) });
    if (!record || (record.state !== 'checking' && record.state !== 'running')) return;
    try {
      const ctx = await inTheNameOf(job.ctx, record);
      await finish(ctx, record, await withSheet(record, (path) => work(job, ctx, record, path)));
    } catch (error) {
      if (error instanceof JobStopped) throw error;
      await finishFailed(job.ctx, record, error instanceof Fault ? error.message : '出错停下了，请再试一次。');
      if (!(error instanceof Fault)) throw error;
    }
  },
});

async function inTheNameOf(ctx: Context, record: ImportRecord): Promise<Context> {
  const actor = (await actorOf(record.accountId, ctx.clock)) ?? fail('forbidden', { message: '发起导入的账号已停用。' });
  authorize(actor, importKindOf(record.kind).verb);
  return { ...ctx, actor };
}

function work(job: JobContext, ctx: Context, record: ImportRecord, path: string): Promise<ImportReport> {
  const { columns, handler } = importKindOf(record.kind);
  const checking = record.state === 'checking';
  return importTable({
    columns,
    source: { path, format: record.format },
    handler: handler(ctx),
    dryRun: checking,
    afterRow: checking ? 0 : (record.appliedRow ?? 0),
    async onBatch(report) {
      await native(ImportModel).updateOne({ _id: record._id }, { $set: figures(record, report) });
      await job.progress(report.rows, Math.max(report.rows, record.rows));
      return job.cancelled();
    },
  });
}

/** The sheet as a file of its own, since an archive is read from its end; it goes when the work is done. */
async function withSheet<T>(record: ImportRecord, act: (path: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'qingjian-import-'));
  try {
    const path = join(dir, `sheet.${record.format}`);
    await pipeline(await readFileBytes(record.fileId), createWriteStream(path, { mode: 0o600 }));
    return await act(path);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function figures(record: ImportRecord, report: ImportReport): Partial<ImportRecord> {
  const { rows, goodRows, problemCount, problems, creates, updates, appliedRow } = report;
  if (record.state === 'checking') return { rows, goodRows, problemCount, problems, creates, updates };
  return { problemCount, problems, creates: record.creates + creates, updates: record.updates + updates, appliedRow };
}

async function finish(ctx: Context, record: ImportRecord, report: ImportReport): Promise<void> {
  const state = record.state === 'checking' ? 'checked' : report.problemCount > 0 ? 'failed' : 'done';
  const fault = state === 'failed' ? '检查之后资料又有变动，有的格子现在填得不对。请改好再传一次。' : null;
  await auditedChange(ImportModel, record._id, ctx, `import.${state}`, (current) => {
    // Cancelled meanwhile, or the process is stopping and another will go on.
    if (current.state !== record.state || report.stopped) return null;
    const { creates, updates } = figures(record, report);
    return { set: { ...figures(record, report), state, fault, finishedAt: ctx.clock.now() }, detail: { rows: report.rows, problemCount: report.problemCount, creates, updates } };
  });
}

async function finishFailed(ctx: Context, record: ImportRecord, fault: string): Promise<void> {
  await auditedChange(ImportModel, record._id, ctx, 'import.failed', (current) => (current.state === record.state ? { set: { state: 'failed', fault, finishedAt: ctx.clock.now() } } : null));
}
