import { z } from 'zod';
import { weekdays, type OpeningHours, type Weekday } from '../../../contracts/hall';
import { dayText, spansText } from '../../../contracts/opening-hours';

/** The field of a weekday; a form takes bare numbers for places in a list. */
export const fieldOf = (day: Weekday): `day${Weekday}` => `day${day}`;

export const hoursForm = z
  .object({ day1: dayText, day2: dayText, day3: dayText, day4: dayText, day5: dayText, day6: dayText, day7: dayText })
  .transform((typed): OpeningHours => ({ 1: typed.day1, 2: typed.day2, 3: typed.day3, 4: typed.day4, 5: typed.day5, 6: typed.day6, 7: typed.day7 }));

export const hoursTexts = (hours: OpeningHours): Record<string, string> => Object.fromEntries(weekdays.map((day) => [fieldOf(day), spansText(hours[day])]));
