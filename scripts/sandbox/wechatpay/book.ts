import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { MovableClock } from '../clock';
import { PayRefusal } from './refusal';

export const payOrder = z.object({
  outNo: z.string(),
  appid: z.string(),
  openid: z.string(),
  description: z.string(),
  notifyUrl: z.string(),
  total: z.number(),
  prepayId: z.string(),
  state: z.enum(['NOTPAY', 'SUCCESS', 'REFUND', 'CLOSED']),
  transactionId: z.string().nullable(),
  createdAt: z.number(),
  expiresAt: z.number(),
  paidAt: z.number().nullable(),
  /** What was asked for, to tell the same from another under its number. */
  asked: z.string(),
});
export type Order = z.output<typeof payOrder>;

export const payRefund = z.object({
  outRefundNo: z.string(),
  refundId: z.string(),
  outNo: z.string(),
  amount: z.number(),
  notifyUrl: z.string(),
  state: z.enum(['PROCESSING', 'SUCCESS']),
  createdAt: z.number(),
  doneAt: z.number().nullable(),
  asked: z.string(),
});
export type Refund = z.output<typeof payRefund>;

export const payTransfer = z.object({
  outNo: z.string(),
  billNo: z.string(),
  appid: z.string(),
  openid: z.string(),
  amount: z.number(),
  remark: z.string(),
  notifyUrl: z.string(),
  packageInfo: z.string(),
  state: z.enum(['WAIT_USER_CONFIRM', 'TRANSFERING', 'SUCCESS', 'FAIL', 'CANCELING', 'CANCELLED']),
  failReason: z.string().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  receiptAskedAt: z.number().nullable(),
  asked: z.string(),
});
export type Transfer = z.output<typeof payTransfer>;

export const payFlow = z.object({ at: z.number(), billNo: z.string(), flowNo: z.string(), business: z.string(), income: z.boolean(), amount: z.number(), balance: z.number(), voucher: z.string() });
export type Flow = z.output<typeof payFlow>;

export const payLedger = z.object({ balance: z.number(), orders: z.array(payOrder), refunds: z.array(payRefund), transfers: z.array(payTransfer), flows: z.array(payFlow) });
export type PayLedger = z.output<typeof payLedger>;

/** Something has come to its end that the merchant is told of. */
export type Ended = { about: 'payment'; order: Order } | { about: 'refund'; refund: Refund } | { about: 'transfer'; transfer: Transfer };

const prepaidForMs = 2 * 3_600_000;
/** 用户未在24小时内确认，转账单关闭。 */
const confirmWithinMs = 24 * 3_600_000;
/** What WeChat Pay works on takes a moment. */
const workMs = 2000;

/** Everything the sandbox's WeChat Pay knows: orders, refunds, transfers, and the merchant's account to the fen. */
export class PayBook {
  balance = 100_000_000;
  readonly orders = new Map<string, Order>();
  readonly refunds = new Map<string, Refund>();
  readonly transfers = new Map<string, Transfer>();
  readonly flows: Flow[] = [];
  onEnded: (ended: Ended) => void = () => undefined;
  onChange: () => void = () => undefined;

  constructor(
    private readonly clock: MovableClock,
    private readonly nextId: () => string,
  ) {}

