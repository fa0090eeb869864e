import type { ConsentState, Me } from '../../../contracts/follower';
import type { PersonKind } from '../../../contracts/person';
import type { CorrectionKind, MyReminders, ReminderOccasion } from '../../../contracts/reminder';
import { correctionKinds, occasionLabels } from '../logic/my-reminders';
import { day, flag, instant, listOf, oneOf, orNull, text, thing } from './guards';

type Reminder = MyReminders['items'][number];
type Correction = MyReminders['corrections'][number];

export const isMe = thing<Me>({
  person: orNull(thing<NonNullable<Me['person']>>({ name: text, organisationName: text, postTitle: text, joinedPartyOn: orNull(day), kind: oneOf<PersonKind>(['cadre', 'staff', 'informationOfficer']) })),
  consent: oneOf<ConsentState>(['given', 'revoked', 'none']),
  consentText: thing<Me['consentText']>({ version: text, text }),
  subscribeTemplates: listOf(text),
});

export const isMyReminders = thing<MyReminders>({
  items: listOf(thing<Reminder>({ id: text, occasion: oneOf<ReminderOccasion>(Object.keys(occasionLabels) as ReminderOccasion[]), at: instant, body: text, read: flag })),
  corrections: listOf(
    thing<Correction>({ id: text, kind: oneOf<CorrectionKind>(correctionKinds), text, at: instant, state: oneOf<Correction['state']>(['open', 'done', 'refused']), answer: orNull(text) }),
  ),
});
