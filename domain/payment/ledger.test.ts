import { refundStates, tradeStates, transferStates } from '../../clients/wechatpay/states';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { fixedClock, native, settle, subscribe, systemContext } from '../kernel';
import { askAgain, installPay, orderById, orderPayment, orderRefund, orderTransfer, takeNotification, type PayKind, type PaymentOrder, type PayPort, type PlatformWords } from '.';
import { PaymentOrderModel } from './model';
import type { PayRefusal } from './port';
import { stateAfter } from './states';

useTestDatabase();
const start = '2026-11-20T02:00:00.000Z';
const clock = fixedClock(start);
const ctx = systemContext('test', clock);
const done: string[] = [];
subscribe('payment.ended', 'test.payment-ledger', async ({ payload }) => void (payload.state === 'done' && done.push(String(payload.orderId))));

/** What WeChat Pay says next, to whatever it is asked. */
let answer: { said: PlatformWords & { packageInfo: null } } | { refused: PayRefusal; code: string };
let notice: { about: PayKind; words: PlatformWords };
let turn = 0;
beforeEach(async () => {
  await clearDatabase();
  clock.set(start);
  answer = { refused: 'retry', code: 'timeout' };
  const say = async () => answer as never;
  installPay({ prepay: say, order: say, close: say, refund: say, refundOf: say, transfer: say, transferOf: say, cancelTransfer: say, notification: async () => notice } as unknown as PayPort);
});
afterAll(() => installPay(null));

const words = ({ outNo, amount }: PaymentOrder, state: string): PlatformWords & { packageInfo: null } => ({ outNo, state, amount, platformNo: '42', reason: null, packageInfo: null });
const now = (order: PaymentOrder): Promise<PaymentOrder> => orderById(order._id.toHexString());
const next = (): string => `ledger ${(turn += 1)}`;
const pay = (): Promise<PaymentOrder> => orderPayment(ctx, { key: next(), owner: 'test', reference: 'r', amount: 12_000, words: '退缴款', account: 'mini', openid: 'o', expiresAt: new Date(Date.parse(start) + 3_600_000) });
const transfer = (): Promise<PaymentOrder> => orderTransfer(ctx, { key: next(), owner: 'test', reference: 'r', amount: 5000, words: '奖励', account: 'mini', openid: 'o', scene: { id: '1', report: [] } });
async function tell(order: PaymentOrder, state: string): Promise<void> {
  notice = { about: order.kind, words: words(order, state) };
  await takeNotification(ctx, {}, Buffer.alloc(0));
}
async function refund(): Promise<PaymentOrder> {
  const paid = await pay();
  await tell(paid, 'SUCCESS');
  return orderRefund(ctx, { key: next(), owner: 'test', reference: 'r', amount: 7000, words: '多付', paymentNumber: paid.number });
}

test('each state that WeChat Pay documents means one of ours; any other moves nothing', () => {
  const meant = (kind: PayKind, states: object): Record<string, string> => Object.fromEntries(Object.keys(states).map((said) => [said, stateAfter({ kind, state: 'new' }, said)]));
  expect(meant('payment', tradeStates)).toEqual({ NOTPAY: 'open', USERPAYING: 'open', PAYERROR: 'failed', CLOSED: 'closed', REVOKED: 'closed', SUCCESS: 'done', REFUND: 'done' });
  expect(meant('refund', refundStates)).toEqual({ PROCESSING: 'working', CLOSED: 'failed', ABNORMAL: 'failed', SUCCESS: 'done' });
  expect(meant('transfer', transferStates)).toEqual({ ACCEPTED: 'open', PROCESSING: 'open', WAIT_USER_CONFIRM: 'open', TRANSFERING: 'working', CANCELING: 'working', FAIL: 'failed', CANCELLED: 'closed', SUCCESS: 'done' });
  for (const kind of ['payment', 'refund', 'transfer'] as const) expect(meant(kind, { unknown: '', LATER_INVENTED: '' })).toEqual({ unknown: 'new', LATER_INVENTED: 'new' });
});

function* ordersOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, first] of items.entries()) for (const rest of ordersOf(items.filter((_, other) => other !== index))) yield [first, ...rest];
}

