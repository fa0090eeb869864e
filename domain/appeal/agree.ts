import { ratingVerdictLabels } from '../../contracts/rating';
import { auditedChange, fail, findApproval, native, nextNumber, ObjectId, requestApproval, shanghaiDay, type Approval, type Context } from '../kernel';
import { changeRating, windowLabel, type RatingJudgement } from '../rating';
import { reconcileDeadlines } from './deadlines';
import { AppealModel, isOpen, type Appeal, type Return } from './model';

export const appealEvents = ['appeal.filed', 'appeal.resubmitted', 'appeal.returned', 'appeal.approved', 'appeal.rejected', 'appeal.withdrawn'] as const;
export type AppealEvent = (typeof appealEvents)[number];

/** An event of this appeal. */
export const tell = (appeal: Pick<Appeal, '_id' | 'ratingId'>, type: AppealEvent): { type: string; payload: Record<string, unknown> } => ({
  type,
  payload: { appealId: appeal._id.toHexString(), ratingId: appeal.ratingId.toHexString() },
});

/** An appeal by id, whoever asks. @throws Fault notFound */
export async function loadAppeal(id: string | ObjectId): Promise<Appeal> {
  if (typeof id === 'string' && !ObjectId.isValid(id)) fail('notFound');
  return ((await native(AppealModel).findOne({ _id: new ObjectId(id) })) as Appeal | null) ?? fail('notFound');
}

/**
 * Brings an appeal to agree with its approval, and number, rating and deadlines with both. Level, not edge: a command
 * runs it at once and its event runs it again, so that a crash in between heals.
 */
export async function agree(ctx: Context, id: ObjectId): Promise<Appeal> {
  const registered = await register(ctx, await loadAppeal(id));
  const approval = (await findApproval(id)) ?? (await ask(ctx, registered));
  const appeal = await follow(ctx, registered, approval);
  await reconcileDeadlines(ctx, appeal);
  return appeal;
}

async function register(ctx: Context, appeal: Appeal): Promise<Appeal> {
  if (appeal.number) return appeal;
  const number = await nextNumber({ kind: 'SS', year: Number(shanghaiDay(appeal.filedAt).slice(0, 4)), subjectId: appeal._id.toHexString() });
  return auditedChange(AppealModel, appeal._id, ctx, 'appeal.register', (before) => (before.number ? null : { set: { number }, detail: { number } }));
}

/** The district alone is its path: nobody of a hall or a department decides, nor whoever holds a grant there besides. */
function ask(ctx: Context, appeal: Appeal): Promise<Approval> {
  return requestApproval(ctx, {
    id: appeal._id,
    applicant: appeal.applicant,
    kind: 'ratingJudgement',
    subject: { type: 'appeal', id: appeal._id.toHexString() },
    title: `${appeal.number} ${ratingVerdictLabels[appeal.wanted]}：${appeal.hall.name} ${windowLabel(appeal.window)}`,
    reason: appeal.reason,
    path: [appeal.district.id],
    steps: [{ label: '评议主管或委领导', role: 'ratingSupervisor', orRole: 'commissionLeader' }],
    barred: { accounts: appeal.against?.people ?? [], organisations: appeal.unitPath },
    opinionAlways: true,
  });
}

async function follow(ctx: Context, appeal: Appeal, approval: Approval): Promise<Appeal> {
  if (!isOpen(appeal) || appeal.approvalSeq >= approval.trail.seq) return appeal;
  const step = approval.steps[0]!;
  const ended = approval.state !== 'pending' && approval.state !== 'returned';
  if (approval.state === 'approved' || approval.state === 'rejected') await judge(ctx, appeal, approval);
  return auditedChange(AppealModel, appeal._id, ctx, `appeal.${approval.state}`, (before) => {
    if (!isOpen(before) || before.approvalSeq >= approval.trail.seq) return null;
    return {
      set: {
        state: approval.state,
        approvalSeq: approval.trail.seq,
        returns: returnsOf(approval),
        ...(ended ? { endedAt: step.at ?? ctx.clock.now() } : {}),
        ...(approval.state === 'approved' || approval.state === 'rejected' ? { decision: { by: step.byName, opinion: step.opinion, at: step.at } } : {}),
      },
      // The rating is free for another, which sees what was judged.
      unset: ended ? ['openFor'] : [],
      detail: { state: approval.state },
      events: [tell(before, approval.state === 'pending' ? 'appeal.resubmitted' : `appeal.${approval.state}`)],
    };
  });
}

function returnsOf(approval: Approval): Return[] {
  const rounds = [...approval.earlier.map(({ reason, steps }) => ({ reason, step: steps[0]! })), ...(approval.steps[0]!.state === 'returned' ? [{ reason: approval.reason, step: approval.steps[0]! }] : [])];
  return rounds.map(({ reason, step }, index) => ({ at: step.at!, by: step.byName ?? '', opinion: step.opinion ?? '', reason, completedAt: index < approval.earlier.length ? (approval.earlier[index + 1]?.at ?? approval.appliedAt) : null }));
}

/**
 * Puts the judgement on the rating. A unit's appeal that is not agreed to leaves the word that the rating is valid;
 * any other leaves the rating as it was. Doing it again changes nothing, nor does it undo a later judgement.
 */
async function judge(ctx: Context, appeal: Appeal, approval: Approval): Promise<void> {
  const step = approval.steps[0]!;
  const verdict = approval.state === 'approved' ? appeal.wanted : appeal.origin === 'unit' ? 'valid' : null;
  if (!verdict) return;
  const judgement: RatingJudgement = { verdict, reason: step.opinion ?? '', at: step.at!, proposedBy: appeal.applicant.name, decidedBy: step.byName ?? '', appealId: appeal._id };
  await changeRating(ctx, appeal.ratingId, 'rating.judge', async (rating) => {
    // Only while this appeal is the open one: the next may have been judged meanwhile.
    if (rating.judgement?.appealId.equals(appeal._id) || !isOpen(await loadAppeal(appeal._id))) return null;
    const before = rating.judgement?.verdict ?? null;
    return { set: { judgement }, detail: { verdict, before }, events: [{ type: 'rating.judged', payload: { ratingId: rating._id.toHexString(), verdict, before } }] };
  });
}
