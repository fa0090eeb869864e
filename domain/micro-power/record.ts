import type { CloseCaseRequest, RecordStepRequest } from '../../contracts/power-case';
import { actorName, claimFiles, fail, FileModel, native, ObjectId, shanghaiDay, type Context } from '../kernel';
import { carryOut, loadCase } from './case-command';
import { PowerCaseModel, type PowerCase, type StoredEntry } from './case-model';
import { notInFuture } from './open-case';
import { holding, nextStep } from './progress';

type Asked = RecordStepRequest['entry'];

/**
 * Records what was done at a step, or that it was skipped and why. What does not keep to the chart is taken down all
 * the same, and shows. A step that has an entry gets another one in its place only with a reason; the earlier one stays.
 * @throws Fault badRequest, conflict, wrongState after the closing
 */
export async function recordStep(ctx: Context, id: string, { version, entry, correction }: RecordStepRequest): Promise<PowerCase> {
  const seen = await loadCase(ctx, id, 'write');
  if (entry.kind === 'done') notInFuture(ctx, entry.on, 'entry.on');
  const files = entry.kind === 'done' ? await evidenceOf(ctx, seen._id, entry.files) : [];
  return carryOut(ctx, { id, verb: 'write', name: correction === null ? 'record' : 'correct', version }, (before) => {
    const step = before.chart.steps[entry.step - 1] ?? fail('badRequest', { fields: [{ path: 'entry.step', message: '流程里没有这一步' }] });
    const earlier = holding(before.entries).get(entry.step);
    if (earlier && correction === null) fail('badRequest', { fields: [{ path: 'correction', message: '这一步已经记过。要改，请写明为什么' }] });
    // After the closing what was recorded can still be put right; nothing new is done.
    if (before.state === 'closed' && !earlier) fail('wrongState', { message: '这件事已经办结，只能更正已经记下的。' });
    if (entry.kind === 'done' && step.decision && entry.answer === null) fail('badRequest', { fields: [{ path: 'entry.answer', message: `请选“${step.decision.question}”是符合还是不符合` }] });
    if (before.state === 'open' && !earlier && before.entries.length > 0 && nextStep(before) === null) fail('wrongState', { message: '没有下一步了，请办结。' });
    return { entries: [...before.entries, stored(ctx, entry, files, correction)], detail: { step: entry.step, kind: entry.kind, ...(correction === null ? {} : { reason: correction }) } };
  });
}

function stored(ctx: Context, entry: Asked, files: StoredEntry['files'], correction: string | null): StoredEntry {
  const now = ctx.clock.now();
  const common = { id: new ObjectId(), step: entry.step, at: now, by: actorName(ctx.actor), correction };
  if (entry.kind === 'skipped') return { ...common, kind: 'skipped', on: shanghaiDay(now), doers: [], vote: null, answer: null, files: [], note: '', reason: entry.reason };
  const { on, doers, vote, answer, note } = entry;
  return { ...common, kind: 'done', on, doers, vote, answer, files, note, reason: '' };
}

/** Claims the files for the case, and looks whether another case was proved by the same bytes. */
async function evidenceOf(ctx: Context, caseId: ObjectId, asked: readonly { id: string; evidence: string }[]): Promise<StoredEntry['files']> {
  const ids = await claimFiles(ctx, asked.map(({ id }) => id), { type: 'powerCase', id: caseId.toHexString() });
  const files = await native(FileModel).find({ _id: { $in: ids } }, { projection: { sha256: 1 } }).toArray();
  const hashes = new Map(files.map(({ _id, sha256 }) => [_id.toHexString(), sha256]));
  const repeated = new Set<string>();
  for await (const other of native(PowerCaseModel).find({ 'entries.files.sha256': { $in: [...hashes.values()] }, _id: { $ne: caseId } }, { projection: { 'entries.files.sha256': 1 } })) {
    for (const { files } of other.entries) for (const { sha256 } of files) repeated.add(sha256);
  }
  return asked.map(({ evidence }, index) => {
    const id = ids[index] as ObjectId;
    const sha256 = hashes.get(id.toHexString()) as string;
    return { id, evidence, sha256, repeats: repeated.has(sha256) };
  });
}

/** Ends the case. What was neither done nor skipped must first be told as the one or the other. */
export async function closeCase(ctx: Context, id: string, { version, outcome, on, note }: CloseCaseRequest): Promise<PowerCase> {
  notInFuture(ctx, on, 'on');
  return carryOut(ctx, { id, verb: 'write', name: 'close', version }, (before) => {
    if (before.state === 'closed') fail('wrongState');
    const next = nextStep(before);
    if (outcome === 'done' && next !== null) fail('badRequest', { fields: [{ path: 'outcome', message: `第 ${next} 步还没有记。办了的补记，没有办的写明为什么跳过` }] });
    if (outcome === 'done' && [...holding(before.entries).values()].some(({ answer }) => answer === 'no')) fail('badRequest', { fields: [{ path: 'outcome', message: '判断是“不符合”，不能记成办成了' }] });
    if (outcome === 'stopped' && note.length < 4) fail('badRequest', { fields: [{ path: 'note', message: '请写明为什么停，至少 4 个字' }] });
    return { state: 'closed', closing: { outcome, on, note, at: ctx.clock.now(), by: actorName(ctx.actor) }, detail: { outcome } };
  });
}
