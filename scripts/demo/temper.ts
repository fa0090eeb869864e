/** How a window fares on a day; made up, so that every chart of the console has something to show. */
export interface Temper {
  /** Of satisfied, acceptable and dissatisfied. */
  weights: readonly [number, number, number];
  /** Times the usual number of ratings. */
  traffic: number;
  /** A reason that comes up again and again. */
  reason?: string;
}

/** 柳溪镇 3号窗口: worse and worse in the last working days. */
const falling = 18;
/** 梨园镇 4号窗口: praised within minutes, once, just before closing. */
export const praised = 24;
/** 区政务服务中心 5号窗口: the same papers are asked for twice, all this week. */
const repeating = 4;

/** `left`: working days still to come until today. */
export function temperOf(window: number, left: number): Temper {
  if (window === falling) return left < 3 ? { weights: [52, 14, 34], traffic: 5, reason: '209' } : { weights: [90, 6, 4], traffic: 3 };
  if (window === repeating) return left < 6 ? { weights: [66, 12, 22], traffic: 3, reason: '210' } : { weights: [88, 8, 4], traffic: 3 };
  const liked = ((window * 37) % 11) - 5;
  return { weights: [85 + liked, 9, Math.max(1, 6 - liked * 0.8)], traffic: 0.7 + ((window * 13) % 7) / 10 };
}

/** Monday mornings and Friday afternoons are when people wait; 0 = Sunday. */
export function patience(weights: Temper['weights'], weekday: number, hour: number): readonly [number, number, number] {
  const crowded = (weekday === 1 && (hour === 10 || hour === 11)) || (weekday === 5 && (hour === 15 || hour === 16));
  return crowded ? [weights[0], weights[1], weights[2] * 2.2] : weights;
}

/** The evening's hurry at that window: how many satisfied ones, from which minute of the day on, within how many minutes. */
export const praise = { count: 13, from: 17 * 60 + 8, within: 11 };
