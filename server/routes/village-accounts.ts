import { z } from 'zod';
import {
  accountsBasis,
  accountsBasisQuery,
  accountsDetail,
  accountsListQuery,
  accountsPage,
  accountsSeries,
  accountsSeriesQuery,
  accountsSettingsShown,
  publicAccounts,
  publicAccountsQuery,
  saveAccountsSettings,
} from '../../contracts/accounts';
import { monthWords } from '../../contracts/accounts-rules';
import { id } from '../../contracts/common';
import * as accounts from '../../domain/disclosure-accounts';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });
const list = '/api/disclosure/accounts';
/** Sums leave as yuan, so that a sheet adds them up. */
const yuanOf = (fen: number): number => fen / 100;

export const publicVillageAccountRoutes = [
  route({
    method: 'get',
    path: '/api/public/villages/:id/accounts',
    surface: 'public',
    policy: 'open',
    cacheSeconds: 60,
    summary: '一个村公开的收支账：这个月、前十二个月、去年同月和相近的村',
    params,
    query: publicAccountsQuery,
    response: publicAccounts,
    handle: ({ params, query }) => accounts.showPublicAccounts(params.id, query.month),
  }),
];

export const villageAccountRoutes = [
  route({ method: 'get', path: list, surface: 'staff', policy: 'villageAccounts.list', summary: '各村各月公开的收支账，新的在前', query: accountsListQuery, response: accountsPage, handle: ({ query, ctx }) => accounts.listAccounts(ctx, query) }),
  exportRoute({
    list,
    policy: 'villageAccounts.export',
    title: '村级账',
    query: accountsListQuery,
    rows: accounts.eachAccounts,
    columns: [
      { header: '乡镇', value: (one) => one.town.name },
      { header: '村（社区）', value: (one) => one.village.name },
      { header: '月份', value: (one) => monthWords(one.monthKey) },
      { header: '上月结余（元）', value: (one) => yuanOf(one.opening) },
      { header: '收入（元）', value: (one) => yuanOf(one.receipts) },
      { header: '支出（元）', value: (one) => yuanOf(one.payments) },
      { header: '月末结余（元）', value: (one) => yuanOf(one.closing) },
      { header: '差（元）', value: (one) => yuanOf(one.difference) },
      { header: '和上月', value: (one) => one.follows.words, width: 40 },
      { header: '笔数', value: (one) => one.lines },
      { header: '公开日', value: (one) => one.publishedOn },
      { header: '晚了几个工作日', value: (one) => one.lateWorkingDays },
    ],
  }),
  route({ method: 'get', path: `${list}/series`, surface: 'staff', policy: 'villageAccounts.list', summary: '十二个月的收支，看得到的村加在一起', query: accountsSeriesQuery, response: accountsSeries, handle: ({ query, ctx }) => accounts.accountsSeries(ctx, query) }),
  route({ method: 'get', path: `${list}/basis`, surface: 'staff', policy: 'villageAccounts.list', summary: '写一个月的账要用的：上月结余、上月的账、收支项目', query: accountsBasisQuery, response: accountsBasis, handle: ({ query, ctx }) => accounts.accountsBasis(ctx, query) }),
  route({ method: 'get', path: `${list}/settings`, surface: 'staff', policy: 'villageAccounts.list', summary: '从多少元起要有凭证照片', response: accountsSettingsShown, handle: ({ ctx }) => accounts.showAccountsSettings(ctx) }),
  route({
    method: 'put',
    path: `${list}/settings`,
    surface: 'staff',
    policy: 'villageAccounts.set',
    summary: '改从多少元起要有凭证照片',
    body: saveAccountsSettings,
    handle: async ({ body, ctx }) => {
      await accounts.saveAccountsRules(ctx, body);
    },
  }),
  route({ method: 'get', path: `${list}/:id`, surface: 'staff', policy: 'villageAccounts.list', summary: '一个月的账，连同每一笔和检查结果', params, response: accountsDetail, handle: ({ params, ctx }) => accounts.showAccounts(ctx, params.id) }),
];
