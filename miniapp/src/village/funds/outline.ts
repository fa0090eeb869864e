import type { PlacedLink } from '../../../../contracts/fund-layout';

const steps = 8;
/** Slow at both ends, as a band of paper that is turned. */
const eased = (part: number): number => part * part * (3 - 2 * part);
const at = (x: number, y: number): string => `${Math.round(x * 100) / 100}% ${Math.round(y * 100) / 100}%`;

/** The outline of a band from one row of bars down to the next, in percent of the room between them. */
export function bandOutline({ fromStart, toStart, size }: Pick<PlacedLink, 'fromStart' | 'toStart' | 'size'>): string {
  const parts = Array.from({ length: steps + 1 }, (_, index) => index / steps);
  const left = (part: number): number => fromStart + (toStart - fromStart) * eased(part);
  const down = parts.map((part) => at(left(part), part * 100));
  const up = [...parts].reverse().map((part) => at(left(part) + size, part * 100));
  return `polygon(${[...down, ...up].join(', ')})`;
}
