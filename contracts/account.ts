import { z } from 'zod';
import { abilities, day, id, instant, pageQuery } from './common';
import { grant, role } from './roles';

export const accountState = z.enum(['active', 'locked', 'departed']);
export type AccountState = z.infer<typeof accountState>;
export const accountStateLabels: Record<AccountState, string> = { active: '在用', locked: '已锁定', departed: '已离任' };

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,31}$/, '用户名以字母开头，3 到 32 位字母、数字、点或短横');

export const accountSummary = z.object({
  id,
  username: z.string(),
  name: z.string(),
  personId: id.nullable(),
  state: accountState,
  lockedUntil: instant.nullable(),
  grants: z.array(grant),
  secondFactor: z.boolean(),
  mustChangePassword: z.boolean(),
  lastSignInAt: instant.nullable(),
});
export type AccountSummary = z.infer<typeof accountSummary>;

/** GET /api/accounts */
export const accountListQuery = pageQuery.extend({
  role: role.optional(),
  organisationId: id.optional(),
  text: z.string().trim().max(30).optional(),
  departed: z.enum(['with', 'without']).default('without'),
});
export type AccountListQuery = z.infer<typeof accountListQuery>;

/** GET /api/accounts/colleagues — whom one can appoint as deputy or hand work to: ids and names only. */
export const colleagueListQuery = z.object({ role: role.optional(), organisationId: id.optional(), text: z.string().trim().max(30).optional() });
export type ColleagueListQuery = z.infer<typeof colleagueListQuery>;
export const colleagueList = z.object({ items: z.array(z.object({ id, name: z.string(), grants: z.array(grant) })) });

/** 代理: from and until are days, both included. */
export const deputy = z.object({ id, from: day, until: day, fromAccount: z.object({ id, name: z.string() }), toAccount: z.object({ id, name: z.string() }), endedAt: instant.nullable() });
export type Deputy = z.infer<typeof deputy>;

/** GET /api/accounts/:id */
export const accountDetail = accountSummary.extend({
  deputies: z.array(deputy),
  openSessions: z.number().int(),
  departure: z.object({ at: instant, toAccount: z.object({ id, name: z.string() }).nullable(), reason: z.string() }).nullable(),
  version: z.number().int(),
  abilities,
});
export type AccountDetail = z.infer<typeof accountDetail>;

/** POST /api/accounts — by the system administrator; the account has no role until the security administrator grants one. */
export const createAccountRequest = z.object({
  username,
  name: z.string().trim().min(2, '姓名至少 2 个字').max(30, '姓名最多 30 个字'),
  personId: id.optional(),
});
export type CreateAccountRequest = z.infer<typeof createAccountRequest>;
/** The first password is shown this once; it must be changed at the first sign-in. */
export const accountCreated = z.object({ account: accountSummary, firstPassword: z.string() });

const command = z.object({ version: z.number().int().min(0) });
const reason = z.string().trim().min(2, '请写明理由').max(200);

/** POST /api/accounts/:id/grants and DELETE (as POST /api/accounts/:id/grants/revoke) — by the security administrator, never for himself. */
export const grantRoleRequest = command.extend({ role, organisationId: id });
export type GrantRoleRequest = z.infer<typeof grantRoleRequest>;
export const revokeRoleRequest = grantRoleRequest;
/** POST /api/accounts/:id/reset-password → a new first password; /reset-second-factor; /unlock */
export const resetAccountRequest = command.extend({ reason });
export type ResetAccountRequest = z.infer<typeof resetAccountRequest>;
export const passwordReset = z.object({ firstPassword: z.string() });

/** POST /api/accounts/:id/deputies — by the person himself or the security administrator. */
export const appointDeputyRequest = z
  .object({ toAccountId: id, from: day, until: day })
  .refine((value) => value.from <= value.until, { path: ['until'], message: '结束日期早于开始日期' });
export type AppointDeputyRequest = z.infer<typeof appointDeputyRequest>;

/** POST /api/accounts/:id/depart — ends access and hands open work over in one act. */
export const departAccountRequest = command.extend({ toAccountId: id, reason });
export type DepartAccountRequest = z.infer<typeof departAccountRequest>;

/** GET /api/session/sessions — one's own open sessions; POST /api/session/sign-out-everywhere */
export const openSessions = z.object({ items: z.array(z.object({ id, startedAt: instant, lastSeenAt: instant, current: z.boolean() })) });
