import fc from 'fast-check';
import type { BoardFigures } from '../../contracts/disclosure-board';
import { add, nothing, ranksOf, stateOf } from './rank';

const of = (inTime: number, late: number, missing: number, lateDays = late + missing, corrected = 0): BoardFigures => {
  const figures = nothing();
  add(figures, { inTime, late, missing, lateDays, corrected });
  return figures;
};

test('the share in time first, of equals the fewer late days, then the fewer corrections', () => {
  expect(ranksOf([of(9, 1, 0), of(10, 0, 0), of(18, 2, 0, 9), of(18, 2, 0, 1), of(10, 0, 0, 0, 3)])).toEqual([4, 1, 5, 3, 2]);
});

test('equal ones share a place, the next one counts them; of too few nothing is said', () => {
  expect(ranksOf([of(10, 0, 0), of(20, 0, 0), of(9, 1, 0), of(9, 0, 0)])).toEqual([1, 1, 3, null]);
});

test('a larger share in time always stands higher, whoever else is in the list', () => {
  const figures = fc.tuple(fc.nat(40), fc.nat(10), fc.nat(10)).map(([inTime, late, missing]) => of(inTime, late, missing));
  fc.assert(
    fc.property(fc.array(figures, { minLength: 2, maxLength: 12 }), (all) => {
      const ranks = ranksOf(all);
      all.forEach((one, a) =>
        all.forEach((other, b) => {
          const [mine, theirs] = [ranks[a], ranks[b]];
          if (mine == null || theirs == null) return;
          if (one.inTime / one.due > other.inTime / other.due) expect(mine).toBeLessThan(theirs);
        }),
      );
    }),
    { seed: 20_261_128 },
  );
});

test('what is missing outweighs what is late; 95 of 100 in time is in time', () => {
  expect([of(0, 0, 0), of(19, 1, 0), of(18, 2, 0), of(99, 0, 1)].map(stateOf)).toEqual(['none', 'inTime', 'late', 'missing']);
});
