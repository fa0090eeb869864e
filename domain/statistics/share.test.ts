import fc from 'fast-check';
import { liesBelow, poissonTail, shareOf } from './share';

/** The two ends of the Wilson interval are where the score test just rejects: found by bisection, without its formula. */
function slowInterval(part: number, of: number): [number, number] {
  const z = 1.959963984540054;
  const observed = part / of;
  const rejects = (p: number): boolean => Math.abs(observed - p) > z * Math.sqrt((p * (1 - p)) / of);
  const edge = (inside: number, outside: number): number => {
    let [good, bad] = [inside, outside];
    for (let step = 0; step < 200; step += 1) {
      const middle = (good + bad) / 2;
      if (rejects(middle)) bad = middle;
      else good = middle;
    }
    return good;
  };
  return [rejects(0) ? edge(observed, 0) : 0, rejects(1) ? edge(observed, 1) : 1];
}

describe('a share', () => {
  // Published examples: Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %f and %f', (part, of, low, high) => {
    const share = shareOf(part, of)!;
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  test('agrees with the test it comes from, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, rate) => {
        const part = Math.round(of * rate);
        const { value, low, high } = shareOf(part, of)!;
        const [slowLow, slowHigh] = slowInterval(part, of);
        expect(low).toBeCloseTo(slowLow, 6);
        expect(high).toBeCloseTo(slowHigh, 6);
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('of nothing is none, and is below nothing', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(liesBelow(null, shareOf(1, 2))).toBe(false);
  });

  test('is below another only when its whole interval is', () => {
    const average = shareOf(900, 1000);
    expect(liesBelow(shareOf(24, 30), average)).toBe(false);
    expect(liesBelow(shareOf(20, 30), average)).toBe(true);
  });
});

describe('the tail of Poisson', () => {
  test.each([
    [5, 1, 0.003659846827],
    [10, 5, 0.031828057306],
    [1, 0.5, 0.393469340287],
    [20, 4, 1.02005221e-8],
  ])('%i or more of %f: %f', (count, mean, expected) => expect(poissonTail(count, mean) / expected).toBeCloseTo(1, 3));

  test('is one less what lies below it', () => {
    for (const mean of [0.25, 1, 3, 12]) {
      let below = 0;
      let term = Math.exp(-mean);
      for (let count = 0; count < 30; count += 1) {
        expect(poissonTail(count, mean)).toBeCloseTo(1 - below, 10);
        below += term;
        term *= mean / (count + 1);
      }
    }
  });

  test('nothing expected, nothing likely', () => expect([poissonTail(0, 0), poissonTail(1, 0)]).toEqual([1, 0]));
});
