import type { ReminderOccasion, ReminderTextFor } from '../../contracts/reminder';
import { native, type PersonRecord } from '../kernel';
import { later, type Occurrence } from './occurrences';
import { ReminderTextModel } from './text-model';
import { partyYears, postHeld } from './words';

export interface TextInUse {
  id: string;
  occasion: ReminderOccasion;
  for: ReminderTextFor;
  body: string;
  summary: string;
}

/** All texts in use, as they are for one planning. */
export class TextsInUse {
  private readonly byKind = new Map<string, TextInUse[]>();
  private readonly byId = new Map<string, TextInUse>();

  constructor(texts: readonly TextInUse[]) {
    for (const text of [...texts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const kind = `${text.occasion} ${text.for}`;
      this.byKind.set(kind, [...(this.byKind.get(kind) ?? []), text]);
      this.byId.set(text.id, text);
    }
  }

  static async load(): Promise<TextsInUse> {
    const found = await native(ReminderTextModel).find({ active: true }, { projection: { occasion: 1, for: 1, body: 1, summary: 1 } }).toArray();
    return new TextsInUse(found.map(({ _id, occasion, for: meantFor, body, summary }) => ({ id: _id.toHexString(), occasion, for: meantFor, body, summary })));
  }

  get(id: string | undefined): TextInUse | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  /**
   * Which words this person gets. It follows from the person, the occasion and the year alone, and leaves out what he
   * read the last times, so that planning again finds the same and nobody reads the same two years running.
   */
  choose(occurrence: Pick<Occurrence, 'occasion' | 'turn'>, personId: string, kinds: readonly ReminderTextFor[], lastRead: readonly string[]): TextInUse | null {
    const offered = kinds.map((kind) => this.byKind.get(`${occurrence.occasion} ${kind}`) ?? []);
    const start = hash(`${personId} ${occurrence.occasion}`) + occurrence.turn;
    for (const candidates of offered) {
      const inTurn = candidates.map((_, index) => candidates[(start + index) % candidates.length]!);
      const fresh = inTurn.find((text) => !lastRead.includes(text.id));
      if (fresh) return fresh;
    }
    // Only old words are left: better the same once more than nothing.
    return offered.find((candidates) => candidates.length > 0)?.[0] ?? null;
  }
}

/** FNV-1a: spreads people over the texts, the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}

/** For whom a text may be meant, the most particular first. */
export function kindsFor(occurrence: Pick<Occurrence, 'occasion' | 'eventDay' | 'again'>, person: Pick<PersonRecord, 'joinedPartyOn' | 'retiresOn' | 'posts'>): ReminderTextFor[] {
  if (occurrence.again) return ['eve', 'any'];
  const { eventDay, occasion } = occurrence;
  const kinds: ReminderTextFor[] = [];
  if (occasion === 'politicalBirthday' && person.joinedPartyOn) {
    const years = partyYears(person.joinedPartyOn, eventDay);
    if (years === 1) kinds.push('firstYear');
    if (years % 10 === 0) kinds.push('tenthYears');
  }
  if (person.retiresOn && person.retiresOn > eventDay && person.retiresOn <= later(eventDay, 365)) kinds.push('lastYear');
  const since = postHeld(person, eventDay)?.from;
  if (since && since <= eventDay && since > later(eventDay, -365)) kinds.push('newInPost');
  return [...kinds, 'any'];
}
