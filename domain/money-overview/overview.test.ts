import { randomUUID } from 'node:crypto';
import type { MoneyOverview, MoneySum } from '../../contracts/money-overview';
import { useTestDatabase } from '../../test/support/database';
import { idOf, signInAs, testClock } from '../../test/support/factories';
import { useServer } from '../../test/support/http';
import { buildRepaymentWorld, cash, yes, type Desk, type RepaymentWorld } from '../../test/support/repayments';
import { loadCalendar, native, ObjectId, shanghaiInstant, systemContext, firstTrail, type Context } from '../kernel';
import { payTotalsSource } from '../payment/list';
import { PaymentOrderModel } from '../payment/model';
import { announceHandIn, askCancel, askRefund, checkBatch, checkMoney, decideCancel, decideRefund, enterBatchSlip, enterMoney, makeBatch, openDemand, recordRefund, type Repayment } from '../repayment';
import { RepaymentBatchModel } from '../repayment/batch-model';
import { RepaymentModel } from '../repayment/model';
import { handedOverFilter, repaymentSources } from '../repayment/totals';
import { rewardFacts, rewards, type Reward } from '../reward/model';
import { rewardSumSources } from '../reward/totals';
import { eachMoneyMonth, eachMoneyUnit, showMoneyOverview } from '.';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../test/support/cheap-argon2')>('../../test/support/cheap-argon2'));
useTestDatabase();
const server = useServer({ demo: true }, { clock: testClock });
let world: RepaymentWorld;
const desks = {} as Record<Desk, Context>;
const at = (day: string): void => testClock.set(shanghaiInstant(day, '09:00').toISOString());
const seq = ({ trail }: Repayment): number => trail.seq;
const id = ({ _id }: Repayment): string => _id.toHexString();

async function paid(repayment: Repayment, amount: number, day: string): Promise<Repayment> {
  at(day);
  const entered = await enterMoney(desks.cashier, id(repayment), cash(amount, day));
  return checkMoney(desks.second, id(repayment), entered.entries.at(-1)!.id.toHexString(), yes(seq(entered)));
}
async function given(over: Partial<Reward>): Promise<void> {
  const body = { _id: new ObjectId(), number: `JL-2026-${over.amount}`, amount: 0, state: 'waiting' as const, way: null, path: [world.district._id], month: '2026-10', approvedBy: [], expiresOn: '2026-12-31', place: null, cause: null, transfers: 0, handedBy: null, handedOn: null, confirmedBy: null, doneOn: null, paidTwice: false, ...over };
  await rewards().insertOne({ ...body, trail: firstTrail(systemContext('test', testClock), 'reward.open', {}, rewardFacts(body)) });
}

beforeAll(async () => {
  await loadCalendar();
  at('2026-10-08');
  world = await buildRepaymentWorld(testClock);
  for (const desk of Object.keys(world.accounts) as Desk[]) desks[desk] = await world.as(desk);
  const open = async (parts: { amount: number; due: string }[], organisationId = idOf(world.department)) => (await openDemand(desks.manager, world.demand({ organisationId, parts }))).repayment;
  const part = await open([{ amount: 40_000, due: '2026-10-20' }, { amount: 60_000, due: '2026-11-10' }, { amount: 50_000, due: '2026-12-25' }]);
  const over = await open([{ amount: 10_000, due: '2026-10-30' }], idOf(world.district));
  const wrong = await open([{ amount: 99_999, due: '2026-10-30' }]);
  // The first part is paid in full, of the second a half; the whole of the other and twenty yuan too much, which go back by the bank.
  await paid(part, 70_000, '2026-10-19');
  const more = await paid(over, 12_000, '2026-10-20');
  const asked = await askRefund(desks.cashier, id(over), { requestKey: randomUUID(), version: seq(more), entryId: more.entries[0]!.id.toHexString(), amount: 2000, way: 'bank', reason: '多缴' });
  const refundId = asked.refunds[0]!.id.toHexString();
  const agreed = await decideRefund(desks.leader, id(over), refundId, yes(seq(await decideRefund(desks.second, id(over), refundId, yes(seq(asked))))));
  // Still October by UTC.
  testClock.set('2026-10-31T16:30:00Z');
  await recordRefund(desks.cashier, id(over), refundId, { version: seq(agreed), day: '2026-11-01', bank: '演示银行', lastFour: '0001' });
  at('2026-11-02');
  const cancelling = await askCancel(desks.manager, id(wrong), { version: seq(wrong), reason: '开错了单位' });
  await decideCancel(desks.leader, id(wrong), yes(seq(cancelling)));
  await paid((await announceHandIn({ actor: { kind: 'citizen' }, clock: testClock }, { requestKey: randomUUID(), name: null, amount: 88_800 })).repayment, 88_800, '2026-11-03');
  at('2026-11-04');
  const batch = await makeBatch(desks.cashier, randomUUID());
  const entered = await enterBatchSlip(desks.cashier, batch._id.toHexString(), { version: batch.trail.seq, number: '演示-001', day: '2026-11-04' });
  at('2026-11-20');
  await checkBatch(desks.second, batch._id.toHexString(), yes(entered.trail.seq));
  await given({ amount: 30_000, state: 'done', way: 'cash', month: '2026-10', doneOn: '2026-11-05' });
  await given({ amount: 20_000, state: 'done', way: 'gift', month: '2026-10', doneOn: '2026-10-30' });
  await given({ amount: 50_000, state: 'code', way: 'cash' });
  await given({ amount: 10_000, state: 'expired', expiresOn: '2026-11-01', month: '2026-09' });
});

