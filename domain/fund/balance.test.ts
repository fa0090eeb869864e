import fc from 'fast-check';
import { ObjectId } from '../kernel';
import { balanceLines, inOf, leftOver, outOf, receivedOf } from './balance';
import type { Balance, BalanceLine } from './balance-model';
import { gapsOf } from './differences';
import { treeGraph } from './flow-graph';
import { mergeVillages } from './veil';

const amount = fc.integer({ min: 1, max: 1_000_000 });
const receipts = fc.array(fc.tuple(amount, fc.integer({ min: 1, max: 9 })), { maxLength: 6 }).map((all) => all.map(([sum, month]) => ({ from: 'own', kind: 'source' as const, name: '本级', amount: sum, on: `2026-0${month}-01` })).sort((a, b) => (a.on < b.on ? -1 : 1)));
const line = fc.record({ programme: fc.constantFrom('A1', 'S1'), receipts, passedOn: fc.nat(2_000_000), approved: fc.nat(2_000_000), paid: fc.nat(2_000_000), returnedOut: fc.nat(1_000_000) });
const movement = fc.record({ kind: fc.constantFrom('plan' as const, 'release' as const, 'approval' as const, 'return' as const), programme: fc.constantFrom('A1', 'S1'), amount, inward: fc.boolean(), day: fc.constantFrom('2026-01-05', '2026-03-02') }).map(({ kind, programme, amount: sum, inward, day }) => {
  const [here, there] = [{ kind: 'town' as const, key: 'here', name: '这里' }, { kind: 'village' as const, key: 'there', name: '那里' }];
  return { _id: new ObjectId(), kind, programme, amount: sum, day, from: inward ? there : here, to: inward ? here : there, payees: kind === 'approval' ? 3 : null };
});
const balance = (kind: Balance['kind'], key: string, path: ObjectId[], lines: BalanceLine[]): Balance => ({ _id: key, year: 2026, key, kind, name: key, path, lines, asOf: null });

test('what is left is what came in without what went out, the oldest first', () => {
  fc.assert(
    fc.property(line, fc.boolean(), (one, village) => {
      const left = leftOver(one, village);
      const sum = left.reduce((total, { amount: part }) => total + part, 0);
      expect(sum).toBe(Math.max(0, receivedOf(one) - outOf(one, village)));
      // Only the newest receipts are whole: before them one at most is left in part.
      const whole = one.receipts.slice(one.receipts.length - left.length);
      left.slice(1).forEach(({ amount: part }, index) => expect(part).toBe(whole[index + 1]!.amount));
    }),
    { seed: 71, numRuns: 300 },
  );
});

test('a line that was taken back might as well never have been', () => {
  fc.assert(
    fc.property(fc.array(movement, { maxLength: 12 }), movement, (others, wrong) => {
      const reversal = { ...wrong, _id: new ObjectId(), amount: -wrong.amount, reverses: { id: wrong._id, day: wrong.day, reason: '写错' } };
      expect(balanceLines('here', [...others, wrong, reversal], [])).toEqual(balanceLines('here', others, []));
    }),
    { seed: 72, numRuns: 200 },
  );
});

test('every bar holds as much on either side, whatever is missing or too much', () => {
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 4 }), { minLength: 2, maxLength: 5 }), (places) => {
      const [district, town] = [new ObjectId(), new ObjectId()];
      const balances = places.map((lines, index) => (index === 0 ? balance('town', town.toHexString(), [district, town], lines) : balance('village', `v${index}`, [district, town, new ObjectId()], lines)));
      for (const shown of [balances, mergeVillages(balances)]) {
        for (const node of treeGraph(shown).nodes.filter(({ layer }) => layer === 'town' || layer === 'village')) {
          expect(node.in + node.over).toBe(node.out + node.short);
          for (const sum of [node.in, node.out, node.short, node.over]) expect(sum).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { seed: 73, numRuns: 200 },
  );
});

test('a village agrees exactly where it received at least what was approved, and approved what was paid or given back', () => {
  fc.assert(
    fc.property(line, (one) => {
      const agrees = gapsOf({ kind: 'village' }, one).length === 0;
      const received = receivedOf(one);
      const settled = one.paid + one.returnedOut;
      // Everything that came was paid or given back, and everybody who was paid had been approved.
      expect(agrees).toBe(settled === received && one.paid <= one.approved && one.approved <= received);
      expect(gapsOf({ kind: 'town' }, one).length === 0).toBe(inOf(one) === outOf(one, false));
    }),
    { seed: 74, numRuns: 500, examples: [[{ programme: 'A1', receipts: [{ from: 'own', kind: 'source', name: '', amount: 100, on: '2026-01-01' }], passedOn: 0, approved: 90, paid: 80, returnedOut: 20 }]] },
  );
});
