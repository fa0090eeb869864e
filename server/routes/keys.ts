import { z } from 'zod';
import {
  beginCeremonyRequest,
  beginRecoveryRequest,
  ceremonyBegun,
  ceremonyView,
  certifyRequest,
  checkedShares,
  checkSharesRequest,
  confirmShareRequest,
  finishCeremonyRequest,
  keyEndLabels,
  keyHolderPage,
  keyHolderQuery,
  keyStateLabels,
  moveStep,
  moveStepRequest,
  onlyMine,
  ownKey,
  recovery,
  recoveryPage,
  recoveryQuery,
  recoveryStepRequest,
  rotateKeyRequest,
  withdrawKeyRequest,
} from '../../contracts/keys';
import { id } from '../../contracts/common';
import { roleLabels } from '../../contracts/roles';
import {
  authenticate,
  beginCeremony,
  beginRecovery,
  cancelCeremony,
  certifyKeyPair,
  confirmShare,
  continueRecovery,
  eachKeyHolder,
  fail,
  finishCeremony,
  listKeyHolders,
  listOnlyMine,
  listRecoveries,
  moveOwnKeys,
  rotateOwnKeys,
  shanghaiDay,
  showCeremony,
  showOwnKey,
  tryShares,
  withdrawKeyPair,
} from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { giveSession, sessionToken } from '../guard/session';
import { route, type RateLimit } from '../route';

const params = z.object({ id });
/** Shares are long enough not to be guessed; this only keeps a script from trying. */
const few: RateLimit = { points: 30, perSeconds: 60 };

const ownRoutes = [
  route({ method: 'get', path: '/api/keys/own', surface: 'staff', policy: 'ownKey.read', summary: '自己的密钥：指纹、核对了没有、这次登录打开了没有', response: ownKey, handle: ({ ctx }) => showOwnKey(ctx) }),
  route({ method: 'get', path: '/api/keys/own/only-mine', surface: 'staff', policy: 'ownKey.read', summary: '只有自己能打开的，离任前要交出去', response: onlyMine, handle: ({ ctx }) => listOnlyMine(ctx) }),
  route({
    method: 'post',
    path: '/api/keys/own/rotation',
    surface: 'staff',
    policy: 'ownKey.read',
    summary: '自己换一把密钥，其他地方的登录全部退出',
    body: rotateKeyRequest,
    response: ownKey,
    rateLimit: few,
    handle: async ({ body, ctx, koa }) => {
      const { token } = await rotateOwnKeys(sessionToken(koa) ?? '', body, ctx);
      giveSession(koa, token);
      const { actor, keys } = (await authenticate(token, ctx.clock)) ?? fail('unauthenticated');
      return showOwnKey({ ...ctx, actor, ...(keys ? { keys } : {}) });
    },
  }),
  route({ method: 'post', path: '/api/keys/own/moving', surface: 'staff', policy: 'ownKey.read', summary: '把封给旧密钥的改封给新密钥，一次一段', body: moveStepRequest, response: moveStep, handle: ({ body, ctx }) => moveOwnKeys(ctx, body.after) }),
];

const holderRoutes = [
  route({ method: 'get', path: '/api/keys/holders', surface: 'staff', policy: 'ceremony.certify', summary: '谁有密钥，核对了没有', query: keyHolderQuery, response: keyHolderPage, handle: ({ query, ctx }) => listKeyHolders(ctx, query) }),
  exportRoute({
    list: '/api/keys/holders',
    policy: 'ceremony.certify',
    title: '密钥清单',
    query: keyHolderQuery,
    rows: eachKeyHolder,
    columns: [
      { header: '姓名', value: (one) => one.name },
      { header: '用户名', value: (one) => one.username },
      { header: '角色', value: (one) => (one.departed ? '已离任' : one.grants.map((grant) => `${roleLabels[grant.role]}（${grant.organisationName}）`).join('、')), width: 50 },
      { header: '密钥', value: (one) => keyStateLabels[one.state] },
      { header: '生成', value: (one) => one.since && shanghaiDay(new Date(one.since)) },
      { header: '确认', value: (one) => one.certified && `${shanghaiDay(new Date(one.certified.at))} ${one.certified.byName}` },
      { header: '停用', value: (one) => one.ended && `${shanghaiDay(new Date(one.ended.at))} ${keyEndLabels[one.ended.reason]}` },
    ],
  }),
  route({
    method: 'post',
    path: '/api/keys/:id/certificate',
    surface: 'staff',
    policy: 'ceremony.certify',
    summary: '核对指纹，确认密钥是他本人的',
    params,
    body: certifyRequest,
    rateLimit: few,
    handle: async ({ params, body, ctx }) => {
      await certifyKeyPair(ctx, params.id, body);
    },
  }),
  route({
    method: 'post',
    path: '/api/keys/:id/withdrawal',
    surface: 'staff',
    policy: 'ceremony.certify',
    summary: '撤销密钥，马上打不开任何东西',
    params,
    body: withdrawKeyRequest,
    handle: async ({ params, body, ctx }) => {
      await withdrawKeyPair(ctx, params.id, body);
    },
  }),
];