  order(input: Pick<Order, 'outNo' | 'appid' | 'openid' | 'description' | 'notifyUrl' | 'total' | 'asked'> & { expiresAt: number | null }): Order {
    const known = this.orders.get(input.outNo);
    if (known) {
      if (known.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED');
      if (known.state !== 'NOTPAY') throw new PayRefusal('ORDERPAID');
      if (known.asked !== input.asked) throw new PayRefusal('OUT_TRADE_NO_USED');
      return known;
    }
    const now = this.clock.now();
    const order: Order = { ...input, prepayId: `wx${this.nextId()}${randomBytes(4).toString('hex')}`, state: 'NOTPAY', transactionId: null, createdAt: now, expiresAt: input.expiresAt ?? now + prepaidForMs, paidAt: null };
    this.orders.set(order.outNo, order);
    this.onChange();
    return order;
  }

  close(outNo: string): void {
    const order = this.found(outNo);
    if (order.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED');
    if (order.state !== 'NOTPAY') throw new PayRefusal('ORDERPAID');
    order.state = 'CLOSED';
    this.onChange();
  }

  found(outNo: string): Order {
    this.advance();
    return this.orders.get(outNo) ?? refuse('ORDER_NOT_EXIST');
  }

  /** The person has paid. */
  pay(order: Order): void {
    order.state = 'SUCCESS';
    order.paidAt = this.clock.now();
    order.transactionId = `42000${this.nextId()}`;
    this.flow(true, order.total, '交易', order.transactionId, order.outNo);
    this.end({ about: 'payment', order });
  }

  refund(input: Pick<Refund, 'outRefundNo' | 'outNo' | 'amount' | 'notifyUrl' | 'asked'> & { total: number }): Refund {
    const known = this.refunds.get(input.outRefundNo);
    if (known) return known.asked === input.asked ? known : refuse('INVALID_REQUEST', '商户退款单号重复，且参数不一致');
    const order = this.found(input.outNo);
    if (order.paidAt === null) throw new PayRefusal('INVALID_REQUEST', '订单未支付');
    if (input.total !== order.total) throw new PayRefusal('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致');
    if (this.refundedOf(order) + input.amount > order.total) throw new PayRefusal('INVALID_REQUEST', '退款金额大于可退金额');
    if (input.amount > this.available) throw new PayRefusal('NOT_ENOUGH');
    const { total: _total, ...rest } = input;
    const refund: Refund = { ...rest, refundId: `50300${this.nextId()}`, state: 'PROCESSING', createdAt: this.clock.now(), doneAt: null };
    this.refunds.set(refund.outRefundNo, refund);
    order.state = 'REFUND';
    this.onChange();
    return refund;
  }

  transfer(input: Pick<Transfer, 'outNo' | 'appid' | 'openid' | 'amount' | 'remark' | 'notifyUrl' | 'asked'>): Transfer {
    this.advance();
    const known = this.transfers.get(input.outNo);
    if (known) return known.asked === input.asked ? known : refuse('ALREADY_EXISTS');
    if (input.amount > this.available) throw new PayRefusal('NOT_ENOUGH');
    const now = this.clock.now();
    const transfer: Transfer = { ...input, billNo: `133${this.nextId()}`, packageInfo: `affffddafdfafddffda==${randomBytes(16).toString('hex')}`, state: 'WAIT_USER_CONFIRM', failReason: null, createdAt: now, updatedAt: now, receiptAskedAt: null };
    this.transfers.set(transfer.outNo, transfer);
    this.onChange();
    return transfer;
  }

  transferOf(outNo: string): Transfer {
    this.advance();
    return this.transfers.get(outNo) ?? refuse('NOT_FOUND');
  }

  cancel(transfer: Transfer): void {
    if (transfer.state === 'CANCELING' || transfer.state === 'CANCELLED') return;
    if (transfer.state !== 'WAIT_USER_CONFIRM') throw new PayRefusal('INVALID_REQUEST', '当前状态不允许撤销');
    this.turn(transfer, 'CANCELING');
  }

  /** Refused as soon as it was looked at. */
  fail(transfer: Transfer, reason: string): void {
    if (transfer.state !== 'WAIT_USER_CONFIRM') return;
    transfer.failReason = reason;
    this.turn(transfer, 'FAIL');
    this.end({ about: 'transfer', transfer });
  }

  /** The person has taken the money. */
  confirm(transfer: Transfer): void {
    this.turn(transfer, 'TRANSFERING');
  }

  /** What time has brought about since it was looked at last. */
  advance(): void {
    const now = this.clock.now();
    for (const order of this.orders.values()) if (order.state === 'NOTPAY' && now > order.expiresAt) Object.assign(order, { state: 'CLOSED' });
    for (const refund of this.refunds.values()) {
      if (refund.state !== 'PROCESSING' || now < refund.createdAt + workMs) continue;
      Object.assign(refund, { state: 'SUCCESS', doneAt: now });
      this.flow(false, refund.amount, '退款', refund.refundId, refund.outRefundNo);
      this.end({ about: 'refund', refund });
    }
    for (const transfer of this.transfers.values()) this.advanceTransfer(transfer, now);
  }

  get available(): number {
    const open = [...this.transfers.values()].filter(({ state }) => state === 'WAIT_USER_CONFIRM' || state === 'TRANSFERING' || state === 'CANCELING');
    const working = [...this.refunds.values()].filter(({ state }) => state === 'PROCESSING');
    return this.balance - [...open, ...working].reduce((sum, { amount }) => sum + amount, 0);
  }

  view(): PayLedger {
    this.advance();
    return this.saved();
  }

  saved(): PayLedger {
    return { balance: this.balance, orders: [...this.orders.values()], refunds: [...this.refunds.values()], transfers: [...this.transfers.values()], flows: this.flows };
  }

  restore({ balance, orders, refunds, transfers, flows }: PayLedger): void {
    this.balance = balance;
    for (const order of orders) this.orders.set(order.outNo, order);
    for (const refund of refunds) this.refunds.set(refund.outRefundNo, refund);
    for (const transfer of transfers) this.transfers.set(transfer.outNo, transfer);
    this.flows.push(...flows);
  }

  private advanceTransfer(transfer: Transfer, now: number): void {
    if (transfer.state === 'WAIT_USER_CONFIRM' && now > transfer.createdAt + confirmWithinMs) {
      transfer.failReason = 'OVERDUE_CLOSE';
      this.turn(transfer, 'FAIL');
    } else if (now < transfer.updatedAt + workMs) return;
    else if (transfer.state === 'TRANSFERING') {
      this.turn(transfer, 'SUCCESS');
      this.flow(false, transfer.amount, '商家转账', transfer.billNo, transfer.outNo);
    } else if (transfer.state === 'CANCELING') this.turn(transfer, 'CANCELLED');
    else return;
    this.end({ about: 'transfer', transfer });
  }

  private turn(transfer: Transfer, state: Transfer['state']): void {
    transfer.state = state;
    transfer.updatedAt = this.clock.now();
    this.onChange();
  }

  private refundedOf = ({ outNo }: Order): number => [...this.refunds.values()].filter((refund) => refund.outNo === outNo).reduce((sum, { amount }) => sum + amount, 0);

  private flow(income: boolean, amount: number, business: string, billNo: string, voucher: string): void {
    this.balance += income ? amount : -amount;
    this.flows.push({ at: this.clock.now(), billNo, flowNo: this.nextId(), business, income, amount, balance: this.balance, voucher });
  }

  private end(ended: Ended): void {
    this.onEnded(ended);
    this.onChange();
  }
}

function refuse(code: ConstructorParameters<typeof PayRefusal>[0], detail?: string): never {
  throw new PayRefusal(code, detail);
}
