import { randomUUID } from 'node:crypto';
import { openDemandRequest } from '../../contracts/repayment';
import { useTestDatabase } from '../../test/support/database';
import { testClock } from '../../test/support/factories';
import { buildRepaymentWorld, cash, no, yes, type Desk, type RepaymentWorld } from '../../test/support/repayments';
import { DeadlineModel, DeliveryModel, installAnchors, loadCalendar, native, ObjectId, settle, shanghaiInstant, verifyAudit, type Context } from '../kernel';
import { announceHandIn, askCancel, askRefund, checkBatch, checkMoney, countDemands, decideCancel, decideRefund, enterBatchSlip, enterByCode, enterMoney, listBatches, listDemands, listHandIns, makeBatch, openDemand, recordHandIn, recordRefund, reissueCode, repaymentWork, showDemand, viewAgain } from '.';
import { RepaymentBatchModel } from './batch-model';
import { idOfRequest, RepaymentModel, type Repayment } from './model';
import { partKey } from './open';

const { dataDir } = useTestDatabase();
let world: RepaymentWorld;
const desks = {} as Record<Desk, Context>;
const citizen: Context = { actor: { kind: 'citizen' }, clock: testClock };
const at = (day: string, time = '09:00'): void => testClock.set(shanghaiInstant(day, time).toISOString());

beforeAll(async () => {
  installAnchors(dataDir());
  await loadCalendar();
  at('2026-11-20');
  world = await buildRepaymentWorld(testClock);
  for (const desk of Object.keys(world.accounts) as Desk[]) desks[desk] = await world.as(desk);
});
beforeEach(() => at('2026-11-20'));

const idOf = ({ _id }: Repayment): string => _id.toHexString();
const seq = ({ trail }: Repayment): number => trail.seq;
const open = async (over: Parameters<RepaymentWorld['demand']>[0] = {}, desk: Desk = 'manager') => (await openDemand(desks[desk], world.demand(over))).repayment;
/** Cash that the first treasurer takes and the second finds right. */
async function paid(repayment: Repayment, amount: number): Promise<Repayment> {
  const entered = await enterMoney(desks.cashier, idOf(repayment), cash(amount));
  return checkMoney(desks.second, idOf(repayment), entered.entries.at(-1)!.id.toHexString(), yes(seq(entered)));
}
const lastEntry = (repayment: Repayment): string => repayment.entries.at(-1)!.id.toHexString();

