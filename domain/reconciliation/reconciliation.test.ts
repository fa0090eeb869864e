import { payPortOf } from '../../clients/wechatpay';
import type { MyWork } from '../../contracts/my-work';
import type { PayOrderView, PayTotals } from '../../contracts/payment-order';
import type { Difference, ReconciliationDay } from '../../contracts/reconciliation';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildAccount, buildDistrict, signInAs } from '../../test/support/factories';
import { errorOf, useServer, type TestClient } from '../../test/support/http';
import { answerOnPhone, openPayWorld, payerOf, somePayment, someTransfer, type PayWorld } from '../../test/support/pay';
import { native, runJobs, settle, systemContext, type Clock, type Context } from '../kernel';
import { installPay, isOwnNumber, orderPayment, orderRefund, orderTransfer, payParamsFor, transferParamsFor, type PaymentOrder } from '../payment';
import { PaymentOrderModel } from '../payment/model';
import { linesOf, sumsOf } from './compare';
import { DayModel, DifferenceModel } from './model';
import { differenceFilter } from './list';
import { reconcile, runDay } from '.';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../test/support/cheap-argon2')>('../../test/support/cheap-argon2'));
useTestDatabase();

let world: PayWorld;
let ctx: Context;
const clock: Clock = { now: () => world.clock.now() };
beforeAll(async () => void (world = await openPayWorld()));
const server = useServer({ demo: true }, { clock });
beforeAll(() => {
  ctx = systemContext('test', world.clock);
});
afterAll(async () => {
  installPay(null);
  await world.sandbox.close();
});
beforeEach(async () => {
  await clearDatabase();
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  const { payBook, clock: sandboxClock } = world.sandbox.world;
  for (const book of [payBook.orders, payBook.refunds, payBook.transfers]) book.clear();
  payBook.flows.length = 0;
  payBook.balance = 100_000_000;
  sandboxClock.move({ to: 'instant', instant: '2026-11-20T02:00:00Z' });
  await buildDistrict();
});

let turn = 0;
const idOf = ({ _id }: PaymentOrder): string => _id.toHexString();
const book = () => world.sandbox.world.payBook;
async function paid(amount = 12_000): Promise<PaymentOrder> {
  const order = await orderPayment(ctx, { ...somePayment(`r${(turn += 1)}`, clock.now()), amount });
  await answerOnPhone(world, payerOf('official'), { type: 'requestPayment', params: await payParamsFor(ctx, idOf(order)) }, true);
  await settleMoney();
  return order;
}
async function taken(): Promise<PaymentOrder> {
  const order = await orderTransfer(ctx, someTransfer(`r${(turn += 1)}`));
  await answerOnPhone(world, payerOf('official'), { type: 'requestTransfer', params: await transferParamsFor(ctx, idOf(order)) }, true);
  await settleMoney();
  return order;
}
/** Nobody is told here: the platform is asked. */
async function settleMoney(): Promise<void> {
  await world.move(11_000);
  await settle(clock);
}
const tomorrow = (at: string): Promise<void> => world.move(new Date(at).getTime() - clock.now().getTime());
const morning = (): Promise<void> => tomorrow('2026-11-21T02:40:00Z');

async function treasurers(): Promise<[TestClient, TestClient, TestClient]> {
  const district = (await buildDistrict())._id.toHexString();
  const client = async (username: string, name: string, role: 'treasurer' | 'commissionLeader') => signInAs(server.client(), await buildAccount({ username, name, grants: [{ role, organisationId: district }] }));
  return [await client('cai', '演示亥', 'treasurer'), await client('chu', '演示元', 'treasurer'), await client('wei', '演示己', 'commissionLeader')];
}
const dayOf = async (client: TestClient): Promise<ReconciliationDay> => ((await client.get('/api/reconciliation/days')).body as { items: ReconciliationDay[] }).items[0]!;
const found = async (): Promise<string[]> => (await native(DifferenceModel).find({ state: 'open' }).toArray()).map(({ kind, outNo }) => `${kind} ${outNo}`).sort();

