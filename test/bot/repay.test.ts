import { randomUUID } from 'node:crypto';
import pino from 'pino';
import type { PayerView } from '../../contracts/repayment';
import { startBotDoor, type RunningBotDoor } from '../../bot/http/start';
import { createWechatClient, webLoginOf } from '../../clients/wechat';
import { payPortOf } from '../../clients/wechatpay';
import { installMiniLogin, installWebLogin } from '../../domain/follower';
import { loadCalendar, native, settle, systemContext, type Clock, type Context } from '../../domain/kernel';
import { installPay, type PayParams } from '../../domain/payment';
import { PaymentOrderModel } from '../../domain/payment/model';
import { announceHandIn, askRefund, decideRefund, openDemand, showDemand } from '../../domain/repayment';
import { RepaymentModel, type Repayment } from '../../domain/repayment/model';
import { takeEnded } from '../../domain/repayment/wechat';
import { officialAccount } from '../../scripts/sandbox/account';
import { payMerchant } from '../../scripts/sandbox/wechatpay/keys';
import { useTestDatabase } from '../support/database';
import { errorOf, testSettings, useServer, type TestClient } from '../support/http';
import { answerOnPhone, openPayWorld, payerOf, type PayWorld } from '../support/pay';
import { buildRepaymentWorld, yes, type RepaymentWorld } from '../support/repayments';
import { notingClient } from '../support/wechat-caller';

// Paying what is owed, as a phone does it: over HTTP, in the sandbox's WeChat, told of at the bot's door.
useTestDatabase();
let world: PayWorld;
const clock: Clock = { now: () => world.clock.now() };
const server = useServer({}, { clock });
let office: RepaymentWorld;
let door: RunningBotDoor;
let phone: TestClient;
let ctx: Context;
const [mini, person] = [payerOf('mini'), payerOf('official')];

beforeAll(async () => {
  world = await openPayWorld();
  await loadCalendar();
  ctx = systemContext('test', clock);
  const wechatPay = { mchid: payMerchant.mchid, serialNo: payMerchant.serialNo, apiV3Key: payMerchant.apiV3Key, privateKey: world.sandbox.pay.keys().merchant };
  door = await startBotDoor({ ...testSettings({ botPort: 0 }), wechatPay }, { wechat: notingClient([]), clock, log: pino({ level: 'silent' }) });
  installPay(payPortOf(world.client(), `${door.url}/wechat/pay`));
  installMiniLogin({ openidOf: async () => mini });
  office = await buildRepaymentWorld(clock);
  phone = server.client();
});
afterAll(async () => {
  installPay(null);
  installMiniLogin(null);
  installWebLogin(null);
  await door.close();
  await world.sandbox.close();
});

const post = async <T>(path: string, body: unknown): Promise<T> => {
  const answer = await phone.post(`/api/public${path}`, body);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body as T;
};
const settled = async (): Promise<void> => {
  await world.sandbox.settled();
  await settle(clock);
};
async function demand(amount: number): Promise<{ repayment: Repayment; view: PayerView }> {
  const { repayment, code } = await openDemand(await office.as('manager'), office.demand({ parts: [{ amount, due: '2026-12-15' }] }));
  return { repayment, view: await post('/repayments/entry', { number: repayment.number, code }) };
}
const order = (view: PayerView, amount: number, requestKey: string = randomUUID()): Promise<PayParams> => post('/repayments/payment', { token: view.token, requestKey, loginCode: 'x', amount });
const confirm = (params: PayParams, accept = true): Promise<void> => answerOnPhone(world, person, { type: 'requestPayment', params }, accept);
const again = (view: PayerView): Promise<PayerView> => post('/repayments/view', { token: view.token });
const stored = async ({ _id }: Repayment): Promise<Repayment> => (await native(RepaymentModel).findOne({ _id })) as Repayment;

test('a demand is paid in two parts, each with a receipt, and the record knows no openid', async () => {
  const { repayment, view } = await demand(10_000);
  expect(view).toMatchObject({ wechat: true, left: 10_000 });
  await confirm(await order(view, 4_000));
  await settled();
  expect(await again(view)).toMatchObject({ state: 'partial', paid: 4_000, left: 6_000, waiting: false });
  expect(errorOf(await phone.post('/api/public/repayments/payment', { token: view.token, requestKey: randomUUID(), loginCode: 'x', amount: 6_001 })).code).toBe('badRequest');
  await confirm(await order(view, 6_000));
  await settled();
  const whole = await again(view);
  expect([whole.state, whole.left, whole.received.map(({ amount, way }) => [amount, way])]).toEqual(['paid', 0, [[4_000, 'wechat'], [6_000, 'wechat']]]);
  expect(errorOf(await phone.post('/api/public/repayments/payment', { token: view.token, requestKey: randomUUID(), loginCode: 'x', amount: 1 })).code).toBe('wrongState');
  const receipt = await phone.post('/api/public/repayments/receipt', { token: whole.token, entryId: whole.received[0]?.id });
  expect([receipt.status, receipt.headers.get('content-type')]).toEqual([200, expect.stringContaining('wordprocessingml')]);
  expect(JSON.stringify(await stored(repayment))).not.toContain(mini);
});

