import type { ComparedUnit, Share } from '../../../contracts/statistics';
import { bestAndLowest, intervalAxis } from './interval';

const share = (value: number, half: number): Share => ({ value, low: value - half, high: value + half, of: 100 });
const counts = { satisfied: 0, acceptable: 0, dissatisfied: 0, mistaken: 0, malicious: 0, flagged: 0, served: 0, unrated: 0 };
const unit = (rank: number | null, satisfaction: Share | null): ComparedUnit => ({ rank, organisation: { id: String(rank), name: `第${rank}` }, hall: null, counts, satisfaction, below: false });

test('one axis holds every interval and the average; units that are not compared do not stretch it', () => {
  const axis = intervalAxis([unit(1, share(0.97, 0.02)), unit(2, share(0.92, 0.03)), unit(null, share(0.5, 0.3))], share(0.95, 0.001), 0, 200)!;
  expect(axis.ticks.map((tick) => tick.label)).toEqual(['85%', '90%', '95%', '100%']);
  expect([axis.x(0.85), axis.x(1), axis.average].map((x) => Math.round(x!))).toEqual([0, 200, 133]);
  expect(intervalAxis([unit(null, share(0.5, 0.3))], null, 0, 200)).toBeNull();
});

test('a long ranking shows its two ends', () => {
  const long = [...Array.from({ length: 20 }, (_, index) => unit(index + 1, share(0.9, 0.01))), unit(null, null)];
  const { best, between, lowest } = bestAndLowest(long, 7);
  expect(best.map((each) => each.rank)).toEqual([1, 2, 3, 4]);
  expect([between, lowest.map((each) => each.rank)]).toEqual([13, [18, 19, 20]]);
});

test('a short ranking is shown whole, unranked ones below', () => {
  const short = [unit(1, share(0.9, 0.01)), unit(2, share(0.8, 0.01)), unit(null, null)];
  expect(bestAndLowest(short, 7)).toEqual({ best: short, between: 0, lowest: [] });
  const few = [...short, unit(null, null), unit(null, null)];
  expect(bestAndLowest(few, 4).best.map((each) => each.rank)).toEqual([1, 2, null, null]);
});
