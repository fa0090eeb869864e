/** From values to pixels, both ends included. */
export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): (value: number) => number {
  const perUnit = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * perUnit;
}

/** Steps of an axis in percentage points; each divides 100, so that no axis runs past the whole. */
const stepPercents = [1, 2, 5, 10, 20, 25, 50];
/** So that a value of 0.96 (95.99999… in hundredths) does not take one tick more. */
const tolerance = 1e-9;

/** Round ticks of a cut axis that holds every share from `low` to `high`; at most `most` of them. */
export function shareTicks(low: number, high: number, most = 5): number[] {
  for (const step of stepPercents) {
    const first = Math.min(Math.floor((low * 100) / step + tolerance), 100 / step - 1);
    const last = Math.max(Math.ceil((high * 100) / step - tolerance), first + 1);
    if (last - first < most) return Array.from({ length: last - first + 1 }, (_, index) => ((first + index) * step) / 100);
  }
  return [0, 0.5, 1];
}

/** Rounds a share up to a whole percentage for the end of a scale; near enough that the greatest takes the darkest step. */
export function roundTop(share: number): number {
  const ends = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 50, 60, 70, 80, 90];
  return (ends.find((end) => share * 100 <= end + tolerance) ?? 100) / 100;
}
