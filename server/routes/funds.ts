import { z } from 'zod';
import { id, page } from '../../contracts/common';
import {
  addProgrammeRequest,
  fundChannelLabels,
  fundKindLabels,
  fundProgrammeDetail,
  fundProgrammeListQuery,
  fundProgrammeSummary,
  programmeCode,
  programmeOriginLabels,
  publicProgrammeDetail,
  publicProgrammeList,
  resetProgrammeRequest,
  saveProgrammeRequest,
} from '../../contracts/fund';
import { fundBalanceQuery, fundFlow, fundFlowQuery } from '../../contracts/fund-flow';
import { enterMovementRequest, enterTownReleaseRequest, fundMovement, fundMovementKindLabels, fundMovementListQuery, fundPlaces, reverseMovementRequest, townMoney } from '../../contracts/fund-money';
import { yuanWords } from '../../contracts/fund-words';
import * as funds from '../../domain/fund';
import { exportRoute } from '../export-route';
import { route } from '../route';

const byId = z.object({ id });
const byCode = z.object({ code: programmeCode });
/** As a number, so that a sheet adds it up. */
const yuan = (fen: number): number => fen / 100;

export const fundRoutes = [
  route({ method: 'get', path: '/api/fund-flow', surface: 'staff', policy: 'fund.list', summary: '资金流向：一个地方一年的钱从哪里来、花到哪里去，哪里对不上', query: fundFlowQuery, response: fundFlow, handle: ({ query, ctx }) => funds.fundFlow(ctx, query) }),
  exportRoute({
    list: '/api/fund-flow',
    policy: 'fund.export',
    title: '资金流向',
    query: fundBalanceQuery,
    rows: funds.eachBalance,
    columns: [
      { header: '乡镇', value: (one) => one.town },
      { header: '单位', value: (one) => one.place, width: 20 },
      { header: '项目编码', value: (one) => one.programme },
      { header: '项目', value: (one) => one.programmeName, width: 28 },
      { header: '立项（元）', value: (one) => yuan(one.planned) },
      { header: '收到（元）', value: (one) => yuan(one.received) },
      { header: '拨下去（元）', value: (one) => yuan(one.passedOn) },
      { header: '审核通过（元）', value: (one) => yuan(one.approved) },
      { header: '发到群众（元）', value: (one) => yuan(one.paid) },
      { header: '发放人次', value: (one) => one.payees },
      { header: '退回（元）', value: (one) => yuan(one.returned) },
      { header: '哪里对不上', value: (one) => one.difference, width: 60 },
    ],
  }),
  route({ method: 'get', path: '/api/fund-movements', surface: 'staff', policy: 'fund.list', summary: '拨付台账，新的日子在前', query: fundMovementListQuery, response: page(fundMovement), handle: ({ query, ctx }) => funds.listMovements(ctx, query) }),
  exportRoute({
    list: '/api/fund-movements',
    policy: 'fund.export',
    title: '拨付台账',
    query: fundMovementListQuery,
    rows: funds.eachMovement,
    columns: [
      { header: '日期', value: (one) => one.day },
      { header: '哪一步', value: (one) => fundMovementKindLabels[one.kind] },
      { header: '项目编码', value: (one) => one.programme },
      { header: '项目', value: (one) => one.programmeName, width: 28 },
      { header: '年度', value: (one) => one.year },
      { header: '批次', value: (one) => one.batch },
      { header: '文号', value: (one) => one.document, width: 24 },
      { header: '从', value: (one) => one.from.name, width: 20 },
      { header: '到', value: (one) => one.to.name, width: 20 },
      { header: '金额（元）', value: (one) => yuan(one.amount) },
      { header: '人（户）数', value: (one) => one.payees },
      { header: '主管部门', value: (one) => one.department.name, width: 20 },
      { header: '备注', value: (one) => one.note, width: 30 },
      { header: '冲正', value: (one) => (one.reverses ? `冲 ${one.reverses.day} 的一笔：${one.reverses.reason}` : one.reversedBy ? `${one.reversedBy.day} 已冲正：${one.reversedBy.reason}` : ''), width: 30 },
      { header: '谁记的', value: (one) => one.enteredBy },
    ],
  }),
  route({ method: 'get', path: '/api/fund-movements/places', surface: 'staff', policy: 'fund.list', summary: '钱经过的单位，上级财政在前', response: fundPlaces, handle: ({ ctx }) => funds.listPlaces(ctx) }),
  route({
    method: 'post',
    path: '/api/fund-movements',
    surface: 'staff',
    policy: 'fund.write',
    summary: '记一笔立项、拨付、审核通过或退回',
    body: enterMovementRequest,
    status: 201,
    response: z.object({ id }),
    handle: async ({ body, ctx }) => ({ id: (await funds.enterMovement(ctx, body)).toHexString() }),
  }),
  route({ method: 'get', path: '/api/fund-movements/:id', surface: 'staff', policy: 'fund.list', summary: '台账里的一笔', params: byId, response: fundMovement, handle: ({ params, ctx }) => funds.showMovement(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/fund-movements/:id/reversal',
    surface: 'staff',
    policy: 'fund.reverse',
    summary: '冲正：另记一笔相反的，原来的留着',
    params: byId,
    body: reverseMovementRequest,
    status: 201,
    response: z.object({ id }),
    handle: async ({ params, body, ctx }) => ({ id: (await funds.reverseMovement(ctx, params.id, body)).toHexString() }),
  }),
];

export const townReleaseRoutes = [
  route({ method: 'get', path: '/api/town-releases/money', surface: 'staff', policy: 'fund.release', summary: '镇里收到了哪些钱，拨到村多少，还剩多少', response: townMoney, handle: ({ ctx }) => funds.townMoney(ctx) }),
  route({
    method: 'post',
    path: '/api/town-releases',
    surface: 'staff',
    policy: 'fund.release',
    renewsPublic: true,
    summary: '记一笔本镇拨到村的',
    body: enterTownReleaseRequest,
    status: 201,
    response: z.object({ id }),
    handle: async ({ body, ctx }) => ({ id: (await funds.enterTownRelease(ctx, body)).toHexString() }),
  }),
];

export const fundProgrammeRoutes = [
  route({ method: 'get', path: '/api/fund-programmes', surface: 'staff', policy: 'fundProgramme.list', summary: '资金项目，按编码', query: fundProgrammeListQuery, response: page(fundProgrammeSummary), handle: ({ query, ctx }) => funds.listProgrammesFor(ctx, query) }),
  exportRoute({
    list: '/api/fund-programmes',
    policy: 'fundProgramme.export',
    title: '资金项目',
    query: fundProgrammeListQuery,
    rows: funds.eachProgramme,
    columns: [
      { header: '编码', value: (one) => one.code },
      { header: '名称', value: (one) => one.name, width: 30 },
      { header: '类别', value: (one) => fundKindLabels[one.kind] },
      { header: '主管部门', value: (one) => one.department, width: 20 },
      { header: '补贴对象', value: (one) => one.audience, width: 40 },
      { header: '计量单位', value: (one) => one.unit },
      { header: '标准', value: (one) => one.rates.map((rate) => `${rate.whom}${rate.per} ${yuanWords(rate.amount)} 元（${rate.from} 起${rate.to ? `，到 ${rate.to}` : ''}，${rate.document}）`).join('；'), width: 50 },
      { header: '发放周期', value: (one) => one.cycle },
      { header: '渠道', value: (one) => (one.channel ? fundChannelLabels[one.channel] : '') },
      { header: '公示天数', value: (one) => one.publicityDays },
      { header: '咨询电话', value: (one) => one.phone },
      { header: '涉及隐私', value: (one) => (one.sensitive ? '是' : '') },
      { header: '来源', value: (one) => programmeOriginLabels[one.origin] },
      { header: '版本', value: (one) => one.version },
    ],
  }),
  route({
    method: 'post',
    path: '/api/fund-programmes',
    surface: 'staff',
    policy: 'fundProgramme.write',
    summary: '加一个本地的资金项目',
    body: addProgrammeRequest,
    status: 201,
    response: fundProgrammeDetail,
    handle: async ({ body, ctx }) => {
      await funds.addProgramme(ctx, body);
      return funds.showProgramme(ctx, body.code);
    },
  }),
  route({ method: 'get', path: '/api/fund-programmes/:code', surface: 'staff', policy: 'fundProgramme.list', summary: '一个资金项目和它的各个版本', params: byCode, response: fundProgrammeDetail, handle: ({ params, ctx }) => funds.showProgramme(ctx, params.code) }),
  route({
    method: 'put',
    path: '/api/fund-programmes/:code',
    surface: 'staff',
    policy: 'fundProgramme.write',
    summary: '改一个资金项目，成为新的版本',
    params: byCode,
    body: saveProgrammeRequest,
    response: fundProgrammeDetail,
    handle: async ({ params, body, ctx }) => {
      await funds.saveProgramme(ctx, params.code, body);
      return funds.showProgramme(ctx, params.code);
    },
  }),
  route({
    method: 'post',
    path: '/api/fund-programmes/:code/default',
    surface: 'staff',
    policy: 'fundProgramme.write',
    summary: '换回平台默认的内容，成为新的版本',
    params: byCode,
    body: resetProgrammeRequest,
    response: fundProgrammeDetail,
    handle: async ({ params, body, ctx }) => {
      await funds.resetProgramme(ctx, params.code, body);
      return funds.showProgramme(ctx, params.code);
    },
  }),
];

export const publicFundRoutes = [
  route({ method: 'get', path: '/api/public/funds/flow', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '钱从哪里来、花到哪里去：一个村、一个乡镇或全区一年的', query: fundFlowQuery, response: fundFlow, handle: ({ query, ctx }) => funds.publicFundFlow(ctx, query) }),
  route({ method: 'get', path: '/api/public/funds/programmes', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '在用的民生资金项目', response: publicProgrammeList, handle: () => funds.publicProgrammes() }),
  route({ method: 'get', path: '/api/public/funds/programmes/:code', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '一个项目：发给谁、什么标准、依据、材料、电话', params: byCode, response: publicProgrammeDetail, handle: ({ params }) => funds.publicProgramme(params.code) }),
];