describe('a demand', () => {
  test('is one however often its request comes, and its code opens it, a replaced one no longer', async () => {
    const request = world.demand();
    const [first, again] = [await openDemand(desks.manager, request), await openDemand(desks.manager, request)];
    expect([idOf(again.repayment), again.code]).toEqual([idOf(first.repayment), first.code]);
    expect(first.repayment.number).toMatch(/^TJ-2026-\d{4}$/);
    const { number } = first.repayment;
    const view = await enterByCode(citizen, { number, code: first.code });
    expect(view).toMatchObject({ payer: '演示缴款人', reason: '多发的补助', amount: 100_000, left: 100_000, due: '2026-12-15', wechat: false });
    const wrong = first.code === '000000' ? '000001' : '000000';
    await expect(enterByCode(citizen, { number, code: wrong })).rejects.toMatchObject({ code: 'notFound' });
    const { code } = await reissueCode(desks.manager, idOf(first.repayment), { requestKey: randomUUID(), version: seq(first.repayment) });
    await expect(enterByCode(citizen, { number, code: first.code })).rejects.toMatchObject({ code: 'notFound' });
    await expect(viewAgain(citizen, view.token)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await enterByCode(citizen, { number, code })).number).toBe(number);
  });

  test('keeps the name sealed, and takes no words that tell of a case', async () => {
    const repayment = await open({ payer: '演示不公开的名字' });
    expect(JSON.stringify(await native(RepaymentModel).findOne({ _id: repayment._id }))).not.toContain('演示不公开');
    expect((await listDemands(desks.cashier, { tab: 'all', text: '演示不公开的名字', limit: 20 })).items.map(({ number }) => number)).toEqual([repayment.number]);
    for (const note of ['立案后退缴', '见 WL-2026-0012', '举报人说的那笔']) expect(openDemandRequest.safeParse(world.demand({ note })).success).toBe(false);
    expect(openDemandRequest.safeParse(world.demand({ note: '2025年度多发的一笔' })).success).toBe(true);
  });

  test('is seen by whoever opened it and whoever looks after the money, not by another handler nor, of a case, by the funds', async () => {
    const own = await open({}, 'handler');
    const funds = await open({}, 'funds');
    const putRight = await open({}, 'caller');
    const seen = async (desk: Desk): Promise<boolean[]> => Promise.all([own, funds, putRight].map((one) => showDemand(desks[desk], idOf(one)).then(() => true, () => false)));
    expect({ handler: await seen('handler'), other: await seen('otherHandler'), caller: await seen('caller'), funds: await seen('funds'), treasurer: await seen('cashier'), manager: await seen('manager') }).toEqual({ handler: [true, false, false], other: [false, false, false], caller: [false, false, true], funds: [false, true, false], treasurer: [true, true, true], manager: [true, true, true] });
    expect((await listDemands(desks.otherHandler, { tab: 'all', limit: 20 })).items).toEqual([]);
    expect((await listDemands(desks.funds, { tab: 'all', limit: 100 })).items.map(({ number }) => number)).toEqual([funds.number]);
    await expect(openDemand(desks.funds, world.demand({ organisationId: world.district._id.toHexString() }))).rejects.toMatchObject({ code: 'notFound' });
  });

  test('counts money only once a second treasurer found it right, and is met in parts', async () => {
    const repayment = await open({ parts: [{ amount: 40_000, due: '2026-12-01' }, { amount: 60_000, due: '2026-12-31' }] });
    const entered = await enterMoney(desks.cashier, idOf(repayment), cash(40_000));
    expect([entered.state, entered.paid, entered.waiting]).toEqual(['open', 0, ['check']]);
    await expect(checkMoney(desks.cashier, idOf(repayment), lastEntry(entered), yes(seq(entered)))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(enterMoney(desks.manager, idOf(repayment), cash(1))).rejects.toMatchObject({ code: 'forbidden' });
    expect((await repaymentWork(desks.second)).map(({ number, step }) => [number, step])).toContainEqual([repayment.number, '核对入账']);
    expect((await repaymentWork(desks.cashier)).map(({ number }) => number)).not.toContain(repayment.number);
    const wrong = await checkMoney(desks.second, idOf(repayment), lastEntry(entered), no(seq(entered)));
    expect([wrong.paid, wrong.entries[0]?.state, wrong.entries[0]?.receipt]).toEqual([0, 'returned', null]);
    const part = await paid(wrong, 40_000);
    expect([part.state, part.paid, part.due, part.entries[1]?.receipt]).toEqual(['partial', 40_000, '2026-12-31', expect.stringMatching(/^SD-2026-\d{4}$/)]);
    const all = await paid(part, 60_000);
    await settle(testClock);
    expect([all.state, all.due, all.waiting]).toEqual(['paid', null, []]);
    const states = (await native(DeadlineModel).find({ key: { $in: [0, 1].map((index) => partKey(idOf(repayment), index)) } }).toArray()).map(({ state }) => state);
    expect(states).toEqual(['met', 'met']);
  });

  test('turns yellow and red, and tells whoever opened it, then the treasurers too, by number only', async () => {
    const repayment = await open({ parts: [{ amount: 5_000, due: '2026-12-04' }] }, 'handler');
    const told = async (desk: Desk): Promise<string[]> =>
      (await native(DeliveryModel).find({ 'to.accountId': world.accounts[desk]._id.toHexString(), 'params.number': repayment.number }, { sort: { createdAt: 1, _id: 1 } }).toArray()).map(({ template }) => template);
    at('2026-12-01', '08:00');
    await settle(testClock);
    expect([(await showDemand(desks.handler, idOf(repayment))).light, await told('handler'), await told('cashier')]).toEqual(['yellow', ['repayment.yellow'], []]);
    at('2026-12-05', '00:01');
    await settle(testClock);
    expect([(await showDemand(desks.handler, idOf(repayment))).light, await told('handler'), await told('cashier')]).toEqual(['red', ['repayment.yellow', 'repayment.red'], ['repayment.red']]);
    expect((await listDemands(desks.handler, { tab: 'late', limit: 20 })).items.map(({ number }) => number)).toContain(repayment.number);
    expect((await countDemands(desks.handler)).late).toBeGreaterThan(0);
    expect((await repaymentWork(desks.handler)).map(({ number, step, light }) => [number, step, light])).toContainEqual([repayment.number, '催缴', 'red']);
  });

  test('is cancelled by two people, and what had been paid is then to go back', async () => {
    const part = await paid(await open({}, 'handler'), 30_000);
    const asked = await askCancel(desks.handler, idOf(part), { version: seq(part), reason: '算错了，重新开' });
    await expect(decideCancel(desks.handler, idOf(part), yes(seq(asked)))).rejects.toMatchObject({ code: 'forbidden' });
    const refused = await decideCancel(desks.manager, idOf(part), no(seq(asked)));
    expect(refused.state).toBe('partial');
    const again = await askCancel(desks.manager, idOf(part), { version: seq(refused), reason: '算错了，重新开' });
    await expect(decideCancel(desks.manager, idOf(part), yes(seq(again)))).rejects.toMatchObject({ code: 'forbidden' });
    const over = await decideCancel(desks.leader, idOf(part), yes(seq(again)));
    await settle(testClock);
    expect([over.state, over.due, (await showDemand(desks.manager, idOf(part))).excess]).toEqual(['cancelled', null, 30_000]);
    expect((await native(DeadlineModel).findOne({ key: partKey(idOf(part), 0) }))?.state).toBe('cancelled');
    await expect(enterMoney(desks.cashier, idOf(part), cash(1))).rejects.toMatchObject({ code: 'wrongState' });
  });
});

