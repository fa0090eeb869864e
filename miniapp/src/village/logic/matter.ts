/** The day that a month and a date name: the last one that is not ahead; null where they name none. */
export function dayBefore(month: string, date: string, today: string): string | null {
  const [inMonth, inDate] = [Number(month), Number(date)];
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(date)) return null;
  const years = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) - 1];
  const days = years.map((year) => `${year}-${String(inMonth).padStart(2, '0')}-${String(inDate).padStart(2, '0')}`).filter(isDay);
  return days.find((day) => day <= today) ?? null;
}

function isDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

/** So many days before a day. */
export const daysAgo = (today: string, days: number): string => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
