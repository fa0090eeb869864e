import type { ComparedUnit, Share } from '../../../contracts/statistics';
import { linear, shareTicks } from './scale';
import { tickWords } from './words';

/** One axis for all rows of a comparison. */
export interface IntervalAxis {
  ticks: { x: number; label: string }[];
  /** Where the average stands. */
  average: number | null;
  x: (share: number) => number;
}

/** Ranked units and the average of the scope on one cut axis; null where nothing is ranked. */
export function intervalAxis(units: readonly ComparedUnit[], average: Share | null, start: number, end: number): IntervalAxis | null {
  const shares = units.flatMap((unit) => (unit.rank !== null && unit.satisfaction ? [unit.satisfaction] : []));
  if (shares.length === 0) return null;
  const ends = [...shares.flatMap(({ low, high }) => [low, high]), ...(average ? [average.value] : [])];
  const ticks = shareTicks(Math.min(...ends), Math.max(...ends));
  const x = linear([ticks[0]!, ticks.at(-1)!], [start, end]);
  return { ticks: ticks.map((tick) => ({ x: x(tick), label: tickWords(tick) })), average: average ? x(average.value) : null, x };
}

/** The best and the lowest of a long ranking, with how many stand between; unranked ones fill what is left. */
export function bestAndLowest(units: readonly ComparedUnit[], rows: number): { best: ComparedUnit[]; between: number; lowest: ComparedUnit[] } {
  if (units.length <= rows) return { best: [...units], between: 0, lowest: [] };
  const ranked = units.filter((unit) => unit.rank !== null);
  if (ranked.length <= rows) return { best: units.slice(0, rows), between: 0, lowest: [] };
  const half = Math.floor(rows / 2);
  return { best: ranked.slice(0, rows - half), between: ranked.length - rows, lowest: ranked.slice(-half) };
}
