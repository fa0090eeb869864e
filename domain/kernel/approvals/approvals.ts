import mongoose, { Schema } from 'mongoose';
import type { ApprovalKind, ApprovalState, ApprovalSummary, approvalListQuery } from '../../../contracts/approval';
import type { Page } from '../../../contracts/common';
import type { Role } from '../../../contracts/roles';
import type { z } from 'zod';
import { auditedChange, defineAudited, firstTrail, trailSchema, type Audited } from '../audit';
import { actorName, type Context, type Grant, type StaffActor } from '../context';
import { native, ObjectId } from '../database';
import { defineEventSource, outboxSchema, type NewEvent, type OutboxEvent } from '../events';
import { fail } from '../errors';
import { cursorAfter, cursorValue } from '../page';

export interface ApprovalStep {
  label: string;
  role: Role;
  state: ApprovalState;
  by: string | null;
  byName: string | null;
  /** Set when it was decided as somebody's deputy. */
  asDeputyOf: string | null;
  at: Date | null;
  opinion: string | null;
}

/** A request that goes through its steps in order, each decided by someone who holds the step's role over `path`. */
export interface Approval extends Audited {
  kind: ApprovalKind;
  subject: { type: string; id: string };
  title: string;
  reason: string;
  path: ObjectId[];
  applicant: { accountId: string; name: string };
  appliedAt: Date;
  state: ApprovalState;
  steps: ApprovalStep[];
  /** The role of the step to be decided; null when nothing is to be decided. */
  waitingFor: Role | null;
  /** What happened in earlier rounds, before it was returned and asked for again. */
  earlier: { at: Date; reason: string; steps: ApprovalStep[] }[];
  payload: Record<string, unknown>;
  /** A return ends it: what it is about is changed where it stands, and asked for anew there. */
  once?: true;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const stepSchema = new Schema<ApprovalStep>({ label: String, role: String, state: String, by: String, byName: String, asDeputyOf: String, at: Date, opinion: String }, plain);
const schema = new Schema<Approval>(
  {
    kind: { type: String, required: true },
    subject: { type: new Schema({ type: { type: String, required: true }, id: { type: String, required: true } }, plain), required: true },
    title: { type: String, required: true },
    reason: { type: String, required: true },
    path: { type: [Schema.Types.ObjectId], required: true },
    applicant: { type: new Schema({ accountId: String, name: String }, plain), required: true },
    appliedAt: { type: Date, required: true },
    state: { type: String, required: true },
    steps: [stepSchema],
    waitingFor: String,
    earlier: [new Schema({ at: Date, reason: String, steps: [stepSchema] }, plain)],
    payload: Schema.Types.Mixed,
    once: Boolean,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'approvals', strict: 'throw' },
);
schema.index({ waitingFor: 1, path: 1 });
schema.index({ 'applicant.accountId': 1 });
schema.index({ 'steps.by': 1 });
schema.index({ 'subject.id': 1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const ApprovalModel = mongoose.model<Approval>('Approval', schema);

function facts({ kind, subject, title, reason, path, applicant, appliedAt, state, steps, waitingFor, earlier, payload, once }: Omit<Approval, '_id' | 'trail'>): unknown {
  return { kind, subject, title, reason, path, applicant, appliedAt, state, steps, waitingFor, earlier, payload, once };
}
defineAudited<Approval>({ collection: 'approvals', facts, names: ['title'] });
defineEventSource(ApprovalModel);

export interface NewApproval {
  kind: ApprovalKind;
  subject: { type: string; id: string };
  title: string;
  reason: string;
  /** Organisation ids from the top down. */
  path: readonly (string | ObjectId)[];
  steps: { label: string; role: Role }[];
  /** Handed back in 'approval.decided'. */
  payload?: Record<string, unknown>;
  once?: true;
}

/** Only staff ask for approval; the answer is the new approval. */
export async function requestApproval(ctx: Context, input: NewApproval): Promise<Approval> {
  const actor = staff(ctx);
  const [first] = input.steps;
  if (!first) throw new Error('an approval needs a step');
  const body: Omit<Approval, '_id' | 'trail'> = {
    kind: input.kind,
    subject: input.subject,
    title: input.title,
    reason: input.reason,
    path: input.path.map((id) => new ObjectId(id)),
    applicant: { accountId: actor.accountId, name: actor.name },
    appliedAt: ctx.clock.now(),
    state: 'pending',
    steps: input.steps.map(freshStep),
    waitingFor: first.role,
    earlier: [],
    payload: input.payload ?? {},
    ...(input.once ? { once: true } : {}),
  };
  const approval: Approval = { _id: new ObjectId(), ...body, trail: firstTrail(ctx, 'approval.request', {}, facts(body)) };
  await native(ApprovalModel).insertOne(approval);
  return approval;
}

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
    const grant = decidingGrant(actor, approval) ?? fail('forbidden');
    const current = approval.steps.findIndex((step) => step.state === 'pending');
    const steps = approval.steps.map((step, index) =>
      index === current ? { ...step, state: input.decision, by: actor.accountId, byName: actorName(actor), asDeputyOf: grant.asDeputyOf ?? null, at: ctx.clock.now(), opinion: input.opinion } : step,
    );
    const next = input.decision === 'approved' ? steps[current + 1] : undefined;
    const state: ApprovalState = next ? 'pending' : input.decision;
    return { set: { steps, state, waitingFor: next?.role ?? null }, detail: { decision: input.decision, opinion: input.opinion }, events: next ? [] : [decided(approval, state)] };
  });
}