test('a day on which all agrees has no difference, its sums make the balance, and running it again changes nothing', async () => {
  const payment = await paid();
  await taken();
  await orderRefund(ctx, { key: 'refund:1', owner: 'test', reference: 'r', amount: 7000, words: '多付', paymentNumber: payment.number });
  await settle(clock);
  await settleMoney();
  await morning();
  expect(await reconcile(ctx)).toEqual({ days: 1, waiting: 0 });
  const day = (await native(DayModel).findOne({ day: '2026-11-20' }))!;
  expect(day).toMatchObject({ state: 'open', sums: { received: { count: 1, amount: 12_000 }, refunded: { count: 1, amount: 7000 }, transferred: { count: 1, amount: 5000 }, fees: 0, others: 0, begin: 100_000_000, end: 100_000_000 } });
  expect(day.ours).toEqual({ received: { count: 1, amount: 12_000 }, refunded: { count: 1, amount: 7000 }, transferred: { count: 1, amount: 5000 } });
  await runDay(ctx, '2026-11-20');
  expect(await found()).toEqual([]);
  expect((await native(DayModel).findOne({ day: '2026-11-20' }))!.sums).toEqual(day.sums);
});

test('each kind of difference is one line, and is gone once both sides agree', async () => {
  const orders = [await paid(), await paid(), await paid(), await paid(), await paid()];
  const [forgotten, lost, other, unheard, charged] = orders.map(({ outNo }) => outNo) as [string, string, string, string, string];
  const kept = (await native(PaymentOrderModel).findOne({ outNo: forgotten }))!;
  await native(PaymentOrderModel).deleteOne({ outNo: forgotten });
  const theirs = book().orders.get(lost)!;
  book().orders.delete(lost);
  book().orders.get(other)!.total = 11_900;
  await native(PaymentOrderModel).updateOne({ outNo: unheard }, { $set: { state: 'failed' } });
  const real = world.client();
  installPay(payPortOf({ ...real, order: async (outNo) => ({ ...(await real.order(outNo)), ...(outNo === unheard ? { state: 'NOTPAY' as const } : {}) }), tradeBill: async (day) => withFee(await real.tradeBill(day), charged) }, 'http://127.0.0.1:9'));
  book().flows.push({ ...book().flows.at(-1)!, billNo: '999', flowNo: '999', business: '提现', income: false, amount: 100, balance: book().balance - 100, voucher: '' });
  await morning();
  await reconcile(ctx);
  expect(await found()).toEqual([`amountDiffers ${other}`, 'balance 日终余额', `fee ${charged}`, `missingHere ${forgotten}`, `missingThere ${lost}`, `stateDiffers ${unheard}`, `unknownNumber ${theirs.outNo}`, 'unknownNumber 999'].sort());
  // Set right, each by its own way.
  await native(PaymentOrderModel).insertOne(kept);
  book().orders.set(lost, theirs);
  book().orders.get(other)!.total = 12_000;
  installPay(payPortOf(real, 'http://127.0.0.1:9'));
  await native(PaymentOrderModel).updateOne({ outNo: unheard }, { $set: { state: 'open' } });
  await runDay(ctx, '2026-11-20');
  expect(await found()).toEqual(['unknownNumber 999']);
  expect((await native(DifferenceModel).find({ state: 'gone' }).toArray()).length).toBe(7);
});

const withFee = (bill: Awaited<ReturnType<ReturnType<PayWorld['client']>['tradeBill']>>, outNo: string) => bill && { ...bill, lines: bill.lines.map((line) => (line.outNo === outNo ? { ...line, feeYuan: '0.72000' } : line)) };

