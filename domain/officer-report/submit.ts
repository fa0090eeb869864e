import { officerReportFields, type OfficerReportVia } from '../../contracts/officer-report';
import type { BoundPerson } from '../follower';
import { claimFiles, encryptText, fail, Fault, findOrganisation, firstTrail, isDuplicateKey, keyedHash, native, newOutbox, nextNumber, ObjectId, receiptDigits, shanghaiDay, type Context } from '../kernel';
import type { DraftContent, DraftFile } from './content';
import { beginDraft, contentOf, sealContent, storedDraft, type OpenDraft } from './draft';
import { OfficerDraftModel, type OfficerDraft } from './draft-model';
import { contentPurpose, officerReportFacts, OfficerReportModel, type OfficerReport } from './model';

export interface Receipt {
  number: string;
  receiptCode: string;
}

/** What a draft still lacks. */
export type Missing = 'what' | 'organisation';
export const missingOf = ({ what, organisation }: Pick<DraftContent, 'what' | 'organisation'>): Missing[] => [
  ...(officerReportFields.shape.what.safeParse(what).success ? [] : (['what'] as const)),
  ...(organisation ? [] : (['organisation'] as const)),
];

const receiptOf = (reportId: ObjectId, draw: number): string => receiptDigits('officerReport', draw === 0 ? reportId.toHexString() : `${reportId.toHexString()}#${draw}`);
const receiptHashOf = (receiptCode: string): string => keyedHash('officerReport.receipt', receiptCode);

/**
 * Hands the draft in. From the first write on it cannot be changed, and what follows may be repeated by whoever comes:
 * a second «提交», or the sweeper after a crash. The same draft always has the same number and receipt.
 *
 * @throws Fault notFound (no draft), badRequest (something is missing)
 */
export async function submitDraft(ctx: Context, personId: ObjectId, via: OfficerReportVia): Promise<Receipt> {
  for (;;) {
    const draft = (await storedDraft(ctx, personId)) ?? fail('notFound', { message: '没有在写的报告。' });
    if (draft.state === 'sent') return finish(ctx, draft);
    const missing = missingOf(contentOf(draft));
    if (missing.length > 0) fail('badRequest', { fields: missing.map((field) => (field === 'what' ? { path: 'what', message: '至少写 5 个字' } : { path: 'organisationId', message: '请选是哪个村、哪个单位' })) });
    const set = { state: 'sent' as const, version: draft.version + 1, content: sealContent(draft, { ...contentOf(draft), via }) };
    const taken = await native(OfficerDraftModel).updateOne({ _id: draft._id, version: draft.version }, { $set: set });
    if (taken.modifiedCount === 1) return finish(ctx, { ...draft, ...set });
  }
}

/** Makes the report of what was handed in, once, then forgets what the draft held. */
async function finish(ctx: Context, draft: OfficerDraft): Promise<Receipt> {
  const report = (await findReport(draft.reportId)) ?? (await make(ctx, draft.reportId, contentOf(draft)));
  await native(OfficerDraftModel).updateOne({ _id: draft._id, reportId: draft.reportId }, { $unset: { content: '' } });
  return { number: report.number, receiptCode: receiptOf(report._id, report.receiptDraw) };
}

/** The officer's draft, begun if he has none; what he handed in before is finished first. */
export async function startDraft(ctx: Context, officer: BoundPerson, via: OfficerReportVia): Promise<OpenDraft> {
  const before = await storedDraft(ctx, officer.personId);
  if (before?.state === 'sent' && before.content !== undefined) await finish(ctx, before);
  return beginDraft(ctx, officer, via);
}

/** What a crash left between handing in and the report; answers how many. */
export async function finishSent(ctx: Context): Promise<number> {
  const left = await native(OfficerDraftModel).find({ state: 'sent', content: { $exists: true } }).limit(500).toArray();
  for (const draft of left) await finish(ctx, draft);
  return left.length;
}

const findReport = (id: ObjectId): Promise<OfficerReport | null> => native(OfficerReportModel).findOne({ _id: id }) as Promise<OfficerReport | null>;

/** Where a crash left them until their day was over, they are gone: the words are reported all the same. */
async function claimAll(ctx: Context, reportId: ObjectId, files: readonly DraftFile[]): Promise<OfficerReport['files']> {
  const claimed: OfficerReport['files'] = [];
  for (const { token, kind } of files) {
    const ids = await claimFiles(ctx, [token], { type: 'officerReport', id: reportId.toHexString() }).catch((error: unknown) => {
      if (error instanceof Fault) return [];
      throw error;
    });
    claimed.push(...ids.map((id) => ({ id, kind })));
  }
  return claimed;
}

async function make(ctx: Context, _id: ObjectId, content: DraftContent): Promise<OfficerReport> {
  const organisation = (content.organisation && (await findOrganisation(content.organisation.id))) ?? fail('notFound');
  const submittedAt = ctx.clock.now();
  const files = await claimAll(ctx, _id, content.files);
  const number = await nextNumber({ kind: 'XX', year: Number(shanghaiDay(submittedAt).slice(0, 4)), subjectId: _id.toHexString() });
  const { officer, what, when, who, place, via } = content;
  for (let receiptDraw = 0; ; receiptDraw += 1) {
    const facts: Omit<OfficerReport, 'trail'> = {
      _id,
      number,
      state: 'submitted',
      via,
      path: organisation.path.slice(0, 1),
      unitPath: organisation.path.slice(1),
      organisation: { id: organisation._id, name: organisation.name },
      submittedAt,
      files,
      hasPlace: place !== null,
      content: encryptText(JSON.stringify({ officer, what, when, who, place }), contentPurpose({ _id })),
      receiptHash: receiptHashOf(receiptOf(_id, receiptDraw)),
      receiptDraw,
      openings: [],
      outbox: newOutbox(ctx, [{ type: 'officerReport.submitted', payload: { reportId: _id.toHexString() } }]),
    };
    const report: OfficerReport = { ...facts, trail: firstTrail(ctx, 'officerReport.submit', { number }, officerReportFacts(facts)) };
    try {
      await native(OfficerReportModel).insertOne(report);
      return report;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Another made it at the same time, or another report drew the same 12 digits.
      const first = await findReport(_id);
      if (first) return first;
    }
  }
}
