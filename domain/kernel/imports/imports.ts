import type { Page } from '../../../contracts/common';
import { importKindLabels, importMaxListed, type ImportChoice, type ImportKind, type ImportListQuery, type ImportRun, type TableProblem } from '../../../contracts/table';
import { auditedChange, firstTrail } from '../audit';
import type { Context, StaffActor } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { claimFiles, guardFiles, storeDocument } from '../files';
import { cancelJob, enqueueJob } from '../jobs';
import { cursorAfter, cursorValue } from '../page';
import { authorize, scopeFilter } from '../policy';
import { templateOf } from '../tables';
import { rememberLayout } from './choice';
import { importKindOf } from './kinds';
import { importFacts, ImportModel, ImportProblemsModel, type ImportRecord } from './model';

const imports = () => native(ImportModel);

/** Whoever imports opens his own sheets again, nobody else does: they hold open numbers. */
guardFiles('import', async (ctx, id) => {
  const found = await imports().findOne({ _id: new ObjectId(id) });
  return found !== null && ctx.actor.kind === 'staff' && found.accountId === ctx.actor.accountId;
});

/** Stores a sheet and queues its check, or the look at its head; nothing is imported yet. @throws Fault forbidden, unsupportedMediaType, payloadTooLarge */
export async function startImport(ctx: Context, input: { kind: ImportKind; fileName: string; source: AsyncIterable<Uint8Array>; fixed?: ImportChoice['fixed'] | undefined }): Promise<ImportRun> {
  const actor = importer(ctx, input.kind);
  const { verb, anyLayout } = importKindOf(input.kind);
  const stored = await storeDocument(ctx, input.source, { name: input.fileName, purpose: 'import' });
  const format = /\.(xlsx|csv)$/.exec(stored.name)?.[1] as 'xlsx' | 'csv' | undefined;
  if (!format) return fail('unsupportedMediaType', { message: '导入只收 Excel（xlsx）和 CSV。' });
  const _id = new ObjectId();
  const [fileId] = await claimFiles(ctx, [stored.id], { type: 'import', id: _id.toHexString() });
  const facts: Omit<ImportRecord, 'trail'> = {
    _id,
    kind: input.kind,
    fileId: fileId!,
    fileName: stored.name,
    format,
    state: anyLayout ? 'reading' : 'checking',
    accountId: actor.accountId,
    senderId: scopeFilter(actor, verb).path!.$in[0]!,
    byName: actor.name,
    startedAt: ctx.clock.now(),
    finishedAt: null,
    jobId: null,
    ...{ rows: 0, goodRows: 0, problemCount: 0, problems: [], leftOut: 0, notes: [], creates: 0, updates: 0, appliedRow: null, fault: null },
    ...(anyLayout ? { choice: { headerRow: 1, columns: {}, fixed: input.fixed ?? {} } } : {}),
  };
  const record: ImportRecord = { ...facts, trail: firstTrail(ctx, 'import.started', { kind: input.kind, fileName: stored.name }, importFacts(facts)) };
  await imports().insertOne(record);
  return present(await enqueue(ctx, record));
}

/** Says which column is which, and has the sheet checked by it; again, as long as nothing of it is imported. @throws Fault notFound, forbidden, wrongState */
export async function chooseImport(ctx: Context, id: string, choice: ImportChoice): Promise<ImportRun> {
  const before = await own(ctx, id);
  importer(ctx, before.kind);
  const record = await auditedChange(ImportModel, before._id, ctx, 'import.chosen', (current) => {
    if (!canChoose(current)) fail('wrongState');
    return { set: { choice, state: 'checking', finishedAt: null, fault: null, ...nothingYet }, detail: { headerRow: choice.headerRow, columns: choice.columns, fixed: choice.fixed } };
  });
  await rememberLayout(ctx, importKindOf(record.kind), record, choice);
  return present(await enqueue(ctx, record));
}

const nothingYet = { rows: 0, goodRows: 0, problemCount: 0, problems: [], leftOut: 0, notes: [], creates: 0, updates: 0 };

/** Imports what was checked without a bad cell, or goes on with what was interrupted. @throws Fault notFound, forbidden, wrongState */
export async function runImport(ctx: Context, id: string): Promise<ImportRun> {
  const before = await own(ctx, id);
  importer(ctx, before.kind);
  const record = await auditedChange(ImportModel, before._id, ctx, 'import.run', (current) => {
    if (!canRun(current)) fail('wrongState', { message: current.problemCount > 0 ? '表里还有填得不对的格子，请改好再传一次。' : '这次导入现在不能开始。' });
    return { set: { state: 'running', finishedAt: null, fault: null, appliedRow: current.appliedRow ?? 0, ...(current.appliedRow === null ? { creates: 0, updates: 0, leftOut: 0, notes: [] } : {}) } };
  });
  return present(await enqueue(ctx, record));
}

