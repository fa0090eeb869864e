import type { Day } from '../../contracts/common';
import type { DayState, ReconciliationDay } from '../../contracts/reconciliation';
import { auditedChange, dayNumber, dayOfNumber, fail, firstTrail, isDuplicateKey, native, shanghaiInstant, type Context } from '../kernel';
import { askAgain, billOf, isOwnNumber, ordersByOutNo, ordersDoneWithin, type DayBill, type PaymentOrder } from '../payment';
import { compare, linesOf, sumsOf, type BillLine, type Found } from './compare';
import { BilledModel, dayFacts, dayId, DayModel, differenceFacts, differenceId, DifferenceModel, type DayRecord, type DifferenceRecord } from './model';

const leaseMs = 5 * 60_000;
/** Told of nothing for so long, a day on which nothing happened here either is over by itself. */
const quietDays = 3;
/** So many orders of another state than the bill are asked about in one go. */
const asksMax = 200;

const startOf = (day: Day): Date => shanghaiInstant(day, '00:00');
const dayAfter = (day: Day): Day => dayOfNumber(dayNumber(day) + 1);

/**
 * Compares a day's bill with the ledger. It may run again at any time: what is the same stays as it is, what is no
 * more is gone, what is new or has changed is open. False where the bill is not there or somebody else is at it.
 * @throws Fault notReady where no merchant is set
 */
export async function runDay(ctx: Context, day: Day): Promise<boolean> {
  if (!(await begin(ctx, day))) return false;
  const answer = await billOf(day);
  if ('refused' in answer) {
    await finish(ctx, day, { state: 'waiting', problem: answer.code });
    return false;
  }
  const { found, result, quiet } = await look(ctx, day, answer.said);
  await write(ctx, day, found);
  await finish(ctx, day, result);
  if (quiet && found.length === 0) await closeQuiet(ctx, day);
  return true;
}

/** Takes the day, by an entry of its own: whoever closes it meanwhile is told to look again. */
async function begin(ctx: Context, day: Day): Promise<boolean> {
  const body = { _id: dayId(day), day, state: 'waiting' as const, problem: null, sums: null, ours: null, ranAt: null, leaseUntil: new Date(0), closed: null };
  try {
    await native(DayModel).insertOne({ ...body, trail: firstTrail(ctx, 'reconciliation.open', { day }, dayFacts(body)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  let taken = false;
  await auditedChange(DayModel, body._id, ctx, 'reconciliation.run', ({ closed, leaseUntil }) => {
    const now = ctx.clock.now();
    taken = closed === null && leaseUntil <= now;
    return taken ? { set: { leaseUntil: new Date(now.getTime() + leaseMs) }, detail: {} } : null;
  });
  return taken;
}

const finish = (ctx: Context, day: Day, result: { state: DayState; problem: string | null } & Partial<Pick<DayRecord, 'sums' | 'ours'>>): Promise<DayRecord> =>
  auditedChange(DayModel, dayId(day), ctx, 'reconciliation.ran', () => ({ set: { ...result, ranAt: ctx.clock.now(), leaseUntil: new Date(0) }, detail: { state: result.state, problem: result.problem } }));

async function look(ctx: Context, day: Day, bill: DayBill) {
  const lines = linesOf(bill);
  const known = await askedAgain(ctx, lines, await ordersByOutNo(lines.map(({ outNo }) => outNo)));
  await noteBilled(day, lines.filter(({ outNo, done }) => done && known.has(outNo)).map(({ outNo }) => outNo));
  const doneHere = await notBilledBefore(day, await ordersDoneWithin(startOf(day), startOf(dayAfter(day))));
  const sums = sumsOf(bill, lines);
  const found = compare({ bill, lines, sums, known, doneHere, isOwnNumber, endedBefore: await endBefore(day) });
  const none = bill.trades === null && bill.flows === null;
  const state: DayState = none ? 'noBill' : 'open';
  const counted = new Map([...lines.flatMap(({ outNo, done }) => (done ? (known.get(outNo) ?? []) : [])), ...doneHere].filter((order) => order.state === 'done').map((order) => [order.outNo, order]));
  const quiet = none && startOf(day).getTime() + quietDays * 86_400_000 < ctx.clock.now().getTime();
  return { found: found.map((each) => ({ ...each, number: numberOf(each.outNo, known, doneHere) })), quiet, result: { state, problem: none ? 'NO_STATEMENT_EXIST' : null, sums, ours: oursOf([...counted.values()]) } };
}

const numberOf = (outNo: string, known: ReadonlyMap<string, PaymentOrder>, doneHere: readonly PaymentOrder[]): string | null => (known.get(outNo) ?? doneHere.find((order) => order.outNo === outNo))?.number ?? null;

/** Where the bill says that money has moved and we have not heard it, the platform is asked before anybody is troubled. */
async function askedAgain(ctx: Context, lines: readonly BillLine[], known: Map<string, PaymentOrder>): Promise<Map<string, PaymentOrder>> {
  const late = lines.flatMap(({ outNo, done }) => (done && known.get(outNo)?.state !== 'done' ? (known.get(outNo) ?? []) : []));
  for (const order of late.slice(0, asksMax)) known.set(order.outNo, await askAgain(ctx, order._id.toHexString()));
  return known;
}

async function noteBilled(day: Day, outNos: readonly string[]): Promise<void> {
  if (outNos.length > 0) await native(BilledModel).bulkWrite(outNos.map((_id) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: { day } }, upsert: true } })), { ordered: false });
}

