import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { checkListQuery, checkResultLabels, checkRound, checkRoundQuery, drawChecksRequest, qualityCounts, qualityFlagLabels, qualityLine, qualityListQuery, recordCheckRequest, spotCheck } from '../../contracts/disclosure-oversight';
import * as oversight from '../../domain/disclosure-oversight';
import { exportRoute } from '../export-route';
import { route } from '../route';

/** The columns that both sheets begin with. */
const published = <T extends Pick<z.infer<typeof spotCheck>, 'village' | 'town' | 'item' | 'periodLabel' | 'onDay'>>() => [
  { header: '村（社区）', value: (one: T) => one.village.name, width: 18 },
  { header: '乡镇（街道）', value: (one: T) => one.town.name, width: 18 },
  { header: '公开事项', value: (one: T) => one.item.name, width: 26 },
  { header: '时段', value: (one: T) => one.periodLabel, width: 14 },
  { header: '哪天公开', value: (one: T) => one.onDay, width: 12 },
];

export const disclosureOversightRoutes = [
  route({ method: 'get', path: '/api/disclosure/quality', surface: 'staff', policy: 'disclosureQuality.list', summary: '公开的内容里值得看一眼的，新的在前', query: qualityListQuery, response: page(qualityLine), handle: ({ query, ctx }) => oversight.listQuality(ctx, query) }),
  route({ method: 'get', path: '/api/disclosure/quality/counts', surface: 'staff', policy: 'disclosureQuality.list', summary: '各种迹象各有几项', response: qualityCounts, handle: ({ ctx }) => oversight.countQuality(ctx) }),
  exportRoute({
    list: '/api/disclosure/quality',
    policy: 'disclosureQuality.export',
    title: '公开数据质量',
    query: qualityListQuery,
    rows: oversight.eachQuality,
    columns: [...published<z.infer<typeof qualityLine>>(), { header: '迹象', value: (one) => one.flags.map((flag) => qualityFlagLabels[flag]).join('、'), width: 24 }, { header: '看到什么', value: (one) => one.details.join('；'), width: 36 }],
  }),
  route({ method: 'get', path: '/api/disclosure/check-rounds', surface: 'staff', policy: 'spotCheck.draw', summary: '各次抽查，新的在前', query: checkRoundQuery, response: page(checkRound), handle: ({ query, ctx }) => oversight.listRounds(ctx, query) }),
  route({ method: 'post', path: '/api/disclosure/check-rounds', surface: 'staff', policy: 'spotCheck.draw', summary: '按随机数抽取；同一个随机数、同一段时间抽出来的一样', body: drawChecksRequest, response: checkRound, status: 201, handle: ({ body, ctx }) => oversight.drawChecks(ctx, body) }),
  route({ method: 'get', path: '/api/disclosure/checks', surface: 'staff', policy: 'spotCheck.list', summary: '一次抽查的各项，或一个村被抽查的记录', query: checkListQuery, response: page(spotCheck), handle: ({ query, ctx }) => oversight.listChecks(ctx, query) }),
  exportRoute({
    list: '/api/disclosure/checks',
    policy: 'spotCheck.export',
    title: '公开抽查结果',
    query: checkListQuery,
    rows: oversight.eachCheck,
    columns: [...published<z.infer<typeof spotCheck>>(), { header: '结果', value: (one) => (one.result ? checkResultLabels[one.result] : '还没查'), width: 10 }, { header: '查到什么', value: (one) => one.finding, width: 40 }, { header: '谁查的', value: (one) => one.checkedBy ?? '', width: 12 }],
  }),
  route({
    method: 'post',
    path: '/api/disclosure/checks/:id/result',
    surface: 'staff',
    policy: 'spotCheck.record',
    summary: '记一项抽查的结果；有问题的告诉村里',
    params: z.object({ id }),
    body: recordCheckRequest,
    response: spotCheck,
    handle: ({ params, body, ctx }) => oversight.recordCheck(ctx, params.id, body),
  }),
];
