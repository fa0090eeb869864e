import type { Day } from '../../contracts/common';
import { reminderOccasionLabels } from '../../contracts/reminder';
import { commissionName } from '../../templates';
import { reminderMessage } from '../../templates/reminder';
import { defineTemplates, organisationNames, type NewDelivery, type ObjectId } from '../kernel';
import type { TextInUse } from './choose-text';
import { keyOf, type Cadre } from './due';
import { closesAt, type Occurrence } from './occurrences';
import { cardOf, fillVariables, postHeld, valuesOf, type Addressee } from './words';

export const messageTemplate = 'reminder.message';
defineTemplates({ [messageTemplate]: reminderMessage });

/** What a reminder says, ready to be written into the ledger. `day` and `at` tell for when it was planned. */
export type ReminderParams = Record<'title' | 'body' | 'name' | 'occasion' | 'date' | 'words' | 'text' | 'day' | 'at', string>;

/** Speaks to people of some organisations, whose names it has read. */
export class Speaker {
  private constructor(
    private readonly names: Map<string, string>,
    private readonly commission: string,
  ) {}

  static async forPeople(people: readonly Cadre[], districtName: string, known: Map<string, string> = new Map()): Promise<Speaker> {
    const missing = [...new Set(people.flatMap(({ posts }) => posts.map((post) => post.organisationId.toHexString())))].filter((id) => !known.has(id));
    for (const [id, name] of await organisationNames(missing)) known.set(id, name);
    return new Speaker(known, commissionName(districtName));
  }

  organisationOf(person: Cadre, day: Day): { id: string; name: string } | null {
    const id = postHeld(person, day)?.organisationId.toHexString();
    return id === undefined ? null : { id, name: this.names.get(id) ?? '' };
  }

  addressee(person: Cadre, day: Day): Addressee {
    return { name: person.name, post: postHeld(person, day)?.title ?? '', organisation: this.organisationOf(person, day)?.name ?? '', joinedPartyOn: person.joinedPartyOn };
  }

  params(person: Cadre, occurrence: Occurrence, text: Pick<TextInUse, 'id' | 'body' | 'summary'>): ReminderParams {
    const values = valuesOf(this.addressee(person, occurrence.eventDay), occurrence, this.commission);
    const card = cardOf(person.name, occurrence, fillVariables(text.summary, values));
    return { title: titleOf(occurrence), body: fillVariables(text.body, values), ...card, text: text.id, day: occurrence.day, at: occurrence.sendAt };
  }
}

export const titleOf = ({ occasion, title }: Pick<Occurrence, 'occasion' | 'title'>): string => (occasion === 'campaign' ? title : `${title || reminderOccasionLabels[occasion]}廉政提醒`);

interface Planned {
  person: Cadre;
  occurrence: Occurrence;
  params: ReminderParams;
  channels: string[];
  notBefore: Date;
}

export const deliveryOf = ({ person, occurrence, params, channels, notBefore }: Planned): NewDelivery => ({
  key: keyOf(occurrence, person._id.toHexString()),
  to: { personId: person._id.toHexString() },
  template: messageTemplate,
  params,
  channels,
  occasion: `reminder:${occurrence.occasion}`,
  path: person.path as ObjectId[],
  notBefore,
  notAfter: closesAt(occurrence),
});

