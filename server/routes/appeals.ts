import { z } from 'zod';
import { appealCounts, appealDetail, appealListQuery, appealSummary, decideAppealRequest, fileAppealRequest, proposeJudgementRequest, ratingAppeals, resubmitAppealRequest } from '../../contracts/appeal';
import { id, page } from '../../contracts/common';
import * as appeals from '../../domain/appeal';
import type { Context } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

/** One act, answered with the appeal as it is afterwards. */
function command<B extends z.ZodType>(path: `/api/${string}`, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<appeals.Appeal>, status: 200 | 201 = 200) {
  return route({
    method: 'post',
    path,
    surface: 'staff',
    policy: `appeal.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    response: appealDetail,
    status,
    handle: async ({ params, body, ctx }) => appeals.presentDetail(ctx, await act(ctx, params.id, body as z.output<B>)),
  });
}

export const appealRoutes = [
  route({ method: 'get', path: '/api/appeals', surface: 'staff', policy: 'appeal.list', summary: '申诉复核清单，没有结果的按提出先后，有结果的新的在前', query: appealListQuery, response: page(appealSummary), handle: ({ query, ctx }) => appeals.listAppeals(ctx, query) }),
  route({ method: 'get', path: '/api/appeals/counts', surface: 'staff', policy: 'appeal.list', summary: '各页签的件数', response: appealCounts, handle: ({ ctx }) => appeals.countAppeals(ctx) }),
  exportRoute({ list: '/api/appeals', policy: 'appeal.list', title: '申诉复核', query: appealListQuery, columns: appeals.appealColumns, rows: (ctx, query) => appeals.eachAppeal(ctx, query) }),
  route({ method: 'get', path: '/api/appeals/:id', surface: 'staff', policy: 'appeal.list', summary: '一件申诉复核', params, response: appealDetail, handle: ({ params, ctx }) => appeals.showAppeal(ctx, params.id) }),
  route({ method: 'get', path: '/api/ratings/:id/appeals', surface: 'staff', policy: 'rating.list', summary: '一条评议的申诉复核，和现在能提什么', params, response: ratingAppeals, handle: ({ params, ctx }) => appeals.appealsOfRating(ctx, params.id) }),
  command('/api/ratings/:id/appeals', 'file', '被评的大厅、部门或窗口申诉，看到后 5 个工作日内，一次', fileAppealRequest, appeals.fileAppeal, 201),
  command('/api/ratings/:id/judgement-proposals', 'propose', '委里提出认定误评、恶意或有效', proposeJudgementRequest, appeals.proposeJudgement, 201),
  command('/api/appeals/:id/decision', 'decide', '同意认定、不同意或退回补充，提出的人和被评单位的人不能认定', decideAppealRequest, appeals.decideAppeal),
  command('/api/appeals/:id/resubmission', 'list', '退回后补充再报', resubmitAppealRequest, appeals.resubmitAppeal),
  route({ method: 'post', path: '/api/appeals/:id/withdrawal', surface: 'staff', policy: 'appeal.list', summary: '提出的人撤回', params, response: appealDetail, handle: async ({ params, ctx }) => appeals.presentDetail(ctx, await appeals.withdrawAppeal(ctx, params.id)) }),
];
