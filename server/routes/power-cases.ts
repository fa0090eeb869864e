import { z } from 'zod';
import { lightLabels, id, page } from '../../contracts/common';
import {
  answerObjectionRequest,
  caseDetail,
  caseListQuery,
  caseSummary,
  caseVillages,
  closeCaseRequest,
  objectToStepRequest,
  offerCaseRequest,
  openCaseRequest,
  publicCase,
  publicCaseListQuery,
  publicityLabels,
  recordStepRequest,
  releaseCasesRequest,
  releasedCases,
  returnCaseRequest,
  type CaseSummary,
} from '../../contracts/power-case';
import { caseOutcomeLabels, caseWarningLabels, powerClassLabels } from '../../contracts/power-words';
import type { Context, ExportColumn } from '../../domain/kernel';
import * as powers from '../../domain/micro-power';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

/** One act on one case, answered with the case as it is afterwards. */
function command<B extends z.ZodType>(name: string, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<powers.PowerCase>) {
  return route({
    method: 'post',
    path: `/api/power-cases/:id/${name}`,
    surface: 'staff',
    policy: `powerCase.${verb}`,
    renewsPublic: verb === 'release',
    summary,
    params,
    body: body as z.ZodType,
    response: caseDetail,
    handle: async ({ params, body, ctx }) => powers.presentCase(ctx, await act(ctx, params.id, body as z.output<B>)),
  });
}

const columns: ExportColumn<CaseSummary>[] = [
  { header: '亮灯', value: (row) => (row.light ? lightLabels[row.light] : '没有时限'), width: 10 },
  { header: '到期', value: (row) => row.due ?? '', width: 12 },
  { header: '村（社区）', value: (row) => row.village.name, width: 16 },
  { header: '乡镇（街道）', value: (row) => row.town.name, width: 16 },
  { header: '类别', value: (row) => powerClassLabels[row.power.class], width: 10 },
  { header: '权力', value: (row) => `${row.power.code} ${row.power.name}`, width: 28 },
  { header: '事项', value: (row) => row.title, width: 40 },
  { header: '开始', value: (row) => row.openedOn, width: 12 },
  { header: '走了几步', value: (row) => `${row.passed} / ${row.steps}`, width: 10 },
  { header: '下一步', value: (row) => row.next?.what ?? '', width: 24 },
  { header: '不照单的地方', value: (row) => row.warnings.map((kind) => caseWarningLabels[kind]).join('、'), width: 30 },
  { header: '没有答复的意见', value: (row) => row.openObjections, width: 14 },
  { header: '结果', value: (row) => (row.outcome ? caseOutcomeLabels[row.outcome] : ''), width: 16 },
  { header: '公开', value: (row) => publicityLabels[row.publicity], width: 12 },
];

export const powerCaseRoutes = [
  route({ method: 'get', path: '/api/power-cases', surface: 'staff', policy: 'powerCase.list', summary: '照单用权的事，逾期的在前', query: caseListQuery, response: page(caseSummary), handle: ({ query, ctx }) => powers.listCases(ctx, query) }),
  exportRoute({ list: '/api/power-cases', policy: 'powerCase.export', title: '照单用权', query: caseListQuery, columns, rows: (ctx, query) => powers.eachCase(ctx, query) }),
  route({ method: 'get', path: '/api/power-cases/villages', surface: 'staff', policy: 'powerCase.list', summary: '能选的村和社区', response: caseVillages, handle: ({ ctx }) => powers.caseVillages(ctx) }),
  route({
    method: 'post',
    path: '/api/power-cases',
    surface: 'staff',
    policy: 'powerCase.write',
    summary: '照一项权力开始办一件事；题目里不写人名',
    body: openCaseRequest,
    response: caseDetail,
    status: 201,
    handle: async ({ body, ctx }) => powers.presentCase(ctx, await powers.openCase(ctx, body)),
  }),
  route({ method: 'post', path: '/api/power-cases/release', surface: 'staff', policy: 'powerCase.release', renewsPublic: true, summary: '乡镇放行，一次可以多件', body: releaseCasesRequest, response: releasedCases, handle: ({ body, ctx }) => powers.releaseCases(ctx, body.ids) }),
  route({ method: 'get', path: '/api/power-cases/:id', surface: 'staff', policy: 'powerCase.list', summary: '一件事，对着流程图', params, response: caseDetail, handle: ({ params, ctx }) => powers.showCase(ctx, params.id) }),
  command('entries', 'write', '记一步、跳过一步，或者更正；原来记的留着', recordStepRequest, powers.recordStep),
  command('closing', 'write', '办结', closeCaseRequest, powers.closeCase),
  command('objections', 'object', '监督员对一步提意见', objectToStepRequest, powers.objectToStep),
  command('offer', 'write', '申请对外公开', offerCaseRequest, powers.offerCase),
  command('return', 'release', '退回，不公开，写明理由', returnCaseRequest, powers.returnCase),
  route({
    method: 'post',
    path: '/api/power-cases/:id/objections/:objectionId/answer',
    surface: 'staff',
    policy: 'powerCase.write',
    summary: '答复监督员的意见',
    params: z.object({ id, objectionId: id }),
    body: answerObjectionRequest,
    response: caseDetail,
    handle: async ({ params, body, ctx }) => powers.presentCase(ctx, await powers.answerObjection(ctx, params.id, params.objectionId, body)),
  }),
];

export const publicPowerCaseRoutes = [
  route({
    method: 'get',
    path: '/api/public/villages/:id/power-cases',
    surface: 'public',
    policy: 'open',
    cacheSeconds: 60,
    summary: '一个村公开的照单用权，新放行的在前',
    params,
    query: publicCaseListQuery,
    response: page(publicCase),
    handle: ({ params, query, ctx }) => powers.listPublicCases(params.id, query, ctx.clock.now()),
  }),
];
