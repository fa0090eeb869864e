import { z } from 'zod';
import { abilities, day, id, instant, pageQuery } from './common';
import { payKind } from './payment-order';

/** The daily reconciliation: our ledger beside the bill that WeChat Pay gives out on the next morning. */

/** The bill of a day is given out at ten o'clock on the next; it is asked for at 10:40 and every two hours after. */
export const billReadyTime = '10:00';

export const differenceKind = z.enum(['missingHere', 'missingThere', 'amountDiffers', 'stateDiffers', 'fee', 'unknownNumber', 'balance']);
export type DifferenceKind = z.infer<typeof differenceKind>;
export const differenceKindLabels: Record<DifferenceKind, string> = {
  missingHere: '微信有，我们没有',
  missingThere: '我们有，微信没有',
  amountDiffers: '金额不一样',
  stateDiffers: '状态不一样',
  fee: '扣了手续费',
  unknownNumber: '不是我们的单号',
  balance: '余额对不上',
};
/** What to do next. */
export const differenceNext: Record<DifferenceKind, string> = {
  missingHere: '单号是我们的样子，账里却没有。请系统管理员查是不是恢复过旧备份；查清以前不要补记。',
  missingThere: '账单可能还没出全，先点“重新核对”。还是没有，到商户平台按单号查，写明结果。',
  amountDiffers: '到商户平台看这一笔的实际金额，差额退回或者补收以后写明。',
  stateDiffers: '先点“重新核对”，会再问一次微信。还不一样，到商户平台看这一笔，写明结果。',
  fee: '手续费不能从退缴款里扣。由单位另付以后，写明凭证号。',
  unknownNumber: '可能是充值、提现，或者同一个商户号的别的系统。到商户平台看是什么，写明。',
  balance: '账单的各笔加起来不等于余额。先点“重新核对”，还不相等就找微信支付客服，写明答复。',
};

export const differenceState = z.enum(['open', 'explained', 'settled', 'gone']);
export type DifferenceState = z.infer<typeof differenceState>;
export const differenceStateLabels: Record<DifferenceState, string> = { open: '没有了结', explained: '等另一位确认', settled: '已了结', gone: '重新核对后没有了' };

/** `waiting`: the bill is not there yet; `noBill`: WeChat Pay says that there is none. */
export const dayState = z.enum(['waiting', 'noBill', 'open', 'closed']);
export type DayState = z.infer<typeof dayState>;
export const dayStateLabels: Record<DayState, string> = { waiting: '账单没取到', noBill: '没有账单', open: '没有结清', closed: '已结清' };

const side = z.object({ state: z.string(), amount: z.number().int() }).nullable();

export const difference = z.object({
  id,
  day,
  kind: differenceKind,
  payKind: payKind.nullable(),
  /** Ours where it is one of ours, as the bill has it otherwise; null of what concerns the whole day. */
  number: z.string().nullable(),
  /** In plain words for the whole day: what was expected beside what is there. */
  ours: side,
  theirs: side,
  state: differenceState,
  note: z.string(),
  explainedBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  version: z.number().int(),
  abilities,
});
export type Difference = z.infer<typeof difference>;

const sum = z.object({ count: z.number().int(), amount: z.number().int() });
/** All in fen. begin + received − refunded − transferred − fees + others = end. */
export const daySums = z.object({ received: sum, refunded: sum, transferred: sum, fees: z.number().int(), others: z.number().int(), begin: z.number().int().nullable(), end: z.number().int().nullable() });
export type DaySums = z.infer<typeof daySums>;

export const reconciliationDay = z.object({
  id,
  day,
  state: dayState,
  /** Of the last try where it failed, e.g. STATEMENT_CREATING. */
  problem: z.string().nullable(),
  sums: daySums.nullable(),
  /** The same from our own ledger. */
  ours: z.object({ received: sum, refunded: sum, transferred: sum }).nullable(),
  differences: z.record(differenceState, z.number().int()),
  ranAt: instant.nullable(),
  closedBy: z.string().nullable(),
  closedAt: instant.nullable(),
  version: z.number().int(),
  abilities,
});
export type ReconciliationDay = z.infer<typeof reconciliationDay>;

/** GET /api/reconciliation/days — the newest first; or one day. */
export const dayListQuery = pageQuery.extend({ state: dayState.optional(), day: day.optional() });
export type DayListQuery = z.infer<typeof dayListQuery>;
/** GET /api/reconciliation/differences — of a day in the order of their numbers, or of all days the newest first. */
export const differenceListQuery = pageQuery.extend({ day: day.optional(), state: differenceState.optional() });
export type DifferenceListQuery = z.infer<typeof differenceListQuery>;

/** POST /api/reconciliation/differences/:id/explain */
export const explainRequest = z.object({ version: z.number().int().min(0), note: z.string().trim().min(5, '请写明怎么回事、怎么办的，至少 5 个字').max(500, '最多 500 个字') });
export type ExplainRequest = z.infer<typeof explainRequest>;
/** POST /api/reconciliation/differences/:id/confirm — by another than who explained; `agreed` false: it is open again. */
export const confirmRequest = z.object({ version: z.number().int().min(0), agreed: z.boolean() });
export type ConfirmRequest = z.infer<typeof confirmRequest>;
/** POST /api/reconciliation/days/:id/close */
export const closeDayRequest = z.object({ version: z.number().int().min(0) });
export type CloseDayRequest = z.infer<typeof closeDayRequest>;
