import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { clueFileQuery } from '../../contracts/clue-desk';
import * as contract from '../../contracts/clue-upward';
import * as clue from '../../domain/clue';
import type { Context } from '../../domain/kernel';
import { upwardOpener } from '../../templates';
import { route, type Route } from '../route';

const params = z.object({ id });
const reading = { points: 120, perSeconds: 60 };

/** One act on one of them, answered with it as it is afterwards. */
function act<B extends z.ZodType<object>>(name: string, verb: string, summary: string, body: B, carryOut: (ctx: Context, id: string, body: z.output<B>) => Promise<clue.UpwardReport>): Route {
  return route({
    method: 'post',
    path: `/api/upward/:id/${name}`,
    surface: 'staff',
    policy: `upward.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    response: contract.upwardDetail,
    handle: async ({ params, body, ctx }) => clue.upwardDetailOf(ctx, await carryOut(ctx, params.id, body as z.output<B>)),
  });
}

export const clueUpwardRoutes = [
  route({ method: 'get', path: '/api/upward', surface: 'staff', policy: 'upward.list', summary: '上送件：编号、日子、到哪一步，只有自己经手的', query: contract.upwardListQuery, response: page(contract.upwardSummary), handle: ({ query, ctx }) => clue.listUpward(ctx, query) }),
  route({ method: 'get', path: '/api/upward/head', surface: 'staff', policy: 'upward.head', summary: '本委主要负责人是谁', response: contract.upwardHead, handle: ({ ctx }) => clue.showHead(ctx) }),
  route({ method: 'put', path: '/api/upward/head', surface: 'staff', policy: 'upward.head', summary: '指明本委主要负责人：上送件封给他，反映他的直接上送', body: contract.saveUpwardHeadRequest, response: contract.upwardHead, handle: ({ body, ctx }) => clue.saveHead(ctx, body) }),
  route({ method: 'get', path: '/api/upward/opener', surface: 'staff', policy: 'upward.list', summary: '打开加密文件的网页，随文件交给上级，不联网也能用', response: { download: ['text/html'] }, handle: () => ({ type: 'text/html; charset=utf-8', body: upwardOpener(), filename: '打开上送件.html' }) }),
  route({ method: 'get', path: '/api/upward/:id', surface: 'staff', policy: 'upward.list', summary: '一件上送件，不含内容', params, response: contract.upwardDetail, handle: ({ params, ctx }) => clue.showUpward(ctx, params.id) }),
  route({ method: 'post', path: '/api/upward/:id/opening', surface: 'staff', policy: 'upward.open', summary: '看内容，先留痕；每天第一次写理由', params, body: contract.openUpwardRequest, response: contract.openedUpward, rateLimit: reading, handle: ({ params, body, ctx }) => clue.openUpward(ctx, params.id, body) }),
  route({
    method: 'get',
    path: '/api/upward/:id/files/:fileId',
    surface: 'staff',
    policy: 'upward.open',
    summary: '一个附件，在内存里解开，不缓存；在页面里看，或另存，各自留痕',
    params: z.object({ id, fileId: id }),
    query: clueFileQuery,
    response: { download: ['application/octet-stream'] },
    rateLimit: reading,
    handle: async ({ params, query: { take }, ctx }) => {
      const { file, bytes } = await clue.openUpwardFile(ctx, params.id, params.fileId, take);
      return { type: file.mediaType, body: bytes, ...(take === 'view' ? {} : { filename: file.name }) };
    },
  }),
  act('identity-request', 'askIdentity', '请身份保管人放开身份，随件上送', contract.upwardIdentityRequest, clue.askUpwardIdentity),
  act('identity', 'releaseIdentity', '放开身份给上送的人', contract.upwardIdentityRequest, clue.releaseUpwardIdentity),
  act('hand-over', 'handOver', '移交，只一次：打印或加密文件、交给谁', contract.handOverRequest, clue.handOverUpward),
  route({ method: 'post', path: '/api/upward/:id/print', surface: 'staff', policy: 'upward.handOver', summary: '打印交接单，每次留痕', params, body: contract.upwardNothingRequest, handle: ({ params, ctx }) => clue.printUpward(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/upward/:id/package',
    surface: 'staff',
    policy: 'upward.handOver',
    summary: '移交用的加密文件，口令由页面生成，不留存',
    params,
    body: contract.packageRequest,
    response: { download: ['application/octet-stream'] },
    rateLimit: { points: 10, perSeconds: 60 },
    handle: async ({ params, body, ctx }) => {
      const { name, bytes } = await clue.packageUpward(ctx, params.id, body);
      return { type: 'application/octet-stream', body: bytes, filename: name };
    },
  }),
  route({ method: 'post', path: '/api/upward/:id/return', surface: 'staff', policy: 'upward.giveBack', summary: '反映的显然是别人：退回登记，成为一般线索', params, body: contract.returnUpwardRequest, handle: ({ params, body, ctx }) => clue.giveBackUpward(ctx, params.id, body) }),
  act('destruction', 'destroy', '上级收到了：销毁，留下销毁记录', contract.destroyUpwardRequest, clue.destroyUpward),
  route({
    method: 'post',
    path: '/api/clues/:id/sealing-upward',
    surface: 'staff',
    policy: 'clue.sealUpward',
    summary: '封存上送：反映上级管理的干部或本委主要负责人的，封给上送的人，线索不再留',
    params,
    body: contract.sealUpwardRequest,
    response: contract.sealedUpward,
    handle: ({ params, body, ctx }) => clue.sealUpward(ctx, { id: params.id, version: body.version }, body),
  }),
];
