import { shanghaiDay } from '../../../../console/parts/dates';
import type { CalendarDay, Upcoming } from '../../contract';
import { addDays } from './moves';

const weekdays = '日一二三四五六';
const daysBefore = 3;
const daysAfter = 7;
/** How many later days with something to come are shown behind the week. */
const later = 2;

export interface TimeLineDay {
  day: string;
  /** 20 or, away from the week that is shown, 12月30日. */
  label: string;
  /** 五, 元旦, or 班 on a weekend day on which people work. */
  under: string;
  kind: 'working' | 'off' | 'unknown';
  place: 'past' | 'today' | 'ahead' | 'later';
  /** What comes on this day. */
  items: string[];
}

/** From which day the calendar is asked, and how far: the week shown and the longest holiday behind it. */
export const calendarSpan = (today: string): { from: string; days: number } => ({ from: addDays(today, -daysBefore), days: 30 });

/** The days on the time line: a few behind, a week ahead, then those days on which something comes. */
export function timeLine(now: Date, days: readonly CalendarDay[], upcoming: Upcoming['items']): TimeLineDay[] {
  const today = shanghaiDay(now);
  const last = addDays(today, daysAfter);
  const known = new Map(days.map((each) => [each.day, each]));
  const items = new Map<string, string[]>();
  for (const { at, text } of upcoming) items.set(shanghaiDay(at), [...(items.get(shanghaiDay(at)) ?? []), text]);

  const describe = (day: string, place: TimeLineDay['place']): TimeLineDay => {
    const [, month, date] = day.split('-').map(Number);
    const fact = known.get(day);
    const kind = !fact ? 'unknown' : fact.working ? 'working' : 'off';
    return { day, label: place === 'later' ? `${month}月${date}日` : `${date}`, under: underOf(day, fact), kind, place, items: items.get(day) ?? [] };
  };
  const week = Array.from({ length: daysBefore + 1 + daysAfter }, (_, index) => addDays(today, index - daysBefore));
  const beyond = [...items.keys()].filter((day) => day > last).sort().slice(0, later);
  return [...week.map((day) => describe(day, day < today ? 'past' : day === today ? 'today' : 'ahead')), ...beyond.map((day) => describe(day, 'later'))];
}

function underOf(day: string, fact: CalendarDay | undefined): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (fact?.holiday) return fact.holiday.slice(0, 2);
  if (fact?.working && (weekday === 0 || weekday === 6)) return '班';
  return weekdays.charAt(weekday);
}
