import { Lunar } from 'lunar-typescript';
import type { Day } from '../../contracts/common';
import { breakOccasions } from '../../contracts/reminder';
import { dayNumber, dayOfNumber } from '../kernel';

export const holidays = breakOccasions;
export type Holiday = (typeof holidays)[number];
/** Days that are kept without a break. */
export const feasts = ['lanternFestival', 'womensDay', 'partyDay', 'doubleNinth'] as const;
export type Feast = (typeof feasts)[number];

const lunarDay = (year: number, month: number, date: number): Day => Lunar.fromYmd(year, month, date).getSolar().toYmd();

const days: Record<Holiday | Feast, (year: number) => Day> = {
  newYear: (year) => `${year}-01-01`,
  springFestival: (year) => lunarDay(year, 1, 1),
  lanternFestival: (year) => lunarDay(year, 1, 15),
  womensDay: (year) => `${year}-03-08`,
  // The solar term is found from the middle of its own lunar year, which it always belongs to.
  qingming: (year) => Lunar.fromYmd(year, 1, 1).getJieQiTable()['清明']!.toYmd(),
  labourDay: (year) => `${year}-05-01`,
  dragonBoat: (year) => lunarDay(year, 5, 5),
  partyDay: (year) => `${year}-07-01`,
  midAutumn: (year) => lunarDay(year, 8, 15),
  nationalDay: (year) => `${year}-10-01`,
  doubleNinth: (year) => lunarDay(year, 9, 9),
};
const known = new Map<string, Day>();

/** The day itself. It does not depend on any announcement and so names the festival of a year for good. */
export function festivalDay(festival: Holiday | Feast, year: number): Day {
  const key = `${festival}${year}`;
  const day = known.get(key) ?? days[festival](year);
  known.set(key, day);
  return day;
}

/** The last day of the lunar year before. */
export const newYearsEve = (year: number): Day => dayOfNumber(dayNumber(festivalDay('springFestival', year)) - 1);
