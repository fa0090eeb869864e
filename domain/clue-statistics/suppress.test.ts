import fc from 'fast-check';
import { shownFrom, type ClueCell } from '../../contracts/clue-statistics';
import { publish, publishFlows, type Flows, type Published } from './suppress';

const seed = 20_261_128;
const count = fc.oneof({ weight: 2, arbitrary: fc.nat({ max: 9 }) }, { weight: 1, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });
const list = fc.array(count, { minLength: 1, maxLength: 14 });
const few = (value: number): boolean => value > 0 && value < shownFrom;
const shownCount = (cell: ClueCell): number | null => cell.count;

test('shows no count of one to four, in no cell and no total, and hides nothing where nothing is small', () => {
  fc.assert(
    fc.property(list, (counts) => {
      const { cells, total } = publish(counts);
      for (const cell of [...cells, total]) expect(few(shownCount(cell) ?? 0)).toBe(false);
      cells.forEach((cell, index) => expect([null, counts[index]]).toContain(cell.count));
      if (!counts.some(few)) expect(cells.map(shownCount)).toEqual(counts);
    }),
    { seed, numRuns: 1000 },
  );
});

/** What a reader can tell of a cell by himself. */
const alone = ({ count: value, hidden }: ClueCell, wholeListHidden: boolean): [low: number, high: number] => {
  if (value !== null) return [value, value];
  if (wholeListHidden) return [0, Infinity];
  return hidden === 'few' ? [1, shownFrom - 1] : [shownFrom, Infinity];
};

/** By interval arithmetic over the list: what is left for a cell once the others and the total have had their say. */
function interval({ cells, total }: Published, index: number): [low: number, high: number] {
  const wholeListHidden = cells.every(({ count: value }) => value === null) && !cells.some(({ hidden }) => hidden === 'few');
  const [low, high] = alone(cells[index]!, wholeListHidden);
  const [totalLow, totalHigh] = alone(total, false);
  const rest = cells.filter((_, other) => other !== index).map((cell) => alone(cell, wholeListHidden));
  const sum = (ends: number[]): number => ends.reduce((all, one) => all + one, 0);
  return [Math.max(low, totalLow - sum(rest.map(([, end]) => end))), Math.min(high, totalHigh - sum(rest.map(([end]) => end)))];
}

test('each count of one to four stays anything from 1 to 4 for whoever knows all that is shown', () => {
  fc.assert(
    fc.property(list, (counts) => {
      const published = publish(counts);
      counts.forEach((value, index) => {
        if (!few(value)) return;
        const [low, high] = interval(published, index);
        expect([low <= 1, high >= shownFrom - 1]).toEqual([true, true]);
      });
    }),
    { seed, numRuns: 2000 },
  );
});

test('every list that fits is tried: the interval is no less in truth', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 2, maxLength: 4 }), (counts) => {
      const published = publish(counts);
      const wholeListHidden = published.cells.every(({ count: value }) => value === null) && !published.cells.some(({ hidden }) => hidden === 'few');
      if (wholeListHidden) return;
      const total = counts.reduce((all, one) => all + one, 0);
      const possible = published.cells.map((cell) => Array.from({ length: total + 1 }, (_, value) => value).filter((value) => alone(cell, false)[0] <= value && value <= alone(cell, false)[1]));
      const fitting = possible.reduce<number[][]>((lists, values) => lists.flatMap((one) => values.map((value) => [...one, value])), [[]]).filter((one) => one.reduce((all, value) => all + value, 0) === total);
      counts.forEach((value, index) => few(value) && expect([...new Set(fitting.map((one) => one[index]))].sort()).toEqual([1, 2, 3, 4]));
    }),
    { seed, numRuns: 300 },
  );
});

