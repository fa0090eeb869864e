import QRCode from 'qrcode';
import { z } from 'zod';
import { id, page } from '../../contracts/common';
import {
  bindingStateLabels,
  consentStateLabels,
  followerCounts as countsShown,
  followerListQuery,
  followerSummary,
  invitationSheet,
  invitationStateLabels,
  invited,
  inviteRequest,
  unbindRequest,
  type InvitationSlip,
} from '../../contracts/follower';
import { personKindLabels } from '../../contracts/person';
import { saveStaffHoursRequest, staffHoursView } from '../../contracts/staff-hours';
import { eachFollower, followerCounts, invite, listFollowers, printUnseen, saveStaffHours, showStaffHours, unbind, withdrawInvitation, type InvitedPerson } from '../../domain/follower';
import { shanghaiDay } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route } from '../route';

const dayOf = (instant: string | null): string | null => instant && shanghaiDay(new Date(instant));

/** The slips with their codes drawn. */
const drawn = (people: InvitedPerson[]): Promise<InvitationSlip[]> =>
  Promise.all(people.map(async ({ qrAddress, ...slip }) => ({ ...slip, qrSvg: qrAddress === null ? null : await QRCode.toString(qrAddress, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) })));

export const followerRoutes = [
  route({ method: 'get', path: '/api/followers', surface: 'staff', policy: 'follower.list', summary: '干部和信息员绑定公众号的情况', query: followerListQuery, response: page(followerSummary), handle: ({ query, ctx }) => listFollowers(ctx, query) }),
  route({ method: 'get', path: '/api/followers/counts', surface: 'staff', policy: 'follower.list', summary: '绑定、邀请、同意接收的人数', response: countsShown, handle: ({ ctx }) => followerCounts(ctx) }),
  route({ method: 'get', path: '/api/followers/staff-hours', surface: 'staff', policy: 'follower.staffHours', summary: '公众号里“人工”答的电话和接听时间', response: staffHoursView, handle: ({ ctx }) => showStaffHours(ctx) }),
  route({ method: 'put', path: '/api/followers/staff-hours', surface: 'staff', policy: 'follower.staffHours', summary: '改“人工”的电话和接听时间', body: saveStaffHoursRequest, response: staffHoursView, handle: ({ body, ctx }) => saveStaffHours(ctx, body) }),
  exportRoute({
    list: '/api/followers',
    policy: 'follower.export',
    title: '公众号绑定',
    query: followerListQuery,
    rows: eachFollower,
    columns: [
      { header: '工号', value: (one) => one.code },
      { header: '姓名', value: (one) => one.name },
      { header: '类别', value: (one) => personKindLabels[one.kind] },
      { header: '单位', value: (one) => one.organisation?.name ?? '', width: 30 },
      { header: '绑定', value: (one) => bindingStateLabels[one.state] },
      { header: '绑定日期', value: (one) => dayOf(one.boundAt) },
      { header: '小程序', value: (one) => (one.mini ? '已绑定' : '') },
      { header: '接收提醒', value: (one) => consentStateLabels[one.consent] },
      { header: '答复日期', value: (one) => dayOf(one.consentAt) },
      { header: '邀请', value: (one) => one.invitation && invitationStateLabels[one.invitation.state] },
      { header: '邀请有效到', value: (one) => one.invitation?.validUntil ?? null },
    ],
  }),
  route({
    method: 'post',
    path: '/api/followers/:personId/unbinding',
    surface: 'staff',
    policy: 'follower.unbind',
    summary: '解绑：手机丢了，或绑错了人',
    params: z.object({ personId: id }),
    body: unbindRequest,
    handle: ({ params, body, ctx }) => unbind(ctx, params.personId, body.reason),
  }),
  route({
    method: 'post',
    path: '/api/invitations',
    surface: 'staff',
    policy: 'follower.invite',
    summary: '邀请绑定，一人一码；码只在这一次答复里',
    body: inviteRequest,
    response: invited,
    rateLimit: { points: 60, perSeconds: 60 },
    handle: async ({ body, ctx }) => {
      const { items, leftOut } = await invite(ctx, body);
      return { items: await drawn(items), leftOut };
    },
  }),
  route({
    method: 'post',
    path: '/api/invitations/sheet',
    surface: 'staff',
    policy: 'follower.invite',
    summary: '按名单邀请、还没打印的，重新出码',
    response: invitationSheet,
    rateLimit: { points: 60, perSeconds: 60 },
    handle: async ({ ctx }) => {
      const { items, left } = await printUnseen(ctx);
      return { items: await drawn(items), left };
    },
  }),
  route({ method: 'post', path: '/api/invitations/:id/withdrawal', surface: 'staff', policy: 'follower.invite', summary: '收回邀请，码马上作废', params: z.object({ id }), handle: ({ params, ctx }) => withdrawInvitation(ctx, params.id) }),
];
