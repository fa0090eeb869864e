import Koa from 'koa';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { payNotifications } from '../../bot/http/pay-notifications';
import { payPortOf } from '../../clients/wechatpay';
import { native, settle, subscribe, systemContext, type Context } from '../../domain/kernel';
import { installPay, orderPayment, orderRefund, orderTransfer, payParamsFor, transferParamsFor } from '../../domain/payment';
import { PaymentOrderModel } from '../../domain/payment/model';
import { reconcile } from '../../domain/reconciliation';
import { DayModel, DifferenceModel } from '../../domain/reconciliation/model';
import { seededRandom } from '../../scripts/demo/random';
import { useTestDatabase } from '../support/database';
import { answerOnPhone, openPayWorld, payerOf, somePayment, someTransfer, type PayWorld } from '../support/pay';

useTestDatabase();
const ended: Record<string, unknown>[] = [];
subscribe('payment.ended', 'test.ledger', async (event) => void ended.push(event.payload));

let world: PayWorld;
let ctx: Context;
let door: Server;
const phone = payerOf('official');
const idOf = ({ _id }: { _id: { toHexString(): string } }): string => _id.toHexString();

beforeAll(async () => {
  world = await openPayWorld();
  ctx = systemContext('test', world.clock);
  const koa = new Koa();
  koa.use(payNotifications({ ctx, log: pino({ level: 'silent' }) }));
  door = createServer(koa.callback());
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  installPay(payPortOf(world.client(), `http://127.0.0.1:${(door.address() as AddressInfo).port}/wechat/pay`));
});
afterAll(async () => {
  installPay(null);
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
  await world.sandbox.close();
});

/** Every day beside its bill: what was heard of late or not at all stands in the right one, and no line is left. */
async function billed(received: number, refunded: number, transferred: number, balance: number): Promise<void> {
  await world.sandbox.control('PUT', '/faults', { seed: 7, shares: {} });
  await world.move(24 * 3_600_000);
  expect(await reconcile(ctx)).toMatchObject({ waiting: 0 });
  expect(await native(DifferenceModel).find({}).toArray()).toEqual([]);
  const days = await native(DayModel).find({ sums: { $ne: null } }, { sort: { day: 1 } }).toArray();
  const total = (kind: 'received' | 'refunded' | 'transferred'): number => days.reduce((sum, { sums }) => sum + (sums?.[kind].amount ?? 0), 0);
  expect([total('received'), total('refunded'), total('transferred'), days.findLast(({ sums }) => typeof sums?.end === 'number')?.sums?.end]).toEqual([received, refunded, transferred, balance]);
}

test('two hundred payments, refunds and transfers in a world that fails agree with the sandbox and with its bills to the fen', async () => {
  await world.sandbox.control('PUT', '/faults', {
    seed: 7,
    shares: { lostAnswer: 0.05, http502: 0.05, busy: 0.05, takenThen500: 0.05, wrongSignature: 0.05, perMinute: 0.03, balanceShort: 0.05, lostNotice: 0.2, doubleNotice: 0.1, tamperedNotice: 0.1, forgedNotice: 0.1 },
  });
  const random = seededRandom(11);
  const started = world.sandbox.world.payBook.balance;
  const paramsOf = async <T>(act: () => Promise<T>): Promise<T | null> => act().catch(() => null);
  for (let count = 0; count < 200; count += 1) {
    const amount = 1 + random.whole(0, 49_999);
    if (count % 4 === 3) {
      const order = await orderTransfer(ctx, { ...someTransfer(String(count)), amount });
      const params = await paramsOf(() => transferParamsFor(ctx, idOf(order)));
      if (params && random.chance(0.8)) await answerOnPhone(world, phone, { type: 'requestTransfer', params }, random.chance(0.9)).catch(() => undefined);
    } else {
      const order = await orderPayment(ctx, { ...somePayment(String(count), world.clock.now()), amount });
      const params = await paramsOf(() => payParamsFor(ctx, idOf(order)));
      if (params) await answerOnPhone(world, phone, { type: 'requestPayment', params }, random.chance(0.8)).catch(() => undefined);
      if (random.chance(0.2)) await paramsOf(() => orderRefund(ctx, { key: `refund:${order.number}`, owner: 'test', reference: order.reference, amount: Math.ceil(amount / 2), words: '多付', paymentNumber: order.number }));
    }
  }
  // Beyond the day in which a transfer can be taken, and the last notification.
  for (let round = 0; round < 16; round += 1) {
    await world.move(3 * 3_600_000);
    await settle(world.clock);
  }
  const { orders, refunds, transfers, balance } = world.sandbox.world.payBook.view();
  const ours = await native(PaymentOrderModel).find({}).toArray();
  expect(ours).toHaveLength(200 + refunds.length);
  expect(ours.filter(({ state }) => !['done', 'closed', 'failed'].includes(state))).toEqual([]);
  const sumOf = (amounts: { amount: number }[]): number => amounts.reduce((sum, { amount }) => sum + amount, 0);
  const done = (kind: string) => ours.filter((order) => order.kind === kind && order.state === 'done').map(({ outNo, amount }) => ({ outNo, amount }));
  const sorted = (list: { outNo: string; amount: number }[]) => list.sort((a, b) => (a.outNo < b.outNo ? -1 : 1));
  expect(sorted(done('payment'))).toEqual(sorted(orders.filter(({ paidAt }) => paidAt !== null).map(({ outNo, total }) => ({ outNo, amount: total }))));
  expect(sorted(done('refund'))).toEqual(sorted(refunds.map(({ outRefundNo, amount }) => ({ outNo: outRefundNo, amount }))));
  expect(sorted(done('transfer'))).toEqual(sorted(transfers.filter(({ state }) => state === 'SUCCESS').map(({ outNo, amount }) => ({ outNo, amount }))));
  expect(balance - started).toBe(sumOf(done('payment')) - sumOf(done('refund')) - sumOf(done('transfer')));
  expect(done('payment').length).toBeGreaterThan(80);
  expect(done('transfer').length).toBeGreaterThan(20);
  await billed(sumOf(done('payment')), sumOf(done('refund')), sumOf(done('transfer')), balance);
  const heard = new Set(ended.map(({ orderId }) => orderId));
  expect(ours.every((order) => heard.has(order._id.toHexString()))).toBe(true);
}, 60_000);
