import { miniProgram, officialAccount } from '../account';
import type { World } from '../world';
import type { Person } from '../people';
import type { Order, Refund, Transfer } from './book';
import { payMerchant } from './keys';
import { PayRefusal } from './refusal';

/** 2026-11-20T10:00:00+08:00 */
export const shanghai = (at: number): string => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

/** Whose phone it is, where the openid belongs to this appid. @throws PayRefusal */
export function personUnder(world: World, appid: string, openid: string): Person {
  const book = appid === officialAccount.appid ? world.people.follower(openid) : appid === miniProgram.appid ? world.people.inMini(openid) : null;
  if (book === null) throw new PayRefusal('APPID_MCHID_NOT_MATCH');
  if (book === undefined) throw new PayRefusal('OPENID_MISMATCH');
  return book;
}

export const orderWords = (order: Order): Record<string, unknown> => ({
  appid: order.appid,
  mchid: payMerchant.mchid,
  out_trade_no: order.outNo,
  trade_state: order.state,
  trade_state_desc: order.state,
  amount: { total: order.total, currency: 'CNY', ...(order.paidAt === null ? {} : { payer_total: order.total, payer_currency: 'CNY' }) },
  ...(order.paidAt === null ? {} : { transaction_id: order.transactionId, trade_type: 'JSAPI', bank_type: 'OTHERS', attach: '', success_time: shanghai(order.paidAt), payer: { openid: order.openid } }),
});

/** `state`: the field is named otherwise in a notification. */
export const refundWords = (refund: Refund, order: Order, state: 'status' | 'refund_status'): Record<string, unknown> => ({
  refund_id: refund.refundId,
  out_refund_no: refund.outRefundNo,
  transaction_id: order.transactionId,
  out_trade_no: refund.outNo,
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  ...(refund.doneAt === null ? {} : { success_time: shanghai(refund.doneAt) }),
  create_time: shanghai(refund.createdAt),
  [state]: refund.state,
  amount: { total: order.total, refund: refund.amount, payer_total: order.total, payer_refund: refund.amount, currency: 'CNY' },
});

export const transferWords = (transfer: Transfer): Record<string, unknown> => ({
  mch_id: payMerchant.mchid,
  appid: transfer.appid,
  out_bill_no: transfer.outNo,
  transfer_bill_no: transfer.billNo,
  state: transfer.state,
  transfer_amount: transfer.amount,
  transfer_remark: transfer.remark,
  openid: transfer.openid,
  ...(transfer.failReason === null ? {} : { fail_reason: transfer.failReason }),
  create_time: shanghai(transfer.createdAt),
  update_time: shanghai(transfer.updatedAt),
});
