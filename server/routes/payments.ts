import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { hidePaymentListRequest, payment, paymentChoices, paymentListCommand, paymentListPreview, paymentListQuery, paymentListsQuery, paymentListSummary, paymentLookup, paymentLookupRequest, paymentStateLabels } from '../../contracts/disbursement';
import * as disbursement from '../../domain/disbursement';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });
const hundredths = (value: number | null): number | null => (value === null ? null : value / 100);

export const paymentRoutes = [
  route({ method: 'get', path: '/api/payments', surface: 'staff', policy: 'payment.list', summary: '发放明细，新导入的在前', query: paymentListQuery, response: page(payment), handle: ({ query, ctx }) => disbursement.listPayments(ctx, query) }),
  exportRoute({
    list: '/api/payments',
    policy: 'payment.export',
    title: '发放明细',
    query: paymentListQuery,
    rows: disbursement.eachPayment,
    columns: [
      { header: '项目', value: (one) => `${one.programme.code} ${one.programme.name}`, width: 28 },
      { header: '年度', value: (one) => one.year, width: 8 },
      { header: '批次', value: (one) => one.batch },
      { header: '村', value: (one) => one.village.name },
      { header: '组', value: (one) => one.group },
      { header: '户主', value: (one) => one.head },
      { header: '领取人', value: (one) => one.payee },
      { header: '数量', value: (one) => hundredths(one.quantity) },
      { header: '标准', value: (one) => hundredths(one.rate) },
      { header: '应发', value: (one) => hundredths(one.due) },
      { header: '实发', value: (one) => hundredths(one.paid) },
      { header: '卡号尾号', value: (one) => one.cardTail },
      { header: '发放日期', value: (one) => one.day },
      { header: '状态', value: (one) => paymentStateLabels[one.state] },
      { header: '来源', value: (one) => one.source.fileName, width: 30 },
      { header: '行', value: (one) => one.source.row, width: 8 },
    ],
  }),
  route({ method: 'get', path: '/api/payments/choices', surface: 'staff', policy: 'payment.list', summary: '发放明细里有哪些项目、村', response: paymentChoices, handle: ({ ctx }) => disbursement.paymentChoices(ctx) }),
  route({
    method: 'post',
    path: '/api/payments/lookup',
    surface: 'staff',
    policy: 'payment.seek',
    summary: '按身份证号查一个人领了什么；理由留痕，那一户看得到有人查过',
    body: paymentLookupRequest,
    response: paymentLookup,
    rateLimit: { points: 30, perSeconds: 60 },
    handle: ({ body, ctx }) => disbursement.lookUpPerson(ctx, body),
  }),
  route({ method: 'get', path: '/api/payment-lists', surface: 'staff', policy: 'paymentList.list', summary: '各村各项目各批次的名单，公开了没有', query: paymentListsQuery, response: page(paymentListSummary), handle: ({ query, ctx }) => disbursement.listPaymentLists(ctx, query) }),
  route({ method: 'get', path: '/api/payment-lists/:id/preview', surface: 'staff', policy: 'paymentList.list', summary: '群众看到的样子', params, response: paymentListPreview, handle: ({ params, ctx }) => disbursement.previewList(ctx, params.id) }),
  route({ method: 'post', path: '/api/payment-lists/:id/publication', surface: 'staff', policy: 'paymentList.publish', renewsPublic: true, summary: '公开名单；有更正的再公开一次', params, body: paymentListCommand, response: paymentListSummary, handle: ({ params, body, ctx }) => disbursement.publishList(ctx, params.id, body) }),
  route({ method: 'post', path: '/api/payment-lists/:id/hiding', surface: 'staff', policy: 'paymentList.publish', renewsPublic: true, summary: '撤下公开的名单，理由留痕', params, body: hidePaymentListRequest, response: paymentListSummary, handle: ({ params, body, ctx }) => disbursement.hideList(ctx, params.id, body) }),
];
