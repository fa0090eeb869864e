import type { z } from 'zod';
import type { ApprovalKind, ApprovalSummary, approvalListQuery } from '../../../contracts/approval';
import type { Page } from '../../../contracts/common';
import type { Context, StaffActor } from '../context';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { cursorAfter, cursorValue } from '../page';
import { ApprovalModel, type Approval } from './model';
import { decidingGrant, filterOf, sees, staff } from './rules';

/** `toDecide`: what waits for the actor; `mine`: what he asked for; `decided`: what he decided. Newest first. */
export async function listApprovals(ctx: Context, query: z.infer<typeof approvalListQuery>, except?: ApprovalKind): Promise<Page<ApprovalSummary>> {
  const actor = staff(ctx);
  const after = cursorValue(query.cursor);
  const found = await native(ApprovalModel)
    .find({ ...filterOf(actor, query.state), ...(except ? { kind: { $ne: except } } : {}), ...(after ? { _id: { $lt: new ObjectId(after) } } : {}) }, { sort: { _id: -1 }, limit: query.limit + 1 })
    .toArray();
  const items = found.slice(0, query.limit).map((approval) => presentApproval(actor, approval));
  return { items, nextCursor: found.length > query.limit ? cursorAfter((items.at(-1) as ApprovalSummary).id) : null };
}

/** Ids of what waits for the actor, of one kind. */
export async function approvalsToDecide(ctx: Context, kind: ApprovalKind): Promise<ObjectId[]> {
  return (await native(ApprovalModel).find({ ...filterOf(staff(ctx), 'toDecide'), kind }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
}

/** An approval by id, or null; asks for no authority: for capabilities, not for doors. */
export function findApproval(id: ObjectId): Promise<Approval | null> {
  return native(ApprovalModel).findOne({ _id: id });
}

/** @throws Fault notFound, also for what the actor has nothing to do with */
export async function getApproval(ctx: Context, id: string): Promise<ApprovalSummary> {
  const actor = staff(ctx);
  const approval = /^[0-9a-f]{24}$/.test(id) ? await native(ApprovalModel).findOne({ _id: new ObjectId(id) }) : null;
  return approval && sees(actor, approval) ? presentApproval(actor, approval) : fail('notFound');
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
