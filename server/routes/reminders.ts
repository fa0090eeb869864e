import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { deliveryChannelLabels, type DeliveryChannel } from '../../contracts/delivery';
import {
  answerCorrectionRequest,
  audienceCount,
  campaign,
  campaignActRequest,
  campaignListQuery,
  correction,
  correctionListQuery,
  countAudienceRequest,
  leftOutReasonLabels,
  previewReminderRequest,
  reminderDryRun,
  reminderDryRunQuery,
  reminderMissingLine,
  reminderMissingQuery,
  reminderOccasion,
  reminderPlan,
  reminderPlanQuery,
  reminderPreview,
  reminderRules,
  reminderStatistics,
  reminderStatisticsQuery,
  reminderText,
  reminderTextListQuery,
  retireReminderTextRequest,
  saveCampaignRequest,
  saveLeapDayRequest,
  saveReminderRuleRequest,
  saveReminderTextRequest,
  testReminderRequest,
  testReminderSent,
} from '../../contracts/reminder';
import * as reminders from '../../domain/reminder';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });
const occasionParams = z.object({ occasion: reminderOccasion.exclude(['campaign']) });
const yes = (value: boolean): string => (value ? '有' : '没有');

const ruleRoutes = [
  route({ method: 'get', path: '/api/reminders/occasions', surface: 'staff', policy: 'reminder.list', summary: '每个节点怎么提醒，下一次哪天、多少人', response: reminderRules, handle: ({ ctx }) => reminders.listRules(ctx) }),
  route({
    method: 'put',
    path: '/api/reminders/occasions/:occasion',
    surface: 'staff',
    policy: 'reminder.write',
    summary: '改一个节点的提醒：提前几天、几点、要不要节前再提醒',
    params: occasionParams,
    body: saveReminderRuleRequest,
    handle: ({ params, body, ctx }) => reminders.saveRule(ctx, params.occasion, body),
  }),
  route({ method: 'put', path: '/api/reminders/leap-day', surface: 'staff', policy: 'reminder.write', summary: '2月29日入党的，平年在哪天提醒', body: saveLeapDayRequest, handle: ({ body, ctx }) => reminders.saveLeapDay(ctx, body) }),
];

const textRoutes = [
  route({ method: 'get', path: '/api/reminders/texts', surface: 'staff', policy: 'reminder.list', summary: '提醒的文本', query: reminderTextListQuery, response: page(reminderText), handle: ({ query, ctx }) => reminders.listTexts(ctx, query) }),
  route({ method: 'post', path: '/api/reminders/texts', surface: 'staff', policy: 'reminder.write', summary: '加一条文本；变量和长度不对的不收', body: saveReminderTextRequest, response: reminderText, status: 201, handle: ({ body, ctx }) => reminders.addText(ctx, body) }),
  route({ method: 'get', path: '/api/reminders/texts/:id', surface: 'staff', policy: 'reminder.list', summary: '一条文本', params, response: reminderText, handle: ({ params, ctx }) => reminders.showText(ctx, params.id) }),
  route({ method: 'put', path: '/api/reminders/texts/:id', surface: 'staff', policy: 'reminder.write', summary: '改一条文本，排好没发的跟着改', params, body: saveReminderTextRequest, response: reminderText, handle: ({ params, body, ctx }) => reminders.changeText(ctx, params.id, body) }),
  route({ method: 'post', path: '/api/reminders/texts/:id/retirement', surface: 'staff', policy: 'reminder.write', summary: '停用或重新启用一条文本', params, body: retireReminderTextRequest, response: reminderText, handle: ({ params, body, ctx }) => reminders.setTextActive(ctx, params.id, body) }),
  route({ method: 'post', path: '/api/reminders/preview', surface: 'staff', policy: 'reminder.list', summary: '一个人收到会是什么样', body: previewReminderRequest, response: reminderPreview, handle: ({ body, ctx }) => reminders.previewReminder(ctx, body) }),
  route({ method: 'post', path: '/api/reminders/test', surface: 'staff', policy: 'reminder.test', summary: '发一条给自己看看', body: testReminderRequest, response: testReminderSent, rateLimit: { points: 10, perSeconds: 60 }, handle: ({ body, ctx }) => reminders.testReminder(ctx, body) }),
];

const channelWords = (channel: string | null): string => (channel === null ? '' : (deliveryChannelLabels[channel as DeliveryChannel] ?? channel));

