import { z } from 'zod';

/** Every documented state, with what it means; one that is not documented is carried as 'unknown' and never taken for another. */
const stateOf = <S extends string>(meanings: Record<S, string>) => z.string().transform((said): S | 'unknown' => (Object.hasOwn(meanings, said) ? (said as S) : 'unknown'));

/** trade_state of a JSAPI order. */
export const tradeStates = {
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  NOTPAY: '未支付',
  CLOSED: '已关闭',
  REVOKED: '已撤销（仅付款码支付）',
  USERPAYING: '用户支付中（仅付款码支付）',
  PAYERROR: '支付失败（仅付款码支付）',
} as const;
export const tradeState = stateOf(tradeStates);
export type TradeState = z.output<typeof tradeState>;

/** status of a refund; refund_status in its notification. */
export const refundStates = {
  SUCCESS: '退款成功',
  CLOSED: '退款关闭，钱没有退出去',
  PROCESSING: '退款处理中',
  ABNORMAL: '退款异常，原来的卡退不进去，要在商户平台处理',
} as const;
export const refundState = stateOf(refundStates);
export type RefundState = z.output<typeof refundState>;

/** state of a merchant transfer. */
export const transferStates = {
  ACCEPTED: '转账已受理，可原单重试',
  PROCESSING: '转账锁定资金中，可原单重试',
  WAIT_USER_CONFIRM: '待收款用户确认',
  TRANSFERING: '转账中',
  SUCCESS: '转账成功',
  FAIL: '转账失败',
  CANCELING: '撤销中',
  CANCELLED: '已撤销',
} as const;
export const transferState = stateOf(transferStates);
export type TransferState = z.output<typeof transferState>;

/** state of a receipt of a transfer. */
export const receiptStates = { GENERATING: '正在生成', FINISHED: '已生成', FAILED: '没有生成，可再申请' } as const;
export const receiptState = stateOf(receiptStates);
