import type { CaseDetail, CaseEntry, CaseSummary } from '../../contracts/power-case';
import { abilitiesOf, decryptText, FileModel, lightOf, native, shanghaiDay, workingDaysLeft, type Context } from '../kernel';
import { checkCase } from './checks';
import { concernsPurpose, type PowerCase, type StoredEntry } from './case-model';
import { earliestFor, holding, nextStep } from './progress';

export function presentSummary(one: PowerCase, now: Date): CaseSummary {
  const next = nextStep(one);
  const { current } = one;
  return {
    id: one._id.toHexString(),
    power: one.power,
    title: one.title,
    village: { id: one.village.id.toHexString(), name: one.village.name },
    town: { id: one.town.id.toHexString(), name: one.town.name },
    state: one.state,
    openedOn: one.opened.on,
    passed: holding(one.entries).size,
    steps: one.chart.steps.length,
    next: next === null ? null : { step: next, what: one.chart.steps[next - 1]!.what },
    light: one.state === 'closed' ? 'done' : current && lightOf(current, now),
    due: one.state === 'closed' ? null : (current?.due ?? null),
    workingDaysLeft: one.state === 'closed' || !current ? null : workingDaysLeft(current, now),
    warnings: one.warned,
    openObjections: one.objections.filter(({ answer }) => answer === null).length,
    outcome: one.closing?.outcome ?? null,
    publicity: one.publicity,
  };
}

export async function presentCase(ctx: Context, one: PowerCase): Promise<CaseDetail> {
  const files = await native(FileModel).find({ _id: { $in: one.entries.flatMap((entry) => entry.files.map(({ id }) => id)) } }, { projection: { name: 1 } }).toArray();
  const names = new Map(files.map((file) => [file._id.toHexString(), file.name]));
  const held = holding(one.entries);
  const { closing } = one;
  return {
    ...presentSummary(one, ctx.clock.now()),
    chart: one.chart,
    chartVersion: one.chartVersion,
    concerns: one.concerns ? decryptText(one.concerns, concernsPurpose(one)) : '',
    entries: one.entries.map((entry) => presentEntry(entry, held, names)),
    warnings: checkCase(one.chart, one.entries, one.opened.on),
    objections: one.objections.map(({ id, step, text, at, by, answer }) => ({ id: id.toHexString(), step, text, at: at.toISOString(), by, answer: answer && { text: answer.text, at: answer.at.toISOString(), by: answer.by } })),
    earliest: earliestFor(one.chart, held, nextStep(one)),
    closing: closing && { outcome: closing.outcome, on: closing.on, note: closing.note, by: closing.by },
    returnedBecause: one.returnedBecause,
    releasedOn: one.releasedAt ? shanghaiDay(one.releasedAt) : null,
    version: one.trail.seq,
    abilities: abilitiesIn(ctx, one),
  };
}

function presentEntry(entry: StoredEntry, held: ReadonlyMap<number, StoredEntry>, names: ReadonlyMap<string, string>): CaseEntry {
  return {
    id: entry.id.toHexString(),
    step: entry.step,
    kind: entry.kind,
    on: entry.on,
    doers: entry.doers.map(({ name, post }) => ({ name, post })),
    vote: entry.vote,
    answer: entry.answer,
    files: entry.files.map(({ id, evidence }) => ({ id: id.toHexString(), name: names.get(id.toHexString()) ?? '', evidence })),
    note: entry.note,
    reason: entry.reason,
    recordedAt: entry.at.toISOString(),
    recordedBy: entry.by,
    correction: entry.correction,
    replaced: held.get(entry.step) !== entry,
  };
}

/** What the viewer may do now. */
function abilitiesIn(ctx: Context, one: PowerCase): Record<string, boolean> {
  const { write, object, release } = abilitiesOf(ctx.actor, 'powerCase', one);
  const open = one.state === 'open';
  const offered = one.publicity === 'offered';
  return {
    record: open && write === true && nextStep(one) !== null,
    correct: write === true && one.entries.length > 0,
    close: open && write === true,
    answer: write === true,
    offer: write === true && (one.publicity === 'inside' || one.publicity === 'returned'),
    object: object === true,
    release: offered && release === true,
    return: (offered || one.publicity === 'released') && release === true,
  };
}