test.each<[PayKind, () => Promise<PaymentOrder>, string[]]>([
  ['payment', pay, ['NOTPAY', 'SUCCESS', 'CLOSED']],
  ['transfer', transfer, ['WAIT_USER_CONFIRM', 'TRANSFERING', 'SUCCESS']],
  ['refund', refund, ['PROCESSING', 'ABNORMAL', 'SUCCESS']],
])('%s: told in whatever order, twice each and all but the last word missing, it is done, and done is told once', async (_kind, order, said) => {
  const told: string[] = [];
  for (const sequence of [...ordersOf(said), ['SUCCESS']]) {
    const one = await order();
    for (const state of [...sequence, ...sequence]) await tell(one, state);
    expect([sequence, (await now(one)).state]).toEqual([sequence, 'done']);
    told.push(one._id.toHexString());
  }
  await settle(clock);
  for (const id of told) expect(done.filter((one) => one === id)).toHaveLength(1);
});

test('what is nothing of ours, or another kind of ours, is not taken', async () => {
  const order = await pay();
  notice = { about: 'transfer', words: words(order, 'SUCCESS') };
  expect(await takeNotification(ctx, {}, Buffer.alloc(0))).toBe('notOurs');
  notice = { about: 'payment', words: { ...words(order, 'SUCCESS'), outNo: 'SK20260001ZZZZ' } };
  expect(await takeNotification(ctx, {}, Buffer.alloc(0))).toBe('notOurs');
  expect((await now(order)).state).toBe('new');
});

/** Minutes until it is asked about again; null: never. */
const inMinutes = ({ askAt }: PaymentOrder): number | null => askAt && (askAt.getTime() - clock.now().getTime()) / 60_000;

test.each<[PayRefusal, string, PaymentOrder['state'], string | null, number | null]>([
  ['retry', 'a new transfer is tried again soon', 'new', null, 1 / 6],
  ['unknown', 'what may have happened is tried again under its number', 'new', null, 1 / 6],
  ['ours', 'somebody is to look at it', 'new', 'ours', 60],
  ['balance', 'the account is to be filled', 'new', 'balance', 10],
  ['quota', 'it waits for the next day', 'new', 'quota', 60],
  ['person', 'it will never reach this person', 'failed', null, null],
])('refused for %s: %s', async (refused, _says, state, problem, minutes) => {
  answer = { refused, code: 'CODE' };
  const order = await transfer();
  const after = await askAgain(ctx, order._id.toHexString());
  expect([after.state, after.problem?.kind ?? null, inMinutes(after)]).toEqual([state, problem, minutes]);
});

test('an order that is known here and not there is sent once more; a payment that never arrived is over', async () => {
  const waiting = await transfer();
  answer = { said: words(waiting, 'WAIT_USER_CONFIRM') };
  expect((await askAgain(ctx, waiting._id.toHexString())).state).toBe('open');
  answer = { refused: 'missing', code: 'NOT_FOUND' };
  expect((await askAgain(ctx, waiting._id.toHexString())).state).toBe('new');
  const never = await pay();
  clock.set('2026-11-20T04:00:00Z');
  expect((await askAgain(ctx, never._id.toHexString())).state).toBe('closed');
});

test('an undocumented state moves nothing and is left for a person, until a word that is known', async () => {
  const order = await transfer();
  answer = { said: words(order, 'unknown') };
  expect(await askAgain(ctx, order._id.toHexString())).toMatchObject({ state: 'new', problem: { kind: 'unknown', code: 'undocumentedState' } });
  await tell(order, 'WAIT_USER_CONFIRM');
  expect(await now(order)).toMatchObject({ state: 'open', problem: null });
});

test('two processes that order under one key write one order', async () => {
  const ordered = { key: 'once', owner: 'test', reference: 'r', amount: 5000, words: '奖励', account: 'mini' as const, openid: 'o', scene: { id: '1', report: [] } };
  const made = await Promise.all(Array.from({ length: 5 }, () => orderTransfer(ctx, ordered)));
  expect(new Set(made.map(({ outNo }) => outNo)).size).toBe(1);
  expect(await native(PaymentOrderModel).countDocuments({ key: 'once' })).toBe(1);
});
