import type { DaySums, DifferenceKind } from '../../contracts/reconciliation';
import type { DayBill, FlowLine, PayKind, PaymentOrder } from '../payment';

export interface Side {
  state: string;
  amount: number;
}
export interface Found {
  kind: DifferenceKind;
  payKind: PayKind | null;
  /** As the platform has it; '' of what concerns the whole day. */
  outNo: string;
  ours: Side | null;
  theirs: Side | null;
}
/** One thing that moved money by the bill, or that the bill says is under way. */
export interface BillLine {
  kind: PayKind;
  outNo: string;
  amount: number;
  state: string;
  done: boolean;
  /** Fen, rounded. */
  fee: number;
}
type OwnOrder = Pick<PaymentOrder, 'outNo' | 'kind' | 'amount' | 'state'>;

const isFee = ({ business }: FlowLine): boolean => business.includes('手续费');
const isTransfer = ({ business }: FlowLine): boolean => business.includes('转账');

/** Payments and refunds stand in the trade bill, transfers in the fund flow alone. */
export function linesOf({ trades, flows }: DayBill): BillLine[] {
  const traded = (trades ?? []).map((line): BillLine => {
    const fee = Math.round(Number(line.feeYuan) * 100);
    if (line.outRefundNo === null) return { kind: 'payment', outNo: line.outNo, amount: line.total, state: line.state, done: line.state === 'SUCCESS', fee };
    return { kind: 'refund', outNo: line.outRefundNo, amount: line.refund, state: line.refundState ?? line.state, done: line.refundState === 'SUCCESS', fee };
  });
  const transferred = (flows ?? []).filter((flow) => isTransfer(flow) && !flow.income).map(({ voucher, amount }): BillLine => ({ kind: 'transfer', outNo: voucher, amount, state: 'SUCCESS', done: true, fee: 0 }));
  return [...traded, ...transferred];
}

/** What no line of the trade bill and no transfer accounts for: money put in or drawn out, another system of the same merchant. */
function othersOf(bill: DayBill, lines: readonly BillLine[]): FlowLine[] {
  const known = new Set(lines.map(({ outNo }) => outNo));
  const transactions = new Set((bill.trades ?? []).filter(({ outRefundNo }) => outRefundNo === null).map(({ transactionId }) => transactionId));
  return (bill.flows ?? []).filter((flow) => !isFee(flow) && !known.has(flow.voucher) && !transactions.has(flow.billNo));
}

const signed = ({ income, amount }: FlowLine): number => (income ? amount : -amount);
const totalOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

export function sumsOf(bill: DayBill, lines: readonly BillLine[]): DaySums {
  const done = (kind: PayKind): { count: number; amount: number } => {
    const some = lines.filter((line) => line.kind === kind && line.done);
    return { count: some.length, amount: totalOf(some.map(({ amount }) => amount)) };
  };
  const [first] = bill.flows ?? [];
  return {
    ...{ received: done('payment'), refunded: done('refund'), transferred: done('transfer') },
    fees: totalOf(lines.map(({ fee }) => fee)),
    others: totalOf(othersOf(bill, lines).map(signed)),
    begin: first ? first.balance - signed(first) : null,
    end: bill.flows?.at(-1)?.balance ?? null,
  };
}

export interface Compared {
  bill: DayBill;
  lines: readonly BillLine[];
  sums: DaySums;
  /** Ours by the platform's number: all that the bill names and we know. */
  known: ReadonlyMap<string, OwnOrder>;
  /** Ours that we heard of as done on that day and that stand in no earlier bill. */
  doneHere: readonly OwnOrder[];
  isOwnNumber(outNo: string): boolean;
  /** With which balance the day before ended; null where no bill says it. */
  endedBefore: number | null;
}

/** Every difference between the bill of a day and our ledger. Without any, each fen of the day is accounted for. */
export function compare({ bill, lines, sums, known, doneHere, isOwnNumber, endedBefore }: Compared): Found[] {
  const listed = new Set(lines.map(({ outNo }) => outNo));
  return [
    ...lines.flatMap((line) => differencesOf(line, known.get(line.outNo), isOwnNumber)),
    ...doneHere.filter(({ outNo }) => !listed.has(outNo)).map((order): Found => ({ kind: 'missingThere', payKind: order.kind, outNo: order.outNo, ours: { state: order.state, amount: order.amount }, theirs: null })),
    ...othersOf(bill, lines).map((flow): Found => ({ kind: 'unknownNumber', payKind: null, outNo: flow.voucher || flow.billNo, ours: null, theirs: { state: flow.business, amount: signed(flow) } })),
    ...balanceOf(sums, endedBefore),
  ];
}

function differencesOf(line: BillLine, order: OwnOrder | undefined, isOwnNumber: Compared['isOwnNumber']): Found[] {
  const theirs: Side = { state: line.state, amount: line.amount };
  const found = (kind: DifferenceKind, other: Side = theirs): Found => ({ kind, payKind: line.kind, outNo: line.outNo, ours: order ? { state: order.state, amount: order.amount } : null, theirs: other });
  if (!order || order.kind !== line.kind) return [found(isOwnNumber(line.outNo) ? 'missingHere' : 'unknownNumber')];
  return [
    ...(order.amount === line.amount ? [] : [found('amountDiffers')]),
    ...(line.done === (order.state === 'done') || (!line.done && order.state !== 'done') ? [] : [found('stateDiffers')]),
    ...(line.fee === 0 ? [] : [found('fee', { state: line.state, amount: line.fee })]),
  ];
}

/** The account ends with what it began with and what the bill tells of, and begins with what the day before ended with. */
function balanceOf({ received, refunded, transferred, fees, others, begin, end }: DaySums, endedBefore: number | null): Found[] {
  const whole = (state: string, expected: number, there: number): Found => ({ kind: 'balance', payKind: null, outNo: state, ours: { state, amount: expected }, theirs: { state, amount: there } });
  if (begin === null || end === null) return [];
  const expected = begin + received.amount - refunded.amount - transferred.amount - fees + others;
  return [...(expected === end ? [] : [whole('日终余额', expected, end)]), ...(endedBefore === null || endedBefore === begin ? [] : [whole('日初余额', endedBefore, begin)])];
}
