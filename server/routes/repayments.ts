import { z } from 'zod';
import { id, lightLabels, page, pageQuery } from '../../contracts/common';
import { yuan } from '../../contracts/accounts-rules';
import * as contract from '../../contracts/repayment';
import { webLogin } from '../../domain/follower';
import { fail, Fault, type Context } from '../../domain/kernel';
import * as repayments from '../../domain/repayment';
import { countFailure, refuseGuessing, type AttemptLimit } from '../../runtime/attempts';
import { exportRoute } from '../export-route';
import { giveState, pageOrigin, takeState } from '../http/wechat-state';
import { route, type Download } from '../route';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = z.object({ id });
const entryParams = z.object({ id, entryId: id });
const refundParams = z.object({ id, refundId: id });
const fileOf = ({ bytes, filename }: repayments.Receipt): Download => ({ type: docx, body: bytes, filename });
/** One act serves demands and what is handed in; each is answered in its own shape. */
const either = z.union([contract.demandDetail, contract.handInDetail]);
const present = (ctx: Context, repayment: repayments.Repayment) => (repayment.kind === 'demand' ? repayments.presentDemand(ctx, repayment) : repayments.presentHandIn(ctx, repayment));

function command<P extends z.ZodType, B extends z.ZodType>(name: string, verb: string, summary: string, given: P, body: B, act: (ctx: Context, params: z.output<P>, body: z.output<B>) => Promise<repayments.Repayment>) {
  return route({
    method: 'post',
    path: `/api/repayments/:id/${name}`,
    surface: 'staff',
    policy: `repayment.${verb}`,
    summary,
    params: given as z.ZodType,
    body: body as z.ZodType,
    response: either,
    handle: async ({ params: wanted, body: said, ctx }) => present(ctx, await act(ctx, wanted as z.output<P>, said as z.output<B>)),
  });
}

const paperAddress = (origin: string): string => `${origin}/money/repay/index`;

