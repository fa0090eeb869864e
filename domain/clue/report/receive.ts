import type { ClueChannel, ClueKind } from '../../../contracts/clue';
import type { Day } from '../../../contracts/common';
import type { ReporterIdentity, ReportFields } from '../../../contracts/clue-report';
import { dayClock, fail, isDuplicateKey, native, recoveryKeys, shanghaiDay, wipe, type Context } from '../../kernel';
import { claimFiles } from './attachments';
import type { ClueFile } from '../content';
import { openIntakeDeadlines } from '../deadlines';
import { clueDistrict } from '../district';
import { insertClue } from './insert';
import { ClueModel, type Clue } from '../model';
import { readersFor } from '../readers/readers';
import { clueIdOf, openReceipt, receiptOf } from './receipt';
import { tellReaders } from '../registry/notices';
import { sealClue } from '../sealing/seal';
import { acceptBy } from '../terms';
import { UpwardModel, type UpwardReport } from '../upward/model';
import { insertUpward } from '../upward/receive';
import { openHandOverDeadline } from '../upward/terms';

export interface NewReport {
  /** 32 random bytes, base64url: the same ones are the same report. */
  submissionKey: string;
  fields: ReportFields;
  identity: ReporterIdentity | null;
  tellByPhone: boolean;
  files: readonly ClueFile[];
  channel: ClueChannel;
  kind?: ClueKind;
  /** Where it came in before it was sealed; today otherwise. */
  receivedOn?: Day;
}

export interface TakenReport {
  /** Null where it goes up (第十五条): whoever handed it in is told nothing of that. */
  clue: Clue | null;
  /** What it is filed under, either way. */
  became: { _id: Clue['_id']; code: string };
  receiptCode: string;
  acceptBy: { day: Day; workingDays: number };
}
export interface ReceivedReport extends TakenReport {
  clue: Clue;
}

/**
 * Takes a report in: by the reporter himself, or by whoever enters a letter, a visit or a call. All of it is sealed
 * before it is stored; the clue, or what goes up in its place, is one insert, dated by the day, and a repeated request finds it.
 * @throws Fault reportingClosed (no ceremony yet), badRequest (files that are gone), notReady
 */
export async function takeReport(ctx: Context, report: NewReport): Promise<TakenReport> {
  const recovery = (await recoveryKeys()) ?? fail('reportingClosed');
  const receiptCode = receiptOf(report.submissionKey);
  const _id = clueIdOf(report.submissionKey);
  const { clue, upward } = (await stored(_id)) ?? (await insert({ ...ctx, clock: dayClock(ctx.clock), dayOnly: true }, report, _id, receiptCode, recovery));
  // Outside the insert: after a crash in between, the repeated request opens them, or the job that looks for such.
  if (clue) await openIntakeDeadlines(clue, ctx.clock);
  else await openHandOverDeadline(upward, ctx.clock);
  if (clue?.channel === 'officerGreen') await tellReaders(ctx, clue, 'green', clue.readers, 'clue.green');
  const { _id: id, code, receivedOn } = clue ?? upward;
  return { clue, became: { _id: id, code }, receiptCode, acceptBy: acceptBy(receivedOn) };
}

/** What became of these bytes; null: nothing yet. */
export async function findReceived(submissionKey: string): Promise<TakenReport['became'] | null> {
  const found = await stored(clueIdOf(submissionKey));
  const { _id, code } = found?.clue ?? found?.upward ?? {};
  return _id && code ? { _id, code } : null;
}

/** For whoever goes on with the clue. @throws Error where it goes up, and as `takeReport` */
export async function receiveReport(ctx: Context, report: NewReport): Promise<ReceivedReport> {
  const { clue, ...taken } = await takeReport(ctx, report);
  if (!clue) throw new Error('the report goes up');
  return { clue, ...taken };
}

type Stored = { clue: Clue; upward: null } | { clue: null; upward: UpwardReport };

/** What a report became; both are looked for in any case. One that is being given back is a clue already. */
async function stored(_id: Clue['_id']): Promise<Stored | null> {
  const [clue, upward] = await Promise.all([native(ClueModel).findOne({ _id }), native(UpwardModel).findOne({ _id })]);
  if (upward && !(clue && upward.state === 'returning')) return { clue: null, upward };
  return clue && { clue, upward: null };
}

async function insert(ctx: Context, { fields, identity, tellByPhone, files, channel, kind = 'accusation', receivedOn = shanghaiDay(ctx.clock.now()) }: NewReport, _id: Clue['_id'], receiptCode: string, recovery: { content: Buffer; identity: Buffer }): Promise<Stored> {
  const district = await clueDistrict();
  const { lookup, pair } = await openReceipt(receiptCode);
  wipe(pair.privateKey);
  const { readers, custodians, place, matched, upward, holders } = await readersFor(fields, district, ctx.clock, channel);
  const content = { fields, place: place && { id: place.place._id.toHexString(), name: place.place.name }, files: [...files], named: identity !== null, matched, alsoNamed: [] };
  const parts = { _id, identity: { identity, tellByPhone: identity !== null && tellByPhone }, custodians, recovery, reporterKey: pair.publicKey };
  const reporter = { lookup, publicKey: pair.publicKey.toString('base64url') };
  try {
    if (upward) return { clue: null, upward: await insertUpward(ctx, { ...parts, content: { ...content, channel, kind, notes: [] }, talk: { named: content.named, earlier: [] }, readers: holders }, { district, receivedOn, reporter }) };
  } catch (error) {
    return already(error, _id);
  }
  const sealed = await sealClue({ ...parts, content, talk: { named: content.named }, readers });
  await claimFiles(files, _id);
  try {
    const clue = await insertClue(ctx, 'clue.received', district, { _id, receivedOn, channel, kind, town: place?.town ?? null, readers: readers.map(({ accountId }) => accountId), reporter, ...sealed });
    return { clue, upward: null };
  } catch (error) {
    return already(error, _id);
  }
}

/** The same request, sent twice at once: the other was first. */
async function already(error: unknown, _id: Clue['_id']): Promise<Stored> {
  const other = isDuplicateKey(error) ? await stored(_id) : null;
  if (!other) throw error;
  return other;
}
