import { z } from 'zod';
import {
  bulletinCommand,
  bulletinDetail,
  bulletinListQuery,
  bulletinSummary,
  draftableQuarters,
  draftBulletinRequest,
  publicBulletin,
  publicBulletinListQuery,
  publicBulletinSummary,
  saveBulletinRequest,
  withdrawBulletinRequest,
} from '../../contracts/bulletin';
import { id, page } from '../../contracts/common';
import * as bulletins from '../../domain/bulletin';
import type { Context } from '../../domain/kernel';
import { route } from '../route';

const params = z.object({ id });

/** One act on one bulletin, answered with the bulletin as it is afterwards; a correction is answered with the new edition. */
function command<B extends z.ZodType>(method: 'post' | 'put', name: string, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<bulletins.Bulletin>) {
  return route({
    method,
    path: `/api/bulletins/:id${name}`,
    surface: 'staff',
    policy: `bulletin.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    response: bulletinDetail,
    handle: async ({ params, body, ctx }) => bulletins.presentDetail(ctx, await act(ctx, params.id, body as z.output<B>)),
  });
}

export const bulletinRoutes = [
  route({ method: 'get', path: '/api/bulletins', surface: 'staff', policy: 'bulletin.list', summary: '结果公开的各版，新的在前', query: bulletinListQuery, response: page(bulletinSummary), handle: ({ query, ctx }) => bulletins.listBulletins(ctx, query) }),
  route({ method: 'get', path: '/api/bulletins/quarters', surface: 'staff', policy: 'bulletin.write', summary: '可以起草的季度', response: draftableQuarters, handle: async ({ ctx }) => ({ items: await bulletins.draftableQuarters(ctx) }) }),
  route({
    method: 'post',
    path: '/api/bulletins',
    surface: 'staff',
    policy: 'bulletin.write',
    summary: '按统计起草一个季度的结果公开',
    body: draftBulletinRequest,
    response: bulletinDetail,
    status: 201,
    handle: async ({ body, ctx }) => bulletins.presentDetail(ctx, await bulletins.draftBulletin(ctx, body.quarter)),
  }),
  route({ method: 'get', path: '/api/bulletins/:id', surface: 'staff', policy: 'bulletin.list', summary: '一版结果公开', params, response: bulletinDetail, handle: ({ params, ctx }) => bulletins.showBulletin(ctx, params.id) }),
  command('put', '', 'write', '改文字；像电话、身份证号的不收', saveBulletinRequest, (ctx, bulletinId, { version, ...texts }) => bulletins.saveTexts(ctx, bulletinId, version, texts)),
  command('post', '/figures', 'write', '按现在的统计重新取数，文字不变', bulletinCommand, (ctx, bulletinId, { version }) => bulletins.takeFiguresAgain(ctx, bulletinId, version)),
  command('post', '/submission', 'submit', '送委领导审，审的时候不能再改', bulletinCommand, (ctx, bulletinId, { version }) => bulletins.submitBulletin(ctx, bulletinId, version)),
  command('post', '/withdrawal', 'withdraw', '撤回已公开的，理由公开，内容不再给出', withdrawBulletinRequest, (ctx, bulletinId, { version, reason }) => bulletins.withdrawBulletin(ctx, bulletinId, version, reason)),
  command('post', '/correction', 'write', '起草更正的新版，批准后代替原来的', bulletinCommand, (ctx, bulletinId, { version }) => bulletins.correctBulletin(ctx, bulletinId, version)),
];

export const publicBulletinRoutes = [
  route({ method: 'get', path: '/api/public/bulletins', surface: 'public', policy: 'open', summary: '公开的评议结果，新的在前', query: publicBulletinListQuery, response: page(publicBulletinSummary), handle: ({ query }) => bulletins.listPublicBulletins(query) }),
  route({ method: 'get', path: '/api/public/bulletins/:id', surface: 'public', policy: 'open', summary: '一次公开的结果；撤回和更正过的只剩标题和说明', params, response: publicBulletin, handle: ({ params }) => bulletins.showPublicBulletin(params.id) }),
];