describe('what was paid too much', () => {
  const ask = (entryId: string, version: number, amount: number) => ({ requestKey: randomUUID(), version, entryId, amount, way: 'bank' as const, reason: '多缴' });

  test('goes back once, after two others agreed, and no more than was too much', async () => {
    const over = await paid(await open(), 120_000);
    expect(over.state).toBe('overpaid');
    await expect(askRefund(desks.cashier, idOf(over), ask(lastEntry(over), seq(over), 20_001))).rejects.toMatchObject({ code: 'badRequest' });
    await expect(askRefund(desks.cashier, idOf(over), { ...ask(lastEntry(over), seq(over), 20_000), way: 'wechat' })).rejects.toMatchObject({ code: 'badRequest' });
    let now = await askRefund(desks.cashier, idOf(over), ask(lastEntry(over), seq(over), 20_000));
    const refundId = now.refunds[0]!.id.toHexString();
    // Whatever is under way holds its money.
    await expect(askRefund(desks.second, idOf(over), ask(lastEntry(over), seq(now), 1))).rejects.toMatchObject({ code: 'badRequest' });
    await expect(decideRefund(desks.cashier, idOf(over), refundId, yes(seq(now)))).rejects.toMatchObject({ code: 'forbidden' });
    now = await decideRefund(desks.second, idOf(over), refundId, yes(seq(now)));
    await expect(decideRefund(desks.second, idOf(over), refundId, yes(seq(now)))).rejects.toMatchObject({ code: 'forbidden' });
    const record = { version: seq(now), day: '2026-11-20', bank: '演示银行', lastFour: '0001' };
    await expect(recordRefund(desks.cashier, idOf(over), refundId, record)).rejects.toMatchObject({ code: 'wrongState' });
    now = await decideRefund(desks.leader, idOf(over), refundId, yes(seq(now)));
    now = await recordRefund(desks.cashier, idOf(over), refundId, { ...record, version: seq(now) });
    expect([now.state, now.paid, now.ready, now.refunds[0]?.state]).toEqual(['paid', 100_000, 100_000, 'done']);
  });

  test('keeps the rest from the treasury until it is settled; a refusal frees it', async () => {
    const over = await paid(await open(), 110_000);
    expect(over.ready).toBe(0);
    const asked = await askRefund(desks.cashier, idOf(over), ask(lastEntry(over), seq(over), 10_000));
    const refused = await decideRefund(desks.second, idOf(over), asked.refunds[0]!.id.toHexString(), no(seq(asked)));
    expect([refused.ready, refused.refunds[0]?.state]).toEqual([0, 'refused']);
    expect((await askRefund(desks.cashier, idOf(over), ask(lastEntry(over), seq(refused), 10_000))).waiting).toEqual(['refund']);
  });
});