/** The applicant asks again for what was returned to him, from the first step on. */
export function resubmitApproval(ctx: Context, id: string, reason: string): Promise<Approval> {
  return byApplicant(ctx, id, 'approval.resubmit', 'returned', (approval) => ({
    set: { reason, state: 'pending', appliedAt: ctx.clock.now(), steps: approval.steps.map(freshStep), waitingFor: approval.steps[0]?.role },
    push: { earlier: { at: approval.appliedAt, reason: approval.reason, steps: approval.steps } },
  }));
}

/** The applicant takes it back before it is decided. */
export function withdrawApproval(ctx: Context, id: string): Promise<Approval> {
  return byApplicant(ctx, id, 'approval.withdraw', 'pending', (approval) => ({ set: { state: 'withdrawn', waitingFor: null }, events: [decided(approval, 'withdrawn')] }));
}

function byApplicant(ctx: Context, id: string, verb: string, from: ApprovalState, change: Parameters<typeof auditedChange<Approval>>[4]): Promise<Approval> {
  const actor = staff(ctx);
  return auditedChange(ApprovalModel, id, ctx, verb, (approval) => {
    if (approval.applicant.accountId !== actor.accountId) fail(sees(actor, approval) ? 'forbidden' : 'notFound');
    if (approval.state !== from && !(verb === 'approval.withdraw' && approval.state === 'returned')) fail('wrongState');
    if (approval.state === 'returned' && approval.once) fail('wrongState');
    return change(approval);
  });
}

/** `toDecide`: what waits for the actor; `mine`: what he asked for; `decided`: what he decided. Newest first. */
export async function listApprovals(ctx: Context, query: z.infer<typeof approvalListQuery>): Promise<Page<ApprovalSummary>> {
  const actor = staff(ctx);
  const after = cursorValue(query.cursor);
  const found = await native(ApprovalModel)
    .find({ ...filterOf(actor, query.state), ...(after ? { _id: { $lt: new ObjectId(after) } } : {}) }, { sort: { _id: -1 }, limit: query.limit + 1 })
    .toArray();
  const items = found.slice(0, query.limit).map((approval) => presentApproval(actor, approval));
  return { items, nextCursor: found.length > query.limit ? cursorAfter((items.at(-1) as ApprovalSummary).id) : null };
}

/** How many wait for the actor. */
export async function countApprovalsToDecide(ctx: Context): Promise<number> {
  return native(ApprovalModel).countDocuments(filterOf(staff(ctx), 'toDecide'));
}

/** @throws Fault notFound, also for what the actor has nothing to do with */
export async function getApproval(ctx: Context, id: string): Promise<ApprovalSummary> {
  const actor = staff(ctx);
  const approval = /^[0-9a-f]{24}$/.test(id) ? await native(ApprovalModel).findOne({ _id: new ObjectId(id) }) : null;
  return approval && sees(actor, approval) ? presentApproval(actor, approval) : fail('notFound');
}

function filterOf(actor: StaffActor, state: 'toDecide' | 'mine' | 'decided'): mongoose.mongo.Filter<Approval> {
  if (state === 'mine') return { 'applicant.accountId': actor.accountId };
  if (state === 'decided') return { 'steps.by': actor.accountId };
  if (actor.grants.length === 0) return { _id: { $in: [] } };
  return {
    $or: actor.grants.map(({ role, organisationId, asDeputyOf }) => ({
      waitingFor: role,
      path: new ObjectId(organisationId),
      'applicant.accountId': { $nin: [actor.accountId, ...(asDeputyOf ? [asDeputyOf] : [])] },
    })),
  };
}

/** The grant by which he may decide the current step; never for the applicant, nor for the applicant's deputy by the applicant's own grant. */
function decidingGrant(actor: StaffActor, approval: Approval): Grant | undefined {
  const path = approval.path.map(String);
  if (approval.state !== 'pending' || approval.applicant.accountId === actor.accountId) return undefined;
  return actor.grants.find((grant) => grant.role === approval.waitingFor && path.includes(grant.organisationId) && grant.asDeputyOf !== approval.applicant.accountId);
}

function sees(actor: StaffActor, approval: Approval): boolean {
  const path = approval.path.map(String);
  return approval.applicant.accountId === actor.accountId || approval.steps.some((step) => step.by === actor.accountId) || actor.grants.some((grant) => path.includes(grant.organisationId));
}

function presentApproval(actor: StaffActor, approval: Approval): ApprovalSummary {
  const own = approval.applicant.accountId === actor.accountId;
  return {
    id: approval._id.toHexString(),
    kind: approval.kind,
    state: approval.state,
    title: approval.title,
    reason: approval.reason,
    applicantName: approval.applicant.name,
    appliedAt: approval.appliedAt.toISOString(),
    subject: approval.subject,
    steps: approval.steps.map(({ label, state, byName, at, opinion }) => ({ label, state, byName, at: at?.toISOString() ?? null, opinion })),
    abilities: {
      decide: decidingGrant(actor, approval) !== undefined,
      withdraw: own && (approval.state === 'pending' || (approval.state === 'returned' && !approval.once)),
      resubmit: own && approval.state === 'returned' && !approval.once,
    },
  };
}

function decided(approval: Approval, state: ApprovalState): NewEvent {
  const { kind, subject, payload } = approval;
  return { type: 'approval.decided', payload: { approvalId: approval._id.toHexString(), kind, subject, state, payload } };
}

function freshStep({ label, role }: { label: string; role: Role }): ApprovalStep {
  return { label, role, state: 'pending', by: null, byName: null, asDeputyOf: null, at: null, opinion: null };
}

function staff(ctx: Context): StaffActor {
  return ctx.actor.kind === 'staff' ? ctx.actor : fail('forbidden');
}
