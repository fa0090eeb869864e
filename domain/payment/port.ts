import { fail } from '../kernel';

export type PayAccount = 'official' | 'mini';
export type PayKind = 'payment' | 'refund' | 'transfer';

/** What a refusal means; see `clients/wechatpay` for each. */
export type PayRefusal = 'retry' | 'unknown' | 'ours' | 'person' | 'balance' | 'quota' | 'missing' | 'state';
export type Answer<T> = { said: T } | { refused: PayRefusal; code: string };

/** What the platform says of an order, in its own words. */
export interface PlatformWords {
  outNo: string;
  /** One of the documented states, or 'unknown'. */
  state: string;
  amount: number | null;
  /** The platform's own number. */
  platformNo: string | null;
  /** Why it failed. */
  reason: string | null;
}

export interface PayParams {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}
export interface TransferParams {
  mchId: string;
  appId: string;
  package: string;
}

interface Payee {
  account: PayAccount;
  openid: string;
  outNo: string;
  amount: number;
}

/** A line of the trade bill: a payment, or with its own number a refund. */
export interface TradeLine {
  transactionId: string;
  outNo: string;
  state: string;
  total: number;
  outRefundNo: string | null;
  refund: number;
  refundState: string | null;
  /** With five decimals: kept as it is written. */
  feeYuan: string;
}
/** A line of the fund flow bill: one movement of the merchant's account. */
export interface FlowLine {
  billNo: string;
  business: string;
  income: boolean;
  amount: number;
  balance: number;
  /** Our number for what we ordered. */
  voucher: string;
}
/** Null: nothing of the kind happened on that day, or nothing is there yet. */
export interface DayBill {
  trades: TradeLine[] | null;
  flows: FlowLine[] | null;
}

/** WeChat Pay as this capability asks for it: answers in place of errors. */
export interface PayPort {
  prepay(order: Payee & { description: string; expiresAt: Date }): Promise<Answer<{ prepayId: string }>>;
  payParams(account: PayAccount, prepayId: string): PayParams;
  order(outNo: string): Promise<Answer<PlatformWords>>;
  close(outNo: string): Promise<Answer<null>>;
  refund(refund: { outNo: string; outRefundNo: string; amount: number; total: number; reason: string }): Promise<Answer<PlatformWords>>;
  refundOf(outNo: string): Promise<Answer<PlatformWords>>;
  transfer(transfer: Payee & { remark: string; sceneId: string; sceneReport: { type: string; content: string }[]; userName?: string }): Promise<Answer<PlatformWords & { packageInfo: string | null }>>;
  transferOf(outNo: string): Promise<Answer<PlatformWords>>;
  cancelTransfer(outNo: string): Promise<Answer<null>>;
  transferParams(account: PayAccount, packageInfo: string): TransferParams;
  /** Of a day, ready from ten o'clock on the next. */
  bill(day: string): Promise<Answer<DayBill>>;
  /** `refused`: it is not believed, and why. */
  notification(headers: NodeJS.Dict<string | string[]>, body: Buffer): Promise<{ about: PayKind; words: PlatformWords } | { about: 'other' } | { refused: string }>;
}

let port: PayPort | null = null;

/** Told at start by each process, where the merchant's keys are set. */
export const installPay = (installed: PayPort | null): void => void (port = installed);

/** False: no merchant is set, and whoever would offer it says so. */
export const paySwitchedOn = (): boolean => port !== null;

/** @throws Fault notReady */
export const payPort = (): PayPort => port ?? fail('notReady', { message: '本单位没有开通微信支付，请用别的办法。' });
