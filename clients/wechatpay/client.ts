import { z } from 'zod';
import { fen } from '../../contracts/disclosure';
import { receiptState, refundState, tradeState, transferState } from './states';

/** Whole fen, at least one: an amount in no other unit gets as far as WeChat Pay. */
export const payFen = fen.min(1).brand<'PayFen'>();
export type PayFen = z.output<typeof payFen>;

/** Under which of the commission's two appids a person is known. */
export type PayAccount = 'official' | 'mini';

const openid = z.string().min(1).max(128);
const notifyUrl = z.url().max(255);
/** 商户订单号 6–32 characters; a transfer's number takes letters and digits only, so all of ours do. */
export const outNo = z.string().regex(/^[0-9A-Za-z]{6,32}$/);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const prepayRequest = z.object({
  account: z.enum(['official', 'mini']),
  openid,
  outNo,
  amount: payFen,
  /** Shown to who pays. */
  description: z.string().min(1).max(127),
  notifyUrl,
  /** After it nothing can be paid; absent: two hours as WeChat Pay sets it. */
  expiresAt: z.date().optional(),
});
export type PrepayRequest = z.input<typeof prepayRequest>;

export const refundRequest = z.object({ outNo, outRefundNo: outNo, amount: payFen, total: payFen, reason: z.string().min(1).max(80), notifyUrl });
export type RefundRequest = z.input<typeof refundRequest>;

export const transferRequest = z.object({
  account: z.enum(['official', 'mini']),
  openid,
  outNo,
  amount: payFen,
  /** 转账备注, shown to who receives. */
  remark: z.string().min(1).max(32),
  /** 转账场景, as the merchant has been given it, and what it asks to be reported. */
  sceneId: z.string().regex(/^\d{1,36}$/),
  sceneReport: z.array(z.object({ type: z.string().min(1).max(15), content: z.string().min(1).max(32) })).min(1).max(10),
  /** 用户收款感知, where the scene has it. */
  perception: z.string().min(1).max(15).optional(),
  /** Encrypted on the way. Required from 2,000 yuan on; WeChat Pay compares it with the person's real name. */
  userName: z.string().min(1).max(50).optional(),
  notifyUrl,
});
export type TransferRequest = z.input<typeof transferRequest>;
/** From here on a transfer must carry the name. */
export const nameFrom = 200_000;

const orderAmount = z.object({ total: payFen, payer_total: fen.optional() });
export const orderAnswer = z
  .object({ mchid: z.string(), out_trade_no: outNo, transaction_id: z.string().optional(), trade_state: tradeState, success_time: instant.optional(), payer: z.object({ openid: z.string() }).optional(), amount: orderAmount.optional() })
  .transform((said) => ({ mchid: said.mchid, outNo: said.out_trade_no, transactionId: said.transaction_id || null, state: said.trade_state, paidAt: said.success_time ?? null, openid: said.payer?.openid ?? null, amount: said.amount?.total ?? null }));
export type PayOrder = Omit<z.output<typeof orderAnswer>, 'mchid'>;

const refundParts = { refund_id: z.string(), out_refund_no: outNo, transaction_id: z.string(), out_trade_no: outNo, success_time: instant.optional(), amount: z.object({ total: payFen, refund: payFen }) };
export const refundAnswer = z
  .object({ ...refundParts, status: refundState })
  .transform((said) => ({ outRefundNo: said.out_refund_no, refundId: said.refund_id, outNo: said.out_trade_no, transactionId: said.transaction_id, state: said.status, doneAt: said.success_time ?? null, amount: said.amount.refund, total: said.amount.total }));
export type PayRefund = z.output<typeof refundAnswer>;
/** A notification names the merchant, and the state otherwise. */
export const refundNotice = z.object({ ...refundParts, mchid: z.string(), refund_status: refundState }).transform(({ refund_status, mchid, ...said }) => ({ mchid, refund: refundAnswer.parse({ ...said, success_time: said.success_time?.toISOString(), status: refund_status }) }));

export const transferCreated = z
  .object({ out_bill_no: outNo, transfer_bill_no: z.string(), state: transferState, package_info: z.string().optional() })
  .transform((said) => ({ outNo: said.out_bill_no, billNo: said.transfer_bill_no, state: said.state, packageInfo: said.package_info ?? null }));
/** `packageInfo` goes to wx.requestMerchantTransfer, while the state is WAIT_USER_CONFIRM. */
export type TransferCreated = z.output<typeof transferCreated>;

