import { z } from 'zod';
import { id, instant, pageQuery } from './common';

export const approvalKind = z.enum(['followUpExtension', 'ratingJudgement', 'bulletin', 'reminderCampaign']);
export type ApprovalKind = z.infer<typeof approvalKind>;
export const approvalKindLabels: Record<ApprovalKind, string> = { followUpExtension: '回访延期', ratingJudgement: '评议认定', bulletin: '结果公开', reminderCampaign: '专题提醒' };

export const approvalState = z.enum(['pending', 'approved', 'rejected', 'returned', 'withdrawn']);
export type ApprovalState = z.infer<typeof approvalState>;
export const approvalStateLabels: Record<ApprovalState, string> = { pending: '待批', approved: '同意', rejected: '不同意', returned: '退回', withdrawn: '撤回' };

export const approvalListQuery = pageQuery.extend({ state: z.enum(['toDecide', 'mine', 'decided']).default('toDecide') });
export const approvalSummary = z.object({
  id,
  kind: approvalKind,
  state: approvalState,
  title: z.string(),
  reason: z.string(),
  applicantName: z.string(),
  appliedAt: instant,
  subject: z.object({ type: z.string(), id }),
  steps: z.array(z.object({ label: z.string(), state: approvalState, byName: z.string().nullable(), at: instant.nullable(), opinion: z.string().nullable() })),
  abilities: z.record(z.string(), z.boolean()),
});
export type ApprovalSummary = z.infer<typeof approvalSummary>;
/** POST /api/approvals/:id/resubmission — after a return; /withdrawal takes no body. */
export const resubmitApprovalRequest = z.object({ reason: z.string().trim().min(5, '请写明理由，至少 5 个字').max(500) });
export const decideApprovalRequest = z.object({
  decision: z.enum(['approved', 'rejected', 'returned']),
  opinion: z.string().trim().max(500).default(''),
});
