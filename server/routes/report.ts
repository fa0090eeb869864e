import { takeRewardRequest, attachmentForm, attachmentMaxBytes, attachmentStored, giveNameRequest, reporterWordsRequest, satisfactionRequest, reportOpening, reportPlaces, reportPlacesQuery, reportSubmitted, reportTask, reportVisit, submitReportRequest, visitRequest } from '../../contracts/clue-report';
import { rewardUnderReceipt } from '../../contracts/reward-receipt';
import * as clue from '../../domain/clue';
import { takeReward, visitWithReward } from '../../domain/reward';
import { route } from '../route';

/** Of what is asked here nothing is kept (docs/sealing.md); whatever costs or writes something is paid for first. */
export const clueReportRoutes = [
  route({ method: 'get', path: '/api/report/opening', surface: 'public', policy: 'open', traceless: true, summary: '能不能反映、反映哪几类', response: reportOpening, handle: ({ ctx, settings }) => clue.reportOpening(ctx.clock, `${settings.publicOrigin}/report`) }),
  route({ method: 'post', path: '/api/report/tasks', surface: 'public', policy: 'open', traceless: true, summary: '领一道计算题：同一地址来得多，题就难一些，从不拒绝', response: reportTask, handle: ({ toll, address }) => toll.task(address()) }),
  route({ method: 'get', path: '/api/report/places', surface: 'public', policy: 'open', traceless: true, summary: '按名字或拼音找村和单位，最多 5 个', query: reportPlacesQuery, response: reportPlaces, handle: ({ query, toll, address }) => clue.findReportPlaces(query.text, { often: toll.looksOften(address()) }) }),
  route({
    method: 'post',
    path: '/api/report/attachments',
    surface: 'public',
    policy: 'open',
    traceless: true,
    summary: '加一个附件：匿名的先去掉里面的个人信息，加密后存，一天内没有用上就删除',
    upload: { field: 'file', maxBytes: attachmentMaxBytes, description: '照片、录音、视频、PDF、Word、Excel；实名的另收文本等' },
    body: attachmentForm,
    response: attachmentStored,
    status: 201,
    handle: async ({ body, file, ctx, toll }) => {
      await toll.pay(body);
      return clue.storeAttachment(ctx.clock, await file.buffer(), { name: file.name, named: body.named === 'yes' });
    },
  }),
  route({
    method: 'post',
    path: '/api/report',
    surface: 'public',
    policy: 'open',
    traceless: true,
    summary: '交反映；同一份再交，回执码一样',
    body: submitReportRequest,
    maxBytes: 128 * 1024,
    response: reportSubmitted,
    status: 201,
    handle: async ({ body: { task, ...report }, ctx, toll }) => {
      await toll.pay(task);
      return clue.submitReport(ctx.clock, report);
    },
  }),
  route({
    method: 'post',
    path: '/api/report/visit',
    surface: 'public',
    policy: 'open',
    traceless: true,
    summary: '凭回执码看进展和提问；反映的原文不显示',
    body: visitRequest,
    response: reportVisit,
    handle: async ({ body: { task, receiptCode }, ctx, toll }) => {
      await toll.pay(task);
      return visitWithReward(ctx.clock, receiptCode);
    },
  }),
  route({
    method: 'post',
    path: '/api/report/words',
    surface: 'public',
    policy: 'open',
    traceless: true,
    summary: '凭回执码回答、补充，或对办结提一次意见',
    body: reporterWordsRequest,
    response: reportVisit,
    handle: async ({ body: { task, ...words }, ctx, toll }) => {
      await toll.pay(task);
      return clue.reporterSays(ctx.clock, words);
    },
  }),
  route({
    method: 'post',
    path: '/api/report/name',
    surface: 'public',
    policy: 'open',
    traceless: true,
    summary: '凭回执码补留姓名，只有身份保管人看得到',
    body: giveNameRequest,
    response: reportVisit,
    handle: async ({ body: { task, ...given }, ctx, toll }) => {
      await toll.pay(task);
      return clue.giveNameLater(ctx.clock, given);
    },
  }),
  route({
    method: 'post',
    path: '/api/report/satisfaction',
    surface: 'public',
    policy: 'open',
    traceless: true,
    summary: '凭回执码说一次对办理满意不满意，办结并答复以后',
    body: satisfactionRequest,
    response: reportVisit,
    handle: async ({ body: { task, ...said }, ctx, toll }) => {
      await toll.pay(task);
      return clue.sayHowHandled(ctx.clock, said);
    },
  }),
  route({
    method: 'post',
    path: '/api/report/reward',
    surface: 'public',
    policy: 'open',
    traceless: true,
    summary: '凭回执码选奖励怎么领：现金、捐出、微信',
    body: takeRewardRequest,
    response: rewardUnderReceipt,
    handle: async ({ body: { task, ...chosen }, ctx, toll }) => {
      await toll.pay(task);
      return takeReward(ctx.clock, chosen);
    },
  }),
];
