import { randomBytes } from 'node:crypto';
import { dropAttachments, findReceived, reportingIsOpen, takeReport, type TakenReport } from '../../clue';
import { auditedErasure, decryptText, encryptText, eraseFilesOf, Fault, MovedEntryModel, native, ObjectId, readAll, readFileBytes, sealingKeyOf, shanghaiDay, type Context } from '../../kernel';
import { storeProof, takeProof, type ProofKind } from '../proof';
import { identityOf, reportFieldsOf } from '../fields';
import { rememberOwn } from '../own';
import { EarlierReportModel, keyPurpose, openEarlier, type EarlierReport } from './model';

const earlier = () => native(EarlierReportModel);
const mostBytes = 20 * 1024 * 1024;

type Kept = EarlierReport & Required<Pick<EarlierReport, 'content' | 'organisation' | 'submittedAt' | 'files'>>;

/**
 * Seals what was kept under the server's key as clues, as soon as the ceremony was held. Each step may be repeated: the
 * clue follows from bytes that are kept until it is there, so that a crash in between neither loses nor doubles one.
 */
export async function resealEarlier(ctx: Context): Promise<{ resealed: number; left: number }> {
  let resealed = 0;
  if (await reportingIsOpen()) {
    for await (const report of earlier().find({ content: { $exists: true } }, { sort: { _id: 1 } })) resealed += (await reseal(ctx, report as Kept)) ? 1 : 0;
  }
  return { resealed, left: await earlier().countDocuments({ content: { $exists: true } }) };
}

/** False where something stood in the way: the next run tries again. */
async function reseal(ctx: Context, report: Kept): Promise<boolean> {
  const submissionKey = await submissionKeyOf(report);
  const content = openEarlier(report, report.content);
  try {
    await rememberOwn(new ObjectId(content.officer.personId), await asClue(ctx, report, content, submissionKey));
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
  await eraseFilesOf(ctx, { type: 'officerReport', id: report._id.toHexString() });
  return erase(ctx, report);
}

/** Kept beside the content, under the same key, until the clue is there. */
async function submissionKeyOf(report: Kept): Promise<string> {
  const fresh = encryptText(randomBytes(32).toString('base64url'), keyPurpose(report));
  await earlier().updateOne({ _id: report._id, submissionKey: { $exists: false } }, { $set: { submissionKey: fresh } });
  const kept = await earlier().findOne({ _id: report._id }, { projection: { submissionKey: 1 } });
  return decryptText(kept?.submissionKey ?? fresh, keyPurpose(report));
}

async function asClue(ctx: Context, report: Kept, { officer, ...words }: ReturnType<typeof openEarlier>, submissionKey: string): Promise<TakenReport['became']> {
  const known = await findReceived(submissionKey);
  if (known) return known;
  const tokens = await sealedFilesOf(ctx, report);
  const { became } = await takeReport(
    { ...ctx, actor: { kind: 'citizen' } },
    {
      submissionKey,
      fields: await reportFieldsOf({ ...words, organisationId: report.organisation.id.toHexString() }, `原来的信息员报告编号 ${report.number}`),
      identity: await identityOf(officer),
      tellByPhone: false,
      files: await takeProof(tokens),
      channel: 'officer',
      receivedOn: shanghaiDay(report.submittedAt),
    },
  );
  await dropAttachments(tokens.map(({ token }) => token));
  return became;
}

/** A file whose bytes are gone is left out: the words are sealed all the same. */
async function sealedFilesOf(ctx: Context, { files }: Kept): Promise<{ kind: ProofKind; token: string }[]> {
  const tokens: { kind: ProofKind; token: string }[] = [];
  for (const { id, kind } of files) {
    const bytes = await readFileBytes(id).then((stream) => readAll(stream, mostBytes)).catch(gone);
    if (bytes) tokens.push({ kind, token: await storeProof(ctx.clock, kind, bytes) });
  }
  return tokens;
}

function gone(error: unknown): null {
  if (error instanceof Fault || (error as { code?: string }).code === 'ENOENT') return null;
  throw error;
}

/** What stays: the number, who had opened it and why, and by which key it was sealed. */
async function erase(ctx: Context, { _id }: Kept): Promise<boolean> {
  for (let report = await earlier().findOne({ _id }); report?.content !== undefined; report = await earlier().findOne({ _id })) {
    const done = await auditedErasure(EarlierReportModel, report, ctx, 'officerReport.resealed', {
      // Its index is unique in databases of before.
      set: { state: 'resealed', openings: await openingsOf(report), sealedBy: sealingKeyOf(report.content), receiptHash: report.number },
      unset: ['content', 'submissionKey', 'via', 'path', 'unitPath', 'organisation', 'submittedAt', 'files', 'hasPlace', 'receiptDraw', 'outbox'],
    });
    if (done) return true;
  }
  return true;
}

/** The reasons stood in the trail, whose details are destroyed. */
async function openingsOf({ _id, openings, trail }: EarlierReport): Promise<EarlierReport['openings']> {
  const moved = await native(MovedEntryModel).find({ subjectType: 'officerReports', subjectId: _id }).toArray();
  const opened = [...moved, ...trail.tail].filter(({ verb }) => verb === 'officerReport.open').sort((a, b) => a.seq - b.seq);
  return openings.map((opening, index) => ({ ...opening, reason: String(opened[index]?.detail?.reason ?? '') }));
}
