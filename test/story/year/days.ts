/**
 * The judge's own calendar: copied by hand from the State Council's notice for 2026, that of 2025 for its December, and
 * a lunar almanac. Nothing of the platform's arithmetic is used, so that both can only agree by being right.
 */
const off: readonly [from: string, to: string][] = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
];
const makeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

/** As it is entered on 27 December: the break begins a day before what had been guessed. */
export const lateList = { year: 2027, enteredAt: at('2026-12-27', '15:00'), off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }], work: [], source: '测试用的通知' };

export function at(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}
export const dayOf = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
export const timeOf = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export function works(day: string): boolean {
  if (makeUp.includes(day)) return true;
  const weekday = new Date(day).getUTCDay();
  return weekday > 0 && weekday < 6 && !off.some(([from, to]) => from <= day && day <= to);
}

/** Steps back a day at a time. */
export function workingDaysBefore(day: string, count: number): string {
  let [back, left] = [day, count];
  while (left > 0) {
    back = plusDays(back, -1);
    if (works(back)) left -= 1;
  }
  return back;
}

export function nextWorkingDay(day: string): string {
  let next = plusDays(day, 1);
  while (!works(next)) next = plusDays(next, 1);
  return next;
}

/** Nothing runs from the first to the last of these days: around a holiday, and in the middle of March. */
export const outages: readonly { first: string; last: string }[] = [
  { first: '2026-02-06', last: '2026-02-07' },
  { first: '2026-03-04', last: '2026-03-06' },
];
export const outageOn = (day: string): { first: string; last: string } | undefined => outages.find(({ first, last }) => first <= day && day <= last);
export const story = { first: '2025-12-01', last: '2026-12-31' };