/** Stops after the batch that is under way; what is applied stays, and the run can go on later. @throws Fault notFound, forbidden, wrongState */
export async function cancelImport(ctx: Context, id: string): Promise<ImportRun> {
  const { _id } = await own(ctx, id);
  const record = await auditedChange(ImportModel, _id, ctx, 'import.cancelled', (current) => {
    if (!canCancel(current)) fail('wrongState');
    return { set: { state: 'cancelled', finishedAt: ctx.clock.now() } };
  });
  if (record.jobId) await cancelJob(ctx, record.jobId);
  return present(record);
}

/** @throws Fault notFound */
export async function showImport(ctx: Context, id: string): Promise<ImportRun> {
  return present(await own(ctx, id));
}

/** Every bad cell of a check, in the order of the sheet, as far as they are kept. @throws Fault notFound */
export async function* importProblems(ctx: Context, id: string): AsyncGenerator<TableProblem> {
  const { _id } = await own(ctx, id);
  let listed = 0;
  for await (const { problems } of native(ImportProblemsModel).find({ importId: _id }, { sort: { _id: 1 } })) {
    for (const problem of problems) if ((listed += 1) <= importMaxListed) yield problem;
  }
}

/** One's own imports, newest first. */
export async function listImports(ctx: Context, query: ImportListQuery): Promise<Page<ImportRun>> {
  const accountId = ctx.actor.kind === 'staff' ? ctx.actor.accountId : fail('forbidden');
  const after = cursorValue(query.cursor);
  const found = await imports().find({ accountId, ...(query.kind ? { kind: query.kind } : {}), ...(after ? { _id: { $lt: toObjectId(after) } } : {}) }).sort({ _id: -1 }).limit(query.limit + 1).toArray();
  const items = found.slice(0, query.limit).map(present);
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.id) : null };
}

/** The sheet to fill in. @throws Fault forbidden */
export async function importTemplate(ctx: Context, kind: ImportKind): Promise<{ fileName: string; bytes: Buffer }> {
  authorize(ctx.actor, importKindOf(kind).verb);
  return { fileName: `${importKindLabels[kind]}导入模板.xlsx`, bytes: await templateOf(importKindLabels[kind], importKindOf(kind).columns) };
}

function importer(ctx: Context, kind: ImportKind): StaffActor {
  authorize(ctx.actor, importKindOf(kind).verb);
  return ctx.actor.kind === 'staff' ? ctx.actor : fail('forbidden');
}

async function own(ctx: Context, id: string): Promise<ImportRecord> {
  const accountId = ctx.actor.kind === 'staff' ? ctx.actor.accountId : fail('forbidden');
  return (await imports().findOne({ _id: toObjectId(id), accountId })) ?? fail('notFound');
}

async function enqueue(ctx: Context, record: ImportRecord): Promise<ImportRecord> {
  const jobId = await enqueueJob(ctx, 'imports.work', { importId: record._id.toHexString() });
  await imports().updateOne({ _id: record._id }, { $set: { jobId } });
  return { ...record, jobId };
}

const canRun = (one: ImportRecord): boolean => !one.sheetGone && one.problemCount === 0 && (one.state === 'checked' || ((one.state === 'failed' || one.state === 'cancelled') && one.appliedRow !== null));
const canCancel = (one: ImportRecord): boolean => one.state === 'reading' || one.state === 'checking' || one.state === 'running';
const canChoose = (one: ImportRecord): boolean => !one.sheetGone && one.head !== undefined && one.appliedRow === null && ['choosing', 'checked', 'cancelled', 'failed'].includes(one.state);

function present(one: ImportRecord): ImportRun {
  const { kind, fileName, state, byName, rows, goodRows, problemCount, problems, leftOut, notes, creates, updates, fault } = one;
  const { anyLayout, columns } = importKindOf(kind);
  const fields = Object.entries(columns).map(([key, { header, required, note }]) => ({ key, header, required, note }));
  return {
    ...{ kind, fileName, state, byName, rows, goodRows, problemCount, problems, leftOut, notes, creates, updates, fault },
    head: one.head ?? null,
    fields: anyLayout ? fields : null,
    choice: one.choice ?? null,
    canChoose: canChoose(one),
    id: one._id.toHexString(),
    startedAt: one.startedAt.toISOString(),
    finishedAt: one.finishedAt?.toISOString() ?? null,
    appliedRows: one.appliedRow ?? 0,
    canRun: canRun(one),
    canCancel: canCancel(one),
  };
}
