import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { alertListQuery, comparison, comparisonQuery, exchangeQuery, seeAlertRequest, statisticsAlert, statisticsBoard, statisticsQuery, statisticsRebuild, statisticsScopes, statisticsTableQuery } from '../../contracts/statistics';
import { recordAccess } from '../../domain/kernel';
import * as statistics from '../../domain/statistics';
import { exportRoute } from '../export-route';
import { route } from '../route';

const policy = 'statistics.view';
const table = { policy, query: statisticsTableQuery } as const;

export const statisticsRoutes = [
  route({ method: 'get', path: '/api/statistics/board', surface: 'staff', policy, summary: '看板：一个范围、一段日子的评议', query: statisticsQuery, response: statisticsBoard, handle: ({ query, ctx }) => statistics.showBoard(ctx, query) }),
  route({ method: 'get', path: '/api/statistics/scopes', surface: 'staff', policy, summary: '可以看哪些机构的统计，上级在前', response: statisticsScopes, handle: ({ ctx }) => statistics.listScopes(ctx) }),
  route({
    method: 'get',
    path: '/api/statistics/comparison',
    surface: 'staff',
    policy,
    summary: '窗口、部门或大厅对比，不足 30 条的不排名',
    query: comparisonQuery,
    response: comparison,
    handle: ({ query, ctx }) => statistics.compareUnits(ctx, query),
  }),
  exportRoute({ ...table, list: '/api/statistics/comparison', title: '对比', query: comparisonQuery, columns: statistics.comparisonColumns, rows: statistics.comparisonRows }),
  exportRoute({ ...table, list: '/api/statistics/days', title: '逐日评议', columns: statistics.dayColumns, rows: statistics.dayRows }),
  exportRoute({ ...table, list: '/api/statistics/reasons', title: '原因', columns: statistics.reasonColumns, rows: statistics.reasonRows }),
  exportRoute({ ...table, list: '/api/statistics/hours', title: '时段', columns: statistics.hourColumns, rows: statistics.hourRows }),
  route({ method: 'get', path: '/api/statistics/alerts', surface: 'staff', policy: 'alert.list', summary: '要看一看的：逾期的在前，再按发现时间', query: alertListQuery, response: page(statisticsAlert), handle: ({ query, ctx }) => statistics.listAlerts(ctx, query) }),
  route({
    method: 'post',
    path: '/api/statistics/alerts/:id/seen',
    surface: 'staff',
    policy: 'alert.see',
    summary: '看过一条提醒，写明看到了什么、怎么处理',
    params: z.object({ id }),
    body: seeAlertRequest,
    response: statisticsAlert,
    handle: ({ params, body, ctx }) => statistics.seeAlert(ctx, params.id, body.note),
  }),
  route({
    method: 'get',
    path: '/api/statistics/exchange',
    surface: 'staff',
    policy: 'statistics.exchange',
    summary: '报送文件，字段按国家“好差评”数据表，导出留痕',
    query: exchangeQuery,
    response: { download: ['application/json'] },
    rateLimit: { points: 10, perSeconds: 60 },
    handle: async ({ query, ctx }) => {
      const body = await statistics.exchangeFile(ctx, query);
      await recordAccess(ctx, { type: 'statistics', id: 'exchange' }, 'statistics.exported', { from: query.from, to: query.to, format: 'json' });
      return { type: 'application/json', body, filename: `好差评报送 ${query.from} 至 ${query.to}.json` };
    },
  }),
  route({ method: 'get', path: '/api/statistics/rebuild', surface: 'staff', policy: 'statistics.rebuild', summary: '重新数统计，数到哪里', response: statisticsRebuild, handle: () => statistics.showRebuild() }),
  route({ method: 'post', path: '/api/statistics/rebuild', surface: 'staff', policy: 'statistics.rebuild', summary: '从每一条评议重新数一遍统计', response: statisticsRebuild, status: 202, handle: ({ ctx }) => statistics.askRebuild(ctx) }),
];