const short = (figures: Record<string, MoneySum>): string => Object.entries(figures).filter(([, { count }]) => count > 0).map(([name, { count, amount }]) => `${name} ${count} ${amount}`).join(', ');

test('by month: what was due and is late now, what came in, went back and reached the treasury, and how rewards were given out', async () => {
  const { from, to, months } = await showMoneyOverview(desks.cashier, {});
  expect([from, to, months.length]).toEqual(['2026-01', '2026-12', 12]);
  expect(months.slice(8).map(({ month, repayments, rewards: given }) => [month, short(repayments), short(given)])).toEqual([
    ['2026-09', '', 'approved 1 10000'],
    // What was cancelled was never due.
    ['2026-10', 'due 2 50000, paid 2 82000', 'approved 3 100000, done 1 20000, gift 1 20000'],
    ['2026-11', 'due 1 60000, late 1 30000, handedIn 1 88800, refunded 1 2000, treasury 3 168800', 'done 1 30000, cash 1 30000, expired 1 10000'],
    ['2026-12', 'due 1 50000', ''],
  ]);
});

test('by unit: late first, and alone where a unit is asked for; a reward has none', async () => {
  const { units, choices } = await showMoneyOverview(desks.leader, {});
  expect(units.map(({ unit, repayments }) => [unit.name, short(repayments)])).toEqual([
    ['区农业农村局', 'due 3 150000, late 1 30000, paid 1 70000, treasury 1 70000'],
    ['青禾区', 'due 1 10000, paid 1 12000, refunded 1 2000, treasury 1 10000'],
  ]);
  expect(choices.map(({ name }) => name)).toEqual(['青禾区', '区农业农村局'].sort((a, b) => a.localeCompare(b, 'zh')));
  const alone = await showMoneyOverview(desks.leader, { from: '2026-11', to: '2026-11', organisationId: idOf(world.department) });
  expect(alone.units.map(({ unit, repayments }) => [unit.name, short(repayments)])).toEqual([['区农业农村局', 'due 1 60000, late 1 30000, treasury 1 70000']]);
  expect(alone.months.map(({ repayments, rewards: given }) => [short(repayments), short(given)])).toEqual([['due 1 60000, late 1 30000, treasury 1 70000', 'done 1 30000, cash 1 30000, expired 1 10000']]);
});

test('what waits, now, whatever months are asked for', async () => {
  const { waits } = await showMoneyOverview(desks.cashier, { from: '2025-01', to: '2025-02' });
  expect(waits).toEqual([
    { wait: 'rewardCash', count: 1, amount: 50_000 },
    { wait: 'demandLate', count: 1, amount: null },
  ]);
});

test('sheets hold the same rows', async () => {
  const client = await signInAs(server.client(), world.accounts.cashier);
  const sheet = async (of: string): Promise<string[]> => String((await client.get(`/api/money-overview/${of}/export?format=csv&from=2026-10&to=2026-11`)).body).trim().split(/\r?\n/);
  expect((await sheet('months')).map((line) => line.split(',').slice(0, 5).join(' '))).toEqual([expect.stringContaining('月份 退缴应缴（笔） 退缴应缴（元） 退缴其中逾期（笔） 退缴其中逾期（元）'), '2026-10 2 500.00 0 0.00', '2026-11 1 600.00 1 300.00']);
  expect((await sheet('units')).map((line) => line.split(',')[0]).slice(1)).toEqual(['区农业农村局', '青禾区']);
});

test('for treasurers and leaders alone, of two years at most', async () => {
  for (const desk of ['manager', 'handler', 'funds'] as const) {
    await expect(showMoneyOverview(desks[desk], {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(eachMoneyMonth(desks[desk], {}).next()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(eachMoneyUnit(desks[desk], {}).next()).rejects.toMatchObject({ code: 'forbidden' });
  }
  for (const span of [{ from: '2026-05', to: '2026-04' }, { from: '2024-01', to: '2026-01' }]) await expect(showMoneyOverview(desks.cashier, span)).rejects.toMatchObject({ code: 'badRequest' });
  const open: MoneyOverview = await showMoneyOverview(desks.cashier, { from: '2025-01', to: '2026-12' });
  expect(open.months).toHaveLength(24);
});

test('every sum is an aggregation over an index', async () => {
  const span = { from: '2026-10', to: '2026-11' };
  const scope = { path: { $in: [world.district._id] } };
  const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());
  const { due, paid: came, refunded, treasury } = repaymentSources(span, scope, testClock.now(), [{ _id: new ObjectId(), day: '2026-11-04' }]);
  expect(await planOf(native(RepaymentModel).aggregate(due))).toContain('parts.due_1');
  expect(await planOf(native(RepaymentModel).aggregate(came))).toContain('entries.day_1');
  expect(await planOf(native(RepaymentModel).aggregate(refunded))).toContain('refunds.endedAt_1');
  expect(await planOf(native(RepaymentModel).aggregate(treasury))).toContain('entries.batch.id_1');
  expect(await planOf(native(RepaymentBatchModel).find(handedOverFilter(scope, span)))).toContain('path_1_state_1_slip.day_1');
  const sources = rewardSumSources(span, scope);
  expect(await planOf(rewards().aggregate(sources.approved))).toContain('month_-1__id_-1');
  expect(await planOf(rewards().aggregate(sources.done))).toContain('doneOn_1');
  expect(await planOf(rewards().aggregate(sources.expired))).toContain('state_1_expiresOn_1');
  expect(await planOf(native(PaymentOrderModel).aggregate(payTotalsSource(2026)))).toContain('state_1_endedAt_1');
});