export const repaymentRoutes = [
  route({ method: 'get', path: '/api/repayments', surface: 'staff', policy: 'repayment.list', summary: '退缴单，逾期的在前，再按到期日', query: contract.demandListQuery, response: page(contract.demandSummary), handle: ({ query, ctx }) => repayments.listDemands(ctx, query) }),
  route({ method: 'get', path: '/api/repayments/counts', surface: 'staff', policy: 'repayment.list', summary: '没有缴清、逾期、临期、多缴各几张', response: contract.demandCounts, handle: ({ ctx }) => repayments.countDemands(ctx) }),
  exportRoute({
    list: '/api/repayments',
    policy: 'repayment.export',
    title: '退缴单',
    query: contract.demandListQuery,
    rows: repayments.eachDemand,
    columns: [
      { header: '亮灯', value: (one) => lightLabels[one.light], width: 8 },
      { header: '单号', value: (one) => one.number },
      { header: '单位', value: (one) => one.organisation.name, width: 24 },
      { header: '缴款人', value: (one) => one.payer },
      { header: '款项', value: (one) => contract.repaymentReasonLabels[one.reason] },
      { header: '应缴（元）', value: (one) => yuan(one.amount) },
      { header: '已缴（元）', value: (one) => yuan(one.paid) },
      { header: '到期', value: (one) => one.due, width: 12 },
      { header: '状态', value: (one) => contract.repaymentStateLabels[one.state] },
    ],
  }),
  route({
    method: 'post',
    path: '/api/repayments',
    surface: 'staff',
    policy: 'repayment.open',
    summary: '开退缴单；缴款码只在这一次答复里',
    body: contract.openDemandRequest,
    response: contract.openedDemand,
    status: 201,
    handle: async ({ body, ctx, settings }) => {
      const { repayment, code } = await repayments.openDemand(ctx, body);
      return { demand: repayments.presentDemand(ctx, repayment), code, address: paperAddress(settings.publicOrigin) };
    },
  }),
  route({ method: 'get', path: '/api/repayments/:id', surface: 'staff', policy: 'repayment.list', summary: '一张退缴单：收了什么、退了什么、下一步', params, response: contract.demandDetail, handle: ({ params: { id: wanted }, ctx }) => repayments.showDemand(ctx, wanted) }),
  route({
    method: 'post',
    path: '/api/repayments/:id/code',
    surface: 'staff',
    policy: 'repayment.reissue',
    summary: '换缴款码，旧的马上作废；码只在这一次答复里',
    params,
    body: contract.reissueCodeRequest,
    response: contract.openedDemand,
    handle: async ({ params: { id: wanted }, body, ctx, settings }) => {
      const { repayment, code } = await repayments.reissueCode(ctx, wanted, body);
      return { demand: repayments.presentDemand(ctx, repayment), code, address: paperAddress(settings.publicOrigin) };
    },
  }),
  command('entries', 'enter', '登记银行回单或窗口现金，另一人核对后入账', params, contract.enterMoneyRequest, (ctx, { id: wanted }, body) => repayments.enterMoney(ctx, wanted, body)),
  command('entries/:entryId/check', 'check', '核对登记的钱：入账，或退回并写明理由', entryParams, contract.decideRequest, (ctx, { id: wanted, entryId }, body) => repayments.checkMoney(ctx, wanted, entryId, body)),
  route({
    method: 'get',
    path: '/api/repayments/:id/entries/:entryId/receipt',
    surface: 'staff',
    policy: 'repayment.list',
    summary: '一笔钱的收据（Word），下载留痕',
    params: entryParams,
    response: { download: [docx] },
    handle: async ({ params: { id: wanted, entryId }, ctx }) => fileOf(await repayments.receiptForStaff(ctx, wanted, entryId)),
  }),
  command('refunds', 'refund', '申请退回多缴的钱', params, contract.askRefundRequest, (ctx, { id: wanted }, body) => repayments.askRefund(ctx, wanted, body)),
  command('refunds/:refundId/decision', 'approveRefund', '同意或不同意退款，要两个人同意', refundParams, contract.decideRequest, (ctx, { id: wanted, refundId }, body) => repayments.decideRefund(ctx, wanted, refundId, body)),
  command('refunds/:refundId/record', 'refund', '登记银行退款，两个人同意之后', refundParams, contract.recordRefundRequest, (ctx, { id: wanted, refundId }, body) => repayments.recordRefund(ctx, wanted, refundId, body)),
  command('cancellation', 'cancel', '申请撤销退缴单', params, contract.cancelDemandRequest, (ctx, { id: wanted }, body) => repayments.askCancel(ctx, wanted, body)),
  command('cancellation/decision', 'decideCancel', '决定撤不撤销，申请的人不能决定', params, contract.decideRequest, (ctx, { id: wanted }, body) => repayments.decideCancel(ctx, wanted, body)),
];

export const handInRoutes = [
  route({ method: 'get', path: '/api/hand-ins', surface: 'staff', policy: 'handIn.list', summary: '主动上交，新的在前', query: contract.handInListQuery, response: page(contract.handInSummary), handle: ({ query, ctx }) => repayments.listHandIns(ctx, query) }),
  route({
    method: 'post',
    path: '/api/hand-ins',
    surface: 'staff',
    policy: 'handIn.record',
    summary: '窗口有人来上交：记一件，可以不留名',
    body: contract.recordHandInRequest,
    response: contract.recordedHandIn,
    status: 201,
    handle: async ({ body, ctx }) => {
      const { repayment, code } = await repayments.recordHandIn(ctx, body);
      return { handIn: repayments.presentHandIn(ctx, repayment), code };
    },
  }),
  route({ method: 'get', path: '/api/hand-ins/:id', surface: 'staff', policy: 'handIn.list', summary: '一件主动上交', params, response: contract.handInDetail, handle: ({ params: { id: wanted }, ctx }) => repayments.showHandIn(ctx, wanted) }),
];

