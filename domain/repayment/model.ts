import { createHmac } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { RefundState, RepaymentEntryState, RepaymentReason, RepaymentState, RepaymentWay } from '../../contracts/repayment';
import { decryptText, defineAudited, defineEventSource, defineSealed, encryptText, lastingSecret, outboxSchema, trailSchema, type Audited, type NamedRef, type ObjectId, type OutboxEvent } from '../kernel';

/** A part of what is owed; its instants mirror the deadline `repayment:<id>:<index>`. */
export interface Part {
  amount: number;
  due: Day;
  dueAt: Date;
  yellowAt: Date;
  redAt: Date;
}

/** Money that came in, or is said to have: it counts once it is `counted`. */
export interface Entry {
  id: ObjectId;
  /** The receipt's number, from the moment it counts. */
  receipt: string | null;
  way: RepaymentWay;
  amount: number;
  refunded: number;
  day: Day;
  state: RepaymentEntryState;
  slip: { bank: string; lastFour: string } | null;
  fileIds: ObjectId[];
  /** Number of the order at WeChat Pay. */
  orderNumber: string | null;
  enteredBy: NamedRef | null;
  enteredAt: Date;
  checkedBy: NamedRef | null;
  checkedAt: Date | null;
  opinion: string;
  batch: { id: ObjectId; number: string } | null;
}

export interface Refund {
  id: ObjectId;
  entryId: ObjectId;
  amount: number;
  way: 'wechat' | 'bank';
  reason: string;
  state: RefundState;
  by: NamedRef;
  at: Date;
  approvals: NamedRef[];
  opinion: string;
  transfer: { day: Day; bank: string; lastFour: string; by: string } | null;
  endedAt: Date | null;
}

/**
 * A demand (退缴单) or something handed in (主动上交), with every fen that came in and went back: one document, so that
 * what is owed, paid and given back changes in one write. It names no clue and no case: that is written in the clue's
 * own sealed record, by its number.
 */
export interface Repayment extends Audited {
  kind: 'demand' | 'handIn';
  number: string;
  requestKey: string;
  path: ObjectId[];
  organisation: NamedRef;
  /** Who may see it: what a case opened is nothing to whoever handles funds. */
  origin: 'case' | 'rectification' | 'fund' | 'handIn';
  payerKind: 'person' | 'party' | null;
  /** Sealed; absent where it is handed in without a name. `payerKey` finds it by the whole name. */
  payer?: string;
  payerKey?: string;
  reason: { kind: RepaymentReason; note: string } | null;
  amount: number;
  parts: Part[];
  codeHash: string;
  codeOn: Day;
  opener: NamedRef | null;
  openedAt: Date;
  on: Day;
  cancel: { by: NamedRef; at: Date; reason: string; decidedBy: NamedRef | null; decidedAt: Date | null; opinion: string; state: 'asked' | 'agreed' | 'refused' } | null;
  entries: Entry[];
  refunds: Refund[];
  // What follows from the above, for lists; see `derive`.
  state: RepaymentState;
  paid: number;
  ready: number;
  waiting: ('check' | 'cancel' | 'refund')[];
  /** Whether anything waits, for the index. */
  waits: boolean;
  due: Day | null;
  yellowAt: Date | null;
  redAt: Date | null;
  sortKey: number;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);
const part = new Schema<Part>({ amount: Number, due: String, dueAt: Date, yellowAt: Date, redAt: Date }, plain);
const entry = new Schema<Entry>(
  { id, receipt: String, way: String, amount: Number, refunded: Number, day: String, state: String, slip: new Schema({ bank: String, lastFour: String }, plain), fileIds: [id], orderNumber: String, enteredBy: named, enteredAt: Date, checkedBy: named, checkedAt: Date, opinion: String, batch: new Schema({ id, number: String }, plain) },
  plain,
);
const refund = new Schema<Refund>(
  { id, entryId: id, amount: Number, way: String, reason: String, state: String, by: named, at: Date, approvals: [named], opinion: String, transfer: new Schema({ day: String, bank: String, lastFour: String, by: String }, plain), endedAt: Date },
  plain,
);
const cancel = new Schema({ by: named, at: Date, reason: String, decidedBy: named, decidedAt: Date, opinion: String, state: String }, plain);

const schema = new Schema<Repayment>(
  {
    kind: { type: String, required: true },
    number: { type: String, required: true },
    requestKey: { type: String, required: true },
    path: { type: [id], required: true },
    organisation: { type: named, required: true },
    origin: { type: String, required: true },
    payerKind: String,
    payer: String,
    payerKey: String,
    reason: new Schema({ kind: String, note: String }, plain),
    amount: { type: Number, required: true },
    parts: [part],
    codeHash: { type: String, required: true },
    codeOn: { type: String, required: true },
    opener: named,
    openedAt: { type: Date, required: true },
    on: { type: String, required: true },
    cancel,
    entries: [entry],
    refunds: [refund],
    state: { type: String, required: true },
    paid: { type: Number, required: true },
    ready: { type: Number, required: true },
    waiting: [String],
    waits: { type: Boolean, required: true },
    due: String,
    yellowAt: Date,
    redAt: Date,
    sortKey: { type: Number, required: true },
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'repayments', strict: 'throw' },
);
schema.index({ requestKey: 1 }, { unique: true });
schema.index({ number: 1 }, { unique: true });
schema.index({ kind: 1, path: 1, sortKey: 1, _id: 1 });
schema.index({ path: 1, waits: 1 });
schema.index({ 'entries.batch.id': 1 }, { sparse: true });
schema.index({ path: 1, ready: 1 });
schema.index({ 'parts.due': 1 });
schema.index({ 'entries.day': 1 });
schema.index({ 'refunds.endedAt': 1 });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const RepaymentModel = mongoose.model<Repayment>('Repayment', schema);
defineEventSource(RepaymentModel);

const purpose = 'repayment.payer';
defineSealed<Repayment>(RepaymentModel, [{ path: 'payer', purpose: () => purpose }]);
export const sealPayer = (name: string): string => encryptText(name, purpose);
export const payerOf = ({ payer }: Pick<Repayment, 'payer'>): string | null => (payer === undefined ? null : decryptText(payer, purpose));

/** A keyed hash that no rotation of keys changes: it is on paper, and looked up for years. */
const lasting = (label: string, text: string): string => createHmac('sha256', lastingSecret(label)).update(text).digest('base64url');
export const payerKeyOf = (name: string): string => lasting('repayment.payerKey', name.trim());
export const codeHashOf = (number: string, code: string): string => lasting('repayment.code', `${number}\0${code}`);
/** One request makes one thing, under one id, also after a crash between its writes. */
export const idOfRequest = (label: string, requestKey: string): string => Buffer.from(lasting(`repayment.id.${label}`, requestKey), 'base64url').toString('hex').slice(0, 24);

export function repaymentFacts({ kind, number, path, organisation, origin, payerKind, reason, amount, parts, codeHash, codeOn, opener, on, cancel: cancelling, entries, refunds, state, paid }: Omit<Repayment, '_id' | 'trail'>): unknown {
  return { kind, number, path, organisation, origin, payerKind, reason, amount, parts: parts.map(({ amount: partAmount, due }) => ({ amount: partAmount, due })), codeHash, codeOn, opener, on, cancel: cancelling, entries, refunds, state, paid };
}
defineAudited<Repayment>({ collection: 'repayments', facts: repaymentFacts, names: ['number'] });