describe('what is handed in', () => {
  test('without a name keeps none, and its code leads to the receipt', async () => {
    const { repayment, code } = await announceHandIn(citizen, { requestKey: randomUUID(), name: null, amount: 88_800 });
    expect(repayment.number).toMatch(/^ZD-2026-/);
    const stored = (await native(RepaymentModel).findOne({ _id: repayment._id }))!;
    expect([stored.payer, stored.payerKey, stored.payerKind, stored.opener]).toEqual([undefined, undefined, null, null]);
    const given = await paid(repayment, 90_000);
    expect([given.state, given.paid, given.ready]).toEqual(['paid', 90_000, 90_000]);
    expect((await enterByCode(citizen, { number: repayment.number, code })).received).toMatchObject([{ amount: 90_000, way: 'cash' }]);
  });

  test('at the counter is for the treasurers and the leader alone', async () => {
    const { repayment } = await recordHandIn(desks.cashier, { requestKey: randomUUID(), name: '演示干部', amount: 5_000 });
    expect((await listHandIns(desks.leader, { limit: 20, text: '演示干部' })).items.map(({ number }) => number)).toEqual([repayment.number]);
    for (const desk of ['manager', 'handler', 'funds'] as const) await expect(listHandIns(desks[desk], { limit: 20 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(enterMoney(desks.manager, idOf(repayment), cash(5_000))).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('a batch for the treasury', () => {
  test('takes every yuan that is ready once, whoever gathers at the same time, and is checked by another', async () => {
    await paid(await open(), 100_000);
    const waiting = await native(RepaymentModel).find({ ready: { $gt: 0 } }).toArray();
    const total = waiting.reduce((sum, { ready }) => sum + ready, 0);
    expect((await listBatches(desks.leader, { limit: 20 })).ready).toBe(total);
    const key = randomUUID();
    const made = await Promise.all([makeBatch(desks.cashier, key), makeBatch(desks.second, randomUUID()), makeBatch(desks.cashier, key)].map((one) => one.catch(() => null)));
    const sums = (await native(RepaymentBatchModel).find({}).toArray()).map((one) => one.total);
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(total);
    const entries = (await native(RepaymentModel).find({}).toArray()).flatMap((one) => one.entries.filter(({ batch }) => batch));
    expect(entries.reduce((sum, { amount, refunded }) => sum + amount - refunded, 0)).toBe(total);
    const batch = made.find((one) => one && one.total > 0)!;
    const entered = await enterBatchSlip(desks.cashier, batch._id.toHexString(), { version: batch.trail.seq, number: '演示-001', day: '2026-11-20' });
    await expect(checkBatch(desks.cashier, batch._id.toHexString(), yes(entered.trail.seq))).rejects.toMatchObject({ code: 'forbidden' });
    expect((await repaymentWork(desks.second)).map(({ number }) => number)).toContain(batch.number);
    const back = await checkBatch(desks.second, batch._id.toHexString(), no(entered.trail.seq));
    expect([back.state, back.slip]).toEqual(['open', null]);
    const again = await enterBatchSlip(desks.second, batch._id.toHexString(), { version: back.trail.seq, number: '演示-002', day: '2026-11-20' });
    expect((await checkBatch(desks.cashier, batch._id.toHexString(), yes(again.trail.seq))).state).toBe('handedOver');
    await expect(makeBatch(desks.cashier, randomUUID())).rejects.toMatchObject({ code: 'wrongState' });
  });

  test('that finds everything taken by another is void, and nobody sees it', async () => {
    await paid(await open(), 70_000);
    const batch = await makeBatch(desks.cashier, randomUUID());
    // As it is where two begin at once: the second stands too, and finds nothing left.
    const key = randomUUID();
    const begun = { ...batch, _id: new ObjectId(idOfRequest(`batch:${world.accounts.second._id.toHexString()}`, key)), number: 'JK-2026-9999', state: 'filling' as const, items: [], total: 0 };
    await native(RepaymentBatchModel).insertOne(begun);
    await expect(makeBatch(desks.second, key)).rejects.toMatchObject({ code: 'wrongState', message: expect.stringContaining('另一个人') });
    await expect(makeBatch(desks.second, key)).rejects.toMatchObject({ code: 'wrongState' });
    const { items } = await listBatches(desks.leader, { limit: 20 });
    expect([items.some(({ number }) => number === batch.number), items.filter(({ total }) => total === 0)]).toEqual([true, []]);
    await native(RepaymentBatchModel).deleteOne({ _id: begun._id });
  });

  test('that a crash left half filled is filled by whoever comes next', async () => {
    const [one, two] = [await paid(await open(), 100_000), await paid(await open(), 100_000)];
    const batch = await makeBatch(desks.cashier, randomUUID());
    // As it is after a crash: the batch stands, one sum has joined it, the other has not.
    await native(RepaymentBatchModel).updateOne({ _id: batch._id }, { $set: { state: 'filling', items: [], total: 0 } });
    await native(RepaymentModel).updateOne({ _id: two._id }, { $set: { 'entries.$[].batch': null, ready: 100_000 } });
    await settle(testClock);
    const healed = (await native(RepaymentBatchModel).findOne({ _id: batch._id }))!;
    expect([healed.state, healed.total, healed.items.map(({ number }) => number)]).toEqual(['open', 200_000, [one.number, two.number]]);
    // What this test wrote past the audit is put right, so that the chain below is that of the platform alone.
    await native(RepaymentBatchModel).deleteOne({ _id: batch._id });
    await native(RepaymentModel).deleteMany({ _id: { $in: [one._id, two._id] } });
  });
});

test('lists are read by index, and the audit of all this stands', async () => {
  const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());
  const path = { $in: [world.district._id] };
  expect(await planOf(native(RepaymentModel).find({ kind: 'demand', path, sortKey: { $lt: 1 } }, { sort: { sortKey: 1, _id: 1 } }))).toContain('kind_1_path_1_sortKey_1__id_1');
  expect(await planOf(native(RepaymentModel).find({ path, waits: true }))).toContain('path_1_waits_1');
  expect(await planOf(native(RepaymentModel).find({ path: world.district._id, ready: { $gt: 0 } }))).toContain('path_1_ready_1');
  expect(await planOf(native(RepaymentBatchModel).find({ path }, { sort: { on: -1, _id: -1 } }))).toContain('path_1_on_-1__id_-1');
  await settle(testClock);
  expect((await verifyAudit()).findings).toEqual([]);
});