test('a request sent again is one payment; one that is put away is none', async () => {
  const { view } = await demand(5_000);
  const key = randomUUID();
  const [first, second] = [await order(view, 5_000, key), await order(view, 5_000, key)];
  expect(second.package).toBe(first.package);
  await confirm(first, false);
  await settled();
  expect(await again(view)).toMatchObject({ paid: 0, waiting: true, left: 5_000 });
  await world.move(31 * 60_000);
  await settled();
  expect(await again(view)).toMatchObject({ paid: 0, waiting: false, state: 'open' });
});

test('a lost notice is made up for when the page asks; a late, repeated or contradicted one changes nothing twice', async () => {
  await world.failNext('lostNotice');
  const { repayment, view } = await demand(7_000);
  await confirm(await order(view, 7_000));
  await settled();
  expect((await stored(repayment)).paid).toBe(0);
  await again(view);
  await settle(clock);
  expect((await again(view)).paid).toBe(7_000);
  const paid = (await native(PaymentOrderModel).findOne({ reference: repayment._id.toHexString() }))!;
  const told = (state: string) => takeEnded({ id: randomUUID(), type: 'payment.ended', at: clock.now(), payload: { owner: 'repayment', orderId: paid._id.toHexString(), reference: paid.reference, kind: 'payment', state, amount: 7_000 }, source: { collection: 'paymentOrders', id: paid._id.toHexString() } }, ctx);
  for (const state of ['done', 'closed', 'failed', 'done']) await told(state);
  expect((await stored(repayment)).entries).toHaveLength(1);
});

test('two people paying at once pay too much, and it goes back the way it came after two approvals', async () => {
  const { repayment, view } = await demand(3_000);
  const cards = [await order(view, 3_000), await order(view, 3_000)];
  for (const card of cards) await confirm(card);
  await settled();
  let now = await stored(repayment);
  expect([now.state, now.paid, now.ready]).toEqual(['overpaid', 6_000, 0]);
  const id = repayment._id.toHexString();
  now = await askRefund(await office.as('cashier'), id, { requestKey: randomUUID(), version: now.trail.seq, entryId: now.entries[1]!.id.toHexString(), amount: 3_000, way: 'wechat', reason: '多缴' });
  const refundId = now.refunds[0]!.id.toHexString();
  for (const desk of ['second', 'leader'] as const) now = await decideRefund(await office.as(desk), id, refundId, yes(now.trail.seq));
  await settled();
  await world.move(3_000);
  await settled();
  now = await stored(repayment);
  expect([now.state, now.paid, now.ready, now.refunds[0]?.state]).toEqual(['paid', 3_000, 3_000, 'done']);
  expect(world.sandbox.world.payBook.refunds.size).toBe(1);
});

test('a refund that WeChat does not take is shown with what it says, and goes on when it is put right', async () => {
  const { repayment, view } = await demand(3_000);
  for (const card of [await order(view, 3_000), await order(view, 3_000)]) await confirm(card);
  await settled();
  const id = repayment._id.toHexString();
  let now = await stored(repayment);
  now = await askRefund(await office.as('cashier'), id, { requestKey: randomUUID(), version: now.trail.seq, entryId: now.entries[1]!.id.toHexString(), amount: 3_000, way: 'wechat', reason: '多缴' });
  const refundId = now.refunds[0]!.id.toHexString();
  await world.failNext('balanceShort');
  for (const desk of ['second', 'leader'] as const) now = await decideRefund(await office.as(desk), id, refundId, yes(now.trail.seq));
  await settled();
  const shown = await showDemand(await office.as('cashier'), id);
  expect([shown.next, shown.refunds[0]]).toEqual([expect.stringContaining('微信还没有收下'), expect.objectContaining({ state: 'approved', problem: { kind: 'balance', code: 'NOT_ENOUGH', number: expect.stringMatching(/^TK-2026-/) } })]);
  await world.move(11 * 60_000);
  await settled();
  await world.move(3_000);
  await settled();
  expect((await showDemand(await office.as('cashier'), id)).refunds[0]).toMatchObject({ state: 'done', problem: null });
});

