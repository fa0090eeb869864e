import { ApprovalModel, auditedChange, authorize, fail, native, ObjectId, requestApproval, withdrawApproval, type Context, type DomainEvent } from '../kernel';
import { byOf, carryOut, loadFollowUp, tell } from './command';
import { currentKey, deadlineKey, reconcileDeadlines, wantedDeadlines } from './deadlines';
import { FollowUpModel, type Extension, type FollowUp } from './model';
import { mustAllow } from './situation';

/** Asks the supervisor for more time. At most twice, one request at a time. */
export async function requestExtension(ctx: Context, id: string, input: { version: number; workingDays: number; reason: string }): Promise<FollowUp> {
  const seen = await loadFollowUp(id);
  authorize(ctx.actor, 'followUp.list', seen);
  authorize(ctx.actor, 'followUp.requestExtension', seen);
  if (seen.trail.seq !== input.version) fail('conflict');
  mustAllow('requestExtension', seen, ctx);
  const approval = await requestApproval(ctx, {
    kind: 'followUpExtension',
    subject: { type: 'followUp', id },
    title: `${seen.number} 延期 ${input.workingDays} 个工作日`,
    reason: input.reason,
    path: seen.path,
    steps: [{ label: '评议主管', role: 'ratingSupervisor' }],
    payload: { followUpId: id },
  });
  const approvalId = approval._id.toHexString();
  const extension: Extension = { approvalId, days: input.workingDays, reason: input.reason, state: 'pending', opinion: null, requestedBy: byOf(ctx.actor), deadlines: [] };
  try {
    return await carryOut(ctx, id, 'requestExtension', () => ({ set: {}, push: { extensions: extension }, detail: { days: input.workingDays, reason: input.reason } }), { version: input.version });
  } catch (error) {
    // Somebody was faster: nobody should be asked to approve what was not written down.
    await withdrawApproval(ctx, approvalId);
    throw error;
  }
}

interface Decided {
  approvalId: string;
  kind: string;
  state: string;
  payload: { followUpId?: string };
}

/** What the supervisor decided. A request that was returned stays open until it is asked again or withdrawn. */
export async function extensionDecided(event: DomainEvent, ctx: Context): Promise<void> {
  const { approvalId, kind, state, payload } = event.payload as unknown as Decided;
  if (kind !== 'followUpExtension' || !payload.followUpId || state === 'returned') return;
  const opinion = state === 'withdrawn' ? '申请人撤回' : await lastOpinion(approvalId);
  const after = await auditedChange(FollowUpModel, payload.followUpId, ctx, 'followUp.extensionDecided', (followUp) => {
    const place = followUp.extensions.findIndex((extension) => extension.approvalId === approvalId);
    const asked = followUp.extensions[place];
    if (!asked || asked.state !== 'pending') return null;
    const approved = state === 'approved';
    const decided: Extension = { ...asked, state: approved ? 'approved' : 'rejected', opinion, deadlines: approved ? movedBy(followUp) : [] };
    const events = state === 'withdrawn' ? [] : [tell(followUp, 'followUp.extensionDecided', { approvalId })];
    return { set: { [`extensions.${place}`]: decided }, detail: { state, days: asked.days }, events };
  });
  await reconcileDeadlines(ctx, after);
}

/** Asked for again after a return: the follow-up tells the reason with which it stands now. */
export async function extensionAskedAgain(event: DomainEvent, ctx: Context): Promise<void> {
  const { approvalId, kind, payload } = event.payload as unknown as Decided;
  if (kind !== 'followUpExtension' || !payload.followUpId) return;
  const approval = await native(ApprovalModel).findOne({ _id: new ObjectId(approvalId) });
  await auditedChange(FollowUpModel, payload.followUpId, ctx, 'followUp.extensionAskedAgain', (followUp) => {
    const place = followUp.extensions.findIndex((extension) => extension.approvalId === approvalId);
    const asked = followUp.extensions[place];
    if (!asked || !approval || asked.reason === approval.reason) return null;
    return { set: { [`extensions.${place}`]: { ...asked, reason: approval.reason } }, detail: { reason: approval.reason } };
  });
}

/** An extension moves the deadline of the step it stands at and that of closing, by the same number of days. */
function movedBy(followUp: FollowUp): string[] {
  const running = wantedDeadlines(followUp).filter((deadline) => deadline.end === null);
  const wanted = [currentKey(followUp), deadlineKey(followUp, 'closing')];
  return running.map((deadline) => deadline.key).filter((key) => wanted.includes(key));
}

async function lastOpinion(approvalId: string): Promise<string | null> {
  const approval = await native(ApprovalModel).findOne({ _id: new ObjectId(approvalId) });
  return approval?.steps.at(-1)?.opinion ?? null;
}
