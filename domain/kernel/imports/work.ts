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
import { importMaxListed, importMaxProblems, type TableProblem } from '../../../contracts/table';
import { importTable, type ImportHandler, type ImportColumns, type ImportReport } from '../tables';
import { guessChoice, headOf, shownHead } from './choice';
import { forgetSheet } from './forget';
import { importKindOf } from './kinds';
import { ImportModel, ImportProblemsModel, type ImportRecord } from './model';

const input = z.object({ importId: z.string() });

/** Checks a sheet or imports it, by the state it is in, with the roles that whoever started it holds now. */
defineJob({
  name: 'imports.work',
  run: async (job) => {
    const record = await native(ImportModel).findOne({ _id: new ObjectId(input.parse(job.input).importId) });
    if (!record || !['reading', 'checking', 'running'].includes(record.state)) return;
    try {
      const ctx = await inTheNameOf(job.ctx, record);
      if (record.state === 'reading') return await withSheet(record, (path) => readHead(ctx, record, path));
      const { handler, ...run } = importKindOf(record.kind);
      const handling = handler(ctx, { importId: record._id, senderId: record.senderId, dryRun: record.state === 'checking', digest: record.digest ?? null });
      const report = await withSheet(record, (path) => work(job, record, path, { ...run, handling }));
      await finish(ctx, record, report, handling);
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

/** Before the check of a sheet in a layout of its own: what stands at its top, and what it likely means. */
async function readHead(ctx: Context, record: ImportRecord, path: string): Promise<void> {
  const rows = await headOf(path, record.format);
  const choice = await guessChoice(importKindOf(record.kind), record, rows, record.choice?.fixed ?? {});
  await auditedChange(ImportModel, record._id, ctx, 'import.read', (current) => (current.state === 'reading' ? { set: { state: 'choosing', head: shownHead(rows), choice } } : null));
}

interface Working {
  columns: ImportColumns;
  handling: ImportHandler<ImportColumns>;
}

async function work(job: JobContext, record: ImportRecord, path: string, { columns, handling }: Working): Promise<ImportReport> {
  const checking = record.state === 'checking';
  if (checking) await native(ImportProblemsModel).deleteMany({ importId: record._id });
  return importTable({
    columns,
    source: { path, format: record.format },
    handler: handling,
    dryRun: checking,
    afterRow: checking ? 0 : (record.appliedRow ?? 0),
    ...(record.choice ? { choice: record.choice } : {}),
    ...(checking ? { onProblems: keepProblems(record) } : {}),
    async onBatch(report) {
      const digest = handling.digest?.();
      await native(ImportModel).updateOne({ _id: record._id }, { $set: { ...figures(record, report), ...(digest === undefined ? {} : { digest }) } });
      await job.progress(report.rows, Math.max(report.rows, record.rows));
      return job.cancelled();
    },
  });
}

function keepProblems({ _id: importId }: ImportRecord): (problems: readonly TableProblem[]) => Promise<void> {
  let kept = 0;
  return async (problems) => {
    const some = problems.slice(0, importMaxListed - kept);
    kept += some.length;
    if (some.length > 0) await native(ImportProblemsModel).insertOne({ _id: new ObjectId(), importId, problems: some });
  };
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
  const { rows, goodRows, problemCount, problems, leftOut, notes, creates, updates, appliedRow } = report;
  if (record.state === 'checking') return { rows, goodRows, problemCount, problems, leftOut, notes, creates, updates };
  const allNotes = [...record.notes, ...notes].slice(0, importMaxProblems);
  return { problemCount, problems, leftOut: record.leftOut + leftOut, notes: allNotes, creates: record.creates + creates, updates: record.updates + updates, appliedRow };
}

async function finish(ctx: Context, record: ImportRecord, report: ImportReport, handling: ImportHandler<ImportColumns>): Promise<void> {
  const running = record.state === 'running';
  const state = !running ? 'checked' : report.problemCount > 0 ? 'failed' : 'done';
  const fault = state === 'failed' ? '检查之后资料又有变动，有的格子现在填得不对。请改好再传一次。' : null;
  // What follows from the rows comes before the run counts as ended: a crash in between has it done again.
  if (running && (!report.stopped || (await stateOf(record)) === 'cancelled')) await handling.end?.();
  const digest = running ? handling.digest?.() : undefined;
  const committed = { rows: report.rows, ...(digest === undefined ? {} : { digest, appliedRow: report.appliedRow }) };
  await auditedChange(ImportModel, record._id, ctx, `import.${state}`, (current) => {
    // Cancelled meanwhile, or the process is stopping and another will go on.
    if (current.state !== record.state || report.stopped) return null;
    const { creates, updates } = figures(record, report);
    return { set: { ...figures(record, report), ...(digest === undefined ? {} : { digest }), state, fault, finishedAt: ctx.clock.now() }, detail: { ...committed, problemCount: report.problemCount, creates, updates } };
  });
  if (state === 'done' && !report.stopped && importKindOf(record.kind).anyLayout) await forgetSheet(ctx, record);
  // A cancelled run commits to what it has left in.
  if (report.stopped && digest !== undefined) await auditedChange(ImportModel, record._id, ctx, 'import.stopped', (current) => (current.state === 'cancelled' ? { detail: committed } : null));
}

const stateOf = async ({ _id }: ImportRecord): Promise<string | undefined> => (await native(ImportModel).findOne({ _id }, { projection: { state: 1 } }))?.state;

async function finishFailed(ctx: Context, record: ImportRecord, fault: string): Promise<void> {
  await auditedChange(ImportModel, record._id, ctx, 'import.failed', (current) =>
    current.state === record.state ? { set: { state: 'failed', fault, finishedAt: ctx.clock.now() }, ...(current.digest === undefined ? {} : { detail: { digest: current.digest, appliedRow: current.appliedRow } }) } : null,
  );
}
