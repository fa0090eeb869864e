import type { ApprovalKind, ApprovalState } from '../../../contracts/approval';
import type { Role } from '../../../contracts/roles';
import { auditedChange, firstTrail } from '../audit';
import { actorName, type Context, type StaffActor } from '../context';
import { native, ObjectId } from '../database';
import type { NewEvent } from '../events';
import { fail, isDuplicateKey } from '../errors';
import { ApprovalModel, approvalFacts, type Approval, type ApprovalStep, type Barred } from './model';
import { decidingGrant, isBarred, sees, staff } from './rules';

interface StepWanted {
  label: string;
  role: Role;
  orRole?: Role | null;
}

export interface NewApproval {
  /** The caller's own, where a crash may have it asked for again: asking twice is asking once. */
  id?: ObjectId;
  /** For whom it is asked, where that is not the actor; without an account a citizen, to whom nothing is returned. */
  applicant?: Approval['applicant'];
  kind: ApprovalKind;
  subject: { type: string; id: string };
  title: string;
  reason: string;
  /** Organisation ids from the top down. */
  path: readonly (string | ObjectId)[];
  steps: StepWanted[];
  barred?: Barred;
  opinionAlways?: boolean;
  /** Handed back in 'approval.decided'. */
  payload?: Record<string, unknown>;
  once?: true;
}

/** Only staff ask for approval, unless an applicant is named; the answer is the new approval. */
export async function requestApproval(ctx: Context, input: NewApproval): Promise<Approval> {
  const applicant = input.applicant ?? applicantOf(staff(ctx));
  const [first] = input.steps;
  if (!first) throw new Error('an approval needs a step');
  const body: Omit<Approval, '_id' | 'trail'> = {
    kind: input.kind,
    subject: input.subject,
    title: input.title,
    reason: input.reason,
    path: input.path.map((id) => new ObjectId(id)),
    applicant,
    appliedAt: ctx.clock.now(),
    state: 'pending',
    steps: input.steps.map(freshStep),
    waitingFor: first.role,
    ...(first.orRole ? { waitingForOr: first.orRole } : {}),
    ...(input.barred ? { barred: input.barred } : {}),
    ...(input.opinionAlways ? { opinionAlways: true as const } : {}),
    earlier: [],
    payload: input.payload ?? {},
    ...(input.once ? { once: true } : {}),
  };
  const approval: Approval = { _id: input.id ?? new ObjectId(), ...body, trail: firstTrail(ctx, 'approval.request', {}, approvalFacts(body)) };
  try {
    await native(ApprovalModel).insertOne(approval);
    return approval;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (await native(ApprovalModel).findOne({ _id: approval._id })) as Approval;
  }
}

const applicantOf = ({ accountId, name }: StaffActor): Approval['applicant'] => ({ accountId, name });

/**
 * Decides the current step. 'approved' passes it to the next step or ends it; 'rejected' ends it; 'returned' gives it
 * back to the applicant. Every end, and a return, tells 'approval.decided' {approvalId, kind, subject, state, payload}.
 * @throws Fault notFound outside the actor's scope, forbidden for whoever may not decide this step, the applicant
 *   first of all, wrongState when it is not pending, badRequest for a refusal or return without an opinion
 */
export function decideApproval(ctx: Context, id: string, input: { decision: 'approved' | 'rejected' | 'returned'; opinion: string }): Promise<Approval> {
  const actor = staff(ctx);
  if (input.decision !== 'approved' && input.opinion.trim() === '') fail('badRequest', { fields: [{ path: 'opinion', message: '不同意或退回时，请写明意见' }] });
  return auditedChange(ApprovalModel, id, ctx, 'approval.decide', (approval) => {
    if (!sees(actor, approval)) fail('notFound');
    if (approval.applicant.accountId === actor.accountId) fail('forbidden', { message: '自己申请的事，不能自己审批。' });
    if (approval.state !== 'pending') fail('wrongState');
    if (isBarred(actor, approval)) fail('forbidden', { message: '这件事和您或您的单位有关，要由别人审批。' });
    if (approval.opinionAlways && input.opinion.trim() === '') fail('badRequest', { fields: [{ path: 'opinion', message: '请写明理由' }] });
    if (input.decision === 'returned' && approval.applicant.accountId === null) fail('wrongState', { message: '群众提的不能退回补充，请同意或不同意。' });
    const grant = decidingGrant(actor, approval) ?? fail('forbidden');
    const current = approval.steps.findIndex((step) => step.state === 'pending');
    const steps = approval.steps.map((step, index) =>
      index === current ? { ...step, state: input.decision, by: actor.accountId, byName: actorName(actor), asDeputyOf: grant.asDeputyOf ?? null, at: ctx.clock.now(), opinion: input.opinion } : step,
    );
    const next = input.decision === 'approved' ? steps[current + 1] : undefined;
    const state: ApprovalState = next ? 'pending' : input.decision;
    return { set: { steps, state, waitingFor: next?.role ?? null, waitingForOr: next?.orRole ?? null }, detail: { decision: input.decision, opinion: input.opinion }, events: next ? [] : [decided(approval, state)] };
  });
}

/** The applicant asks again for what was returned to him, from the first step on; that tells 'approval.resubmitted'. */
export function resubmitApproval(ctx: Context, id: string, reason: string): Promise<Approval> {
  return byApplicant(ctx, id, 'approval.resubmit', 'returned', (approval) => ({
    set: { reason, state: 'pending', appliedAt: ctx.clock.now(), steps: approval.steps.map(freshStep), waitingFor: approval.steps[0]?.role, waitingForOr: approval.steps[0]?.orRole },
    push: { earlier: { at: approval.appliedAt, reason: approval.reason, steps: approval.steps } },
    events: [{ type: 'approval.resubmitted', payload: { approvalId: approval._id.toHexString(), kind: approval.kind, subject: approval.subject, payload: approval.payload } }],
  }));
}

/** The applicant takes it back before it is decided, or the platform what he did not complete in time. */
export function withdrawApproval(ctx: Context, id: string): Promise<Approval> {
  return byApplicant(ctx, id, 'approval.withdraw', 'pending', (approval) => ({ set: { state: 'withdrawn', waitingFor: null, waitingForOr: null }, events: [decided(approval, 'withdrawn')] }));
}

function byApplicant(ctx: Context, id: string, verb: string, from: ApprovalState, change: Parameters<typeof auditedChange<Approval>>[4]): Promise<Approval> {
  const actor = ctx.actor.kind === 'system' ? null : staff(ctx);
  return auditedChange(ApprovalModel, id, ctx, verb, (approval) => {
    if (actor && approval.applicant.accountId !== actor.accountId) fail(sees(actor, approval) ? 'forbidden' : 'notFound');
    if (approval.state !== from && !(verb === 'approval.withdraw' && approval.state === 'returned')) fail('wrongState');
    if (approval.state === 'returned' && approval.once) fail('wrongState');
    return change(approval);
  });
}

function decided(approval: Approval, state: ApprovalState): NewEvent {
  const { kind, subject, payload } = approval;
  return { type: 'approval.decided', payload: { approvalId: approval._id.toHexString(), kind, subject, state, payload } };
}

function freshStep({ label, role, orRole = null }: StepWanted): ApprovalStep {
  return { label, role, orRole, state: 'pending', by: null, byName: null, asDeputyOf: null, at: null, opinion: null };
}
