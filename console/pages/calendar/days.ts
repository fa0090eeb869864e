import type { CalendarYear } from '../../../contracts/calendar';

export interface CalendarDay {
  day: string;
  date: number;
  kind: 'plain' | 'rest' | 'off' | 'work';
  /** Name of the holiday, or 班 for a make-up day. */
  word: string;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The days of a month, and how many cells stand empty before the first: weeks begin on Monday. */
export function monthDays(year: CalendarYear, month: number): { blanks: number; days: CalendarDay[] } {
  const count = new Date(Date.UTC(year.year, month, 0)).getUTCDate();
  const blanks = (new Date(Date.UTC(year.year, month - 1, 1)).getUTCDay() + 6) % 7;
  const days = Array.from({ length: count }, (_, index): CalendarDay => {
    const day = `${year.year}-${pad(month)}-${pad(index + 1)}`;
    const weekend = (blanks + index) % 7 >= 5;
    const off = year.off.find((one) => one.from <= day && day <= one.to);
    if (off) return { day, date: index + 1, kind: 'off', word: off.name };
    if (year.work.includes(day)) return { day, date: index + 1, kind: 'work', word: '班' };
    return { day, date: index + 1, kind: weekend ? 'rest' : 'plain', word: '' };
  });
  return { blanks, days };
}

/** Rows of seven cells, null where no day stands. */
export function weeksOf(year: CalendarYear, month: number): (CalendarDay | null)[][] {
  const { blanks, days } = monthDays(year, month);
  const cells = [...Array.from({ length: blanks }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, index) => cells[week * 7 + index] ?? null));
}
