import type { Day } from '../../contracts/common';
import { ratingReasons } from '../../contracts/rating-options';
import { comparedFrom } from '../../contracts/statistics';
import { formatDayChinese } from '../kernel';
import type { Figures, RatingAlert } from './model';
import { daysAfter, type Span } from './period';
import { liesBelow, poissonTail, shareOf } from './share';
import { satisfactionOf, Tally } from './tally';

/** A day of one window, as far as it is looked at. */
export type DayLine = Pick<Figures, 'day' | 'counts' | 'reasons' | 'second' | 'closed' | 'open' | 'praiseBurst'>;

/** What a detector found; where and for whom, the caller knows. */
export interface Finding extends Span {
  kind: RatingAlert['kind'];
  day: Day;
  /** Code, of a cluster. */
  reason: string | null;
  detail: string;
}

const fallPoints = 0.05;
const fallFrom = 10;
const clusterFrom = 5;
const clusterTimes = 3;
const clusterChance = 0.01;
/** The longest look back: a cluster's week and the four weeks before it. */
export const lookBackDays = 35;

const complaints = new Map(ratingReasons.filter((reason) => reason.level === 'dissatisfied').map((reason) => [reason.code, reason.label]));

/** Everything that is odd about a window on this day. */
export const findingsOf = (lines: readonly DayLine[], today: Day): Finding[] => [...fall(lines, today), ...clusters(lines, today), ...praiseBursts(lines, today)];

/** 骤降: satisfaction of the last two days against the four weeks before. */
export function fall(lines: readonly DayLine[], today: Day): Finding[] {
  const span = { from: daysAfter(today, -1), to: today };
  const [recent, before] = [sumOf(lines, span), sumOf(lines, { from: daysAfter(today, -29), to: daysAfter(today, -2) })];
  const [now, usual] = [satisfactionOf(recent.counts), satisfactionOf(before.counts)];
  if (!now || !usual || now.of < fallFrom || usual.of < comparedFrom) return [];
  if (!liesBelow(now, usual) || usual.value - now.value < fallPoints) return [];
  const risen = risenMost(recent, before);
  const because = risen ? `，${recent.reasons.get(risen)} 条提到“${complaints.get(risen)}”` : '';
  return [{ kind: 'fall', day: today, ...span, reason: null, detail: `两天内满意率低了 ${((usual.value - now.value) * 100).toFixed(1)} 个百分点${because}` }];
}

/** The complaint whose share of all ratings rose most. */
function risenMost(recent: Tally, before: Tally): string | null {
  const rises = [...recent.reasons.keys()].flatMap((code) => {
    const rise = (shareOf(recent.reasons.get(code) ?? 0, recent.valid)?.value ?? 0) - (shareOf(before.reasons.get(code) ?? 0, before.valid)?.value ?? 0);
    return complaints.has(code) && rise > 0 ? [{ code, rise }] : [];
  });
  return rises.sort((a, b) => b.rise - a.rise || (a.code < b.code ? -1 : 1))[0]?.code ?? null;
}

/** 集中: one complaint far more often in a week than in the four weeks before. A window without enough of a past is not compared. */
export function clusters(lines: readonly DayLine[], today: Day): Finding[] {
  const span = { from: daysAfter(today, -6), to: today };
  const [recent, before] = [sumOf(lines, span), sumOf(lines, { from: daysAfter(today, -34), to: daysAfter(today, -7) })];
  if (before.valid < comparedFrom) return [];
  return [...recent.reasons].sort().flatMap(([code, count]) => {
    const label = complaints.get(code);
    const weekly = (before.reasons.get(code) ?? 0) / 4;
    if (!label || count < clusterFrom || count < clusterTimes * weekly || poissonTail(count, weekly) >= clusterChance) return [];
    return [{ kind: 'cluster' as const, day: today, ...span, reason: code, detail: `7 天里 ${count} 条提到“${label}”，平常一周 ${plainNumber(weekly)} 条` }];
  });
}

/** 异常: praise that came in bursts, today or yesterday; the flags say when. */
export function praiseBursts(lines: readonly DayLine[], today: Day): Finding[] {
  return lines
    .filter(({ day, praiseBurst }) => praiseBurst > 0 && day >= daysAfter(today, -1) && day <= today)
    .map(({ day, praiseBurst }) => ({ kind: 'praiseBurst', day, from: day, to: day, reason: null, detail: `${formatDayChinese(day, today)}有 ${praiseBurst} 条“满意”短时间里集中到来` }));
}

function sumOf(lines: readonly DayLine[], { from, to }: Span): Tally {
  const tally = new Tally();
  for (const line of lines) if (line.day >= from && line.day <= to) tally.add(line);
  return tally;
}

const plainNumber = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
