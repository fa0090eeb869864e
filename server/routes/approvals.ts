import { z } from 'zod';
import { approvalListQuery, approvalSummary, decideApprovalRequest, resubmitApprovalRequest } from '../../contracts/approval';
import { id, page } from '../../contracts/common';
import { decideApproval, getApproval, listApprovals, resubmitApproval, withdrawApproval } from '../../domain/kernel';
import { route } from '../route';

const params = z.object({ id });

export const approvalRoutes = [
  route({ method: 'get', path: '/api/approvals', surface: 'staff', policy: 'approval.list', summary: '待我批、我申请的、我批过的', query: approvalListQuery, response: page(approvalSummary), handle: ({ query, ctx }) => listApprovals(ctx, query) }),
  route({ method: 'get', path: '/api/approvals/:id', surface: 'staff', policy: 'approval.list', summary: '一件审批', params, response: approvalSummary, handle: ({ params, ctx }) => getApproval(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/approvals/:id/decision',
    surface: 'staff',
    policy: 'approval.list',
    summary: '同意、不同意或退回，自己申请的不能自己批',
    params,
    body: decideApprovalRequest,
    handle: async ({ params, body, ctx }) => {
      await decideApproval(ctx, params.id, body);
    },
  }),
  route({
    method: 'post',
    path: '/api/approvals/:id/resubmission',
    surface: 'staff',
    policy: 'approval.list',
    summary: '退回后重新申请',
    params,
    body: resubmitApprovalRequest,
    handle: async ({ params, body, ctx }) => {
      await resubmitApproval(ctx, params.id, body.reason);
    },
  }),
  route({
    method: 'post',
    path: '/api/approvals/:id/withdrawal',
    surface: 'staff',
    policy: 'approval.list',
    summary: '撤回自己的申请',
    params,
    handle: async ({ params, ctx }) => {
      await withdrawApproval(ctx, params.id);
    },
  }),
];
