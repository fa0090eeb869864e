import { shanghaiDay } from '../../../../console/parts/dates';
import type { CalendarDay, Upcoming } from '../../contract';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The hour at which a day that was jumped to begins: before the first reminders of the day, after quiet hours. */
export const morning = '08:00';

/** The instant of 'HH:mm' on a day in Asia/Shanghai. */
export const instantAt = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

export const hourLater = (now: Date): string => new Date(now.getTime() + hourMs).toISOString();

export const dayLater = (now: Date): string => new Date(now.getTime() + dayMs).toISOString();

/** The morning of the next working day; null where the days known do not reach that far. */
export function nextWorkingMorning(now: Date, days: readonly CalendarDay[]): string | null {
  const today = shanghaiDay(now);
  const next = days.find(({ day, working }) => working && day > today);
  return next ? instantAt(next.day, morning) : null;
}

/** What comes after now, soonest first. */
export function comingUp(now: Date, items: Upcoming['items']): Upcoming['items'] {
  return items.filter(({ at }) => Date.parse(at) > now.getTime()).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** 比真实时间快 2 天 16 小时; seconds are not worth a word. */
export function differenceWords(aheadMs: number): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  if (minutes === 0) return '和真实时间一样';
  const parts: [number, string][] = [[Math.floor(minutes / 1_440), '天'], [Math.floor(minutes / 60) % 24, '小时'], [minutes % 60, '分钟']];
  const said = parts.filter(([count]) => count > 0).slice(0, 2).map(([count, unit]) => `${count} ${unit}`);
  return `比真实时间${aheadMs > 0 ? '快' : '慢'} ${said.join(' ')}`;
}
