import { z } from 'zod';
import { attachmentKind, reportedPerson, reportFields, reporterIdentity, type ReportFields } from '../../contracts/clue-report';

/** A sealed file with its own key: stands inside what is sealed, nowhere else. */
export const clueFile = z.object({
  id: z.string(),
  key: z.string(),
  /** As the reporter called it; of an anonymous one a name of ours. */
  name: z.string(),
  kind: attachmentKind,
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  /** What was taken out of it. */
  cleaned: z.array(z.string()),
});
export type ClueFile = z.infer<typeof clueFile>;

const text = z.string();
/** As it came in, by whatever door: how long a text may be is for the door to say, what is stored is read as it is. */
const storedFields = reportFields.extend({
  what: text,
  when: text,
  placeText: text,
  elsewhere: text,
  people: z.array(reportedPerson.extend({ name: text, organisation: text, post: text })),
});

/** What is sealed as the content. */
export const clueContent = z.object({
  fields: storedFields,
  /** What the place was when it was reported. */
  place: z.object({ id: z.string(), name: z.string() }).nullable(),
  files: z.array(clueFile),
  named: z.boolean(),
  /** People of the directory who may be meant, found when it came in. */
  matched: z.array(z.object({ personId: z.string(), name: z.string() })),
  /** Of what was split off: whoever else the report names. They stay out of it too. */
  alsoNamed: z.array(reportedPerson).default([]),
});
export type ClueContent = z.infer<typeof clueContent>;

/** Everybody whom it names, for whoever asks who must not read it. */
export const allNamed = ({ fields, alsoNamed }: Pick<ClueContent, 'fields' | 'alsoNamed'>): ReportFields => ({ ...fields, people: [...fields.people, ...alsoNamed] });

/** What is sealed as the identity; null: without a name. */
export const clueIdentity = z.object({ identity: reporterIdentity.extend({ name: text, phone: text, address: text }).nullable(), tellByPhone: z.boolean() });
export type ClueIdentity = z.infer<typeof clueIdentity>;

/** What is sealed along with the talk: the reporter's own key opens it, which the content's does not. */
export const clueTalk = z.object({ named: z.boolean() });
export type ClueTalk = z.infer<typeof clueTalk>;

/** What is sealed as an entry. */
export const entryBody = z.object({ text: z.string(), files: z.array(clueFile) });
export type EntryBody = z.infer<typeof entryBody>;