export const transferAnswer = z
  .object({ mch_id: z.string(), out_bill_no: outNo, transfer_bill_no: z.string(), state: transferState, transfer_amount: payFen, openid: z.string().optional(), fail_reason: z.string().optional(), update_time: instant.optional() })
  .transform((said) => ({ mchid: said.mch_id, outNo: said.out_bill_no, billNo: said.transfer_bill_no, state: said.state, amount: said.transfer_amount, openid: said.openid ?? null, failReason: said.fail_reason || null, at: said.update_time ?? null }));
export type Transfer = Omit<z.output<typeof transferAnswer>, 'mchid'>;

export const transferCancelled = z.object({ out_bill_no: outNo, state: transferState }).transform((said) => ({ outNo: said.out_bill_no, state: said.state }));

export const billAddress = z.object({ hash_type: z.literal('SHA1'), hash_value: z.string(), download_url: z.url() });
export const receiptAnswer = z.object({ state: receiptState, hash_type: z.string().optional(), hash_value: z.string().optional(), download_url: z.string().optional() });

/** What wx.requestPayment and WeixinJSBridge take. */
export interface PayParams {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export type PayNotification =
  | { id: string; about: 'payment'; order: PayOrder }
  | { id: string; about: 'refund'; refund: PayRefund }
  | { id: string; about: 'transfer'; transfer: Transfer }
  /** Of a kind that we do not order; acknowledged, so that it is not sent for a day. */
  | { id: string; about: 'other'; event: string };

/** One line of a day's bill; fees have five decimals and stay text. */
export interface TradeLine {
  at: string;
  transactionId: string;
  outNo: string;
  /** As in the bill: SUCCESS, REFUND or REVOKED; of a line for a refund the rest is told by its own fields. */
  state: string;
  total: number;
  outRefundNo: string | null;
  refund: number;
  refundState: string | null;
  feeYuan: string;
}

export interface FundFlowLine {
  at: string;
  /** 微信支付业务单号, 资金流水单号 and 业务凭证号: the last is our own number for what we ordered. */
  billNo: string;
  flowNo: string;
  business: string;
  type: string;
  income: boolean;
  amount: number;
  balance: number;
  voucher: string;
}

export interface Bill<Line> {
  lines: Line[];
  /** Sums as the bill itself tells them, by their titles. */
  summary: Record<string, string>;
}

/**
 * Everything the platform asks of WeChat Pay. Every method throws `PayError`. All may be called again with the same
 * number and content: WeChat Pay does a thing once.
 */
export interface PayClient {
  readonly mchid: string;
  /** POST /v3/pay/transactions/jsapi; answers what the front end needs, good for two hours. */
  prepay(request: PrepayRequest): Promise<{ prepayId: string }>;
  /** Signed anew each time: the same prepayment can be taken up again. */
  payParams(account: PayAccount, prepayId: string): PayParams;
  /** GET /v3/pay/transactions/out-trade-no/{} */
  order(outNo: string): Promise<PayOrder>;
  /** POST /v3/pay/transactions/out-trade-no/{}/close; `state` where it was paid meanwhile. */
  close(outNo: string): Promise<void>;
  /** POST /v3/refund/domestic/refunds */
  refund(request: RefundRequest): Promise<PayRefund>;
  /** GET /v3/refund/domestic/refunds/{} */
  refundOf(outRefundNo: string): Promise<PayRefund>;
  /** POST /v3/fund-app/mch-transfer/transfer-bills */
  transfer(request: TransferRequest): Promise<TransferCreated>;
  /** GET /v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{} */
  transferOf(outNo: string): Promise<Transfer>;
  /** POST …/{}/cancel: until the person has confirmed; accepted is not cancelled yet. */
  cancelTransfer(outNo: string): Promise<{ state: Transfer['state'] }>;
  /** For wx.requestMerchantTransfer. */
  transferParams(account: PayAccount, packageInfo: string): { mchId: string; appId: string; package: string };
  /** GET /v3/bill/tradebill of a day, ready from 10 o'clock on the next; null where nothing happened on it. */
  tradeBill(day: string): Promise<Bill<TradeLine> | null>;
  /** GET /v3/bill/fundflowbill of a day, account BASIC; transfers stand here. */
  fundFlowBill(day: string): Promise<Bill<FundFlowLine> | null>;
  /** POST and GET /v3/fund-app/mch-transfer/elecsign/out-bill-no: the stamped receipt of a transfer as PDF; null while it is made. */
  transferReceipt(outNo: string): Promise<Buffer | null>;
  /** What a notification says, once it is believed. @throws NotificationRefused, or PayError where the certificates could not be asked for */
  notification(headers: NodeJS.Dict<string | string[]>, body: Buffer): Promise<PayNotification>;
}