test('a day is closed only when every difference was explained by one and confirmed by another', async () => {
  await paid();
  book().flows.push({ ...book().flows.at(-1)!, billNo: '999', flowNo: '999', business: '充值', income: true, amount: 100, balance: book().balance + 100, voucher: '' });
  await morning();
  await reconcile(ctx);
  const [one, other, leader] = await treasurers();
  const day = await dayOf(one);
  expect(day).toMatchObject({ day: '2026-11-20', state: 'open', differences: { open: 1 }, abilities: { run: true, close: false } });
  expect((await dayOf(leader)).abilities).toEqual({ run: false, close: false });
  const close = (client: TestClient, version: number) => client.post(`/api/reconciliation/days/${day.id}/close`, { version });
  expect(errorOf(await close(one, day.version))).toMatchObject({ code: 'conflict', message: '还有 1 处差异没有了结，不能结清。' });
  const [open] = ((await one.get('/api/reconciliation/differences?day=2026-11-20')).body as { items: Difference[] }).items as [Difference];
  expect(open).toMatchObject({ kind: 'unknownNumber', number: '999', ours: null, theirs: { state: '充值', amount: 100 } });
  const explained = (await one.post(`/api/reconciliation/differences/${open.id}/explain`, { version: open.version, note: '本单位充值，凭证 12 号' })).body as Difference;
  expect(errorOf(await close(other, day.version)).code).toBe('conflict');
  expect(errorOf(await one.post(`/api/reconciliation/differences/${open.id}/confirm`, { version: explained.version, agreed: true }))).toMatchObject({ code: 'forbidden' });
  expect((await leader.post(`/api/reconciliation/differences/${open.id}/confirm`, { version: explained.version, agreed: true })).status).toBe(403);
  const back = (await other.post(`/api/reconciliation/differences/${open.id}/confirm`, { version: explained.version, agreed: false })).body as Difference;
  expect(back.state).toBe('open');
  const again = (await other.post(`/api/reconciliation/differences/${open.id}/explain`, { version: back.version, note: '本单位充值，见银行回单' })).body as Difference;
  expect(((await one.get('/api/my-work')).body as MyWork).items).toMatchObject([{ kind: 'reconciliation', step: '1 处说明等另一位财务确认', link: '/money/reconciliation?day=2026-11-20' }]);
  await one.post(`/api/reconciliation/differences/${open.id}/confirm`, { version: again.version, agreed: true });
  expect((await leader.post(`/api/reconciliation/days/${day.id}/close`, { version: day.version })).status).toBe(403);
  // What was settled stays so when the day is compared once more.
  expect((await one.post(`/api/reconciliation/days/${day.id}/run`)).body).toMatchObject({ differences: { open: 0, settled: 1 } });
  expect((await close(one, (await dayOf(one)).version)).body).toMatchObject({ state: 'closed', closedBy: '演示亥' });
  expect(errorOf(await one.post(`/api/reconciliation/days/${day.id}/run`)).code).toBe('conflict');
  expect(((await one.get('/api/my-work')).body as MyWork).items).toEqual([]);
});

test('what was done shortly before midnight and heard after it stands in the bill of its day', async () => {
  await tomorrow('2026-11-20T15:59:55Z');
  const order = await orderPayment(ctx, somePayment(`r${(turn += 1)}`, clock.now()));
  await answerOnPhone(world, payerOf('official'), { type: 'requestPayment', params: await payParamsFor(ctx, idOf(order)) }, true);
  await settleMoney();
  expect((await native(PaymentOrderModel).findOne({ _id: order._id }))!.endedAt).toEqual(new Date('2026-11-20T16:00:06Z'));
  await tomorrow('2026-11-22T02:40:00Z');
  expect(await reconcile(ctx)).toEqual({ days: 2, waiting: 0 });
  expect(await found()).toEqual([]);
});

test('a bill that is not there is waited for, missed days are caught up in order, and a quiet day is over by itself', async () => {
  await paid();
  await tomorrow('2026-11-21T01:00:00Z');
  expect(await reconcile(ctx)).toEqual({ days: 0, waiting: 0 });
  const client = world.client();
  installPay(payPortOf({ ...client, tradeBill: () => client.tradeBill('2026-11-30') }, 'http://127.0.0.1:9'));
  await tomorrow('2026-11-25T02:40:00Z');
  await paid();
  expect(await reconcile(ctx)).toEqual({ days: 0, waiting: 5 });
  expect(await native(DayModel).find({}).toArray()).toMatchObject([{ day: '2026-11-20', state: 'waiting', problem: 'STATEMENT_CREATING' }]);
  installPay(payPortOf(client, 'http://127.0.0.1:9'));
  await runJobs(clock);
  await tomorrow('2026-11-26T04:41:00Z');
  await runJobs(clock);
  expect((await native(DayModel).find({}, { sort: { day: 1 } }).toArray()).map(({ day, state, closed }) => [day, state, closed?.by ?? null])).toEqual([
    ['2026-11-20', 'open', null],
    ['2026-11-21', 'closed', null],
    ['2026-11-22', 'closed', null],
    ['2026-11-23', 'closed', null],
    ['2026-11-24', 'noBill', null],
    ['2026-11-25', 'open', null],
  ]);
  expect(await found()).toEqual([]);
});

