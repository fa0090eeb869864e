import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native } from '../database';
import { eraseFilesOf } from '../files';
import { defineJob } from '../jobs';
import { anyLayoutKinds } from './kinds';
import { ImportModel, ImportProblemsModel, type ImportRecord } from './model';

/** A sheet that nobody goes on with is kept so long. */
const keptMs = 30 * 86_400_000;

/** What others sent in a layout of their own holds numbers of people in the clear: the file goes, what it brought stays. */
export async function forgetSheet(ctx: Context, { _id }: Pick<ImportRecord, '_id'>): Promise<void> {
  await eraseFilesOf(ctx, { type: 'import', id: _id.toHexString() });
  await native(ImportProblemsModel).deleteMany({ importId: _id });
  await auditedChange(ImportModel, _id, ctx, 'import.sheetErased', (current) => (current.sheetGone ? null : { set: { sheetGone: true }, unset: ['head'] }));
}

/** Sheets that came in and were not erased since the process died, and those left lying. Answers how many. */
export async function forgetSheets(ctx: Context, job: { cancelled(): boolean } = { cancelled: () => false }): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  const due = native(ImportModel).find({ kind: { $in: anyLayoutKinds() }, sheetGone: { $ne: true }, $or: [{ state: 'done' }, { startedAt: { $lte: before } }] }, { projection: { _id: 1 }, sort: { kind: 1, senderId: 1, _id: 1 } });
  let forgotten = 0;
  for await (const one of due) {
    if (job.cancelled()) break;
    await forgetSheet(ctx, one);
    forgotten += 1;
  }
  return forgotten;
}

defineJob({ name: 'imports.forgetSheets', schedule: '40 3 * * *', run: (job) => forgetSheets(job.ctx, job) });
