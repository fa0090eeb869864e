import { z } from 'zod';
import { id, page } from '../../contracts/common';
import {
  acceptRectificationRequest,
  answerRectificationRequest,
  assignFollowUpRequest,
  closeFollowUpRequest,
  decideEscalationRequest,
  extensionRequest,
  followUpCounts,
  followUpDetail,
  followUpListQuery,
  followUpOfficers,
  followUpSettings,
  followUpSummary,
  noteSaved,
  pauseRequest,
  phoneRevealed,
  recordContactRequest,
  resumeRequest,
  returnRectificationRequest,
  saveFollowUpSettingsRequest,
  saveNoteRequest,
  sendRectificationRequest,
} from '../../contracts/follow-up';
import { exportQuery } from '../../contracts/table';
import * as followUps from '../../domain/follow-up';
import { exportMediaTypes, type Context } from '../../domain/kernel';
import { route } from '../route';

const params = z.object({ id });
const hall = z.object({ hallId: id });

/** One act on one follow-up, answered with the follow-up as it is afterwards. */
function command<B extends z.ZodType>(name: string, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<followUps.FollowUp>) {
  return route({
    method: 'post',
    path: `/api/follow-ups/:id/${name}`,
    surface: 'staff',
    policy: `followUp.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    response: followUpDetail,
    handle: async ({ params, body, ctx }) => followUps.presentDetail(ctx, await act(ctx, params.id, body as z.output<B>)),
  });
}

export const followUpRoutes = [
  route({ method: 'get', path: '/api/follow-ups', surface: 'staff', policy: 'followUp.list', summary: '回访清单，逾期的在前', query: followUpListQuery, response: page(followUpSummary), handle: ({ query, ctx }) => followUps.listFollowUps(ctx, query) }),
  route({ method: 'get', path: '/api/follow-ups/counts', surface: 'staff', policy: 'followUp.list', summary: '各页签的件数', response: followUpCounts, handle: ({ ctx }) => followUps.countFollowUps(ctx) }),
  route({
    method: 'get',
    path: '/api/follow-ups/export',
    surface: 'staff',
    policy: 'followUp.list',
    summary: '导出回访清单，页签和筛选和清单一样',
    query: followUpListQuery.omit({ cursor: true, limit: true }).extend(exportQuery.shape),
    response: { download: Object.values(exportMediaTypes) },
    rateLimit: { points: 10, perSeconds: 60 },
    handle: ({ query: { format, ...query }, ctx }) => ({ type: exportMediaTypes[format], body: followUps.exportFollowUps(ctx, query, format), filename: `回访.${format}` }),
  }),
  route({ method: 'get', path: '/api/follow-ups/:id', surface: 'staff', policy: 'followUp.list', summary: '一件回访', params, response: followUpDetail, handle: ({ params, ctx }) => followUps.showFollowUp(ctx, params.id) }),
  route({ method: 'get', path: '/api/follow-ups/:id/officers', surface: 'staff', policy: 'followUp.assign', summary: '可以指派给谁，手上件数少的在前', params, response: followUpOfficers, handle: ({ params, ctx }) => followUps.officersFor(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/follow-ups/:id/phone',
    surface: 'staff',
    policy: 'followUp.revealPhone',
    summary: '看号码，记入审计',
    params,
    response: phoneRevealed,
    rateLimit: { points: 60, perSeconds: 60 },
    handle: ({ params, ctx }) => followUps.revealPhone(ctx, params.id),
  }),
  route({ method: 'put', path: '/api/follow-ups/:id/note', surface: 'staff', policy: 'followUp.saveNote', summary: '边写边存的记录草稿', params, body: saveNoteRequest, response: noteSaved, handle: ({ params, body, ctx }) => followUps.saveNote(ctx, params.id, body) }),
  command('contacts', 'recordContact', '记录一次电话的结果', recordContactRequest, followUps.recordContact),
  command('rectification', 'sendRectification', '转部门整改', sendRectificationRequest, followUps.sendRectification),
  command('rectification/answer', 'answerRectification', '部门答复措施和凭据', answerRectificationRequest, followUps.answerRectification),
  command('rectification/return', 'returnRectification', '退回部门重办', returnRectificationRequest, followUps.returnRectification),
  command('rectification/accept', 'acceptRectification', '整改通过，请群众再评', acceptRectificationRequest, followUps.acceptRectification),
  command('close', 'close', '解释说明或办结', closeFollowUpRequest, followUps.closeFollowUp),
  command('escalation/decision', 'decideEscalation', '委里处理上报件', decideEscalationRequest, followUps.decideEscalation),
  command('pause', 'pause', '暂停计时，写明理由', pauseRequest, followUps.pauseFollowUp),
  command('resume', 'resume', '恢复计时', resumeRequest, followUps.resumeFollowUp),
  command('extensions', 'requestExtension', '申请延期，最多两次，评议主管批', extensionRequest, followUps.requestExtension),
  command('assign', 'assign', '改派给别的回访员', assignFollowUpRequest, followUps.assignFollowUp),
  route({ method: 'get', path: '/api/follow-up-settings/:hallId', surface: 'staff', policy: 'followUp.configure', summary: '一个大厅的回访时限和回访员', params: hall, response: followUpSettings, handle: ({ params, ctx }) => followUps.showFollowUpSettings(ctx, params.hallId) }),
  route({
    method: 'put',
    path: '/api/follow-up-settings/:hallId',
    surface: 'staff',
    policy: 'followUp.configure',
    summary: '改一个大厅的回访时限和回访员，对以后的评议生效',
    params: hall,
    body: saveFollowUpSettingsRequest,
    response: followUpSettings,
    handle: ({ params, body, ctx }) => followUps.saveFollowUpSettings(ctx, params.hallId, body),
  }),
];
