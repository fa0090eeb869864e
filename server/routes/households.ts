import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { householdListQuery, householdSettingsView, householdSlips, householdSummary, householdVillages, issueHouseholdCodesRequest, saveHouseholdPhoneRequest, saveHouseholdSettingsRequest } from '../../contracts/household';
import * as household from '../../domain/household';
import { route } from '../route';

const params = z.object({ id });

export const householdRoutes = [
  route({ method: 'get', path: '/api/households', surface: 'staff', policy: 'household.list', summary: '村里的农户：有没有户码、登记了手机没有', query: householdListQuery, response: page(householdSummary), handle: ({ query, ctx }) => household.listHouseholds(ctx, query) }),
  route({ method: 'get', path: '/api/households/villages', surface: 'staff', policy: 'household.list', summary: '看得到哪些村的农户', response: householdVillages, handle: ({ ctx }) => household.householdVillages(ctx) }),
  route({ method: 'put', path: '/api/households/:id/phone', surface: 'staff', policy: 'household.phone', summary: '登记或去掉收验证码的手机', params, body: saveHouseholdPhoneRequest, response: householdSummary, handle: ({ params, body, ctx }) => household.savePhone(ctx, params.id, body) }),
  route({
    method: 'post',
    path: '/api/household-codes',
    surface: 'staff',
    policy: 'household.issue',
    summary: '出户码，旧的马上作废；码只在这一次答复里',
    body: issueHouseholdCodesRequest,
    response: householdSlips,
    rateLimit: { points: 30, perSeconds: 60 },
    handle: async ({ body, ctx, settings }) => ({ ...(await household.issueCodes(ctx, body)), address: `${settings.publicOrigin}/village/household/index` }),
  }),
  route({ method: 'get', path: '/api/household-settings', surface: 'staff', policy: 'householdSettings.read', summary: '群众凭什么查自家补贴', response: householdSettingsView, handle: ({ ctx }) => household.showHouseholdSettings(ctx) }),
  route({ method: 'put', path: '/api/household-settings', surface: 'staff', policy: 'householdSettings.write', summary: '开关：凭姓名和身份证后四位查', body: saveHouseholdSettingsRequest, response: householdSettingsView, handle: ({ body, ctx }) => household.saveHouseholdSettings(ctx, body) }),
];
