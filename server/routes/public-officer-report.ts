import { officerDraft, officerDraftRequest, officerPlaces, officerPlacesRequest, officerReportSubmitted, saveOfficerDraftRequest, submitOfficerReportRequest } from '../../contracts/officer-report';
import { saveForm, searchPlaces, showForm, submitForm } from '../../domain/officer-report';
import { route } from '../route';

/** Who asks is known by a fresh code of wx.login each time; there is no session, and nothing of a person in an address. */
export const publicOfficerReportRoutes = [
  route({
    method: 'post',
    path: '/api/public/officer-report/draft',
    surface: 'public',
    policy: 'open',
    summary: '信息员在写的报告，对话里写的也在，和他报过的办到哪一步；没绑定的人什么也看不到',
    body: officerDraftRequest,
    response: officerDraft,
    handle: ({ body, ctx }) => showForm(ctx, body.loginCode),
  }),
  route({
    method: 'post',
    path: '/api/public/officer-report/save',
    surface: 'public',
    policy: 'open',
    summary: '存下写的；没带的项不动',
    body: saveOfficerDraftRequest,
    response: officerDraft,
    handle: ({ body: { loginCode, ...fields }, ctx }) => saveForm(ctx, loginCode, fields),
  }),
  route({
    method: 'post',
    path: '/api/public/officer-report/places',
    surface: 'public',
    policy: 'open',
    summary: '按名字或拼音找村和单位，最多 5 个',
    body: officerPlacesRequest,
    response: officerPlaces,
    handle: ({ body }) => searchPlaces(body.loginCode, body.text),
  }),
  route({
    method: 'post',
    path: '/api/public/officer-report/submission',
    surface: 'public',
    policy: 'open',
    summary: '交报告，成为问题线索；同一份 10 分钟内再交，编号和回执码一样',
    body: submitOfficerReportRequest,
    response: officerReportSubmitted,
    handle: ({ body, ctx }) => submitForm(ctx, body.loginCode),
  }),
];
