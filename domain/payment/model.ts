import mongoose, { Schema } from 'mongoose';
import { decryptText, defineAudited, defineEventSource, defineSealed, encryptText, outboxSchema, trailSchema, type Audited, type OutboxEvent } from '../kernel';
import type { PayAccount, PayKind } from './port';

/**
 * - `new`: ordered here; whether the platform knows of it is not certain.
 * - `open`: the platform has it and waits for the person.
 * - `working`: the platform works on it.
 * - `failed`, `closed`, `done`: ended. Only `done` has moved money; it is never left, while money can still follow
 *   what had failed or was closed, as the platform tells.
 */
export type OrderState = 'new' | 'open' | 'working' | 'failed' | 'closed' | 'done';

/** One thing asked of WeChat Pay, under a number of ours that is asked for once. */
export interface PaymentOrder extends Audited {
  kind: PayKind;
  /** Kernel number, e.g. SK-2026-0012; as WeChat Pay takes it see `outNo`. */
  number: string;
  /** Without lines, and with the installation's tag. */
  outNo: string;
  /** What makes it happen once: chosen by who orders. */
  key: string;
  /** The capability that ordered, and its own word for what it is about: it means nothing to anybody else. */
  owner: string;
  reference: string;
  /** Fen. */
  amount: number;
  /** Read by who pays or receives: neutral words. */
  words: string;
  state: OrderState;
  /** As the platform says it; 'unknown' for a state that is not documented, null before it has said anything. */
  platformState: string | null;
  platformNo: string | null;
  reason: string | null;
  /** What keeps it from going on and is to be looked at: a refusal's kind and code. */
  problem: { kind: string; code: string } | null;
  orderedAt: Date;
  endedAt: Date | null;
  /** Of payments and transfers. */
  account?: PayAccount;
  /** An openid is an identity: sealed, as is the name. */
  openid?: string;
  userName?: string;
  /** Of a payment: not payable after it. */
  expiresAt?: Date;
  /** Of a transfer. */
  scene?: { id: string; report: { type: string; content: string }[] };
  /** Of a refund: the payment it gives back from, and its whole amount. */
  paid?: { outNo: string; total: number };
  /** When the platform is asked next; null: it has ended. */
  askAt: Date | null;
  leaseUntil: Date;
  outbox?: OutboxEvent[];
}

const schema = new Schema<PaymentOrder>(
  {
    kind: { type: String, required: true },
    number: { type: String, required: true },
    outNo: { type: String, required: true },
    key: { type: String, required: true },
    owner: { type: String, required: true },
    reference: { type: String, required: true },
    amount: { type: Number, required: true },
    words: { type: String, required: true },
    state: { type: String, required: true },
    platformState: String,
    platformNo: String,
    reason: String,
    problem: new Schema({ kind: String, code: String }, { _id: false }),
    orderedAt: { type: Date, required: true },
    endedAt: Date,
    account: String,
    openid: String,
    userName: String,
    expiresAt: Date,
    scene: new Schema({ id: String, report: [new Schema({ type: { type: String }, content: String }, { _id: false })] }, { _id: false }),
    paid: new Schema({ outNo: String, total: Number }, { _id: false }),
    askAt: Date,
    leaseUntil: { type: Date, required: true },
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'paymentOrders', strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ outNo: 1 }, { unique: true });
schema.index({ askAt: 1 });
schema.index({ number: 1 }, { unique: true });
schema.index({ orderedAt: -1, _id: -1 });
schema.index({ kind: 1, orderedAt: -1, _id: -1 });
schema.index({ state: 1, orderedAt: -1, _id: -1 });
schema.index({ state: 1, endedAt: 1 });
schema.index({ 'problem.kind': 1, orderedAt: -1, _id: -1 });
schema.index({ owner: 1, reference: 1 });
schema.index({ 'paid.outNo': 1 }, { sparse: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const PaymentOrderModel = mongoose.model<PaymentOrder>('PaymentOrder', schema);
defineEventSource(PaymentOrderModel);

const purpose = ({ outNo }: Pick<PaymentOrder, 'outNo'>): string => `paymentOrder:${outNo}`;
defineSealed<PaymentOrder>(PaymentOrderModel, [
  { path: 'openid', purpose },
  { path: 'userName', purpose },
]);
export const sealFor = (outNo: string, text: string): string => encryptText(text, purpose({ outNo }));
/** @throws where the field is missing: such an order was never written */
export const openOf = (order: PaymentOrder, field: 'openid' | 'userName'): string => decryptText(order[field] ?? '', purpose(order));

export const orderFacts = ({ kind, number, owner, reference, amount, words, state, platformState, platformNo, reason, problem, paid }: PaymentOrder | Omit<PaymentOrder, 'trail'>) => ({ kind, number, owner, reference, amount, words, state, platformState, platformNo, reason, problem, paid: paid ?? null });
defineAudited<PaymentOrder>({ collection: 'paymentOrders', facts: orderFacts, names: ['number'] });
