import type { Day } from '../../contracts/common';
import { reminderOccasionLabels, reminderVariables, type ReminderVariable } from '../../contracts/reminder';
import { postRisk } from '../../templates/reminder';
import { formatDayChinese, type PersonRecord } from '../kernel';
import { isLeapYear, perOccurrence, yearOf, type Occurrence } from './occurrences';

export type ReminderCard = Record<'name' | 'occasion' | 'date' | 'words', string>;

/** What of somebody's record a reminder speaks of. */
export interface Addressee {
  name: string;
  post: string;
  organisation: string;
  joinedPartyOn: Day | null;
}

export type Values = Partial<Record<ReminderVariable, string>>;
const marks = /\{([^{}]*)\}/g;

export const variablesIn = (text: string): string[] => [...text.matchAll(marks)].map((match) => match[1]!);
export const isVariable = (name: string): name is ReminderVariable => (reminderVariables as readonly string[]).includes(name);

export const fillVariables = (text: string, values: Values): string => text.replace(marks, (mark, name: string) => (isVariable(name) ? (values[name] ?? mark) : mark));

/** In whole years on that day. In a common year, who joined on a leap day has his years full on 28 February. */
export function partyYears(joinedPartyOn: Day, on: Day): number {
  const date = joinedPartyOn.endsWith('02-29') && on.endsWith('02-28') && !isLeapYear(yearOf(on)) ? '02-28' : joinedPartyOn.slice(5);
  return yearOf(on) - yearOf(joinedPartyOn) - (on.slice(5) < date ? 1 : 0);
}

const plainDay = (day: Day): string => formatDayChinese(day).split(' ')[0]!;
const fullDay = perOccurrence(({ eventDay }: Pick<Occurrence, 'eventDay'>): string => `${eventDay.slice(0, 4)}年${plainDay(eventDay)}`);
const daysOff = perOccurrence(({ off, guessed }: Pick<Occurrence, 'off' | 'guessed'>): Values => {
  if (!off) return {};
  return { 放假: guessed ? `${plainDay(off.from)}起` : off.from === off.to ? plainDay(off.from) : `${plainDay(off.from)}至${plainDay(off.to)}` };
});

export function valuesOf(addressee: Addressee, occurrence: Pick<Occurrence, 'title' | 'eventDay' | 'off' | 'guessed'>, commission: string): Values {
  const { eventDay } = occurrence;
  return {
    称谓: `${addressee.name}同志`,
    职务: addressee.post,
    岗位风险: postRisk(addressee.post),
    单位: addressee.organisation,
    落款: commission,
    节日: occurrence.title,
    ...(addressee.joinedPartyOn ? { 党龄: String(partyYears(addressee.joinedPartyOn, eventDay)) } : {}),
    ...daysOff(occurrence),
  };
}

export const cardOf = (name: string, occurrence: Pick<Occurrence, 'occasion' | 'eventDay'>, words: string): ReminderCard => ({ name: `${name}同志`, occasion: reminderOccasionLabels[occurrence.occasion], date: fullDay(occurrence), words });

/** The post that somebody is addressed by: the first one held on the day, or the first of all. */
export const postHeld = ({ posts }: Pick<PersonRecord, 'posts'>, day: Day): PersonRecord['posts'][number] | undefined => posts.find((post) => (!post.from || post.from <= day) && (!post.to || post.to >= day)) ?? posts[0];
