import mongoose, { Schema } from 'mongoose';
import type { PaymentListState, PaymentState } from '../../contracts/disbursement';
import { blindIndex, defineAudited, defineSealed, trailSchema, type Audited, type NamedRef, type ObjectId } from '../kernel';

/**
 * One line of a sheet of payments. It is never edited: what turns out otherwise is another line that `replaces` it. Its run
 * commits to it (see digest.ts); a chain of its own for each of hundreds of thousands would say no more.
 */
export interface Payment {
  /** Follows from its import and row, so that a batch that is applied again makes nothing new. */
  _id: ObjectId;
  importId: ObjectId;
  row: number;
  village: NamedRef;
  /** The village's, and the organisation that sent the sheet. */
  path: ObjectId[];
  programme: string;
  year: number;
  batch: string;
  householdId: ObjectId;
  group: string;
  head: string;
  payee: string;
  /** Sealed, and matched by its blind index. */
  identity: string;
  identityIndex: string;
  /** Hundredths. */
  quantity: number | null;
  /** Fen, as the sums. */
  rate: number | null;
  due: number;
  paid: number;
  /** The last four digits; more of a card is never stored. */
  cardTail: string;
  day: string;
  state: PaymentState;
  replaces?: ObjectId;
  reversedBy?: ObjectId;
  /** Of what did not stay with anybody: what it is by now. */
  odd?: 'returned' | 'reversed';
}

/** What a village's people got from one programme in one batch, and whether everybody may read it. */
export interface PaymentList extends Audited {
  village: NamedRef;
  path: ObjectId[];
  programme: string;
  year: number;
  batch: string;
  state: PaymentListState;
  /** As counted after the last import; they follow from the payments and are no facts of its own. */
  households: number;
  payments: number;
  amount: number;
  /** Changes with every import that touches it. */
  countedAt: Date;
  /** What is public; 0 before the first time. */
  edition: number;
  published?: { on: string; at: Date; households: number; payments: number; amount: number; groups: string[] };
}

/** A line as everybody sees it: nothing else of it stands here. */
export interface PublicRow {
  /** `<payment>:<edition>` */
  _id: string;
  listId: ObjectId;
  edition: number;
  /** In the order in which it is read. */
  seq: number;
  paymentId: ObjectId;
  /** 张** */
  name: string;
  surname: string;
  group: string;
  quantity: number | null;
  rate: number | null;
  paid: number;
  card: string;
  day: string;
}

/** Which lists a run touches: counted again when it ends, and after a crash. */
export interface PaymentRun {
  /** The import's. */
  _id: ObjectId;
  keys: string[];
}

const id = Schema.Types.ObjectId;
const plain = { _id: false } as const;
const named = new Schema({ id, name: String }, plain);
const schema = new Schema<Payment>(
  {
    ...{ importId: id, row: Number, village: named, path: [id], programme: String, year: Number, batch: String, householdId: id, group: String, head: String, payee: String, identity: String, identityIndex: String },
    ...{ quantity: Number, rate: Number, due: Number, paid: Number, cardTail: String, day: String, state: String, replaces: id, reversedBy: id, odd: String },
  },
  { collection: 'payments', strict: 'throw' },
);
schema.index({ importId: 1, row: 1 }, { unique: true });
schema.index({ identityIndex: 1, programme: 1, year: 1, batch: 1 });
schema.index({ 'village.id': 1, programme: 1, year: 1, batch: 1 });
schema.index({ householdId: 1, year: -1, day: -1 });
schema.index({ path: 1, _id: -1 });
schema.index({ path: 1, programme: 1, _id: -1 });
schema.index({ path: 1, odd: 1, _id: -1 }, { partialFilterExpression: { odd: { $gt: '' } } });
schema.index({ replaces: 1 }, { sparse: true });
schema.index({ reversedBy: 1 }, { sparse: true });
export const PaymentModel = mongoose.model<Payment>('Payment', schema);

export const identityPurpose = 'payment.identity';
defineSealed<Payment>(PaymentModel, [{ path: 'identity', purpose: () => identityPurpose, index: { path: 'identityIndex', of: (plainText) => blindIndex('identityNumber', plainText) } }]);

const listSchema = new Schema<PaymentList>(
  {
    ...{ village: named, path: [id], programme: String, year: Number, batch: String, state: String, households: Number, payments: Number, amount: Number, countedAt: Date, edition: Number },
    published: new Schema({ on: String, at: Date, households: Number, payments: Number, amount: Number, groups: [String] }, plain),
    trail: { type: trailSchema, required: true },
  },
  { collection: 'paymentLists', strict: 'throw' },
);
listSchema.index({ 'village.id': 1, programme: 1, year: 1, batch: 1 }, { unique: true });
listSchema.index({ path: 1, year: -1, _id: -1 });
listSchema.index({ path: 1, programme: 1, year: -1, _id: -1 });
listSchema.index({ path: 1, state: 1, year: -1, _id: -1 });
// What everybody may read of a village.
listSchema.index({ 'village.id': 1, state: 1, year: -1, _id: -1 });
// What is public in the whole district, counted.
listSchema.index({ state: 1, 'published.at': -1 });
export const PaymentListModel = mongoose.model<PaymentList>('PaymentList', listSchema);

export const paymentListFacts = ({ village, programme, year, batch, state, edition, published }: Omit<PaymentList, 'trail'>): unknown => ({ village, programme, year, batch, state, edition, published: published ?? null });
defineAudited<PaymentList>({ collection: 'paymentLists', facts: paymentListFacts });

const rowSchema = new Schema<PublicRow>(
  { _id: String, ...{ listId: id, edition: Number, seq: Number, paymentId: id, name: String, surname: String, group: String, quantity: Number, rate: Number, paid: Number, card: String, day: String } },
  { collection: 'publicPayments', strict: 'throw' },
);
rowSchema.index({ listId: 1, edition: 1, seq: 1 });
rowSchema.index({ listId: 1, edition: 1, surname: 1, seq: 1 });
rowSchema.index({ listId: 1, edition: 1, group: 1, seq: 1 });
export const PublicRowModel = mongoose.model<PublicRow>('PublicPayment', rowSchema);

export const PaymentRunModel = mongoose.model<PaymentRun>('PaymentRun', new Schema<PaymentRun>({ _id: id, keys: [String] }, { collection: 'paymentRuns', strict: 'throw' }));
