import { z } from 'zod';
import { clueChannel, clueKind } from '../../../contracts/clue';
import { day } from '../../../contracts/common';
import { clueContent, clueTalk, entryBody } from '../content';
import type { OpenedEntry } from '../talk';

/** What was said or noted while it was a clue still. */
const earlierEntry = z.object({
  part: z.enum(['talk', 'content']),
  from: z.enum(['commission', 'reporter']),
  kind: z.enum(['question', 'answer', 'notice', 'addition', 'objection', 'note', 'opinion', 'reply', 'link']),
  day,
  byAccountId: z.string().nullable(),
  at: z.string().nullable(),
  body: entryBody,
});
export type EarlierEntry = z.infer<typeof earlierEntry>;

/** What is sealed as the content: with all that a clue has in clear and this has not. */
export const upwardContent = clueContent.extend({ channel: clueChannel, kind: clueKind, notes: z.array(earlierEntry) });
export type UpwardContent = z.infer<typeof upwardContent>;

/** What is sealed along with the talk, which the reporter opens too. */
export const upwardTalk = clueTalk.extend({ earlier: z.array(earlierEntry) });
export type UpwardTalk = z.infer<typeof upwardTalk>;

export const earlier = ({ part, from, kind, day: on, byAccountId = undefined, at = undefined, body }: OpenedEntry): EarlierEntry => ({ part, from, kind, day: on, byAccountId: byAccountId ?? null, at: at?.toISOString() ?? null, body });
