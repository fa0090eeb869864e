import { z } from 'zod';
import {
  accountCreated,
  accountDetail,
  accountListQuery,
  accountStateLabels,
  accountSummary,
  appointDeputyRequest,
  colleagueList,
  colleagueListQuery,
  createAccountRequest,
  departAccountRequest,
  grantRoleRequest,
  passwordReset,
  resetAccountRequest,
  revokeRoleRequest,
} from '../../contracts/account';
import { id, page } from '../../contracts/common';
import { roleLabels } from '../../contracts/roles';
import {
  appointDeputy,
  createAccount,
  departAccount,
  eachAccount,
  endDeputy,
  grantRole,
  listAccounts,
  listColleagues,
  resetPassword,
  resetSecondFactor,
  revokeRole,
  shanghaiDay,
  showAccount,
  unlockAccount,
  type Context,
} from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

function command<B extends z.ZodType>(name: string, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<unknown>) {
  return route({
    method: 'post',
    path: `/api/accounts/:id/${name}`,
    surface: 'staff',
    policy: `account.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    handle: async ({ params, body, ctx }) => {
      await act(ctx, params.id, body as z.output<B>);
    },
  });
}

export const accountRoutes = [
  route({ method: 'get', path: '/api/accounts', surface: 'staff', policy: 'account.list', summary: '账号清单', query: accountListQuery, response: page(accountSummary), handle: ({ query, ctx }) => listAccounts(ctx, query) }),
  exportRoute({
    list: '/api/accounts',
    policy: 'account.export',
    title: '账号',
    query: accountListQuery,
    rows: eachAccount,
    columns: [
      { header: '用户名', value: (one) => one.username },
      { header: '姓名', value: (one) => one.name },
      { header: '状态', value: (one) => accountStateLabels[one.state] },
      { header: '角色', value: (one) => one.grants.map((grant) => `${roleLabels[grant.role]}（${grant.organisationName}）`).join('、'), width: 50 },
      { header: '动态验证码', value: (one) => (one.secondFactor ? '已绑定' : '未绑定') },
      { header: '最近登录', value: (one) => one.lastSignInAt && shanghaiDay(new Date(one.lastSignInAt)) },
    ],
  }),
  route({ method: 'get', path: '/api/accounts/colleagues', surface: 'staff', policy: 'account.colleagues', summary: '可以请谁代理、把事交给谁', query: colleagueListQuery, response: colleagueList, handle: ({ query, ctx }) => listColleagues(ctx, query) }),
  route({ method: 'get', path: '/api/accounts/:id', surface: 'staff', policy: 'account.list', summary: '一个账号', params, response: accountDetail, handle: ({ params, ctx }) => showAccount(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/accounts',
    surface: 'staff',
    policy: 'account.create',
    summary: '开账号，初始密码只显示这一次',
    body: createAccountRequest,
    response: accountCreated,
    status: 201,
    handle: async ({ body, ctx }) => {
      const { account, firstPassword } = await createAccount(ctx, body);
      return { account: await showAccount(ctx, account._id.toHexString()), firstPassword };
    },
  }),
  command('grants', 'grant', '授予角色', grantRoleRequest, grantRole),
  command('grants/revoke', 'revoke', '收回角色', revokeRoleRequest, revokeRole),
  route({ method: 'post', path: '/api/accounts/:id/reset-password', surface: 'staff', policy: 'account.resetPassword', summary: '重置密码，新的初始密码只显示这一次', params, body: resetAccountRequest, response: passwordReset, handle: ({ params, body, ctx }) => resetPassword(ctx, params.id, body) }),
  command('reset-second-factor', 'resetSecondFactor', '解绑动态验证码，下次登录重新绑定', resetAccountRequest, resetSecondFactor),
  command('unlock', 'unlock', '解锁', resetAccountRequest, unlockAccount),
  command('deputies', 'appointDeputy', '请人代理一段时间', appointDeputyRequest, appointDeputy),
  route({
    method: 'post',
    path: '/api/accounts/:id/deputies/:deputyId/end',
    surface: 'staff',
    policy: 'account.appointDeputy',
    summary: '提前结束代理',
    params: z.object({ id, deputyId: id }),
    handle: async ({ params, ctx }) => {
      await endDeputy(ctx, params.id, params.deputyId);
    },
  }),
  command('depart', 'depart', '离任：停用账号，在办的事一并移交', departAccountRequest, departAccount),
];