/** Every set of figures that fits what is published of flows. */
function fitting({ outcomes, stock }: ReturnType<typeof publishFlows>, closedInAll: ClueCell): Flows[] {
  const most = 12;
  const values = Array.from({ length: most + 1 }, (_, value) => value);
  const nothingShown = outcomes.cells.every(({ count: value, hidden }) => value === null && hidden === 'withheld');
  const fits = (cell: ClueCell, value: number): boolean => (cell.count !== null ? cell.count === value : nothingShown && cell.hidden === 'withheld' ? true : alone(cell, false)[0] <= value && value <= alone(cell, false)[1]);
  const found: Flows[] = [];
  for (const open of values)
    for (const closed of values)
      for (const passedOn of values) {
        if (![open, closed, passedOn].every((value, index) => fits(outcomes.cells[index]!, value))) continue;
        const received = open + closed + passedOn;
        if (outcomes.total.count === null ? received < 1 || received >= shownFrom : received !== outcomes.total.count) continue;
        for (const earlier of values)
          for (const older of values) {
            const all = closed + earlier;
            if (closedInAll.count === null ? all < 1 || all >= shownFrom : all !== closedInAll.count) continue;
            if (stock.count !== null && stock.count !== open + older) continue;
            found.push({ open, closed, passedOn, closedInAll: all, stock: open + older });
          }
      }
  return found;
}

test('of figures that contain each other none of one to four is left with fewer than four values, differences included', () => {
  const small = fc.nat({ max: 7 });
  fc.assert(
    fc.property(small, small, small, small, small, (open, closed, passedOn, earlier, older) => {
      const flows = { open, closed, passedOn, closedInAll: closed + earlier, stock: open + older };
      const possible = fitting(publishFlows(flows), publish([flows.closedInAll]).total);
      const guarded: ((one: Flows) => number)[] = [(one) => one.open, (one) => one.closed, (one) => one.passedOn, (one) => one.stock, (one) => one.stock - one.open, (one) => one.closedInAll - one.closed];
      for (const of of guarded) if (few(of(flows))) expect(new Set(possible.map(of)).size).toBeGreaterThanOrEqual(4);
    }),
    { seed, numRuns: 2000 },
  );
});

test('one small figure of what became of them costs one other; a small difference costs two; nothing small costs nothing', () => {
  const words = (flows: Flows): (number | string | null)[] => {
    const { outcomes, stock } = publishFlows(flows);
    return [...outcomes.cells, stock].map(({ count: value, hidden }) => value ?? hidden);
  };
  expect(words({ open: 9, closed: 30, passedOn: 2, closedInAll: 36, stock: 20 })).toEqual(['withheld', 30, 'few', 'withheld']);
  // 32 closed in all, 30 of them of this period: the two of before are not to be told.
  expect(words({ open: 9, closed: 30, passedOn: 0, closedInAll: 32, stock: 20 })).toEqual(['withheld', 'withheld', 0, 'withheld']);
  expect(words({ open: 9, closed: 30, passedOn: 0, closedInAll: 36, stock: 20 })).toEqual([9, 30, 0, 20]);
  expect(words({ open: 9, closed: 30, passedOn: 0, closedInAll: 36, stock: 11 })).toEqual([9, 30, 0, 'withheld']);
});

test('one small count costs one other, the smallest that is enough; below five in all nothing is parted', () => {
  const words = (counts: number[]): (number | string | null)[] => publish(counts).cells.map(({ count: value, hidden }) => value ?? hidden);
  expect(words([40, 12, 3, 7, 0])).toEqual([40, 12, 'few', 'withheld', 0]);
  expect(words([3, 0, 0])).toEqual(['withheld', 'withheld', 'withheld']);
  expect(publish([3, 0, 0]).total).toEqual({ count: null, hidden: 'few' });
  // 3 and 3 of 6: neither could be 1. The total stands alone.
  expect([words([3, 3]), publish([3, 3]).total.count]).toEqual([['withheld', 'withheld'], 6]);
  expect(words([0, 0])).toEqual([0, 0]);
});
