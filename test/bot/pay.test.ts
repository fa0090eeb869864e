import pino from 'pino';
import { startBotDoor, type RunningBotDoor } from '../../bot/http/start';
import { payPortOf } from '../../clients/wechatpay';
import { native, settle, subscribe, systemContext, type Context } from '../../domain/kernel';
import { askAgain, cancelOrder, installPay, orderById, orderPayment, orderRefund, orderTransfer, payParamsFor, paySwitchedOn, transferParamsFor, type NewPayment, type NewTransfer } from '../../domain/payment';
import { PaymentOrderModel } from '../../domain/payment/model';
import { payMerchant } from '../../scripts/sandbox/wechatpay/keys';
import { clearDatabase, useTestDatabase } from '../support/database';
import { testSettings } from '../support/http';
import { answerOnPhone, openPayWorld, payerOf, somePayment, someTransfer, type PayWorld } from '../support/pay';
import { notingClient } from '../support/wechat-caller';

useTestDatabase();
const ended: Record<string, unknown>[] = [];
subscribe('payment.ended', 'test.payments', async (event) => void ended.push(event.payload));

let world: PayWorld;
let door: RunningBotDoor;
let ctx: Context;
let notifyUrl: string;
const logged: string[] = [];
const openid = payerOf('mini');
const phone = payerOf('official');

beforeAll(async () => {
  world = await openPayWorld();
  ctx = systemContext('test', world.clock);
  const { keys } = world.sandbox.pay;
  const wechatPay = { mchid: payMerchant.mchid, serialNo: payMerchant.serialNo, apiV3Key: payMerchant.apiV3Key, privateKey: keys().merchant };
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  door = await startBotDoor({ ...testSettings({ botPort: 0 }), wechatPay }, { wechat: notingClient([]), clock: world.clock, log });
  notifyUrl = `${door.url}/wechat/pay`;
  installPay(payPortOf(world.client(), notifyUrl));
});
afterAll(async () => {
  installPay(null);
  await door.close();
  await world.sandbox.close();
});
beforeEach(async () => {
  await clearDatabase();
  await world.sandbox.control('PUT', '/faults', { seed: 1, shares: {} });
  const { payBook } = world.sandbox.world;
  for (const book of [payBook.orders, payBook.refunds, payBook.transfers]) book.clear();
  payBook.balance = 100_000_000;
  ended.length = 0;
  logged.length = 0;
});

let turn = 0;
const payment = (over: Partial<NewPayment> = {}): NewPayment => ({ ...somePayment(String((turn += 1)), world.clock.now()), ...over });
const transfer = (over: Partial<NewTransfer> = {}): NewTransfer => ({ ...someTransfer(String((turn += 1))), ...over });
const idOf = ({ _id }: { _id: { toHexString(): string } }): string => _id.toHexString();
const stateOf = async (order: { _id: { toHexString(): string } }) => (await orderById(idOf(order))).state;
async function pay(order: Awaited<ReturnType<typeof orderPayment>>, accept = true): Promise<void> {
  await answerOnPhone(world, phone, { type: 'requestPayment', params: await payParamsFor(ctx, idOf(order)) }, accept);
  await world.sandbox.settled();
}
async function takeUp(order: Awaited<ReturnType<typeof orderTransfer>>): Promise<void> {
  await answerOnPhone(world, phone, { type: 'requestTransfer', params: await transferParamsFor(ctx, idOf(order)) }, true);
  await world.move(3000);
}

