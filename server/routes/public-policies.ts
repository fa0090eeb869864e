import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { createPolicyRequest, policyCommand, policyDetail, policyListQuery, policySummary, publicPolicy, publicPolicyListQuery, publicPolicySummary, returnPolicyRequest, savePolicyRequest } from '../../contracts/public-policy';
import type { Context } from '../../domain/kernel';
import * as policies from '../../domain/public-policy';
import { route, type Download } from '../route';

const params = z.object({ id });

/** One act on one entry, answered with it as it is afterwards. */
function command<B extends z.ZodType>(method: 'post' | 'put', name: string, verb: 'write' | 'approve', summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => ReturnType<typeof policies.createPolicy>) {
  return route({
    method,
    path: `/api/public-policies/:id${name}`,
    surface: 'staff',
    policy: `publicPolicy.${verb}`,
    renewsPublic: verb === 'approve',
    summary,
    params,
    body: body as z.ZodType,
    response: policyDetail,
    handle: async ({ params, body, ctx }) => policies.presentDetail(ctx, await act(ctx, params.id, body as z.output<B>)),
  });
}

export const policyRoutes = [
  route({ method: 'get', path: '/api/public-policies', surface: 'staff', policy: 'publicPolicy.list', summary: '政策库，最近有变化的在前', query: policyListQuery, response: page(policySummary), handle: ({ query, ctx }) => policies.listPolicies(ctx, query) }),
  route({
    method: 'post',
    path: '/api/public-policies',
    surface: 'staff',
    policy: 'publicPolicy.write',
    summary: '起草一条政策',
    body: createPolicyRequest,
    response: policyDetail,
    status: 201,
    handle: async ({ body, ctx }) => policies.presentDetail(ctx, await policies.createPolicy(ctx, body.content)),
  }),
  route({ method: 'get', path: '/api/public-policies/:id', surface: 'staff', policy: 'publicPolicy.list', summary: '一条政策：在写的、公开的、以前各版', params, response: policyDetail, handle: ({ params, ctx }) => policies.showPolicy(ctx, params.id) }),
  command('put', '', 'write', '改草稿；只有公开版时，从它开始写新版', savePolicyRequest, (ctx, policyId, { version, content }) => policies.savePolicy(ctx, policyId, version, content)),
  command('post', '/submission', 'write', '送审', policyCommand, (ctx, policyId, { version }) => policies.submitPolicy(ctx, policyId, version)),
  command('post', '/discard', 'write', '放弃在写的新版，公开版不变', policyCommand, (ctx, policyId, { version }) => policies.discardDraft(ctx, policyId, version)),
  command('post', '/approval', 'approve', '审核通过，马上公开，原来的一版留存', policyCommand, (ctx, policyId, { version }) => policies.approvePolicy(ctx, policyId, version)),
  command('post', '/return', 'approve', '退回，写明理由', returnPolicyRequest, (ctx, policyId, { version, opinion }) => policies.returnPolicy(ctx, policyId, version, opinion)),
];

export const publicPolicyRoutes = [
  route({ method: 'get', path: '/api/public/policies', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '查政策：按字、拼音或首字母，按类别；失效的排在后面', query: publicPolicyListQuery, response: page(publicPolicySummary), handle: ({ query, ctx }) => policies.listPublicPolicies(ctx, query) }),
  route({ method: 'get', path: '/api/public/policies/:id', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '一条政策：说的什么、谁能申请、怎么申请', params, response: publicPolicy, handle: ({ params, ctx }) => policies.showPublicPolicy(ctx, params.id) }),
  route({
    method: 'get',
    path: '/api/public/policies/:id/files/:fileId',
    surface: 'public',
    policy: 'open',
    summary: '政策的附件',
    params: z.object({ id, fileId: id }),
    response: { download: ['image/jpeg', 'image/webp', 'application/pdf', 'application/octet-stream'] },
    handle: async ({ params, ctx }): Promise<Download> => {
      const { mediaType, kind, name, stream } = await policies.openPolicyFile(ctx, params.id, params.fileId);
      return { type: mediaType, body: stream, maxAgeSeconds: 3600, ...(kind === 'document' ? { filename: name } : {}) };
    },
  }),
];
