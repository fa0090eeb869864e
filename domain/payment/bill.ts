import { native, shanghaiDay } from '../kernel';
import { PaymentOrderModel, type PaymentOrder } from './model';
import { payPort, type Answer, type DayBill } from './port';

/** @throws Fault notReady */
export const billOf = (day: string): Promise<Answer<DayBill>> => payPort().bill(day);

const orders = () => native(PaymentOrderModel);

export const ordersByOutNo = async (outNos: readonly string[]): Promise<Map<string, PaymentOrder>> => new Map((await orders().find({ outNo: { $in: [...outNos] } }).toArray()).map((order) => [order.outNo, order]));

/** What we heard of as done within a time. */
export const ordersDoneWithin = (from: Date, before: Date): Promise<PaymentOrder[]> => orders().find({ state: 'done', endedAt: { $gte: from, $lt: before } }, { sort: { endedAt: 1 } }).toArray();

/** The day of the first order of all; null before there is one. */
export async function firstOrderDay(): Promise<string | null> {
  const [first] = await orders().find({}, { sort: { orderedAt: 1, _id: 1 }, limit: 1, projection: { orderedAt: 1 } }).toArray();
  return first ? shanghaiDay(first.orderedAt) : null;
}
