import { officerReportVia, type OfficerReportVia } from '../../contracts/officer-report';
import { z } from 'zod';

export const photosMax = 9;
export const voicesMax = 3;

/** A picture or a recording of a draft: uploaded and not claimed, so that it goes by itself with a draft that is left. */
const draftFile = z.object({ id: z.string(), kind: z.enum(['photo', 'voice']), token: z.string(), mark: z.string() });
export type DraftFile = z.infer<typeof draftFile>;

const place = z.object({ latitude: z.number(), longitude: z.number(), label: z.string() });
export type ReportPlace = z.infer<typeof place>;

/** What the chat waits for. `cancel`: whether to throw away; `review`: that it be handed in, or one of the numbers. */
const asking = z.enum(['what', 'whatMore', 'organisation', 'when', 'who', 'photos', 'voices', 'place', 'cancel', 'review']);
export type Asking = z.infer<typeof asking>;

/** Everything of a draft; kept as one sealed text, so that the database tells nothing of it. */
export const draftContent = z.object({
  officer: z.object({ personId: z.string(), name: z.string(), organisationName: z.string() }),
  via: officerReportVia,
  what: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  when: z.string(),
  who: z.string(),
  place: place.nullable(),
  files: z.array(draftFile),
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
});
export type DraftContent = z.infer<typeof draftContent>;

/** What is sealed of a report. */
export const reportContent = draftContent.pick({ officer: true, what: true, when: true, who: true, place: true });
export type ReportContent = z.infer<typeof reportContent>;

export const emptyContent = (officer: DraftContent['officer'], via: OfficerReportVia, now: Date): DraftContent => ({
  officer,
  via,
  what: '',
  organisation: null,
  when: '',
  who: '',
  place: null,
  files: [],
  asking: 'what',
  askedAt: now.toISOString(),
  back: 'what',
  firstPass: true,
  candidates: [],
  taken: [],
});

export const filesOf = (content: Pick<DraftContent, 'files'>, kind: DraftFile['kind']): DraftFile[] => content.files.filter((file) => file.kind === kind);