export const repaymentBatchRoutes = [
  route({ method: 'get', path: '/api/repayment-batches', surface: 'staff', policy: 'repaymentBatch.list', summary: '上缴国库的批次，新的在前；现在可以上缴多少', query: pageQuery, response: contract.repaymentBatchPage, handle: ({ query, ctx }) => repayments.listBatches(ctx, query) }),
  route({ method: 'post', path: '/api/repayment-batches', surface: 'staff', policy: 'repaymentBatch.write', summary: '把可以上缴的钱归成一批，每一笔只进一批', body: contract.makeBatchRequest, response: contract.repaymentBatch, status: 201, handle: async ({ body, ctx }) => repayments.presentBatch(ctx, await repayments.makeBatch(ctx, body.requestKey)) }),
  route({ method: 'post', path: '/api/repayment-batches/:id/slip', surface: 'staff', policy: 'repaymentBatch.write', summary: '登记缴款书编号和日期', params, body: contract.batchSlipRequest, response: contract.repaymentBatch, handle: async ({ params: { id: wanted }, body, ctx }) => repayments.presentBatch(ctx, await repayments.enterBatchSlip(ctx, wanted, body)) }),
  route({ method: 'post', path: '/api/repayment-batches/:id/check', surface: 'staff', policy: 'repaymentBatch.check', summary: '核对缴款书，登记的人不能核对', params, body: contract.decideRequest, response: contract.repaymentBatch, handle: async ({ params: { id: wanted }, body, ctx }) => repayments.presentBatch(ctx, await repayments.checkBatch(ctx, wanted, body)) }),
];

/** Of one address, and of one number from wherever: six digits are never found by trying. */
const addressGuesses: AttemptLimit = { name: 'repaymentAddress', failuresPerDay: 20 };
const numberGuesses: AttemptLimit = { name: 'repaymentNumber', failuresPerDay: 20 };
const open = { method: 'post', surface: 'public', policy: 'open', rateLimit: { points: 30, perSeconds: 60 } } as const;

export const publicRepaymentRoutes = [
  route({
    ...open,
    path: '/api/public/repayments/entry',
    summary: '凭通知单上的单号和缴款码打开',
    body: contract.repaymentEntryRequest,
    response: contract.payerView,
    attempts: addressGuesses,
    handle: async ({ body, ctx }) => {
      await refuseGuessing(numberGuesses, body.number, ctx.clock);
      try {
        return await repayments.enterByCode(ctx, body);
      } catch (error) {
        if (error instanceof Fault && error.code === 'notFound') await countFailure(numberGuesses, body.number, ctx.clock);
        throw error;
      }
    },
  }),
  route({ ...open, path: '/api/public/repayments/view', summary: '现在缴到哪一步，顺便问微信支付', body: contract.payerViewRequest, response: contract.payerView, handle: ({ body, ctx }) => repayments.viewAgain(ctx, body.token) }),
  route({
    ...open,
    path: '/api/public/repayments/payment',
    summary: '在小程序或微信里的网页付全部或一部分；网页先去微信认人，微信身份只封存在支付单里',
    body: contract.payRepaymentRequest,
    response: contract.payAnswer,
    async handle({ body, ctx, koa, settings }) {
      if (body.web && !takeState(koa, body.web.state)) fail('badRequest', { message: '微信没有认出这次打开，没有付。请再点一次。' });
      return (await repayments.payNow(ctx, body)) ?? { loginAt: webLogin()?.addressFor(paperAddress(pageOrigin(koa, settings)), giveState(koa)) ?? '' };
    },
  }),
  route({ ...open, path: '/api/public/repayments/receipt', summary: '收据（Word）', body: contract.repaymentReceiptRequest, response: { download: [docx] }, handle: async ({ body, ctx }) => fileOf(await repayments.receiptForPayer(ctx, body.token, body.entryId)) }),
  route({
    ...open,
    path: '/api/public/hand-ins',
    summary: '主动上交：申报金额，留名不留名都行；得到编号和缴款码',
    body: contract.announceHandInRequest,
    response: contract.announcedHandIn,
    status: 201,
    rateLimit: { points: 5, perSeconds: 600 },
    handle: async ({ body, ctx }) => {
      const { repayment, code } = await repayments.announceHandIn(ctx, body);
      return { number: repayment.number, code, view: await repayments.viewOf(ctx, repayment) };
    },
  }),
];