/** We hear of a payment after it happened, so that one of shortly before midnight stands in the bill of the day before. */
async function notBilledBefore(day: Day, orders: readonly PaymentOrder[]): Promise<PaymentOrder[]> {
  const before = new Set((await native(BilledModel).find({ _id: { $in: orders.map(({ outNo }) => outNo) }, day: { $lt: day } }).toArray()).map(({ _id }) => _id));
  return orders.filter(({ outNo }) => !before.has(outNo));
}

/** The balance with which the last bill before this day ended. */
async function endBefore(day: Day): Promise<number | null> {
  const [before] = await native(DayModel).find({ day: { $lt: day }, 'sums.end': { $type: 'number' } }, { sort: { day: -1 }, limit: 1, projection: { sums: 1 } }).toArray();
  return before?.sums?.end ?? null;
}

function oursOf(orders: readonly PaymentOrder[]): ReconciliationDay['ours'] {
  const sum = (kind: PaymentOrder['kind']) => {
    const some = orders.filter((order) => order.kind === kind);
    return { count: some.length, amount: some.reduce((total, { amount }) => total + amount, 0) };
  };
  return { received: sum('payment'), refunded: sum('refund'), transferred: sum('transfer') };
}

async function write(ctx: Context, day: Day, found: readonly (Found & { number: string | null })[]): Promise<void> {
  const met = new Set<string>();
  for (const one of found) {
    const _id = differenceId(day, one);
    met.add(_id.toHexString());
    const body = { _id, day, ...one, state: 'open' as const, note: '', explained: null, confirmed: null };
    try {
      await native(DifferenceModel).insertOne({ ...body, trail: firstTrail(ctx, 'difference.found', { kind: one.kind }, differenceFacts(body)) });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await auditedChange(DifferenceModel, _id, ctx, 'difference.found', (known) => (isSame(known, one) ? null : { set: { ours: one.ours, theirs: one.theirs, state: 'open', note: '', explained: null, confirmed: null }, detail: { kind: one.kind } }));
    }
  }
  for (const { _id } of await native(DifferenceModel).find({ day, state: { $in: ['open', 'explained'] } }, { projection: { _id: 1 } }).toArray()) {
    if (!met.has(_id.toHexString())) await auditedChange(DifferenceModel, _id, ctx, 'difference.gone', ({ state }) => (state === 'open' || state === 'explained' ? { set: { state: 'gone' }, detail: {} } : null));
  }
}

/** What was said of it holds while both sides are what they were. */
function isSame(known: DifferenceRecord, { ours, theirs }: Found): boolean {
  const text = (one: Pick<Found, 'ours' | 'theirs'>): string => JSON.stringify([one.ours, one.theirs].map((side) => side && [side.state, side.amount]));
  return known.state !== 'gone' && text(known) === text({ ours, theirs });
}

async function closeQuiet(ctx: Context, day: Day): Promise<void> {
  await auditedChange(DayModel, dayId(day), ctx, 'reconciliation.close', ({ state, leaseUntil }) => (state === 'noBill' && leaseUntil <= ctx.clock.now() ? { set: { state: 'closed', closed: { at: ctx.clock.now(), by: null } }, detail: {} } : fail('conflict')));
}
