import type mongoose from 'mongoose';
import type { Campaign } from './campaign-model';
import { currentCalendar, shanghaiDay, type PersonRecord } from '../kernel';
import { festivalDay } from './festivals';
import { commonOccurrences, isLeapYear, later, personalOccurrences, yearOf, type Occurrence, type PersonalOccurrences, type Span } from './occurrences';
import type { Rules } from './rules';
import type { Holiday, Feast } from './festivals';

/** What is read of a person for planning. */
export type Cadre = Pick<PersonRecord, '_id' | 'code' | 'name' | 'posts' | 'joinedPartyOn' | 'retiresOn' | 'path' | 'active' | 'kind' | 'phoneIndex'>;
export const cadreProjection = { code: 1, name: 1, posts: 1, joinedPartyOn: 1, retiresOn: 1, path: 1, active: 1, kind: 1, phoneIndex: 1 } as const;
/** Who is reminded at all. */
export const cadreFilter: mongoose.mongo.Filter<PersonRecord> = { kind: 'cadre', active: true };
export const isReminded = ({ kind, active }: Pick<Cadre, 'kind' | 'active'>): boolean => kind === 'cadre' && active;

/** A campaign as one more occasion. */
export interface CampaignOccurrence extends Occurrence {
  campaign: Campaign;
}

/** Everything that goes out within a span of days, to be asked person by person. */
export class Agenda {
  private readonly personal: PersonalOccurrences;
  readonly common: readonly Occurrence[];

  constructor(
    rules: Rules,
    span: Span,
    readonly campaigns: readonly CampaignOccurrence[] = [],
  ) {
    const calendar = currentCalendar();
    this.common = commonOccurrences(calendar, rules, span);
    this.personal = personalOccurrences(calendar, rules, span);
  }

  /** What goes out to this person, without campaigns. */
  of(person: Cadre): Occurrence[] {
    const { joinedPartyOn: joined, retiresOn } = person;
    const due = this.common.filter(({ occasion }) => occasion !== 'partyDay' || joined !== null);
    if (joined) due.push(...(this.personal.birthdays.get(joined.slice(5)) ?? []).filter(({ eventDay }) => yearOf(eventDay) > yearOf(joined)));
    const posts = person.posts.map(({ appointment, from }) => (appointment && from ? this.personal.posts[appointment].get(from) : undefined));
    due.push(...new Set(posts.filter((one) => one !== undefined)));
    const last = retiresOn ? this.personal.retirement.get(retiresOn) : undefined;
    return last ? [...due, last] : due;
  }
}

/** Makes a reminder happen once for a person, whatever crashes and however often it is planned. */
export function keyOf(occurrence: Pick<Occurrence, 'occasion' | 'keyDay' | 'again' | 'campaignId'>, personId: string): string {
  const what = occurrence.campaignId ?? `${occurrence.keyDay}${occurrence.again ? ':again' : ''}`;
  return `reminder:${occurrence.occasion}:${what}:${personId}`;
}

/** The keys of what he read of this occasion the last times: the words of those are not taken again. */
export function earlierKeys(occurrence: Occurrence, personId: string): string[] {
  const { occasion, keyDay, again } = occurrence;
  const key = (day: string, second = again): string => keyOf({ occasion, keyDay: day, again: second }, personId);
  const year = yearOf(keyDay);
  const date = keyDay.slice(5);
  switch (occasion) {
    case 'politicalBirthday':
      if (date === '02-29') return [key(`${year - 1}-02-28`)];
      // Of a leap day's child the year before may have had its day.
      return date === '02-28' && isLeapYear(year - 1) ? [key(`${year - 1}-02-28`), key(`${year - 1}-02-29`)] : [key(`${year - 1}-${date}`)];
    case 'examSeason':
      return [key(`${year - 1}-${date}`), key(date === '06-10' ? `${year - 1}-08-10` : `${year}-06-10`)];
    case 'newPost':
    case 'transfer':
    case 'promotion':
    case 'retirement':
    case 'campaign':
      return [];
    default:
      return [key(festivalDay(occasion as Holiday | Feast, year - 1)), ...(again ? [key(keyDay, false)] : [])];
  }
}

/** Which days a planning looks at: those ahead, and the late ones that may still be worth it. */
export const ahead = 2;
const lateAtMost = 7;
export const planningSpan = (now: Date, from?: string): Span => {
  const today = shanghaiDay(now);
  const late = later(today, -lateAtMost);
  return { from: from && from < late ? from : late, to: later(today, ahead) };
};
