import type { Day } from '../../contracts/common';
import { dayNumber, dayOfNumber, WorkingCalendar, type YearArrangement } from '../kernel';
import { festivalDay, newYearsEve, type Holiday } from './festivals';

/** The days off around one festival, weekends that touch them included. */
export interface Break {
  from: Day;
  to: Day;
  /** All festivals that fall into it, the one it is named by first. */
  festivals: Holiday[];
  /** Worked out, since the year's list is not known or says nothing of it. */
  guessed: boolean;
}

/** How each is called in the State Council's lists and in those that staff enter. */
const names: Record<Holiday, RegExp> = { newYear: /元旦/, springFestival: /春节/, qingming: /清明/, labourDay: /劳动|五一/, dragonBoat: /端午/, midAutumn: /中秋/, nationalDay: /国庆/ };
/** A break of two festivals is named by the one that has more days by law. */
const rank: readonly Holiday[] = ['springFestival', 'nationalDay', 'labourDay', 'newYear', 'qingming', 'dragonBoat', 'midAutumn'];
const longest = 16;

const later = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/**
 * What a year's list will probably say: the days by law and how the notices of 2025 on join them. It can only be a
 * guess; 2026 departed from it.
 */
export function guessArrangement(year: number): YearArrangement {
  const stretch = (name: string, from: Day, days: number) => ({ name, from, to: later(from, days - 1) });
  const [midAutumn, national] = [festivalDay('midAutumn', year), festivalDay('nationalDay', year)];
  const joined = midAutumn >= national && midAutumn <= later(national, 7);
  return {
    year,
    off: [
      stretch('元旦', festivalDay('newYear', year), 1),
      stretch('春节', newYearsEve(year), 8),
      stretch('清明节', festivalDay('qingming', year), 1),
      stretch('劳动节', festivalDay('labourDay', year), 5),
      stretch('端午节', festivalDay('dragonBoat', year), 1),
      ...(joined ? [stretch('国庆节、中秋节', national, 8)] : [stretch('中秋节', midAutumn, 1), stretch('国庆节', national, 7)]),
    ],
    work: [],
    source: '',
  };
}

const made = new WeakMap<WorkingCalendar, Map<string, WorkingCalendar>>();

/** The calendar with guesses for those of the years that it does not know, so that working days are counted around them. */
export function withGuesses(calendar: WorkingCalendar, years: readonly number[]): WorkingCalendar {
  const missing = years.filter((year) => !calendar.years.has(year));
  if (missing.length === 0) return calendar;
  const cache = made.get(calendar) ?? new Map<string, WorkingCalendar>();
  made.set(calendar, cache);
  const full = cache.get(missing.join()) ?? new WorkingCalendar([...calendar.years.values(), ...missing.map(guessArrangement)]);
  cache.set(missing.join(), full);
  return full;
}

/** The breaks of a year, in the order of their days; festivals that share one stand in it together. */
export function breaksOfYear(calendar: WorkingCalendar, year: number): Break[] {
  const full = withGuesses(calendar, [year - 1, year, year + 1]);
  const breaks = new Map<Day, Break>();
  for (const festival of rank) {
    const official = calendar.years.get(year)?.off.find(({ name }) => names[festival].test(name));
    const { from, to } = grown(full, official ?? guessArrangement(year).off.find(({ name }) => names[festival].test(name))!);
    const there = breaks.get(from);
    if (there) there.festivals.push(festival);
    else breaks.set(from, { from, to, festivals: [festival], guessed: official === undefined });
  }
  return [...breaks.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** A list names the days of a holiday only; people are away from the weekend before it on. */
function grown(calendar: WorkingCalendar, { from, to }: { from: Day; to: Day }): { from: Day; to: Day } {
  let [first, last] = [dayNumber(from), dayNumber(to)];
  while (last - first < longest && !calendar.isWorkingNumber(first - 1)) first -= 1;
  while (last - first < longest && !calendar.isWorkingNumber(last + 1)) last += 1;
  return { from: dayOfNumber(first), to: dayOfNumber(last) };
}
