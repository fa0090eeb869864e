import type { Day } from '../../contracts/common';
import { reminderOccasionLabels, type ReminderOccasion, type ReminderRule } from '../../contracts/reminder';
import { examSeasonDays } from '../../templates/reminder';
import { dayNumber, dayOfNumber, shanghaiInstant, type WorkingCalendar } from '../kernel';
import { breaksOfYear, withGuesses, type Break } from './breaks';
import { feasts, festivalDay } from './festivals';
import type { RuledOccasion, Rules } from './rules';

/** One reminder of one occasion: the same for all to whom it applies. */
export interface Occurrence {
  occasion: ReminderOccasion;
  campaignId?: string;
  /** What it is called that day: 国庆节、中秋节. */
  title: string;
  /** Names it for good: it stays the same when the calendar or a rule moves the other days. */
  keyDay: Day;
  /** The holiday's first day off, the birthday, the first day in the post. */
  eventDay: Day;
  again: boolean;
  /** When it goes out, and the last day on which it is still worth it. */
  day: Day;
  lastDay: Day;
  sendAt: string;
  guessed: boolean;
  off: { from: Day; to: Day } | null;
  /** Counts the times it has come: years, or half years. Texts take turns by it. */
  turn: number;
}

/** From the first to the last day, both included. */
export interface Span {
  from: Day;
  to: Day;
}

