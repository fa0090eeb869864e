import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { officerReportFields } from '../../contracts/officer-report';
import { dropAttachments, reportingIsOpen, takeReport } from '../clue';
import type { BoundPerson } from '../follower';
import { decryptText, encryptText, fail, Fault, native, ObjectId, type Context } from '../kernel';
import type { DraftContent } from './content';
import { beginDraft, contentOf, sealContent, storedDraft, type OpenDraft } from './draft';
import { keptPurpose, OfficerDraftModel, type OfficerDraft } from './draft-model';
import { identityOf, reportFieldsOf } from './fields';
import { rememberOwn } from './own';
import { takeProof } from './proof';

/** What is answered once: the number by which he finds it among his own, and the code by which questions are answered. */
const receipt = z.object({ number: z.string(), receiptCode: z.string() });
export type Receipt = z.infer<typeof receipt>;

/** So long the same answer is given again, for one that was lost on the way; then nothing of the code is kept. */
const answerMs = 10 * 60_000;
const drafts = () => native(OfficerDraftModel);

/** What a draft still lacks. */
export type Missing = 'what' | 'organisation';
export const missingOf = ({ what, organisation }: Pick<DraftContent, 'what' | 'organisation'>): Missing[] => [
  ...(officerReportFields.shape.what.safeParse(what).success ? [] : (['what'] as const)),
  ...(organisation ? [] : (['organisation'] as const)),
];

/**
 * Hands the draft in: it becomes a clue, sealed to whoever may read it. From the first write on it cannot be changed,
 * and what follows may be repeated by whoever comes: a second «提交», or the sweeper after a crash.
 *
 * @throws Fault notFound (no draft), badRequest (something is missing), reportingClosed (the draft stays), notReady
 */
export async function submitDraft(ctx: Context, personId: ObjectId): Promise<Receipt> {
  for (;;) {
    const draft = (await storedDraft(ctx, personId)) ?? fail('notFound', { message: '没有在写的报告。' });
    if (draft.state === 'sent' && draft.content === undefined) return receiptOf(draft);
    await mustBeOpen();
    if (draft.state === 'writing') mustBeWhole(contentOf(draft));
    const sent = await send(draft);
    if (sent) return finish(ctx, sent);
  }
}

async function mustBeOpen(): Promise<void> {
  if (!(await reportingIsOpen())) fail('reportingClosed', { message: '委里还没有开通接收，现在交不上去。写的都还在，草稿留到时间为止。急事请打 12388。' });
}

function mustBeWhole(content: DraftContent): void {
  const missing = missingOf(content);
  if (missing.length > 0) fail('badRequest', { fields: missing.map((field) => (field === 'what' ? { path: 'what', message: '至少写 5 个字' } : { path: 'organisationId', message: '请选是哪个村、哪个单位' })) });
}

/** Closes the draft, with the bytes from which its clue follows; null where another was faster. */
async function send(draft: OfficerDraft): Promise<OfficerDraft | null> {
  const content = contentOf(draft);
  if (draft.state === 'sent' && content.submissionKey !== null) return draft;
  const set = { state: 'sent' as const, version: draft.version + 1, content: sealContent(draft, { ...content, submissionKey: randomBytes(32).toString('base64url') }) };
  const taken = await drafts().updateOne({ _id: draft._id, version: draft.version }, { $set: set });
  return taken.modifiedCount === 1 ? { ...draft, ...set } : null;
}

/** Makes the clue of what was handed in, once, then forgets what the draft held. */
async function finish(ctx: Context, draft: OfficerDraft): Promise<Receipt> {
  const content = contentOf(draft);
  const { became, receiptCode } = await takeReport(
    { ...ctx, actor: { kind: 'citizen' } },
    {
      submissionKey: content.submissionKey ?? fail('conflict'),
      fields: await reportFieldsOf({ ...content, organisationId: content.organisation?.id ?? fail('conflict') }),
      identity: await identityOf(content.officer),
      tellByPhone: false,
      files: await takeProof(content.files),
      channel: content.green ? 'officerGreen' : 'officer',
    },
  );
  await rememberOwn(new ObjectId(content.officer.personId), became);
  const answer: Receipt = { number: became.code, receiptCode };
  const until = new Date(ctx.clock.now().getTime() + answerMs);
  await drafts().updateOne({ _id: draft._id, reportId: draft.reportId }, { $unset: { content: '' }, $set: { kept: encryptText(JSON.stringify(answer), keptPurpose(draft)), expireAt: until } });
  // The files are the clue's now; what led to their keys goes.
  await dropAttachments(content.files.map(({ token }) => token));
  return answer;
}

const receiptOf = (draft: OfficerDraft): Receipt => receipt.parse(JSON.parse(decryptText(draft.kept ?? fail('notFound', { message: '没有在写的报告。' }), keptPurpose(draft))));

/** The officer's draft, begun if he has none; what he handed in before is finished first. */
export async function startDraft(ctx: Context, officer: BoundPerson): Promise<OpenDraft> {
  const before = await storedDraft(ctx, officer.personId);
  if (before?.state === 'sent' && before.content !== undefined) await submitDraft(ctx, officer.personId);
  return beginDraft(ctx, officer);
}

/** What a crash left between handing in and the report; answers how many. While reporting is closed they wait. */
export async function finishSent(ctx: Context): Promise<number> {
  if (!(await reportingIsOpen())) return 0;
  let finished = 0;
  for (const draft of await drafts().find({ state: 'sent', content: { $exists: true } }).limit(500).toArray()) {
    const sent = await send(draft);
    finished += sent && (await finish(ctx, sent).then(() => true, notNow)) ? 1 : 0;
  }
  return finished;
}

/** Too many at once, say: the next round tries again. */
function notNow(error: unknown): false {
  if (error instanceof Fault) return false;
  throw error;
}
