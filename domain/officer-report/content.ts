import { z } from 'zod';

export const photosMax = 9;
export const voicesMax = 3;

/** A picture or a recording of a draft. The token holds its key, and goes with the draft. */
const draftFile = z.object({ kind: z.enum(['photo', 'voice']), token: z.string(), mark: z.string() });
export type DraftFile = z.infer<typeof draftFile>;

const place = z.object({ latitude: z.number(), longitude: z.number(), label: z.string() });
export type ReportPlace = z.infer<typeof place>;

/** What the chat waits for. `cancel`: whether to throw away; `review`: that it be handed in, or one of the numbers. */
const asking = z.enum(['what', 'whatMore', 'organisation', 'when', 'who', 'photos', 'voices', 'place', 'cancel', 'review']);
export type Asking = z.infer<typeof asking>;

/** Everything of a draft; kept as one sealed text, so that the database tells nothing of it. */
export const draftContent = z.object({
  officer: z.object({ personId: z.string(), name: z.string(), organisationName: z.string() }),
  what: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  when: z.string(),
  who: z.string(),
  /** 绿色通道. */
  green: z.boolean().default(false),
  place: place.nullable(),
  // Those of before had no key of their own, and go with their day: they must not be counted as handed in.
  files: z.array(draftFile).transform((files) => files.filter(({ token }) => token.includes('.'))),
  asking,
  /** When the chat began to wait for it: what was sent before that was no answer to it. */
  askedAt: z.iso.datetime(),
  /** What it waited for before it asked whether to throw away. */
  back: asking,
  /** Until each question was put once, one follows the other. */
  firstPass: z.boolean(),
  /** Ids of the villages and units that a number names. */
  candidates: z.array(z.string()),
  /** Marks of the messages that were taken in: one that comes again is answered and changes nothing. */
  taken: z.array(z.string()),
  /** From which the clue follows, once it is handed in. */
  submissionKey: z.string().nullable().default(null),
});
export type DraftContent = z.infer<typeof draftContent>;

export const emptyContent = (officer: DraftContent['officer'], now: Date): DraftContent => ({
  officer,
  what: '',
  organisation: null,
  when: '',
  who: '',
  green: false,
  place: null,
  files: [],
  asking: 'what',
  askedAt: now.toISOString(),
  back: 'what',
  firstPass: true,
  candidates: [],
  taken: [],
  submissionKey: null,
});

export const filesOf = (content: Pick<DraftContent, 'files'>, kind: DraftFile['kind']): DraftFile[] => content.files.filter((file) => file.kind === kind);
