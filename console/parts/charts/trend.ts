import type { Share, StatisticsBoard } from '../../../contracts/statistics';
import { dayWords, shanghaiDay } from '../dates';
import { bandPath, linePath } from './path';
import { linear, shareTicks } from './scale';
import { percentWords, shortDay, tickWords } from './words';

export type TrendDay = StatisticsBoard['trend'][number];

export interface TrendPoint {
  day: TrendDay;
  share: Share;
  x: number;
  y: number;
  /** Where the interval ends, as pixels: `low` is the lower edge of the picture's band. */
  low: number;
  high: number;
}

export interface TrendShape {
  ticks: { y: number; label: string }[];
  dates: { x: number; anchor: 'start' | 'middle' | 'end'; label: string }[];
  points: TrendPoint[];
  line: string;
  band: string;
  /** The one day that is annotated, if any. */
  lowest: TrendPoint | null;
}

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** So that neighbouring dates do not touch. */
const dateWidth = 100;
const ticksMost = 6;
/** With fewer days one of them is always the lowest: that says nothing. */
const lowestFrom = 5;

const counted = (days: readonly TrendDay[]): (TrendDay & { satisfaction: Share })[] =>
  days.filter((day): day is TrendDay & { satisfaction: Share } => day.satisfaction !== null && day.valid > 0);

/** The lowest day, where its whole interval lies below the rate of the period: otherwise it is chance. */
function lowestDay(days: readonly TrendDay[], average: Share | null): TrendDay | null {
  const all = counted(days);
  if (!average || all.length < lowestFrom) return null;
  const lowest = all.reduce((low, day) => (day.satisfaction.value < low.satisfaction.value ? day : low));
  return lowest.satisfaction.high < average.value ? lowest : null;
}

/** The line of the daily rate with its band, days without a rating left out; null where no day has one. */
export function trendShape(days: readonly TrendDay[], average: Share | null, frame: Frame, now: Date): TrendShape | null {
  const all = counted(days);
  if (all.length === 0) return null;
  const ticks = shareTicks(Math.min(...all.map((day) => day.satisfaction.low)), Math.max(...all.map((day) => day.satisfaction.high)), ticksMost);
  const y = linear([ticks[0]!, ticks.at(-1)!], [frame.bottom, frame.top]);
  const place = linear([0, days.length - 1], [frame.left, frame.right]);
  const x = (index: number): number => (days.length === 1 ? (frame.left + frame.right) / 2 : place(index));
  const indexOf = new Map(days.map((day, index) => [day.day, index]));
  const points = all.map((day) => ({ day, share: day.satisfaction, x: x(indexOf.get(day.day)!), y: y(day.satisfaction.value), low: y(day.satisfaction.low), high: y(day.satisfaction.high) }));
  const lowest = lowestDay(days, average);
  return {
    ticks: ticks.map((tick) => ({ y: y(tick), label: tickWords(tick) })),
    dates: dateLabels(days, x, Math.max(1, Math.floor((frame.right - frame.left) / dateWidth)), now),
    points,
    line: linePath(points),
    band: bandPath(points),
    lowest: points.find((point) => point.day === lowest) ?? null,
  };
}

/** The first and the last day, and round steps between them. */
function dateLabels(days: readonly TrendDay[], x: (index: number) => number, most: number, now: Date): TrendShape['dates'] {
  const last = days.length - 1;
  const lastLabel = days[last]!.day === shanghaiDay(now) ? '今天' : shortDay(days[last]!.day, now);
  if (last === 0) return [{ x: x(0), anchor: 'middle', label: lastLabel }];
  const step = [1, 2, 7, 14, 28, 56, 112].find((each) => last / each < most) ?? 400;
  const between = Array.from({ length: Math.ceil(last / step) }, (_, index) => index * step).filter((index) => last - index >= step * 0.6 || index === 0);
  return [
    ...between.map((index) => ({ x: x(index), anchor: index === 0 ? ('start' as const) : ('middle' as const), label: index === 0 ? dayWords(days[0]!.day, now) : shortDay(days[index]!.day, now) })),
    { x: x(last), anchor: 'end', label: lastLabel },
  ];
}

/** The chart in one sentence, for those who do not see it. */
export function trendSentence(days: readonly TrendDay[], average: Share | null, now: Date): string {
  const all = counted(days);
  if (all.length === 0 || !average) return '这段时间没有评议，没有走势。';
  const said = (day: TrendDay & { satisfaction: Share }): string => `${dayWords(day.day, now)} ${percentWords(day.satisfaction.value)}`;
  const sorted = [...all].sort((a, b) => a.satisfaction.value - b.satisfaction.value);
  if (all.length === 1) return `只有一天有评议：${said(all[0]!)}。`;
  return `每天的满意率：整段 ${percentWords(average.value)}，最低 ${said(sorted[0]!)}，最高 ${said(sorted.at(-1)!)}，最近 ${said(all.at(-1)!)}。`;
}

/** Which days the line leaves out, in words; empty where there is none. */
export function leftOutWords(days: readonly TrendDay[]): string {
  const out = days.filter((day) => day.valid === 0);
  if (out.length === 0) return '';
  return out.every((day) => !day.workingDay) ? '不办件的日子不画' : '没有评议的日子不画';
}