const ceremonyRoutes = [
  route({ method: 'get', path: '/api/keys/ceremony', surface: 'staff', policy: 'ceremony.read', summary: '密钥仪式做到哪一步', response: ceremonyView, handle: ({ ctx }) => showCeremony(ctx) }),
  route({ method: 'post', path: '/api/keys/ceremony', surface: 'staff', policy: 'ceremony.hold', summary: '开始密钥仪式，三份恢复份额只答这一次', body: beginCeremonyRequest, response: ceremonyBegun, status: 201, rateLimit: few, handle: ({ body, ctx }) => beginCeremony(ctx, body) }),
  route({
    method: 'post',
    path: '/api/keys/ceremony/:id/shares/:number/confirmation',
    surface: 'staff',
    policy: 'ceremony.hold',
    summary: '从纸上输回一组，核对一份份额',
    params: z.object({ id, number: z.coerce.number().int().min(1, '份额编号是 1 到 3').max(3, '份额编号是 1 到 3') }),
    body: confirmShareRequest,
    rateLimit: few,
    handle: async ({ params, body, ctx }) => {
      await confirmShare(ctx, params.id, params.number, body);
    },
  }),
  route({
    method: 'post',
    path: '/api/keys/ceremony/:id/finish',
    surface: 'staff',
    policy: 'ceremony.hold',
    summary: '完成密钥仪式，开始生效',
    params,
    body: finishCeremonyRequest,
    handle: async ({ params, body, ctx }) => {
      await finishCeremony(ctx, params.id, body);
    },
  }),
  route({
    method: 'post',
    path: '/api/keys/ceremony/:id/cancel',
    surface: 'staff',
    policy: 'ceremony.hold',
    summary: '作废没做完的仪式，打印的份额随之无效',
    params,
    handle: async ({ params, ctx }) => {
      await cancelCeremony(ctx, params.id);
    },
  }),
];

const recoveryRoutes = [
  route({ method: 'post', path: '/api/keys/shares/check', surface: 'staff', policy: 'ceremony.recover', summary: '两份份额对不对，能打开什么', body: checkSharesRequest, response: checkedShares, rateLimit: few, handle: ({ body, ctx }) => tryShares(ctx, body) }),
  route({ method: 'get', path: '/api/keys/recoveries', surface: 'staff', policy: 'ceremony.read', summary: '恢复份额用过几次、谁用的、为什么', query: recoveryQuery, response: recoveryPage, handle: ({ query, ctx }) => listRecoveries(ctx, query) }),
  route({
    method: 'post',
    path: '/api/keys/recoveries',
    surface: 'staff',
    policy: 'ceremony.recover',
    summary: '用两份份额开始恢复',
    body: beginRecoveryRequest,
    response: recovery,
    status: 201,
    rateLimit: few,
    handle: ({ body, ctx }) => beginRecovery(ctx, body),
  }),
  route({ method: 'post', path: '/api/keys/recoveries/:id/steps', surface: 'staff', policy: 'ceremony.recover', summary: '恢复往前做一段', params, body: recoveryStepRequest, response: recovery, rateLimit: { points: 600, perSeconds: 60 }, handle: ({ params, body, ctx }) => continueRecovery(ctx, params.id, body) }),
];

export const keyRoutes = [...ownRoutes, ...holderRoutes, ...ceremonyRoutes, ...recoveryRoutes];
