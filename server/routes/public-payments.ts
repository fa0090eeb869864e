import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { publicPaymentList, publicPaymentListsQuery, publicPaymentPage, publicPaymentRowsQuery } from '../../contracts/disbursement';
import { askedHouseholdSms, askHouseholdSms, householdEntry, householdEntryRequest, householdMinutes, householdView, householdViewRequest, householdWays } from '../../contracts/household';
import { listPublicPayments, showPublicPayments, viewHousehold } from '../../domain/disbursement';
import { askSms, enterHousehold, householdWays as waysOffered } from '../../domain/household';
import type { AttemptLimit } from '../../runtime/attempts';
import { route } from '../route';

const params = z.object({ id });
/** Of codes and names together: whoever has the right one has it at once, or after two slips of the finger. */
const householdGuesses: AttemptLimit = { name: 'household', failuresPerDay: 20 };

export const publicPaymentRoutes = [
  route({ method: 'get', path: '/api/public/villages/:id/payments', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '一个村公开的发放名单，新的年度在前', params, query: publicPaymentListsQuery, response: page(publicPaymentList), handle: ({ params, query }) => listPublicPayments(params.id, query) }),
  route({ method: 'get', path: '/api/public/payment-lists/:id', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '一份公开的名单，姓名卡号已遮；涉及隐私的项目只有合计', params, query: publicPaymentRowsQuery, response: publicPaymentPage, handle: ({ params, query }) => showPublicPayments(params.id, query) }),
  route({ method: 'get', path: '/api/public/household-ways', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '这里可以凭什么查自家的补贴', response: householdWays, handle: ({ ctx }) => waysOffered(ctx) }),
  route({
    method: 'post',
    path: '/api/public/household/sms',
    surface: 'public',
    policy: 'open',
    summary: '往登记在村里的手机发验证码；登记了没有，答复都一样',
    body: askHouseholdSms,
    response: askedHouseholdSms,
    status: 202,
    rateLimit: { points: 5, perSeconds: 600 },
    handle: async ({ body, ctx }) => {
      await askSms(ctx, body.phone);
      return { minutes: householdMinutes };
    },
  }),
  route({
    method: 'post',
    path: '/api/public/household/entry',
    surface: 'public',
    policy: 'open',
    summary: '凭验证码、户码或姓名查自家的补贴，10 分钟有效',
    body: householdEntryRequest,
    response: householdEntry,
    rateLimit: { points: 10, perSeconds: 60 },
    attempts: householdGuesses,
    handle: ({ body, ctx }) => enterHousehold(ctx, body),
  }),
  route({ method: 'post', path: '/api/public/household/view', surface: 'public', policy: 'open', summary: '自家历年领了什么，谁看过', body: householdViewRequest, response: householdView, rateLimit: { points: 30, perSeconds: 60 }, handle: ({ body, ctx }) => viewHousehold(ctx, body.token) }),
];
