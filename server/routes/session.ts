import { changePasswordRequest, currentSession, secondFactorRequest, signInRequest } from '../../contracts/session';
import { openSessions } from '../../contracts/account';
import { authenticate, changePassword, fail, listOwnSessions, showSession, signIn, signOut, signOutEverywhere, verifySecondFactor, type Context, type OpenedSession } from '../../domain/kernel';
import type { Context as KoaContext } from 'koa';
import { dropSession, giveSession, sessionToken, signedIn } from '../guard/session';
import { route, type RateLimit } from '../route';

const anyStage = ['secondFactor', 'enrolSecondFactor', 'changePassword', 'ready'] as const;
/** One address may hold a whole office; accounts lock by themselves. */
const signInLimit: RateLimit = { points: 60, perSeconds: 60 };

/** Every step of signing in gives the browser a new token, and the page what comes next. */
async function goOn(koa: KoaContext, ctx: Context, { token }: OpenedSession): Promise<Awaited<ReturnType<typeof showSession>>> {
  giveSession(koa, token);
  const authenticated = await authenticate(token, ctx.clock);
  return authenticated ? showSession(authenticated, ctx.clock) : fail('unauthenticated');
}

const ownToken = (koa: KoaContext): string => sessionToken(koa) ?? '';

export const sessionRoutes = [
  route({
    method: 'post',
    path: '/api/session',
    surface: 'staff',
    policy: 'open',
    summary: '登录第一步：用户名和密码',
    body: signInRequest,
    response: currentSession,
    rateLimit: signInLimit,
    handle: async ({ body, ctx, koa }) => goOn(koa, ctx, await signIn(body.username, body.password, ctx)),
  }),
  route({
    method: 'post',
    path: '/api/session/second-factor',
    surface: 'staff',
    policy: 'session',
    stages: ['secondFactor'],
    summary: '登录第二步：动态验证码，登录凭据随之更换',
    body: secondFactorRequest,
    response: currentSession,
    rateLimit: signInLimit,
    handle: async ({ body, ctx, koa }) => goOn(koa, ctx, await verifySecondFactor(ownToken(koa), body.code, ctx)),
  }),
  route({
    method: 'post',
    path: '/api/session/enrol-second-factor',
    surface: 'staff',
    policy: 'session',
    stages: ['enrolSecondFactor'],
    summary: '首次登录：绑定动态验证码',
    body: secondFactorRequest,
    response: currentSession,
    rateLimit: signInLimit,
    handle: async ({ body, ctx, koa }) => goOn(koa, ctx, await verifySecondFactor(ownToken(koa), body.code, ctx)),
  }),
  route({
    method: 'post',
    path: '/api/session/password',
    surface: 'staff',
    policy: 'session',
    stages: ['changePassword', 'ready'],
    summary: '改密码，其他地方的登录全部退出',
    body: changePasswordRequest,
    response: currentSession,
    rateLimit: signInLimit,
    handle: async ({ body, ctx, koa }) => goOn(koa, ctx, await changePassword(ownToken(koa), body, ctx)),
  }),
  route({
    method: 'get',
    path: '/api/session',
    surface: 'staff',
    policy: 'session',
    stages: anyStage,
    summary: '谁登录着，走到哪一步，能办什么',
    response: currentSession,
    handle: ({ ctx, koa }) => showSession(signedIn(koa), ctx.clock),
  }),
  route({
    method: 'delete',
    path: '/api/session',
    surface: 'staff',
    policy: 'session',
    stages: anyStage,
    summary: '退出登录',
    handle: async ({ koa }) => {
      await signOut(ownToken(koa));
      dropSession(koa);
    },
  }),
  route({ method: 'get', path: '/api/session/sessions', surface: 'staff', policy: 'session', summary: '自己在哪些地方登录着', response: openSessions, handle: ({ ctx, koa }) => listOwnSessions(signedIn(koa), ctx.clock) }),
  route({
    method: 'post',
    path: '/api/session/sign-out-everywhere',
    surface: 'staff',
    policy: 'session',
    summary: '退出所有地方的登录',
    handle: async ({ ctx, koa }) => {
      await signOutEverywhere(ownToken(koa), ctx);
      dropSession(koa);
    },
  }),
];
