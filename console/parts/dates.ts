/** Dates as the platform writes them: 11月21日 周六; with a time 11月21日 周六 15:42; another year 2025年11月21日. */

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const shanghaiOffset = 8 * 60 * 60 * 1000;

/** The calendar day in Asia/Shanghai of an instant, 'YYYY-MM-DD'. China keeps no summer time since 1991. */
export function shanghaiDay(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + shanghaiOffset).toISOString().slice(0, 10);
}

/** 'HH:mm' in Asia/Shanghai. */
export function shanghaiTime(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + shanghaiOffset).toISOString().slice(11, 16);
}

export function dayWords(day: string, now: Date): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  const rest = `${month}月${date}日 ${weekday}`;
  return day.slice(0, 4) === shanghaiDay(now).slice(0, 4) ? rest : `${year}年${rest}`;
}

export function instantWords(instant: string, now: Date): string {
  return `${dayWords(shanghaiDay(instant), now)} ${shanghaiTime(instant)}`;
}

/** The last instant of a day in Asia/Shanghai: a due time that names no hour of its own. */
function isEndOfDay(instant: string): boolean {
  return shanghaiTime(instant) === '23:59';
}

/** When something is due: 今天 17:30, 11月23日 周一, 11月23日 周一 17:30. */
export function dueWords(day: string, dueAt: string | null, now: Date): string {
  const hour = dueAt && !isEndOfDay(dueAt) ? shanghaiTime(dueAt) : '';
  const today = day === shanghaiDay(now);
  if (today) return hour ? `今天 ${hour}` : `今天 ${dayWords(day, now)}`;
  return [dayWords(day, now), hour].filter(Boolean).join(' ');
}

/** What stands behind the light's word: 剩 1 个工作日, 晚了 2 个工作日; nothing when closed or paused. */
export function workingDaysWords(left: number | null): string {
  if (left === null) return '';
  if (left < 0) return `晚了 ${-left} 个工作日`;
  return left === 0 ? '今天到期' : `剩 ${left} 个工作日`;
}