export const later = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The longest time between the day of sending and the day itself: 20 working days, a long break among them. */
const reach = 60;
const within = (span: Span, day: Day): boolean => span.from <= day && day <= span.to;
const yearsAround = ({ from, to }: Span): number[] => Array.from({ length: yearOf(later(to, reach)) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);

export const closesAt = perOccurrence(({ lastDay }: Pick<Occurrence, 'lastDay'>): Date => shanghaiInstant(later(lastDay, 1), '00:00'));
export const startsAt = perOccurrence(({ day, sendAt }: Pick<Occurrence, 'day' | 'sendAt'>): Date => shanghaiInstant(day, sendAt));

/** An occurrence is the same for all to whom it applies: what follows from it alone is worked out once, not for each of a hundred thousand. */
export function perOccurrence<O extends object, T>(work: (occurrence: O) => T): (occurrence: O) => T {
  const known = new WeakMap<O, T>();
  return (occurrence) => {
    if (!known.has(occurrence)) known.set(occurrence, work(occurrence));
    return known.get(occurrence)!;
  };
}

/** N working days before the day; 0 is the day itself, working or not. */
const before = (calendar: WorkingCalendar, day: Day, n: number): Day => (n === 0 ? day : calendar.addWorkingDays(day, -n));

/** What everybody is reminded of within the span, by the days of sending. */
export function commonOccurrences(calendar: WorkingCalendar, rules: Rules, span: Span): Occurrence[] {
  const years = yearsAround(span);
  const full = withGuesses(calendar, [years[0]! - 1, ...years, years.at(-1)! + 1]);
  const found = years.flatMap((year) => [
    ...breaksOfYear(calendar, year).flatMap((one) => holidayOccurrences(full, rules, one, year)),
    ...feasts.map((feast) => single(full, rules.of[feast], feast, festivalDay(feast, year), year)),
    ...examSeasonDays.map((date, half) => single(full, rules.of.examSeason, 'examSeason', `${year}-${date}`, year * 2 + half)),
  ]);
  return found.filter((one) => rules.of[one.occasion as RuledOccasion].enabled && within(span, one.day)).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A break of two festivals is one reminder, by the rule of the first of them that is kept at all. */
function holidayOccurrences(calendar: WorkingCalendar, rules: Rules, { from, to, festivals, guessed }: Break, year: number): Occurrence[] {
  const occasion = festivals.find((festival) => rules.of[festival].enabled);
  if (!occasion) return [];
  const rule = rules.of[occasion];
  const title = festivals.map((festival) => reminderOccasionLabels[festival]).join('、');
  const base = { occasion, title, keyDay: festivalDay(occasion, year), eventDay: from, sendAt: rule.sendAt, guessed, off: { from, to }, turn: year };
  const lastUseful = later(from, -1);
  const first = before(calendar, from, rule.daysBefore);
  const eve = calendar.addWorkingDays(from, -1);
  const lateFor = (day: Day): Day => (day === from ? later(day, rule.lateDays) : earlier(later(day, rule.lateDays), lastUseful));
  const answer: Occurrence[] = [{ ...base, again: false, day: first, lastDay: lateFor(first) }];
  if (rule.again && eve !== first) answer.push({ ...base, again: true, day: eve, lastDay: lateFor(eve) });
  return answer;
}

/** An occasion of one day. It may be late, but not by more than the rule allows. */
function single(calendar: WorkingCalendar, rule: ReminderRule, occasion: RuledOccasion, eventDay: Day, turn: number, keyDay: Day = eventDay): Occurrence {
  const day = before(calendar, eventDay, rule.daysBefore);
  return { occasion, title: reminderOccasionLabels[occasion], keyDay, eventDay, again: false, day, lastDay: later(day, rule.lateDays), sendAt: rule.sendAt, guessed: false, off: null, turn };
}

/** What single people are reminded of within the span: looked up by what their record says. */
export interface PersonalOccurrences {
  /** By month and day of joining, '02-29' among them. */
  birthdays: ReadonlyMap<string, readonly Occurrence[]>;
  /** By the first day in the post. */
  posts: Record<'new' | 'transfer' | 'promotion', ReadonlyMap<Day, Occurrence>>;
  retirement: ReadonlyMap<Day, Occurrence>;
}

export function personalOccurrences(calendar: WorkingCalendar, rules: Rules, span: Span): PersonalOccurrences {
  const years = yearsAround(span);
  const full = withGuesses(calendar, [years[0]! - 1, ...years, years.at(-1)! + 1]);
  const birthdays = new Map<string, Occurrence[]>();
  const byDay = { new: new Map<Day, Occurrence>(), transfer: new Map<Day, Occurrence>(), promotion: new Map<Day, Occurrence>(), retirement: new Map<Day, Occurrence>() };
  const keep = (occurrence: Occurrence, put: (occurrence: Occurrence) => void): void => {
    if (rules.of[occurrence.occasion as RuledOccasion].enabled && within(span, occurrence.day)) put(occurrence);
  };
  for (let number = dayNumber(span.from); number <= dayNumber(span.to) + reach; number += 1) {
    const day = dayOfNumber(number);
    for (const joined of joinedOn(day, rules.leapDay)) {
      // Named by the 28th whatever the rule says, so that changing the rule in between congratulates nobody twice.
      const keyDay = joined === '02-29' && !day.endsWith('02-29') ? `${day.slice(0, 4)}-02-28` : day;
      keep(single(full, rules.of.politicalBirthday, 'politicalBirthday', day, yearOf(day), keyDay), (one) => birthdays.set(joined, [...(birthdays.get(joined) ?? []), one]));
    }
    keep(single(full, rules.of.newPost, 'newPost', day, yearOf(day)), (one) => byDay.new.set(day, one));
    keep(single(full, rules.of.transfer, 'transfer', day, yearOf(day)), (one) => byDay.transfer.set(day, one));
    keep(single(full, rules.of.promotion, 'promotion', day, yearOf(day)), (one) => byDay.promotion.set(day, one));
    keep(single(full, rules.of.retirement, 'retirement', day, yearOf(day)), (one) => byDay.retirement.set(day, one));
  }
  const { retirement, ...posts } = byDay;
  return { birthdays, posts, retirement };
}

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Months and days of joining whose anniversary falls on this day. */
function joinedOn(day: Day, leapDay: Rules['leapDay']): string[] {
  const date = day.slice(5);
  const moved = !isLeapYear(yearOf(day)) && date === (leapDay === 'feb28' ? '02-28' : '03-01');
  return moved ? [date, '02-29'] : [date];
}
