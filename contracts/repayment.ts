import { z } from 'zod';
import { abilities, day, id, idempotencyKey, instant, light, organisationRef, pageQuery } from './common';
import { fen } from './disclosure';
import { loginCode } from './follower';
import { payProblem } from './payment-order';
import { repaymentCodePattern, repaymentNumberPattern, repaymentReasons, repaymentStates, repaymentWays } from './repayment-options';

export * from './repayment-options';

/** 退缴和主动上交: what is to be paid back, by which way it came in, and how it reached the treasury. */

export const repaymentState = z.enum(repaymentStates);
export const repaymentReason = z.enum(repaymentReasons);
export const repaymentWay = z.enum(repaymentWays);
export const repaymentNumber = z.string().trim().toUpperCase().regex(repaymentNumberPattern, '编号像 TJ-2026-0001 这样，在通知单上');
export const repaymentCode = z.string().regex(repaymentCodePattern, '缴款码是 6 位数字，在通知单上');
const amount = fen.positive('金额要大于 0').max(100_000_000_000, '金额太大，请核对');
/** WeChat Pay takes no more in one payment than this, whatever the payer's own limits are. */
export const wechatMost = 5_000_000;

/** Whoever reads it must not learn what lies behind it. */
const telling = /线索|举报|反映人|信访|检举|控告|初核|立案|留置|审查|调查|处分|[A-Z]{1,6}-?\d{4}-\d+/;
export const neutralNote = z.string().trim().max(60, '最多 60 个字').refine((text) => !telling.test(text), '这句话会印在通知单上：只写钱的事，不写案件、线索和编号');
const payerName = z.string().trim().min(2, '至少 2 个字').max(60, '最多 60 个字');

export const repaymentPart = z.object({ amount, due: day });
/** POST /api/repayments — `parts`: one for all at once, more for instalments. */
export const openDemandRequest = z
  .object({
    requestKey: idempotencyKey,
    organisationId: id,
    payerKind: z.enum(['person', 'party']),
    payer: payerName,
    reason: repaymentReason,
    note: neutralNote.default(''),
    parts: z.array(repaymentPart).min(1, '请填金额和日子').max(24, '最多分 24 期'),
  })
  .superRefine(({ parts }, context) => {
    parts.forEach(({ due }, index) => {
      const before = parts[index - 1];
      if (before && due <= before.due) context.addIssue({ code: 'custom', path: ['parts', index, 'due'], message: '后一期要在前一期之后' });
    });
  });
export type OpenDemandRequest = z.infer<typeof openDemandRequest>;

const version = z.number().int().min(0);
const slipFields = { bank: z.string().trim().min(2, '请填银行').max(40), lastFour: z.string().regex(/^\d{4}$/, '请填账号最后 4 位') };
export const slip = z.object(slipFields);
/** POST /api/repayments/:id/entries — money that came in otherwise than by WeChat Pay; counts once somebody else has checked it. */
export const enterMoneyRequest = z
  .object({ requestKey: idempotencyKey, way: z.enum(['slip', 'cash']), amount, day, slip: slip.nullable().default(null), fileIds: z.array(id).max(3, '图片最多 3 张').default([]) })
  .superRefine(({ way, slip: given, fileIds }, context) => {
    if ((way === 'slip') !== (given !== null)) context.addIssue({ code: 'custom', path: ['slip'], message: way === 'slip' ? '请填银行和账号最后 4 位' : '现金不填银行' });
    if (way === 'slip' && fileIds.length === 0) context.addIssue({ code: 'custom', path: ['fileIds'], message: '请附回单的图片' });
  });
export type EnterMoneyRequest = z.infer<typeof enterMoneyRequest>;

/** An act that somebody else asked for: agreed to or sent back with the reason. */
export const decideRequest = z.object({ version, agree: z.boolean(), opinion: z.string().trim().max(200).default('') }).refine(({ agree, opinion }) => agree || opinion.length >= 2, { path: ['opinion'], message: '请写明为什么不同意' });
export type DecideRequest = z.infer<typeof decideRequest>;
export const cancelDemandRequest = z.object({ version, reason: z.string().trim().min(4, '请写明为什么撤销，至少 4 个字').max(200) });
export type CancelDemandRequest = z.infer<typeof cancelDemandRequest>;
export const askRefundRequest = z.object({ requestKey: idempotencyKey, version, entryId: id, amount, way: z.enum(['wechat', 'bank']), reason: neutralNote.min(2, '请写明为什么退') });
export type AskRefundRequest = z.infer<typeof askRefundRequest>;
export const recordRefundRequest = z.object({ version, day, ...slipFields });
export type RecordRefundRequest = z.infer<typeof recordRefundRequest>;
export const reissueCodeRequest = z.object({ requestKey: idempotencyKey, version });
export type ReissueCodeRequest = z.infer<typeof reissueCodeRequest>;