test('orders are listed without who and why, found by number, asked about and cancelled by a treasurer alone', async () => {
  const payment = await paid();
  const transfer = await orderTransfer(ctx, someTransfer(`r${(turn += 1)}`));
  book().balance = 0;
  await settle(clock);
  const [one, , leader] = await treasurers();
  const list = async (query = ''): Promise<PayOrderView[]> => ((await one.get(`/api/payment-orders${query}`)).body as { items: PayOrderView[] }).items;
  expect(await list()).toMatchObject([{ number: transfer.number, kind: 'transfer', state: 'new', problem: { kind: 'balance', code: 'NOT_ENOUGH' }, abilities: { ask: true, cancel: true } }, { number: payment.number, state: 'done', problem: null, abilities: { ask: false } }]);
  expect(JSON.stringify(await list())).not.toMatch(new RegExp(`${payerOf('mini')}|"owner"|"reference"|奖励|退缴款`));
  expect(await list(`?number=${payment.outNo}`)).toMatchObject([{ number: payment.number }]);
  expect(await list('?problem=yes')).toMatchObject([{ number: transfer.number }]);
  expect(await list('?kind=payment&state=done&from=2026-11-20&to=2026-11-20')).toHaveLength(1);
  const first = (await one.get('/api/payment-orders?limit=1')).body as { items: PayOrderView[]; nextCursor: string };
  expect((await list(`?limit=1&cursor=${first.nextCursor}`))[0]).toMatchObject({ number: payment.number });
  expect((await one.get('/api/payment-orders/totals?year=2026')).body as PayTotals).toMatchObject({ switchedOn: true, problems: 1, months: [{ month: '2026-11', totals: { payment: { count: 1, amount: 12_000 }, transfer: { count: 0, amount: 0 } } }] });
  expect((await leader.post(`/api/payment-orders/${idOf(transfer)}/ask`)).status).toBe(403);
  book().balance = 1_000_000;
  expect((await one.post(`/api/payment-orders/${idOf(transfer)}/ask`)).body).toMatchObject({ state: 'open', problem: null });
  await one.post(`/api/payment-orders/${idOf(transfer)}/cancel`);
  await settleMoney();
  expect((await list())[0]).toMatchObject({ state: 'closed' });
  const csv = String((await one.get('/api/payment-orders/export?format=csv')).body);
  expect(csv).toContain(payment.number);
  expect(String((await leader.get('/api/reconciliation/days/export?format=csv')).body)).toContain('日终余额');
});

test('another installation at the same merchant gives out other numbers', async () => {
  const { outNo } = await orderPayment(ctx, somePayment('tag', clock.now()));
  expect(outNo).toMatch(/^SK2026\d{4}[A-HJ-NP-Z]{4}$/);
  expect([isOwnNumber(outNo), isOwnNumber(outNo.slice(0, -4)), isOwnNumber(`${outNo.slice(0, -4)}1111`)]).toEqual([true, false, false]);
});

test('lists are found by index', async () => {
  const plan = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());
  expect(await plan(native(DifferenceModel).find(differenceFilter({ day: '2026-11-20' })).sort({ day: -1, _id: -1 }))).toContain('day_-1__id_-1');
  expect(await plan(native(DifferenceModel).find(differenceFilter({ state: 'open' })).sort({ day: -1, _id: -1 }))).toContain('state_1_day_-1__id_-1');
  expect(await plan(native(DayModel).find({}).sort({ day: -1 }))).toContain('day_-1');
  expect(await plan(native(DayModel).find({ state: 'open' }).sort({ day: -1 }))).toContain('state_1_day_-1');
});

test('a bill with nothing in it has no balance', () => {
  expect(sumsOf({ trades: null, flows: null }, linesOf({ trades: null, flows: null }))).toMatchObject({ begin: null, end: null, others: 0 });
});