describe('an order', () => {
  test('is paid, told of at the door, and its capability hears of it once', async () => {
    const order = await orderPayment(ctx, payment());
    expect(order.number).toMatch(/^SK-2026-\d+$/);
    expect(await stateOf(order)).toBe('new');
    await pay(order);
    expect(await orderById(idOf(order))).toMatchObject({ state: 'done', platformState: 'SUCCESS', platformNo: expect.stringMatching(/^42000/), endedAt: world.clock.now(), askAt: null });
    await settle(world.clock);
    await askAgain(ctx, idOf(order));
    await settle(world.clock);
    expect(ended).toEqual([{ orderId: idOf(order), owner: 'test', reference: order.reference, kind: 'payment', state: 'done', amount: 12_000 }]);
  });

  test('is one however often it is ordered, and another under its key is refused', async () => {
    const wanted = payment();
    const [first, again] = await Promise.all([orderPayment(ctx, wanted), orderPayment(ctx, wanted)]);
    expect(idOf(again)).toBe(idOf(first));
    await expect(orderPayment(ctx, { ...wanted, amount: 12_001 })).rejects.toMatchObject({ code: 'conflict' });
    await expect(orderPayment(ctx, { ...wanted, openid: payerOf('mini', 'Citizen02') })).rejects.toMatchObject({ code: 'conflict' });
    await expect(orderPayment(ctx, payment({ amount: 0.5 }))).rejects.toMatchObject({ code: 'badRequest' });
  });

  test('keeps neither openid nor name readable, and tells none in its event', async () => {
    const order = await orderTransfer(ctx, transfer({ userName: '演示群众1' }));
    await takeUp(order);
    await settle(world.clock);
    const stored = JSON.stringify(await native(PaymentOrderModel).findOne({ _id: order._id }));
    for (const hidden of [phone, '演示群众1']) for (const text of [stored, JSON.stringify(ended), logged.join()]) expect(text).not.toContain(hidden);
    expect(await stateOf(order)).toBe('done');
  });

  test('that is told of nowhere is asked for, and a lost order is found', async () => {
    await world.failNext('lostNotice');
    const order = await orderPayment(ctx, payment());
    await pay(order);
    expect(await stateOf(order)).toBe('open');
    await world.move(60_000);
    await settle(world.clock);
    expect(await stateOf(order)).toBe('done');
  });

  test('that was paid while nobody here had heard that it was open is found, even past its time', async () => {
    const wanted = payment();
    const order = await orderPayment(ctx, wanted);
    const params = await payParamsFor(ctx, idOf(order));
    // As if the process had died between the platform's answer and our own entry.
    await native(PaymentOrderModel).updateOne({ _id: order._id }, { $set: { state: 'new', askAt: new Date(wanted.expiresAt.getTime() + 60_000) } });
    await world.failNext('lostNotice');
    await answerOnPhone(world, phone, { type: 'requestPayment', params }, true);
    await world.move(3_700_000);
    await settle(world.clock);
    expect(await orderById(idOf(order))).toMatchObject({ state: 'done', platformState: 'SUCCESS' });
    const unsent = await orderPayment(ctx, payment());
    await world.move(3_700_000);
    await settle(world.clock);
    expect(await stateOf(unsent)).toBe('closed');
  });

  test('that nobody pays in time is closed, and can be paid no more', async () => {
    const order = await orderPayment(ctx, payment());
    await pay(order, false);
    await world.move(3_700_000);
    await settle(world.clock);
    expect(await stateOf(order)).toBe('closed');
    await expect(payParamsFor(ctx, idOf(order))).rejects.toMatchObject({ code: 'conflict' });
    await settle(world.clock);
    expect(ended).toMatchObject([{ state: 'closed' }]);
  });

  test('is cancelled, unless the person was faster', async () => {
    const [open, paid, never] = [await orderPayment(ctx, payment()), await orderPayment(ctx, payment()), await orderTransfer(ctx, transfer())];
    await payParamsFor(ctx, idOf(open));
    await pay(paid);
    expect((await cancelOrder(ctx, idOf(open))).state).toBe('closed');
    expect((await cancelOrder(ctx, idOf(paid))).state).toBe('done');
    expect((await cancelOrder(ctx, idOf(never))).state).toBe('closed');
    const waiting = await orderTransfer(ctx, transfer());
    await settle(world.clock);
    expect(await stateOf(waiting)).toBe('open');
    await cancelOrder(ctx, idOf(waiting));
    await world.move(3000);
    expect(await stateOf(waiting)).toBe('closed');
  });

  test('for a refund gives back no more than was paid, and through the door it is told', async () => {
    const order = await orderPayment(ctx, payment());
    const refund = { key: 'refund:1', owner: 'test', reference: 'r', amount: 7000, words: '多付', paymentNumber: order.number };
    await expect(orderRefund(ctx, refund)).rejects.toMatchObject({ code: 'conflict' });
    await pay(order);
    const back = await orderRefund(ctx, refund);
    await settle(world.clock);
    expect(await stateOf(back)).toBe('working');
    await world.move(3000);
    expect(await stateOf(back)).toBe('done');
    await expect(orderRefund(ctx, { ...refund, key: 'refund:2', amount: 5001 })).rejects.toMatchObject({ code: 'badRequest' });
    expect(await stateOf(order)).toBe('done');
  });

  test('of another amount than was ordered is taken for nothing, and left for a person', async () => {
    const order = await orderPayment(ctx, payment());
    const params = await payParamsFor(ctx, idOf(order));
    Object.assign(world.sandbox.world.payBook.orders.get(order.outNo) ?? {}, { total: 1 });
    await answerOnPhone(world, phone, { type: 'requestPayment', params }, true);
    await world.sandbox.settled();
    await world.move(60_000);
    await settle(world.clock);
    expect(await orderById(idOf(order))).toMatchObject({ state: 'open', problem: { kind: 'ours', code: 'amountDiffers' } });
    expect(ended).toEqual([]);
  });

  test('that the account cannot pay says so, and goes on once it can', async () => {
    world.sandbox.world.payBook.balance = 100;
    const order = await orderTransfer(ctx, transfer());
    await settle(world.clock);
    expect(await orderById(idOf(order))).toMatchObject({ state: 'new', problem: { kind: 'balance', code: 'NOT_ENOUGH' } });
    world.sandbox.world.payBook.balance = 100_000;
    await world.move(11 * 60_000);
    await settle(world.clock);
    expect(await orderById(idOf(order))).toMatchObject({ state: 'open', problem: null });
  });

  test('cannot be made where no merchant is set', async () => {
    installPay(null);
    expect(paySwitchedOn()).toBe(false);
    await expect(orderPayment(ctx, payment())).rejects.toMatchObject({ code: 'notReady' });
    installPay(payPortOf(world.client(), notifyUrl));
  });
});

