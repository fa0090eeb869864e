import { z } from 'zod';
import { id, lightLabels, page } from '../../contracts/common';
import { disclosureClassLabels } from '../../contracts/disclosure';
import * as contract from '../../contracts/disclosure-duty';
import * as duties from '../../domain/disclosure-duty';
import type { Context } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route } from '../route';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = z.object({ id });

/** One act on one duty, answered with the duty as it is afterwards. */
function command<B extends z.ZodType>(name: string, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<duties.Duty>) {
  return route({
    method: 'post',
    path: `/api/disclosure-duties/:id/${name}`,
    surface: 'staff',
    policy: `disclosureDuty.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    response: contract.dutyDetail,
    handle: async ({ params, body, ctx }) => duties.presentDuty(ctx, await act(ctx, params.id, body as z.output<B>)),
  });
}

export const disclosureDutyRoutes = [
  route({ method: 'get', path: '/api/disclosure-duties', surface: 'staff', policy: 'disclosureDuty.list', summary: '各村要公开的，逾期的在前，再按到期日', query: contract.dutyListQuery, response: page(contract.dutySummary), handle: ({ query, ctx }) => duties.listDuties(ctx, query) }),
  route({ method: 'get', path: '/api/disclosure-duties/counts', surface: 'staff', policy: 'disclosureDuty.list', summary: '要公开、临期、逾期各几件', response: contract.dutyCounts, handle: ({ ctx }) => duties.countDuties(ctx) }),
  route({ method: 'get', path: '/api/disclosure-duties/places', surface: 'staff', policy: 'disclosureDuty.list', summary: '看得到的乡镇和村', response: contract.dutyPlaces, handle: ({ ctx }) => duties.dutyPlaces(ctx) }),
  route({ method: 'get', path: '/api/disclosure-duties/analysis', surface: 'staff', policy: 'disclosureDuty.analyse', summary: '催办情况：提醒、再次提醒、建议书各几次，之后几天公开', query: contract.urgingQuery, response: contract.urgingAnalysis, handle: ({ query, ctx }) => duties.analyseUrging(ctx, query) }),
  exportRoute({
    list: '/api/disclosure-duties',
    policy: 'disclosureDuty.export',
    title: '要公开的',
    query: contract.dutyListQuery,
    rows: duties.eachDuty,
    columns: [
      { header: '亮灯', value: (one) => lightLabels[one.light], width: 8 },
      { header: '到期', value: (one) => one.due, width: 12 },
      { header: '乡镇', value: (one) => one.town.name },
      { header: '村（社区）', value: (one) => one.village.name },
      { header: '编码', value: (one) => one.item.code, width: 8 },
      { header: '类别', value: (one) => disclosureClassLabels[one.item.class] },
      { header: '公开什么', value: (one) => one.item.name, width: 36 },
      { header: '时段', value: (one) => one.period.label },
      { header: '哪件事', value: (one) => one.matter, width: 24 },
      { header: '公开的日子', value: (one) => one.publishedOn, width: 12 },
      { header: '晚了几个工作日', value: (one) => one.lateWorkingDays },
      { header: '催到哪一步', value: (one) => one.urged && contract.urgingStageLabels[one.urged] },
      { header: '村里说哪天公开', value: (one) => one.promisedOn },
    ],
  }),
  route({
    method: 'post',
    path: '/api/disclosure-duties/matters',
    surface: 'staff',
    policy: 'disclosureDuty.record',
    summary: '记一件要公开的事：决定或收到的那天起算',
    body: contract.recordMatterRequest,
    response: contract.dutyDetail,
    status: 201,
    handle: async ({ body, ctx }) => duties.presentDuty(ctx, await duties.recordMatter(ctx, body)),
  }),
  route({ method: 'get', path: '/api/disclosure-duties/:id', surface: 'staff', policy: 'disclosureDuty.list', summary: '一项要公开的：为什么、哪天前、催过几次', params, response: contract.dutyDetail, handle: ({ params, ctx }) => duties.showDuty(ctx, params.id) }),
  command('feedback', 'explain', '村里说明为什么晚、哪天公开', contract.feedbackRequest, duties.explainDuty),
  command('urging', 'urge', '催一下，一天最多一次', contract.urgeRequest, duties.urgeDuty),
  command('withdrawal', 'withdraw', '撤销记错了的事', contract.withdrawMatterRequest, duties.withdrawMatter),
  route({
    method: 'get',
    path: '/api/disclosure-duties/:id/recommendation',
    surface: 'staff',
    policy: 'disclosureDuty.analyse',
    summary: '公开建议书（Word 文件），下载留痕',
    params,
    response: { download: [docx] },
    rateLimit: { points: 20, perSeconds: 60 },
    handle: async ({ params, ctx }) => {
      const { bytes, filename } = await duties.downloadRecommendation(ctx, params.id);
      return { type: docx, body: bytes, filename };
    },
  }),
];
