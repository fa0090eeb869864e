import { comparison, comparisonQuery, statisticsBoard, statisticsQuery, statisticsScopes } from '../../contracts/statistics';
import { compareUnits, listScopes, showBoard } from '../../domain/statistics';
import { route } from '../route';

export const statisticsRoutes = [
  route({ method: 'get', path: '/api/statistics/board', surface: 'staff', policy: 'statistics.view', summary: '看板：一个范围、一段日子的评议', query: statisticsQuery, response: statisticsBoard, handle: ({ query, ctx }) => showBoard(ctx, query) }),
  route({ method: 'get', path: '/api/statistics/scopes', surface: 'staff', policy: 'statistics.view', summary: '可以看哪些机构的统计，上级在前', response: statisticsScopes, handle: ({ ctx }) => listScopes(ctx) }),
  route({
    method: 'get',
    path: '/api/statistics/comparison',
    surface: 'staff',
    policy: 'statistics.view',
    summary: '窗口、部门或大厅对比，不足 30 条的不排名',
    query: comparisonQuery,
    response: comparison,
    handle: ({ query, ctx }) => compareUnits(ctx, query),
  }),
];
