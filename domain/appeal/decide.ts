import { appealFilesMax, type DecideAppealRequest, type ResubmitAppealRequest } from '../../contracts/appeal';
import { auditedChange, authorize, can, claimFiles, decideApproval, fail, resubmitApproval, withdrawApproval, type Context } from '../kernel';
import { agree, loadAppeal } from './agree';
import { AppealModel, type Appeal } from './model';
import { whyNotDecide } from './policy';

/** @throws Fault notFound, also for what lies outside the scope or is not for the viewer */
export async function visibleAppeal(ctx: Context, id: string): Promise<Appeal> {
  const appeal = await loadAppeal(id);
  authorize(ctx.actor, 'appeal.list', appeal);
  return appeal;
}

/**
 * Agrees, refuses or gives it back. The approval decides who may; what follows for the rating follows at once.
 * @throws Fault notFound, forbidden, wrongState, badRequest
 */
export async function decideAppeal(ctx: Context, id: string, input: DecideAppealRequest): Promise<Appeal> {
  const appeal = await visibleAppeal(ctx, id);
  const reason = whyNotDecide(ctx.actor, appeal);
  if (reason) fail('forbidden', { message: reason });
  if (!can(ctx.actor, 'appeal.decide', appeal)) fail('forbidden');
  await decideApproval(ctx, id, input);
  return agree(ctx, appeal._id);
}

/** The applicant takes it back while it is not decided. @throws Fault notFound, forbidden, wrongState */
export async function withdrawAppeal(ctx: Context, id: string): Promise<Appeal> {
  const appeal = await visibleAppeal(ctx, id);
  mustBeApplicant(ctx, appeal);
  await withdrawApproval(ctx, id);
  return agree(ctx, appeal._id);
}

/** The applicant completes what was given back to him; files are added. @throws Fault notFound, forbidden, wrongState, badRequest */
export const resubmitAppeal = async (ctx: Context, id: string, input: ResubmitAppealRequest): Promise<Appeal> => completeAppeal(ctx, await visibleAppeal(ctx, id), input);

/** The same for an appeal that the caller has found for the applicant. @throws Fault forbidden, wrongState, badRequest */
export async function completeAppeal(ctx: Context, appeal: Appeal, input: ResubmitAppealRequest): Promise<Appeal> {
  mustBeApplicant(ctx, appeal);
  const id = appeal._id.toHexString();
  await auditedChange(AppealModel, appeal._id, ctx, 'appeal.resubmit', async (before) => {
    if (before.state !== 'returned') fail('wrongState');
    const known = new Set(before.fileIds.map(String));
    const added = input.fileIds.filter((file) => !known.has(file));
    if (known.size + added.length > appealFilesMax) fail('badRequest', { fields: [{ path: 'fileIds', message: `连原来的一起最多 ${appealFilesMax} 份材料` }] });
    const fileIds = [...before.fileIds, ...(added.length > 0 ? await claimFiles(ctx, added, { type: 'appeal', id }) : [])];
    return { set: { reason: input.reason, fileIds }, detail: { files: fileIds.length } };
  });
  await resubmitApproval(ctx, id, input.reason);
  return agree(ctx, appeal._id);
}

function mustBeApplicant(ctx: Context, appeal: Appeal): void {
  if (ctx.actor.kind !== 'staff' || appeal.applicant.accountId !== ctx.actor.accountId) fail('forbidden', { message: '只有提出的人能撤回或补充。' });
}
