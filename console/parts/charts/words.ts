import type { Share, StatisticsPeriod } from '../../../contracts/statistics';
import { dayWords } from '../dates';
import { countWords } from '../numbers';

/** 0.9583 as 95.8, without the sign. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

export const percentWords = (share: number): string => `${percent(share)}%`;

/** A tick of an axis: 92%; 92.5% where it is not whole. */
export const tickWords = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** 97.0–99.1, the 95 % interval. */
export const intervalWords = ({ low, high }: Share): string => `${percent(low)}–${percent(high)}`;

/** 11月18日, without the weekday; another year says so. */
export const shortDay = (day: string, now: Date): string => dayWords(day, now).split(' ')[0]!;

const dayMs = 86_400_000;

/** Days of a period, both ends included. */
export function daysIn(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}

/** Which time is counted: 近 30 天, 11月1日–11月20日. */
export function periodWords(period: StatisticsPeriod, from: string, to: string, now: Date): string {
  if (period === 'today') return '今天';
  if (period === '7d') return '近 7 天';
  if (period === '30d') return '近 30 天';
  if (period === 'quarter') return '本季度';
  return from === to ? dayWords(from, now) : `${shortDay(from, now)}–${shortDay(to, now)}`;
}

/** What a figure is compared with: the same number of days just before. */
export function beforeWords(period: StatisticsPeriod, from: string, to: string): string {
  const days = daysIn(from, to);
  if (days === 1) return period === 'today' ? '昨天' : '前一天';
  return period === '7d' || period === '30d' ? `上个 ${days} 天` : `前面 ${days} 天`;
}

export interface Change {
  /** Null where the words say that there is nothing to compare. */
  direction: 'up' | 'down' | 'same' | null;
  words: string;
}

/** 比上个 30 天低 0.4 个百分点; a difference that rounds to nothing is none. */
export function shareChange(now: Share | null, before: Share | null, against: string): Change {
  if (!now) return { direction: null, words: '' };
  if (!before) return { direction: null, words: `${against}没有数，没法比` };
  const points = Math.round((now.value - before.value) * 1000) / 10;
  if (points === 0) return { direction: 'same', words: `和${against}一样` };
  return points > 0 ? { direction: 'up', words: `比${against}高 ${points.toFixed(1)} 个百分点` } : { direction: 'down', words: `比${against}低 ${(-points).toFixed(1)} 个百分点` };
}

/** 多 3 条, 少 12 条, 一样多. */
export function countChange(now: number, before: number): Change {
  if (now === before) return { direction: 'same', words: '一样多' };
  return now > before ? { direction: 'up', words: `多 ${countWords(now - before)} 条` } : { direction: 'down', words: `少 ${countWords(before - now)} 条` };
}
