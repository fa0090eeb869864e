import type { ClueChannel, ClueKind } from '../../contracts/clue';
import type { Day } from '../../contracts/common';
import type { ReporterIdentity, ReportFields } from '../../contracts/clue-report';
import { claimSealedFiles, dayClock, fail, firstTrail, isDuplicateKey, native, recoveryKeys, shanghaiDay, wipe, type Context } from '../kernel';
import { firstCurrent } from './clue-terms';
import { takeClueCode } from './code';
import type { ClueFile } from './content';
import { openIntakeDeadlines } from './deadlines';
import { clueDistrict } from './district';
import { clueFacts, ClueModel, type Clue } from './model';
import { readersFor } from './readers';
import { clueIdOf, openReceipt, receiptOf } from './receipt';
import { tellReaders } from './registry-notices';
import { sealClue } from './seal';
import { acceptBy } from './terms';

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

export interface ReceivedReport {
  clue: Clue;
  receiptCode: string;
  acceptBy: { day: Day; workingDays: number };
}

/**
 * Takes a report in: by the reporter himself, or by whoever enters a letter, a visit or a call. All of it is sealed
 * before it is stored; the clue is one insert, dated by the day, and a repeated request finds it.
 * @throws Fault reportingClosed (no ceremony yet), badRequest (files that are gone), notReady
 */
export async function receiveReport(ctx: Context, report: NewReport): Promise<ReceivedReport> {
  const recovery = (await recoveryKeys()) ?? fail('reportingClosed');
  const receiptCode = receiptOf(report.submissionKey);
  const _id = clueIdOf(report.submissionKey);
  const known = await findReceived(report.submissionKey);
  const clue = known ?? (await insert({ ...ctx, clock: dayClock(ctx.clock), dayOnly: true }, report, _id, receiptCode, recovery));
  // Outside the insert: after a crash in between, the repeated request opens them, or the job that looks for such.
  await openIntakeDeadlines(clue, ctx.clock);
  if (clue.channel === 'officerGreen') await tellReaders(ctx, clue, 'green', clue.readers, 'clue.green');
  return { clue, receiptCode, acceptBy: acceptBy(clue.receivedOn) };
}

/** What became of these bytes; null: nothing yet. */
export const findReceived = (submissionKey: string): Promise<Clue | null> => native(ClueModel).findOne({ _id: clueIdOf(submissionKey) });

async function insert(ctx: Context, { fields, identity, tellByPhone, files, channel, kind = 'accusation', receivedOn = shanghaiDay(ctx.clock.now()) }: NewReport, _id: Clue['_id'], receiptCode: string, recovery: { content: Buffer; identity: Buffer }): Promise<Clue> {
  const district = await clueDistrict();
  const { lookup, pair } = await openReceipt(receiptCode);
  wipe(pair.privateKey);
  const { readers, custodians, place, matched } = await readersFor(fields, district, ctx.clock, channel);
  const sealed = await sealClue({
    _id,
    content: { fields, place: place && { id: place.place._id.toHexString(), name: place.place.name }, files: [...files], named: identity !== null, matched },
    identity: { identity, tellByPhone: identity !== null && tellByPhone },
    talk: { named: identity !== null },
    readers,
    custodians,
    recovery,
    reporterKey: pair.publicKey,
  });
  if (!(await claimSealedFiles(files.map(({ id }) => id), _id))) fail('badRequest', { fields: [{ path: 'attachments', message: '有附件过期了，请删掉重新加' }] });
  const facts = {
    _id,
    code: await takeClueCode({ clueId: _id, channel, receivedOn, districtCode: district.code }),
    receivedOn,
    channel,
    kind,
    town: place?.town ?? null,
    state: 'received' as const,
    path: [district.id],
    readers: readers.map(({ accountId }) => accountId),
    reporter: { lookup, publicKey: pair.publicKey.toString('base64url') },
    handling: null,
    ...firstCurrent(receivedOn),
    ...sealed,
  };
  const clue: Clue = { ...facts, trail: firstTrail(ctx, 'clue.received', {}, clueFacts(facts)) };
  try {
    await native(ClueModel).insertOne(clue);
    return clue;
  } catch (error) {
    // The same request, sent twice at once: the other was first.
    const other = isDuplicateKey(error) ? await native(ClueModel).findOne({ _id }) : null;
    if (!other) throw error;
    return other;
  }
}
