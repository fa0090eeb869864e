import { comparedFrom, type Share } from '../../contracts/statistics';

/** 97.5 % quantile of the normal distribution. */
const z = 1.959963984540054;

/** A share with its 95 % Wilson interval; null while there are too few to tell. */
export function shareFrom30(count: number, of: number): Share | null {
  if (of < comparedFrom) return null;
  const value = count / of;
  const centre = (value + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half), of };
}
