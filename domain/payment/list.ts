import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import { payProblem, type PayOrderQuery, type PayOrderView, type PayTotals } from '../../contracts/payment-order';
import { afterPlace, authorize, can, dayNumber, dayOfNumber, native, placeCursor, shanghaiDay, shanghaiInstant, type Context } from '../kernel';
import { askAgain, cancelOrder } from './ask';
import { PaymentOrderModel, type PaymentOrder } from './model';
import { paySwitchedOn } from './port';
import { hasEnded } from './states';

type Filter = mongoose.mongo.Filter<PaymentOrder>;
const orders = () => native(PaymentOrderModel);
const newestFirst = { orderedAt: -1, _id: -1 } as const;
const startOf = (day: string): Date => shanghaiInstant(day, '00:00');
const nextDay = (day: string): string => dayOfNumber(dayNumber(day) + 1);

export function payOrderFilter({ kind, state, problem, from, to, number }: Omit<PayOrderQuery, 'cursor' | 'limit'>): Filter {
  return {
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(problem ? { 'problem.kind': { $in: payProblem.options }, ...(state ? {} : { state: { $nin: ['failed', 'closed', 'done'] } }) } : {}),
    ...(from || to ? { orderedAt: { ...(from ? { $gte: startOf(from) } : {}), ...(to ? { $lt: startOf(nextDay(to)) } : {}) } } : {}),
    // By one of its two numbers, as a whole: both are found by index.
    ...(number ? { $or: [{ number }, { outNo: number }] } : {}),
  } as Filter;
}

/** The newest first. */
export async function listPayOrders(ctx: Context, query: PayOrderQuery): Promise<Page<PayOrderView>> {
  const found = await orders().find({ $and: [payOrderFilter(query), afterPlace(query.cursor, 'orderedAt', 'instant')] } as Filter, { sort: newestFirst, limit: query.limit + 1 }).toArray();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map((order) => presentPayOrder(ctx, order)), nextCursor: found.length > query.limit && last ? placeCursor(last.orderedAt, last._id) : null };
}

export async function* eachPayOrder(ctx: Context, query: Omit<PayOrderQuery, 'cursor' | 'limit'>): AsyncGenerator<PayOrderView> {
  for await (const order of orders().find(payOrderFilter(query), { sort: newestFirst })) yield presentPayOrder(ctx, order);
}

/** Neither the capability that ordered nor what it is about: money is looked after without knowing for whom or for what. */
export function presentPayOrder(ctx: Context, order: PaymentOrder): PayOrderView {
  const { _id, number, outNo, platformNo, kind, amount, state, orderedAt, endedAt, problem } = order;
  const open = !hasEnded(state);
  return {
    id: _id.toHexString(),
    ...{ number, outNo, platformNo, kind, amount, state },
    orderedOn: shanghaiDay(orderedAt),
    endedOn: endedAt && shanghaiDay(endedAt),
    problem: open && problem ? { kind: payProblem.catch('unknown').parse(problem.kind), code: problem.code } : null,
    abilities: { ask: open && can(ctx.actor, 'paymentOrder.act'), cancel: open && kind !== 'refund' && state !== 'working' && can(ctx.actor, 'paymentOrder.act') },
  };
}

/** @throws Fault notFound, forbidden, notReady */
export async function askPayOrder(ctx: Context, id: string): Promise<PayOrderView> {
  authorize(ctx.actor, 'paymentOrder.act');
  return presentPayOrder(ctx, await askAgain(ctx, id));
}

/** @throws Fault notFound, forbidden, notReady, conflict */
export async function cancelPayOrder(ctx: Context, id: string): Promise<PayOrderView> {
  authorize(ctx.actor, 'paymentOrder.act');
  return presentPayOrder(ctx, await cancelOrder(ctx, id));
}

export const countPayProblems = (): Promise<number> => orders().countDocuments(payOrderFilter({ problem: 'yes' }));

/** What has moved within a year. */
export const payTotalsSource = (year: number) => [
  { $match: { state: 'done', endedAt: { $gte: startOf(`${year}-01-01`), $lt: startOf(`${year + 1}-01-01`) } } },
  { $group: { _id: { month: { $dateToString: { date: '$endedAt', format: '%Y-%m', timezone: '+08:00' } }, kind: '$kind' }, count: { $sum: 1 }, amount: { $sum: '$amount' } } },
];

/** By month and kind, the newest month first. */
export async function payTotalsOf(_ctx: Context, year: number): Promise<PayTotals> {
  type Month = PayTotals['months'][number];
  const none = (): Month['totals'] => ({ payment: { count: 0, amount: 0 }, transfer: { count: 0, amount: 0 }, refund: { count: 0, amount: 0 } });
  const months = new Map<string, Month['totals']>();
  for (const { _id, count, amount } of await orders().aggregate<{ _id: { month: string; kind: PaymentOrder['kind'] }; count: number; amount: number }>(payTotalsSource(year)).toArray()) {
    months.set(_id.month, { ...(months.get(_id.month) ?? none()), [_id.kind]: { count, amount } });
  }
  return { switchedOn: paySwitchedOn(), problems: await countPayProblems(), months: [...months].sort(([a], [b]) => b.localeCompare(a)).map(([month, totals]) => ({ month, totals })) };
}
