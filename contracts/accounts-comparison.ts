/** How one village's month stands among similar ones: the middle of them, and where the middle half lies. */
export interface Quartiles {
  low: number;
  median: number;
  high: number;
}

/** Fewer than this many others say nothing, and might point at one of them. */
export const similarAtLeast = 5;

/** Quartiles of whole fen, between two values the mean of them, rounded down to whole fen. Null below `similarAtLeast`. */
export function quartilesOf(amounts: readonly number[]): Quartiles | null {
  if (amounts.length < similarAtLeast) return null;
  const sorted = [...amounts].sort((one, other) => one - other);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return Math.floor(below + (above - below) * (place - Math.floor(place)));
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** In words where it stands: below, within or above the middle half. */
export function standingWords(amount: number, { low, high }: Quartiles): string {
  if (amount < low) return '比多数相近的村少';
  return amount > high ? '比多数相近的村多' : '和多数相近的村差不多';
}

/** ▲ 12.4 % than then; null where there was nothing then. */
export function changeWords(now: number, then: number): string | null {
  if (then === 0) return null;
  const share = Math.round((Math.abs(now - then) / then) * 1000) / 10;
  if (share === 0) return '和去年同月一样';
  return `比去年同月${now > then ? '多' : '少'} ${share.toFixed(1)} %`;
}
