import type { StatisticsBoard } from '../../../contracts/statistics';
import { countWords } from '../numbers';
import { roundTop } from './scale';
import { percentWords } from './words';

export type HeatHour = StatisticsBoard['heat'][number];

/** Below this an hour's share says nothing and is not coloured. */
export const hourFrom = 10;
export const heatSteps = 6;
/** Steps that carry their figure, so that the worst hours can be read off. */
const figureFrom = 4;

export interface HeatCell {
  weekday: number;
  hour: number;
  state: 'closed' | 'few' | 'shown';
  /** 0 to 5 where it is shown. */
  step: number;
  valid: number;
  dissatisfied: number;
  /** Only in the darkest. */
  figure: string | null;
}

export interface HeatShape {
  weekdays: number[];
  hours: number[];
  cells: HeatCell[];
  /** The share at the dark end of the scale. */
  top: number;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const rate = (hour: { valid: number; dissatisfied: number }): number => hour.dissatisfied / hour.valid;

/** Weekdays by hours; null where no hour has enough ratings to be told from chance. */
export function heatShape(heat: readonly HeatHour[]): HeatShape | null {
  const used = heat.filter((hour) => hour.open || hour.valid > 0);
  const enough = used.filter((hour) => hour.valid >= hourFrom);
  if (enough.length === 0) return null;
  const top = roundTop(Math.max(...enough.map(rate)));
  const byPlace = new Map(used.map((hour) => [`${hour.weekday}-${hour.hour}`, hour]));
  const hours = range(Math.min(...used.map((hour) => hour.hour)), Math.max(...used.map((hour) => hour.hour)));
  const weekdays = range(1, Math.max(5, ...used.map((hour) => hour.weekday)));
  const cells = weekdays.flatMap((weekday) => hours.map((hour) => cell(weekday, hour, byPlace.get(`${weekday}-${hour}`), top)));
  return { weekdays, hours, cells, top };
}

function cell(weekday: number, hour: number, found: HeatHour | undefined, top: number): HeatCell {
  const { valid = 0, dissatisfied = 0 } = found ?? {};
  if (!found) return { weekday, hour, state: 'closed', step: 0, valid, dissatisfied, figure: null };
  if (valid < hourFrom) return { weekday, hour, state: 'few', step: 0, valid, dissatisfied, figure: null };
  const step = Math.min(heatSteps - 1, Math.floor((rate(found) / top) * heatSteps));
  return { weekday, hour, state: 'shown', step, valid, dissatisfied, figure: step >= figureFrom ? (rate(found) * 100).toFixed(1) : null };
}

export const weekdayWords = (weekday: number): string => `周${'一二三四五六日'[weekday - 1]}`;

/** 周五 15时：410 条里 32 条不满意，7.8%. */
export function hourWords({ weekday, hour, valid, dissatisfied }: { weekday: number; hour: number; valid: number; dissatisfied: number }): string {
  const when = `${weekdayWords(weekday)} ${hour}时`;
  return valid === 0 ? `${when}：没有评议` : `${when}：${countWords(valid)} 条里 ${countWords(dissatisfied)} 条不满意，${percentWords(dissatisfied / valid)}`;
}

export function heatSentence({ cells }: HeatShape): string {
  const worst = cells.filter((each) => each.state === 'shown').reduce((most, each) => (rate(each) > rate(most) ? each : most));
  return worst.dissatisfied === 0 ? '一周里每个钟点都没有不满意的评议。' : `一周里不满意占比最高的是${hourWords(worst)}。`;
}