const planRoutes = [
  route({ method: 'get', path: '/api/reminders/plan', surface: 'staff', policy: 'reminder.list', summary: '哪天提醒什么、多少人，停机时漏了什么', query: reminderPlanQuery, response: reminderPlan, handle: ({ query, ctx }) => reminders.showPlan(ctx, query) }),
  route({ method: 'get', path: '/api/reminders/dry-run', surface: 'staff', policy: 'reminder.list', summary: '试算：谁会收到什么、走哪条路，谁收不到、为什么', query: reminderDryRunQuery, response: reminderDryRun, handle: ({ query, ctx }) => reminders.dryRun(ctx, query) }),
  exportRoute({
    list: '/api/reminders/dry-run',
    policy: 'reminder.export',
    title: '提醒试算',
    query: reminderDryRunQuery,
    rows: reminders.eachOfDryRun,
    columns: [
      { header: '姓名', value: (one) => one.name },
      { header: '单位', value: (one) => one.organisation?.name ?? '', width: 30 },
      { header: '先走哪条路', value: (one) => channelWords(one.channel) },
      { header: '收不到的原因', value: (one) => (one.reason ? leftOutReasonLabels[one.reason] : ''), width: 24 },
      { header: '内容', value: (one) => one.body, width: 60 },
    ],
  }),
];

const campaignRoutes = [
  route({ method: 'post', path: '/api/reminders/audience', surface: 'staff', policy: 'reminder.campaign', summary: '这些条件现在选出多少人', body: countAudienceRequest, response: audienceCount, handle: ({ body, ctx }) => reminders.audienceSize(ctx, body.audience) }),
  route({ method: 'get', path: '/api/reminders/campaigns', surface: 'staff', policy: 'reminder.list', summary: '专题提醒，新的在前', query: campaignListQuery, response: page(campaign), handle: ({ query, ctx }) => reminders.listCampaigns(ctx, query) }),
  route({ method: 'post', path: '/api/reminders/campaigns', surface: 'staff', policy: 'reminder.campaign', summary: '起草一个专题提醒', body: saveCampaignRequest, response: campaign, status: 201, handle: ({ body, ctx }) => reminders.createCampaign(ctx, body) }),
  route({ method: 'get', path: '/api/reminders/campaigns/:id', surface: 'staff', policy: 'reminder.list', summary: '一个专题提醒', params, response: campaign, handle: ({ params, ctx }) => reminders.showCampaign(ctx, params.id) }),
  route({ method: 'put', path: '/api/reminders/campaigns/:id', surface: 'staff', policy: 'reminder.campaign', summary: '改草稿', params, body: saveCampaignRequest, response: campaign, handle: ({ params, body, ctx }) => reminders.changeCampaign(ctx, params.id, body) }),
  route({ method: 'post', path: '/api/reminders/campaigns/:id/submission', surface: 'staff', policy: 'reminder.campaign', summary: '送委领导批', params, body: campaignActRequest, response: campaign, handle: ({ params, body, ctx }) => reminders.submitCampaign(ctx, params.id, body.version) }),
  route({ method: 'post', path: '/api/reminders/campaigns/:id/cancellation', surface: 'staff', policy: 'reminder.campaign', summary: '发出以前取消', params, body: campaignActRequest, response: campaign, handle: ({ params, body, ctx }) => reminders.cancelCampaign(ctx, params.id, body.version) }),
];

const figureRoutes = [
  route({ method: 'get', path: '/api/reminders/statistics', surface: 'staff', policy: 'reminder.list', summary: '按节点、按渠道送到多少，还有谁的资料要补', query: reminderStatisticsQuery, response: reminderStatistics, handle: ({ query, ctx }) => reminders.showStatistics(ctx, query) }),
  route({ method: 'get', path: '/api/reminders/missing', surface: 'staff', policy: 'reminder.list', summary: '缺入党日期、手机号、同意的和联系不上的人', query: reminderMissingQuery, response: page(reminderMissingLine), handle: ({ query, ctx }) => reminders.listMissing(ctx, query) }),
  exportRoute({
    list: '/api/reminders/missing',
    policy: 'reminder.export',
    title: '提醒要补的资料',
    query: reminderMissingQuery,
    rows: (ctx, query) => reminders.eachMissing(ctx, query),
    columns: [
      { header: '工号', value: (one) => one.code },
      { header: '姓名', value: (one) => one.name },
      { header: '单位', value: (one) => one.organisation?.name ?? '', width: 30 },
      { header: '入党日期', value: (one) => one.joinedPartyOn },
      { header: '手机号', value: (one) => yes(one.hasPhone) },
      { header: '绑定', value: (one) => yes(one.bound) },
      { header: '同意接收', value: (one) => yes(one.consented) },
    ],
  }),
];

const correctionRoutes = [
  route({ method: 'get', path: '/api/reminders/corrections', surface: 'staff', policy: 'reminder.list', summary: '干部说自己资料不对的', query: correctionListQuery, response: page(correction), handle: ({ query, ctx }) => reminders.listCorrections(ctx, query) }),
  route({ method: 'post', path: '/api/reminders/corrections/:id/answer', surface: 'staff', policy: 'reminder.answer', summary: '答复：改好了，或为什么不改', params, body: answerCorrectionRequest, response: correction, handle: ({ params, body, ctx }) => reminders.answerCorrection(ctx, params.id, body) }),
];

export const reminderRoutes = [...ruleRoutes, ...textRoutes, ...planRoutes, ...campaignRoutes, ...figureRoutes, ...correctionRoutes];
