const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const shanghaiOffsetMs = 8 * 3600 * 1000;

function words(date: Date, thisYear: number): string {
  const year = date.getUTCFullYear() === thisYear ? '' : `${date.getUTCFullYear()}年`;
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${weekdays[date.getUTCDay()]}`;
}

const inShanghai = (instant: number) => new Date(instant + shanghaiOffsetMs);

/** 'YYYY-MM-DD' as 11月23日 周一; a year that is not the current one is written out. */
export function dayWords(day: string, now: Date): string {
  return words(new Date(`${day}T00:00:00Z`), inShanghai(now.getTime()).getUTCFullYear());
}

/** 15:42 in Asia/Shanghai, wherever the phone is. */
export function clockWords(instant: Date): string {
  const local = inShanghai(instant.getTime());
  return `${String(local.getUTCHours()).padStart(2, '0')}:${String(local.getUTCMinutes()).padStart(2, '0')}`;
}

/** An ISO instant as 11月20日 周五 15:42 in Asia/Shanghai. */
export function instantWords(instant: string, now: Date): string {
  return `${words(inShanghai(Date.parse(instant)), inShanghai(now.getTime()).getUTCFullYear())} ${clockWords(new Date(instant))}`;
}

/** By how much a promised day has passed. */
export const lateWords = (workingDays: number): string => `晚了 ${workingDays} 个工作日`;

/** The calendar day of an instant in Asia/Shanghai, 'YYYY-MM-DD'. */
export function shanghaiDay(instant: Date): string {
  return inShanghai(instant.getTime()).toISOString().slice(0, 10);
}