export const repaymentEntryState = z.enum(['entered', 'counted', 'returned']);
export type RepaymentEntryState = z.infer<typeof repaymentEntryState>;
export const repaymentEntryStateLabels: Record<RepaymentEntryState, string> = { entered: '等另一人核对', counted: '已入账', returned: '核对没有通过' };
export const repaymentEntry = z.object({
  id,
  receipt: z.string().nullable(),
  way: repaymentWay,
  amount: fen,
  refunded: fen,
  day,
  state: repaymentEntryState,
  slip: slip.nullable(),
  fileIds: z.array(id),
  enteredBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  opinion: z.string(),
  /** The batch it went to the treasury with. */
  batch: z.string().nullable(),
  abilities,
});
export type RepaymentEntry = z.infer<typeof repaymentEntry>;

export const refundState = z.enum(['asked', 'approved', 'stuck', 'failed', 'refused', 'done']);
export type RefundState = z.infer<typeof refundState>;
export const refundStateLabels: Record<RefundState, string> = { asked: '等两个人同意', approved: '同意了，在退', stuck: '退不出去，要到商户平台处理', failed: '没有退成', refused: '不同意退', done: '已退' };
export const repaymentRefund = z.object({
  id,
  entryId: id,
  /** What keeps WeChat from giving it back, under the order's number; told where one thing is shown, not in the answer of an act. */
  problem: z.object({ kind: payProblem, code: z.string(), number: z.string() }).nullable(),
  amount: fen,
  way: z.enum(['wechat', 'bank']),
  reason: z.string(),
  state: refundState,
  by: z.string(),
  approvals: z.array(z.string()),
  opinion: z.string(),
  abilities,
});
export type RepaymentRefund = z.infer<typeof repaymentRefund>;

const summaryFields = {
  id,
  number: z.string(),
  state: repaymentState,
  payer: z.string().nullable(),
  amount: fen,
  paid: fen,
  waiting: z.array(z.enum(['check', 'cancel', 'refund'])),
  on: day,
};
export const demandSummary = z.object({
  ...summaryFields,
  payerKind: z.enum(['person', 'party']).nullable(),
  organisation: organisationRef,
  reason: repaymentReason,
  light: light,
  due: day.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  parts: z.number().int(),
});
export type DemandSummary = z.infer<typeof demandSummary>;
export const handInSummary = z.object(summaryFields);
export type HandInSummary = z.infer<typeof handInSummary>;

export const repaymentStep = z.object({ at: instant, what: z.string(), by: z.string(), note: z.string() });
const detailFields = { entries: z.array(repaymentEntry), refunds: z.array(repaymentRefund), excess: fen, history: z.array(repaymentStep), next: z.string(), version, abilities };
export const demandDetail = demandSummary.extend({
  note: z.string(),
  plan: z.array(z.object({ amount: fen, due: day, paid: z.boolean(), light })),
  openedBy: z.string(),
  codeOn: day,
  cancel: z.object({ by: z.string(), reason: z.string(), decidedBy: z.string().nullable() }).nullable(),
  ...detailFields,
});
export type DemandDetail = z.infer<typeof demandDetail>;
export const handInDetail = handInSummary.extend(detailFields);
export type HandInDetail = z.infer<typeof handInDetail>;
/** The payment code is in this answer and nowhere else. */
export const openedDemand = z.object({ demand: demandDetail, code: z.string(), address: z.url() });
export type OpenedDemand = z.infer<typeof openedDemand>;

export const demandTab = z.enum(['todo', 'late', 'yellow', 'overpaid', 'over', 'all']);
export type DemandTab = z.infer<typeof demandTab>;
export const demandTabLabels: Record<DemandTab, string> = { todo: '没有缴清', late: '逾期', yellow: '临期', overpaid: '多缴', over: '缴清或撤销', all: '全部' };
/** GET /api/repayments — `text`: part of the number, or the payer's whole name. */
export const demandListQuery = pageQuery.extend({ tab: demandTab.default('todo'), reason: repaymentReason.optional(), organisationId: id.optional(), text: z.string().trim().max(60).optional() });
export type DemandListQuery = z.infer<typeof demandListQuery>;
export const demandCounts = z.object({ todo: z.number().int(), late: z.number().int(), yellow: z.number().int(), overpaid: z.number().int() });
export type DemandCounts = z.infer<typeof demandCounts>;
export const handInListQuery = pageQuery.extend({ text: z.string().trim().max(60).optional() });
export type HandInListQuery = z.infer<typeof handInListQuery>;
/** POST /api/hand-ins — brought to the counter; without a name nothing of who it was is kept. */
export const recordHandInRequest = z.object({ requestKey: idempotencyKey, name: payerName.nullable(), amount });
export type RecordHandInRequest = z.infer<typeof recordHandInRequest>;
export const recordedHandIn = z.object({ handIn: handInDetail, code: z.string() });

