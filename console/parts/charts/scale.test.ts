import { linear, roundTop, shareTicks } from './scale';

test('values become pixels, also downwards', () => {
  const y = linear([0.9, 1], [200, 0]);
  expect([y(0.9), y(0.95), y(1)].map(Math.round)).toEqual([200, 100, 0]);
  expect(linear([5, 5], [10, 20])(5)).toBe(10);
});

test.each([
  [0.914, 0.991, [0.9, 0.92, 0.94, 0.96, 0.98, 1]],
  [0.96, 0.96, [0.96, 0.97]],
  [0.31, 1, [0.2, 0.4, 0.6, 0.8, 1]],
  [1, 1, [0.99, 1]],
  [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
])('an axis from %d to %d has round ticks and holds both', (low, high, ticks) => {
  expect(shareTicks(low, high, 6).map((tick) => Number(tick.toFixed(4)))).toEqual(ticks);
});

test('no axis leaves 0 to 1, has too many ticks or loses a value', () => {
  for (let low = 0; low <= 100; low += 1) {
    for (let high = low; high <= 100; high += 3) {
      const ticks = shareTicks(low / 100, high / 100);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks[0]).toBeGreaterThanOrEqual(0);
      expect(ticks[0]).toBeLessThanOrEqual(low / 100 + 1e-6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high / 100 - 1e-6);
      expect(ticks.at(-1)).toBeLessThanOrEqual(1);
    }
  }
});

test('the end of a scale is a percentage that reads well', () => {
  expect([0, 0.0778, 0.08, 0.081, 0.93].map(roundTop)).toEqual([0.01, 0.08, 0.08, 0.09, 1]);
});
