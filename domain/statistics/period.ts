import type { Day } from '../../contracts/common';
import { periodMaxDays, type StatisticsQuery } from '../../contracts/statistics';
import { dayNumber, dayOfNumber, fail, shanghaiDay } from '../kernel';

/** Days, both included. */
export interface Span {
  from: Day;
  to: Day;
}

export interface Period extends Span {
  /** Of the same length, just before. */
  before: Span;
}

/**
 * The days that a query asks for; all but 'custom' end today in Shanghai.
 * @throws Fault badRequest, naming the field
 */
export function periodOf(query: Pick<StatisticsQuery, 'period' | 'from' | 'to'>, now: Date): Period {
  const today = shanghaiDay(now);
  const span = query.period === 'custom' ? custom(query, today) : { from: beginOf(query.period, today), to: today };
  const length = dayNumber(span.to) - dayNumber(span.from) + 1;
  return { ...span, before: { from: daysAfter(span.from, -length), to: daysAfter(span.from, -1) } };
}

export const daysAfter = (day: Day, count: number): Day => dayOfNumber(dayNumber(day) + count);

export function* eachDay({ from, to }: Span): Generator<Day> {
  for (let number = dayNumber(from); number <= dayNumber(to); number += 1) yield dayOfNumber(number);
}

function beginOf(period: 'today' | '7d' | '30d' | 'quarter', today: Day): Day {
  if (period === 'today') return today;
  if (period === 'quarter') {
    const month = Number(today.slice(5, 7));
    return `${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
  }
  return daysAfter(today, period === '7d' ? -6 : -29);
}

function custom({ from, to }: Pick<StatisticsQuery, 'from' | 'to'>, today: Day): Span {
  const refuse = (path: 'from' | 'to', message: string): never => fail('badRequest', { fields: [{ path, message }] });
  if (!from) return refuse('from', '请选从哪天起');
  if (!to) return refuse('to', '请选到哪天止');
  const [first, last] = [known(from), known(to)];
  if (first === null) return refuse('from', `没有这一天：${from}`);
  if (last === null) return refuse('to', `没有这一天：${to}`);
  if (first > last) return refuse('from', '起始日要在截止日以前');
  if (to > today) return refuse('to', '截止日最晚到今天');
  if (last - first + 1 > periodMaxDays) return refuse('from', `一次最多看 ${periodMaxDays} 天`);
  return { from, to };
}

function known(day: Day): number | null {
  const time = Date.parse(`${day}T00:00:00.000Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : dayNumber(day);
}
