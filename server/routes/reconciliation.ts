import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { payOrder, payOrderQuery, payKindLabels, payProblemLabels, payStateLabels, payTotals, payTotalsQuery } from '../../contracts/payment-order';
import { closeDayRequest, confirmRequest, dayListQuery, dayStateLabels, difference, differenceKindLabels, differenceListQuery, differenceStateLabels, explainRequest, reconciliationDay } from '../../contracts/reconciliation';
import * as payment from '../../domain/payment';
import * as reconciliation from '../../domain/reconciliation';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });
const yuan = (fen: number | null | undefined): string => (fen === null || fen === undefined ? '' : (fen / 100).toFixed(2));

export const reconciliationRoutes = [
  route({ method: 'get', path: '/api/reconciliation/days', surface: 'staff', policy: 'reconciliation.list', summary: '每天的对账，新的在前', query: dayListQuery, response: page(reconciliationDay), handle: ({ query, ctx }) => reconciliation.listDays(ctx, query) }),
  exportRoute({
    list: '/api/reconciliation/days',
    policy: 'reconciliation.export',
    title: '每日对账',
    query: dayListQuery,
    rows: reconciliation.eachDay,
    columns: [
      { header: '日期', value: (row: z.infer<typeof reconciliationDay>) => row.day, width: 12 },
      { header: '状态', value: (row) => dayStateLabels[row.state], width: 12 },
      { header: '收款（元）', value: (row) => yuan(row.sums?.received.amount), width: 14 },
      { header: '退款（元）', value: (row) => yuan(row.sums?.refunded.amount), width: 14 },
      { header: '付款（元）', value: (row) => yuan(row.sums?.transferred.amount), width: 14 },
      { header: '手续费（元）', value: (row) => yuan(row.sums?.fees), width: 14 },
      { header: '其他（元）', value: (row) => yuan(row.sums?.others), width: 14 },
      { header: '日初余额（元）', value: (row) => yuan(row.sums?.begin), width: 16 },
      { header: '日终余额（元）', value: (row) => yuan(row.sums?.end), width: 16 },
      { header: '差异没有了结', value: (row) => row.differences.open + row.differences.explained, width: 14 },
      { header: '谁结清的', value: (row) => row.closedBy ?? '', width: 12 },
    ],
  }),
  route({ method: 'post', path: '/api/reconciliation/days/:id/run', surface: 'staff', policy: 'reconciliation.run', summary: '把一天再核对一次', params, response: reconciliationDay, handle: ({ params: asked, ctx }) => reconciliation.runAgain(ctx, asked.id) }),
  route({ method: 'post', path: '/api/reconciliation/days/:id/close', surface: 'staff', policy: 'reconciliation.close', summary: '结清一天；还有差异没有了结的不能结清', params, body: closeDayRequest, response: reconciliationDay, handle: ({ params: asked, body, ctx }) => reconciliation.closeDay(ctx, asked.id, body) }),
  route({ method: 'get', path: '/api/reconciliation/differences', surface: 'staff', policy: 'reconciliation.list', summary: '对账的差异，新的在前', query: differenceListQuery, response: page(difference), handle: ({ query, ctx }) => reconciliation.listDifferences(ctx, query) }),
  exportRoute({
    list: '/api/reconciliation/differences',
    policy: 'reconciliation.export',
    title: '对账差异',
    query: differenceListQuery,
    rows: reconciliation.eachDifference,
    columns: [
      { header: '日期', value: (row: z.infer<typeof difference>) => row.day, width: 12 },
      { header: '差异', value: (row) => differenceKindLabels[row.kind], width: 18 },
      { header: '单号', value: (row) => row.number ?? '', width: 26 },
      { header: '我们（元）', value: (row) => yuan(row.ours?.amount), width: 14 },
      { header: '微信（元）', value: (row) => yuan(row.theirs?.amount), width: 14 },
      { header: '状态', value: (row) => differenceStateLabels[row.state], width: 18 },
      { header: '说明', value: (row) => row.note, width: 40 },
      { header: '谁写的', value: (row) => row.explainedBy ?? '', width: 12 },
      { header: '谁确认的', value: (row) => row.confirmedBy ?? '', width: 12 },
    ],
  }),
  route({ method: 'post', path: '/api/reconciliation/differences/:id/explain', surface: 'staff', policy: 'reconciliation.settle', summary: '写明一处差异怎么回事', params, body: explainRequest, response: difference, handle: ({ params: asked, body, ctx }) => reconciliation.explainDifference(ctx, asked.id, body) }),
  route({ method: 'post', path: '/api/reconciliation/differences/:id/confirm', surface: 'staff', policy: 'reconciliation.settle', summary: '由另一位财务确认说明，或者退回', params, body: confirmRequest, response: difference, handle: ({ params: asked, body, ctx }) => reconciliation.confirmDifference(ctx, asked.id, body) }),
];

export const paymentOrderRoutes = [
  route({ method: 'get', path: '/api/payment-orders', surface: 'staff', policy: 'paymentOrder.list', summary: '支付流水，新的在前；不写是谁、为什么', query: payOrderQuery, response: page(payOrder), handle: ({ query, ctx }) => payment.listPayOrders(ctx, query) }),
  route({ method: 'get', path: '/api/payment-orders/totals', surface: 'staff', policy: 'paymentOrder.list', summary: '一年里按月、按种类的合计，和微信支付开了没有', query: payTotalsQuery, response: payTotals, handle: ({ query, ctx }) => payment.payTotalsOf(ctx, query.year) }),
  exportRoute({
    list: '/api/payment-orders',
    policy: 'paymentOrder.export',
    title: '支付流水',
    query: payOrderQuery,
    rows: payment.eachPayOrder,
    columns: [
      { header: '单号', value: (row: z.infer<typeof payOrder>) => row.number, width: 18 },
      { header: '商户单号', value: (row) => row.outNo, width: 22 },
      { header: '微信单号', value: (row) => row.platformNo ?? '', width: 32 },
      { header: '种类', value: (row) => payKindLabels[row.kind], width: 8 },
      { header: '金额（元）', value: (row) => yuan(row.amount), width: 14 },
      { header: '状态', value: (row) => payStateLabels[row.state], width: 14 },
      { header: '哪天下单', value: (row) => row.orderedOn, width: 12 },
      { header: '哪天办成', value: (row) => row.endedOn ?? '', width: 12 },
      { header: '停在哪里', value: (row) => (row.problem ? `${payProblemLabels[row.problem.kind]} ${row.problem.code}` : ''), width: 26 },
    ],
  }),
  route({ method: 'post', path: '/api/payment-orders/:id/ask', surface: 'staff', policy: 'paymentOrder.act', summary: '马上再问一次微信支付', params, response: payOrder, handle: ({ params: asked, ctx }) => payment.askPayOrder(ctx, asked.id) }),
  route({ method: 'post', path: '/api/payment-orders/:id/cancel', surface: 'staff', policy: 'paymentOrder.act', summary: '撤销一笔等本人确认的；本人更快的，以微信说的为准', params, response: payOrder, handle: ({ params: asked, ctx }) => payment.cancelPayOrder(ctx, asked.id) }),
];
