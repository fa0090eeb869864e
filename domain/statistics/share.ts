import type { Share } from '../../contracts/statistics';

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/** A share with its 95 % Wilson interval, which stays within 0 and 1 and is honest for small numbers; null of nothing. */
export function shareOf(part: number, of: number): Share | null {
  if (of === 0) return null;
  const value = part / of;
  const scale = 1 + (z * z) / of;
  const middle = (value + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of));
  return { value, low: Math.min(value, Math.max(0, middle - half)), high: Math.max(value, Math.min(1, middle + half)), of };
}

/** The whole interval of `one` lies below the value of `other`. */
export const liesBelow = (one: Share | null, other: Share | null): boolean => one !== null && other !== null && one.high < other.value;

/** The chance of `count` or more where `mean` is expected, by Poisson. */
export function poissonTail(count: number, mean: number): number {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  // Summed from `count` upwards: one minus the sum below would lose small chances to rounding.
  let term = Math.exp(-mean + count * Math.log(mean) - logFactorial(count));
  let sum = 0;
  for (let next = count + 1; term > sum * Number.EPSILON; next += 1) {
    sum += term;
    term *= mean / next;
  }
  return Math.min(1, sum);
}

function logFactorial(count: number): number {
  let sum = 0;
  for (let factor = 2; factor <= count; factor += 1) sum += Math.log(factor);
  return sum;
}