/** `void`: another batch was faster and took everything; it is shown nowhere. */
export const repaymentBatchState = z.enum(['filling', 'open', 'entered', 'handedOver', 'void']);
export type RepaymentBatchState = z.infer<typeof repaymentBatchState>;
export const repaymentBatchStateLabels: Record<RepaymentBatchState, string> = { filling: '正在汇总', open: '等缴库', entered: '等另一人核对', handedOver: '已上缴国库', void: '没有钱，作废' };
export const repaymentBatch = z.object({
  id,
  number: z.string(),
  state: repaymentBatchState,
  on: day,
  total: fen,
  items: z.array(z.object({ number: z.string(), receipt: z.string(), way: repaymentWay, amount: fen })),
  by: z.string(),
  slip: z.object({ number: z.string(), day }).nullable(),
  enteredBy: z.string().nullable(),
  checkedBy: z.string().nullable(),
  opinion: z.string(),
  version,
  abilities,
});
export type RepaymentBatch = z.infer<typeof repaymentBatch>;
export const repaymentBatchPage = z.object({ items: z.array(repaymentBatch), nextCursor: z.string().nullable(), ready: fen });
export const makeBatchRequest = z.object({ requestKey: idempotencyKey });
export const batchSlipRequest = z.object({ version, number: z.string().trim().min(2, '请填缴款书编号').max(40), day });
export type BatchSlipRequest = z.infer<typeof batchSlipRequest>;

/** POST /api/public/repayments/entry */
export const repaymentEntryRequest = z.object({ number: repaymentNumber, code: repaymentCode });
export const repaymentToken = z.string().min(20).max(2000);
/** What whoever has the paper sees; never who opened it, or what for besides the neutral words. */
export const payerView = z.object({
  token: repaymentToken,
  number: z.string(),
  kind: z.enum(['demand', 'handIn']),
  state: repaymentState,
  payer: z.string().nullable(),
  reason: z.string(),
  amount: fen,
  paid: fen,
  /** What may still be paid now. */
  left: fen,
  due: day.nullable(),
  light: light.nullable(),
  plan: z.array(z.object({ amount: fen, due: day, paid: z.boolean() })),
  received: z.array(z.object({ id, receipt: z.string(), way: repaymentWay, amount: fen, refunded: fen, day })),
  /** Paid in WeChat, and not told of yet. */
  waiting: z.boolean(),
  wechat: z.boolean(),
  /** Where a web page can be paid: inside WeChat, in a trial anywhere, or nowhere. */
  web: z.enum(['wechat', 'anywhere']).nullable(),
  wechatMost: fen,
});
export type PayerView = z.infer<typeof payerView>;
export const payerViewRequest = z.object({ token: repaymentToken });
/** Who pays: the mini-program brings a code of wx.login; a page inside WeChat comes back with one, and what it was given to take along. */
export const payRepaymentRequest = z.object({
  token: repaymentToken,
  requestKey: idempotencyKey,
  amount: amount.max(wechatMost, '微信一次最多付 5 万元，可以分几次付'),
  loginCode: loginCode.optional(),
  web: z.object({ code: loginCode, state: z.string().regex(/^[0-9a-f]{32}$/) }).optional(),
});
export type PayRepaymentRequest = z.infer<typeof payRepaymentRequest>;
export const payParams = z.object({ appId: z.string(), timeStamp: z.string(), nonceStr: z.string(), package: z.string(), signType: z.literal('RSA'), paySign: z.string() });
/** What the page hands to WeChat, or, of a page that brought no code, where WeChat looks who it is. */
export const payAnswer = z.union([payParams, z.object({ loginAt: z.url() })]);
export const repaymentReceiptRequest = z.object({ token: repaymentToken, entryId: id });
/** POST /api/public/hand-ins — announced, and then paid in WeChat or brought to the treasurer. */
export const announceHandInRequest = recordHandInRequest;
export const announcedHandIn = z.object({ number: z.string(), code: z.string(), view: payerView });
