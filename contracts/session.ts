import { z } from 'zod';
import { id, instant } from './common';
import { grant } from './roles';

/** Where a sign-in stands: each step renews the session token. */
export const sessionStage = z.enum(['secondFactor', 'enrolSecondFactor', 'changePassword', 'ready']);
export type SessionStage = z.infer<typeof sessionStage>;

export const signInRequest = z.object({
  username: z.string().trim().min(1, '请填用户名').max(64),
  password: z.string().min(1, '请填密码').max(200),
});
export type SignInRequest = z.infer<typeof signInRequest>;

export const secondFactorRequest = z.object({ code: z.string().regex(/^\d{6}$/, '验证码是 6 位数字') });

/** 至少 12 位，且不含用户名；强度规则见 docs/permissions.md */
export const changePasswordRequest = z.object({
  currentPassword: z.string().min(1, '请填现在的密码').max(200),
  newPassword: z.string().min(12, '新密码至少 12 位').max(200),
});

export const currentSession = z.object({
  stage: sessionStage,
  account: z.object({ id, username: z.string(), name: z.string(), grants: z.array(grant), deputyFor: z.array(z.object({ name: z.string(), until: z.string() })) }),
  /** Menu entries and acts that this person has at all, e.g. 'followUp.list'. */
  abilities: z.record(z.string(), z.boolean()),
  /** Only at stage enrolSecondFactor: what an authenticator app needs. */
  enrolment: z.object({ secret: z.string(), uri: z.string() }).optional(),
  /** Only in demo mode: the current code, so that a trial needs no phone. */
  demoCode: z.string().optional(),
  expiresAt: instant,
});
export type CurrentSession = z.infer<typeof currentSession>;
