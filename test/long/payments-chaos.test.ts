import { report } from '../../scripts/bench/table';
import { runPayChaos } from '../faults/payments/chaos';

const orders = 2000;

test('2,000 payments and transfers in a world that fails, a bot killed every two seconds: the sandbox’s ledger and ours agree to the fen', async () => {
  const { done, moved, open, kills, seconds } = await runPayChaos({ orders, killEveryMs: 2000 });
  report('money', [
    { what: 'fen by which the ledgers differ', measured: String(Math.abs(moved.ours - moved.theirs)), goal: '0', holds: moved.ours === moved.theirs },
    { what: 'payments, transfers, refunds done', measured: [done.payment, done.transfer, done.refund].map(({ ours }) => ours.length).join(', '), goal: 'told', holds: true },
    { what: 'bots killed', measured: `${kills} in ${Math.round(seconds)} s`, goal: 'told', holds: true },
  ]);
  for (const { ours, theirs } of Object.values(done)) expect(ours).toEqual(theirs);
  expect(moved.ours).toBe(moved.theirs);
  expect(open).toBe(0);
  expect(kills).toBeGreaterThan(0);
}, 40 * 60_000);
