import { shanghaiDay } from '../../parts/dates';

const years = 3;
const numerals = ['一', '二', '三', '四'];

/** Periods of the last years to filter by, the newest first: months, quarters, half-years, the year. */
export function periodOptions(now: Date): { value: string; label: string }[] {
  const today = shanghaiDay(now);
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: years }, (_, ago) => thisYear - ago).flatMap((year) => {
    const last = year === thisYear ? thisMonth : 12;
    const down = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index);
    return [
      { value: `${year}`, label: `${year}年` },
      ...down(Math.ceil(last / 6)).map((half) => ({ value: `${year}-H${half}`, label: `${year}年${half === 1 ? '上' : '下'}半年` })),
      ...down(Math.ceil(last / 3)).map((quarter) => ({ value: `${year}-Q${quarter}`, label: `${year}年${numerals[quarter - 1]}季度` })),
      ...down(last).map((month) => ({ value: `${year}-${String(month).padStart(2, '0')}`, label: `${year}年${month}月` })),
    ];
  });
}
