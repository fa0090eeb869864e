import { useTestDatabase } from '../../test/support/database';
import { native } from '../kernel';
import { PaymentOrderModel } from './model';
import { payOrderFilter } from './list';
import { nextAsk, stateAfter } from './states';

useTestDatabase();
const planOf = async (cursor: { explain(): Promise<unknown> }): Promise<string> => JSON.stringify(await cursor.explain());

test('orders are found by index: what is due, what one thing ordered, what is given back of a payment', async () => {
  expect(await planOf(native(PaymentOrderModel).find({ askAt: { $gt: new Date(0), $lte: new Date() } }).sort({ askAt: 1 }))).toContain('askAt_1');
  expect(await planOf(native(PaymentOrderModel).find({ owner: 'reward', reference: 'w' }))).toContain('owner_1_reference_1');
  expect(await planOf(native(PaymentOrderModel).find({ 'paid.outNo': 'SK20260001' }))).toContain('paid.outNo_1');
});

test('the treasurer’s list is in order by index, whatever it is filtered by', async () => {
  const listed = (query: Parameters<typeof payOrderFilter>[0]): Promise<string> => planOf(native(PaymentOrderModel).find(payOrderFilter(query)).sort({ orderedAt: -1, _id: -1 }));
  expect(await listed({})).toContain('orderedAt_-1__id_-1');
  expect(await listed({ kind: 'refund', from: '2026-11-01' })).toContain('kind_1_orderedAt_-1__id_-1');
  expect(await listed({ state: 'done' })).toContain('state_1_');
  expect(await listed({ problem: 'yes' })).not.toContain('COLLSCAN');
  expect(await listed({ number: 'SK-2026-0001' })).not.toContain('COLLSCAN');
  expect(await planOf(native(PaymentOrderModel).find({ state: 'done', endedAt: { $gte: new Date(0), $lt: new Date() } }))).toContain('state_1_endedAt_1');
});

test('an order goes forward only, and a state that nobody has documented moves nothing', () => {
  expect(stateAfter({ kind: 'payment', state: 'done' }, 'CLOSED')).toBe('done');
  expect(stateAfter({ kind: 'payment', state: 'closed' }, 'SUCCESS')).toBe('done');
  expect(stateAfter({ kind: 'payment', state: 'open' }, 'REFUND')).toBe('done');
  expect(stateAfter({ kind: 'transfer', state: 'working' }, 'WAIT_USER_CONFIRM')).toBe('working');
  expect(stateAfter({ kind: 'transfer', state: 'failed' }, 'CANCELLED')).toBe('failed');
  for (const said of ['unknown', 'toString', 'PAYERROR']) expect(stateAfter({ kind: 'refund', state: 'working' }, said)).toBe('working');
});

test('the platform is asked soon at first and ever more seldom, and a refund that stands still there once a day', () => {
  const orderedAt = new Date('2026-11-20T02:00:00Z');
  const after = (seconds: number, over: Partial<Parameters<typeof nextAsk>[0]> = {}): number | null => {
    const now = new Date(orderedAt.getTime() + seconds * 1000);
    const next = nextAsk({ kind: 'transfer', orderedAt, state: 'open', platformState: 'WAIT_USER_CONFIRM', ...over }, now);
    return next && (next.getTime() - now.getTime()) / 1000;
  };
  expect([after(0), after(400), after(100_000)]).toEqual([10, 100, 3600]);
  expect(after(10, { state: 'done', platformState: 'SUCCESS' })).toBeNull();
  expect(after(10, { kind: 'refund', state: 'failed', platformState: 'ABNORMAL' })).toBe(86_400);
});