describe('on a page inside WeChat', () => {
  beforeAll(() => installWebLogin(webLoginOf(createWechatClient({ official: officialAccount, origin: world.sandbox.origin, clock }), { appid: officialAccount.appid, openOrigin: world.sandbox.origin, anywhere: false })));
  afterAll(() => installWebLogin(null));
  const asked = (view: PayerView, over: object = {}) => ({ token: view.token, requestKey: randomUUID(), amount: 2_000, ...over });
  /** As the browser goes: to WeChat, which sends it back to our page with a code. */
  async function login(client: TestClient, view: PayerView): Promise<{ code: string; state: string }> {
    const { loginAt } = (await client.post('/api/public/repayments/payment', asked(view))).body as { loginAt: string };
    const back = new URL((await fetch(loginAt, { redirect: 'manual' })).headers.get('location') ?? '');
    expect([back.origin, back.pathname]).toEqual([server.url(), '/money/repay/index']);
    return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '' };
  }
  const pay = (client: TestClient, view: PayerView, web: object) => client.post('/api/public/repayments/payment', asked(view, { web }));

  test('WeChat is asked who pays, once, and only the sealed order knows it', async () => {
    const { repayment, view } = await demand(2_000);
    expect(view.web).toBe('wechat');
    const web = await login(phone, view);
    expect(phone.cookie).toBe(`__Host-wechat-state=${web.state}`);
    const answer = await pay(phone, view, web);
    expect([answer.status, phone.cookie]).toEqual([200, undefined]);
    const params = answer.body as PayParams;
    expect(params.appId).toBe(officialAccount.appid);
    await confirm(params);
    await settled();
    expect(await again(view)).toMatchObject({ state: 'paid', paid: 2_000 });
    const order = (await native(PaymentOrderModel).findOne({ reference: repayment._id.toHexString() }))!;
    expect(order.account).toBe('official');
    for (const told of [answer.body, answer.headers.get('set-cookie'), order, await stored(repayment)]) expect(JSON.stringify(told)).not.toContain(person);
  });

  test('what another browser brings, and what was brought before, is not believed', async () => {
    const { view } = await demand(2_000);
    const web = await login(phone, view);
    expect(errorOf(await pay(server.client(), view, web))).toMatchObject({ code: 'badRequest', message: expect.stringContaining('没有付') });
    expect((await pay(phone, view, web)).status).toBe(200);
    expect(errorOf(await pay(phone, view, web)).code).toBe('badRequest');
    const { state } = await login(phone, view);
    expect(errorOf(await pay(phone, view, { code: web.code, state })).message).toContain('请再点一次');
    expect((await native(PaymentOrderModel).find({ owner: 'repayment', amount: 2_000, state: { $ne: 'done' } }).toArray())).toHaveLength(1);
  });

  test('what cannot be paid sends nobody to WeChat', async () => {
    const { view } = await demand(1_000);
    const answer = await phone.post('/api/public/repayments/payment', asked(view));
    expect([errorOf(answer).code, answer.headers.get('set-cookie')]).toEqual(['badRequest', null]);
  });
});

test('something is handed in without a name, by WeChat: the record holds the sum and the day', async () => {
  const { number, view } = await post<{ number: string; view: PayerView }>('/hand-ins', { requestKey: randomUUID(), name: null, amount: 20_000 });
  await confirm(await order(view, 20_000));
  await settled();
  const given = await again(view);
  expect([given.number, given.state, given.payer, given.paid]).toEqual([number, 'paid', null, 20_000]);
});

test('without WeChat Pay the page says so, and what can be announced is announced all the same', async () => {
  const { repayment, code } = await announceHandIn(ctx, { requestKey: randomUUID(), name: null, amount: 500 });
  expect([repayment.number, code.length]).toEqual([expect.stringMatching(/^ZD-/), 6]);
  installPay(null);
  const view = await post<PayerView>('/repayments/entry', { number: repayment.number, code });
  expect([view.wechat, view.left]).toEqual([false, 500]);
  expect(errorOf(await phone.post('/api/public/repayments/payment', { token: view.token, requestKey: randomUUID(), loginCode: 'x', amount: 500 })).code).toBe('notReady');
});

test('codes are guessed neither from one address nor at one number', async () => {
  const { repayment } = await demand(1_000);
  const guess = async (): Promise<number> => (await phone.post('/api/public/repayments/entry', { number: repayment.number, code: '000000' })).status;
  const statuses: number[] = [];
  for (let turn = 0; turn < 21; turn += 1) statuses.push(await guess());
  expect([new Set(statuses.slice(0, 20)), statuses[20]]).toEqual([new Set([404]), 429]);
});