describe('the door', () => {
  /** What came last from the sandbox, caught on its way. */
  async function caught(): Promise<{ order: Awaited<ReturnType<typeof orderPayment>>; headers: Record<string, string>; body: string }> {
    const order = await orderPayment(ctx, payment());
    const sent: { headers: Record<string, string>; body: string }[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = (async (input: string, init: RequestInit) => {
      if (input !== notifyUrl) return real(input, init);
      sent.push({ headers: init.headers as Record<string, string>, body: String(init.body) });
      return new Response(null, { status: 204 });
    }) as typeof fetch;
    await pay(order);
    globalThis.fetch = real;
    return { order, ...(sent[0] as (typeof sent)[number]) };
  }
  const knock = async (headers: Record<string, string>, body: string): Promise<number> => (await fetch(notifyUrl, { method: 'POST', headers, body })).status;

  test('refuses what is tampered, stale, of an unknown serial or not signed, takes the true one once, and logs nothing of it', async () => {
    const { order, headers, body } = await caught();
    const other = (name: string, value: string): Record<string, string> => ({ ...headers, [name]: value });
    expect(await knock(headers, body.replace('TRANSACTION', 'TRANSACTIO'))).toBe(401);
    expect(await knock(other('Wechatpay-Serial', 'PUB_KEY_ID_0000000000000000'), body)).toBe(401);
    expect(await knock(other('Wechatpay-Timestamp', '1700000000'), body)).toBe(401);
    expect(await knock(other('Wechatpay-Signature', 'AAAA'), body)).toBe(401);
    expect(await knock({ 'content-type': 'application/json' }, body)).toBe(401);
    expect(await knock(headers, 'x'.repeat(70_000))).toBe(413);
    expect(await stateOf(order)).toBe('open');
    expect(await knock(headers, body)).toBe(204);
    expect(await stateOf(order)).toBe('done');
    expect(await knock(headers, body)).toBe(401);
    const reasons = logged.flatMap((line) => (JSON.parse(line) as { reason?: string }).reason ?? []);
    expect(reasons).toEqual(['badSignature', 'unknownSerial', 'stale', 'badSignature', 'malformed', 'replayed']);
    for (const hidden of [openid, order.outNo, 'ciphertext', payMerchant.apiV3Key]) expect(logged.join()).not.toContain(hidden);
  });

  test('refuses a tampered tag, and takes it when it comes again whole', async () => {
    await world.failNext('tamperedNotice');
    const order = await orderPayment(ctx, payment());
    await pay(order);
    expect(await stateOf(order)).toBe('open');
    await world.move(15_000);
    expect(await stateOf(order)).toBe('done');
  });
});
