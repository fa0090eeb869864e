import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import type { FaultKind } from '../../scripts/sandbox/contract';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { answerOnPhone, openPayWorld, payerOf, type PayWorld } from '../../test/support/pay';
import { NotificationRefused, payFen, PayError, type PayClient } from '.';

useTestDatabase();
let world: PayWorld;
let pay: PayClient;
/** What came to our notify_url, and what is answered there. */
let told: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
let door: Server;
let doorStatus = 204;
let notifyUrl = '';
let serial = 0;

beforeAll(async () => {
  door = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(doorStatus).end();
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  notifyUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/pay/notify`;
  world = await openPayWorld();
  pay = world.client();
});
afterAll(async () => {
  await world.sandbox.close();
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
});
beforeEach(async () => {
  await clearDatabase();
  told = [];
  doorStatus = 204;
  await world.sandbox.control('PUT', '/faults', { seed: 1, shares: {} });
  await world.sandbox.control('PUT', '/pay/balance', { balance: 100_000_000 });
});

const fen = (amount: number) => payFen.parse(amount);
const nextNo = (): string => `TJ2026${String((serial += 1)).padStart(6, '0')}`;
const openid = payerOf('mini');
const phone = payerOf('official');
const orderOf = (outNo = nextNo(), amount = 12_345) => ({ account: 'mini' as const, openid, outNo, amount: fen(amount), description: '退缴款', notifyUrl });
const transferOf = (outNo = nextNo(), amount = 5000) => ({ account: 'official' as const, openid: phone, outNo, amount: fen(amount), remark: '奖励', sceneId: '1002', sceneReport: [{ type: '活动名称', content: '奖励' }], notifyUrl });
const faultOf = async (act: Promise<unknown>): Promise<PayError> => {
  const error: unknown = await act.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof PayError)) throw new Error(`no PayError: ${String(error)}`);
  for (const hidden of ['TJ2026', openid, phone, '127.0.0.1', '演示群众', 'ApiV3Key']) expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(hidden);
  return error;
};
const classOf = async (act: Promise<unknown>) => {
  const { kind, code } = await faultOf(act);
  return `${kind} ${code}`;
};
async function paid(amount = 12_345, accept = true): Promise<string> {
  const order = orderOf(nextNo(), amount);
  const { prepayId } = await pay.prepay(order);
  await answerOnPhone(world, phone, { type: 'requestPayment', params: pay.payParams('mini', prepayId) }, accept);
  await world.sandbox.settled();
  return order.outNo;
}
const reasonOf = (headers: IncomingHttpHeaders, body: Buffer, client = pay) => client.notification(headers, body).then(() => 'believed', (error: unknown) => (error instanceof NotificationRefused ? error.reason : Promise.reject(error)));
const newest = () => told.at(-1) as (typeof told)[number];

describe('orders', () => {
  test('are paid on the phone over what we have signed, told of, and asked for', async () => {
    const outNo = await paid();
    expect(await pay.order(outNo)).toEqual({ outNo, transactionId: expect.stringMatching(/^42000\d+$/), state: 'SUCCESS', paidAt: world.clock.now(), openid, amount: 12_345 });
    const { headers, body } = newest();
    expect(await pay.notification(headers, body)).toMatchObject({ about: 'payment', order: { outNo, state: 'SUCCESS', amount: 12_345 } });
    expect(body.toString()).not.toContain(openid);
  });

  test('that the person puts away are not paid and can be taken up again, closed, and then no more', async () => {
    const outNo = await paid(100, false);
    expect(await pay.order(outNo)).toMatchObject({ state: 'NOTPAY', paidAt: null, transactionId: null, amount: 100 });
    await pay.close(outNo);
    expect(await pay.order(outNo)).toMatchObject({ state: 'CLOSED' });
    expect(await classOf(pay.prepay(orderOf(outNo, 100)))).toBe('state ORDER_CLOSED');
    const other = await paid(200);
    expect(await classOf(pay.close(other))).toBe('state ORDERPAID');
  });

  test('asked for twice are one, and another under the same number is refused', async () => {
    const order = orderOf();
    const first = await pay.prepay(order);
    expect(await pay.prepay(order)).toEqual(first);
    expect(await classOf(pay.prepay({ ...order, amount: fen(1) }))).toBe('ours OUT_TRADE_NO_USED');
    expect(await classOf(pay.order(nextNo()))).toBe('missing ORDER_NOT_EXIST');
    expect(await classOf(pay.prepay({ ...orderOf(), openid: payerOf('official') }))).toBe('person OPENID_MISMATCH');
  });

  test('end by themselves when nobody pays in time', async () => {
    const order = { ...orderOf(), expiresAt: new Date(world.clock.now().getTime() + 60_000) };
    await pay.prepay(order);
    await world.move(61_000);
    expect(await pay.order(order.outNo)).toMatchObject({ state: 'CLOSED' });
  });
});

describe('refunds', () => {
  test('are worked on, then done and told of; never more than was paid', async () => {
    const outNo = await paid(1000);
    const refund = { outNo, outRefundNo: nextNo(), amount: fen(400), total: fen(1000), reason: '多付', notifyUrl };
    expect(await pay.refund(refund)).toMatchObject({ state: 'PROCESSING', amount: 400, doneAt: null });
    expect(await pay.refund(refund)).toMatchObject({ state: 'PROCESSING' });
    await world.move(3000);
    expect(await pay.refundOf(refund.outRefundNo)).toMatchObject({ state: 'SUCCESS', doneAt: world.clock.now() });
    expect(await pay.notification(newest().headers, newest().body)).toMatchObject({ about: 'refund', refund: { outRefundNo: refund.outRefundNo, state: 'SUCCESS', amount: 400, total: 1000 } });
    expect(await pay.order(outNo)).toMatchObject({ state: 'REFUND' });
    expect(await classOf(pay.refund({ ...refund, outRefundNo: nextNo(), amount: fen(601) }))).toBe('ours INVALID_REQUEST');
    expect(await classOf(pay.refundOf(nextNo()))).toBe('missing RESOURCE_NOT_EXISTS');
  });
});

describe('transfers', () => {
  test('wait for the person, go through and leave a receipt', async () => {
    const transfer = { ...transferOf(nextNo(), 250_000), userName: '演示群众1' };
    const created = await pay.transfer(transfer);
    expect(created).toMatchObject({ state: 'WAIT_USER_CONFIRM', outNo: transfer.outNo });
    expect(await pay.transfer(transfer)).toEqual(created);
    expect(await classOf(pay.transfer({ ...transfer, amount: fen(250_001) }))).toBe('ours ALREADY_EXISTS');
    await answerOnPhone(world, phone, { type: 'requestTransfer', params: pay.transferParams('official', created.packageInfo ?? '') }, true);
    expect(await pay.transferOf(transfer.outNo)).toMatchObject({ state: 'TRANSFERING' });
    await world.move(3000);
    expect(await pay.transferOf(transfer.outNo)).toMatchObject({ state: 'SUCCESS', amount: 250_000, failReason: null });
    expect(await pay.notification(newest().headers, newest().body)).toMatchObject({ about: 'transfer', transfer: { outNo: transfer.outNo, state: 'SUCCESS' } });
    expect(await pay.transferReceipt(transfer.outNo)).toBeNull();
    await world.move(3000);
    expect((await pay.transferReceipt(transfer.outNo))?.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('are cancelled by a POST without a body, whose signature covers an empty one', async () => {
    const transfer = transferOf();
    await pay.transfer(transfer);
    expect(await pay.cancelTransfer(transfer.outNo)).toEqual({ state: 'CANCELING' });
    await world.move(3000);
    expect(await pay.transferOf(transfer.outNo)).toMatchObject({ state: 'CANCELLED' });
    expect(await pay.notification(newest().headers, newest().body)).toMatchObject({ about: 'transfer', transfer: { state: 'CANCELLED' } });
  });

  test('that nobody confirms within a day, or whose name is another, fail', async () => {
    const late = transferOf();
    await pay.transfer(late);
    await world.move(24 * 3_600_000 + 1000);
    expect(await pay.transferOf(late.outNo)).toMatchObject({ state: 'FAIL', failReason: 'OVERDUE_CLOSE' });
    const named = { ...transferOf(), userName: '别的人' };
    expect(await pay.transfer(named)).toMatchObject({ state: 'FAIL', packageInfo: null });
    expect(await pay.transferOf(named.outNo)).toMatchObject({ failReason: 'NAME_NOT_CORRECT' });
  });

  test('stop where the account is short, and where the name is missing before anything is asked', async () => {
    await world.sandbox.control('PUT', '/pay/balance', { balance: 7000 });
    await pay.transfer(transferOf());
    expect(await classOf(pay.transfer(transferOf()))).toBe('balance NOT_ENOUGH');
    expect(await classOf(pay.transfer(transferOf(nextNo(), 200_000)))).toBe('ours nameMissing');
    expect(await classOf(pay.transfer({ ...transferOf(), sceneId: '' }))).toBe('ours badRequest sceneId');
  });

  test('encrypt the name for a certificate where the merchant has no public key', async () => {
    const old = world.client({ publicKey: undefined });
    expect(await old.transfer({ ...transferOf(), userName: '演示群众1' })).toMatchObject({ state: 'WAIT_USER_CONFIRM' });
    const asked = world.sandbox.log().filter(({ what }) => what.includes('/v3/certificates')).length;
    await old.transfer(transferOf());
    expect(world.sandbox.log().filter(({ what }) => what.includes('/v3/certificates'))).toHaveLength(asked);
  });
});

describe('bills', () => {
  test('of a day hold what was paid, given back and paid out, to the fen', async () => {
    await world.move(24 * 3_600_000);
    const day = new Date(world.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const [one, two] = [await paid(1), await paid(1_234_567)];
    await pay.refund({ outNo: two, outRefundNo: `R${two}`, amount: fen(567), total: fen(1_234_567), reason: '多付', notifyUrl });
    await world.move(3000);
    expect(await classOf(pay.tradeBill(day))).toBe('retry STATEMENT_CREATING');
    await world.move(24 * 3_600_000 + 3_600_000);
    const bill = await pay.tradeBill(day);
    expect(bill?.lines.map(({ outNo, state, total, outRefundNo, refund }) => [outNo, state, total, outRefundNo, refund])).toEqual([
      [one, 'SUCCESS', 1, null, 0],
      [two, 'SUCCESS', 1_234_567, null, 0],
      [two, 'REFUND', 0, `R${two}`, 567],
    ]);
    expect(bill?.summary).toMatchObject({ 总交易单数: '3', 订单总金额: '12345.68', 退款总金额: '5.67' });
    const flows = await pay.fundFlowBill(day);
    expect(flows?.lines.map(({ voucher, income, amount }) => [voucher, income, amount])).toEqual([[one, true, 1], [two, true, 1_234_567], [`R${two}`, false, 567]]);
    expect(flows?.lines.at(-1)?.balance).toBe(100_000_000 + 1 + 1_234_567 - 567);
    expect(await pay.tradeBill('2026-01-01')).toBeNull();
  });
});

describe('when it fails', () => {
  test.each<[FaultKind, number]>([['lostAnswer', 2], ['http502', 2], ['timeout', 2], ['takenThen500', 2], ['wrongSignature', 2], ['busy', 2]])('%s: the same is asked again, and happens once', async (kind, times) => {
    await world.failNext(kind, times);
    const transfer = transferOf();
    expect(await pay.transfer(transfer)).toMatchObject({ state: 'WAIT_USER_CONFIRM' });
    expect(world.sandbox.world.payBook.view().transfers.filter(({ outNo }) => outNo === transfer.outNo)).toHaveLength(1);
  });

  test.each<[FaultKind, string]>([
    ['perMinute', 'retry FREQUENCY_LIMITED'],
    ['balanceShort', 'balance NOT_ENOUGH'],
  ])('%s is told at once', async (kind, seen) => {
    await world.failNext(kind);
    expect(await classOf(pay.transfer(transferOf()))).toBe(seen);
  });

  test('an answer that is not signed by WeChat Pay is not believed, however often it comes', async () => {
    await world.failNext('wrongSignature', 3);
    expect(await classOf(pay.order(nextNo()))).toBe('unknown badSignature');
  });

  test('a wrong key of ours is our fault, and is not tried again', async () => {
    const stranger = world.client({ privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey });
    const before = world.sandbox.log().length;
    expect(await classOf(stranger.order(nextNo()))).toBe('ours SIGN_ERROR');
    expect(world.sandbox.log().length).toBe(before + 1);
  });
});

describe('notifications', () => {
  beforeEach(async () => void (await paid()));
  const changed = (over: IncomingHttpHeaders) => ({ ...newest().headers, ...over });

  test('are believed once by all processes, signed by the public key or by a certificate', async () => {
    await paid();
    expect(new Set(told.map(({ headers }) => String(headers['wechatpay-serial']).startsWith('PUB_KEY_ID_')))).toEqual(new Set([true, false]));
    const another = world.client();
    for (const { headers, body } of told) {
      expect(await reasonOf(headers, body)).toBe('believed');
      expect(await reasonOf(headers, body, another)).toBe('replayed');
    }
  });

  test('with another body, time, nonce, key or none are refused, and the true one is believed after all', async () => {
    const { headers, body } = newest();
    expect(await reasonOf(headers, Buffer.from(body.toString().replace('encrypt-resource', 'encrypt-resourcE')))).toBe('badSignature');
    expect(await reasonOf(changed({ 'wechatpay-nonce': 'another-nonce-01' }), body)).toBe('badSignature');
    expect(await reasonOf(changed({ 'wechatpay-timestamp': String(Number(headers['wechatpay-timestamp']) + 1) }), body)).toBe('badSignature');
    expect(await reasonOf(changed({ 'wechatpay-signature': '' }), body)).toBe('badSignature');
    expect(await reasonOf(changed({ 'wechatpay-signature': undefined }), body)).toBe('malformed');
    expect(await reasonOf(changed({ 'wechatpay-serial': 'PUB_KEY_ID_0000000000000000' }), body)).toBe('unknownSerial');
    expect(await reasonOf(changed({ 'wechatpay-serial': '7777777777777777777777777777777777777777' }), body)).toBe('unknownSerial');
    await world.move(5 * 60_000 + 1000);
    expect(await reasonOf(headers, body)).toBe('stale');
    await world.move(-(5 * 60_000 + 1000));
    expect(await reasonOf(headers, body)).toBe('believed');
  });

  test('whose tag was changed, or that speak of another merchant, are refused although the signature holds', async () => {
    await world.failNext('tamperedNotice');
    await paid();
    expect(await reasonOf(newest().headers, newest().body)).toBe('badTag');
    await world.failNext('forgedNotice');
    await paid();
    expect(await reasonOf(newest().headers, newest().body)).toBe('badSignature');
    await paid();
    expect(await reasonOf(newest().headers, newest().body, world.client({ mchid: '1900000998' }))).toBe('foreign');
  });

  test('come again, signed anew, by the documented schedule until they are taken', async () => {
    doorStatus = 500;
    told = [];
    await paid();
    for (const seconds of [14, 1, 15, 29, 1, 180]) await world.move(seconds * 1000);
    expect(told).toHaveLength(5);
    doorStatus = 204;
    await world.move(600_000);
    await world.move(3 * 3_600_000);
    expect(told).toHaveLength(6);
    expect(new Set(told.map(({ headers }) => headers['wechatpay-nonce'])).size).toBe(6);
  });

  test('that are lost or come twice leave the order as it is', async () => {
    told = [];
    await world.failNext('lostNotice');
    const lost = await paid();
    expect(told).toHaveLength(0);
    expect(await pay.order(lost)).toMatchObject({ state: 'SUCCESS' });
    await world.failNext('doubleNotice');
    await paid();
    expect(told).toHaveLength(2);
  });
});
