import { z } from 'zod';
import { abilities, day, id, pageQuery } from './common';

/** What goes through WeChat Pay, as whoever handles the money sees it: numbers, amounts and states; never who or why. */

export const payKind = z.enum(['payment', 'transfer', 'refund']);
export type PayKindName = z.infer<typeof payKind>;
export const payKindLabels: Record<PayKindName, string> = { payment: '收款', transfer: '付款', refund: '退款' };

export const payState = z.enum(['new', 'open', 'working', 'failed', 'closed', 'done']);
export type PayStateName = z.infer<typeof payState>;
export const payStateLabels: Record<PayStateName, string> = { new: '还没发出', open: '等本人确认', working: '微信处理中', failed: '没有办成', closed: '已关闭', done: '办成了' };

export const payProblem = z.enum(['ours', 'balance', 'quota', 'unknown']);
export type PayProblem = z.infer<typeof payProblem>;
export const payProblemLabels: Record<PayProblem, string> = { ours: '微信不接受', balance: '商户余额不够', quota: '今天的额度用完', unknown: '状态说不清' };
/** What to do about it. */
export const payProblemHelp: Record<PayProblem, string> = {
  ours: '平台每小时再问一次。请系统管理员对照代码查商户号的权限和设置，改好以后点“再问一次”。',
  balance: '到商户平台充值，十分钟内会自动再付；也可以点“再问一次”。',
  quota: '到明天会自动再付。要多付，请到商户平台调高额度。',
  unknown: '微信给了文档里没有的状态。到商户平台按单号看一眼，再点“再问一次”。',
};

/** GET /api/payment-orders — the newest first. */
export const payOrderQuery = pageQuery.extend({
  kind: payKind.optional(),
  state: payState.optional(),
  /** Only what does not go on by itself. */
  problem: z.enum(['yes']).optional(),
  from: day.optional(),
  to: day.optional(),
  number: z.string().trim().toUpperCase().max(40).optional(),
});
export type PayOrderQuery = z.infer<typeof payOrderQuery>;

export const payOrder = z.object({
  id,
  number: z.string(),
  /** As it stands in the merchant platform. */
  outNo: z.string(),
  platformNo: z.string().nullable(),
  kind: payKind,
  /** Fen. */
  amount: z.number().int(),
  state: payState,
  orderedOn: day,
  endedOn: day.nullable(),
  problem: z.object({ kind: payProblem, code: z.string() }).nullable(),
  abilities,
});
export type PayOrderView = z.infer<typeof payOrder>;

/** GET /api/payment-orders/totals — what is done, by month and kind, the newest month first. */
export const payTotalsQuery = z.object({ year: z.coerce.number().int().min(2020).max(2100) });
const total = z.object({ count: z.number().int(), amount: z.number().int() });
export const payTotals = z.object({ switchedOn: z.boolean(), problems: z.number().int(), months: z.array(z.object({ month: z.string(), totals: z.record(payKind, total) })) });
export type PayTotals = z.infer<typeof payTotals>;
