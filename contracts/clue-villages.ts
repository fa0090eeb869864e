import { z } from 'zod';
import { day, id, instant, organisationRef } from './common';
import { shownFrom } from './clue-statistics';

/**
 * 村级廉情. Villages and names are sealed: what is counted by them is counted in the memory of whoever may open the
 * clues, a batch at a time. Stored, and shown to others, is only what counts five or more.
 */

/** POST /api/clue-villages/looking — the next batch of what the reader may open, newest first; that he looked is on record. */
export const lookAtVillagesRequest = z.object({ cursor: z.string().max(500).optional() });
export const lookedClue = z.object({
  id,
  code: z.string(),
  receivedOn: day,
  village: organisationRef.extend({ town: z.string() }).nullable(),
  topic: z.object({ key: z.string(), label: z.string() }),
  names: z.array(z.object({ name: z.string(), organisation: z.string() })),
});
export type LookedClue = z.infer<typeof lookedClue>;
export const lookedAtVillages = z.object({ items: z.array(lookedClue), looked: z.number().int(), unreadable: z.number().int(), nextCursor: z.string().nullable() });

const count = z.number('请填件数').int().min(shownFrom, `少于 ${shownFrom} 件的不能存`).max(100_000);
const year = z.number('请选年份').int().min(2000).max(2100);
const villageYear = z.object({ villageId: id, count, topics: z.array(z.object({ key: z.string().min(1).max(40), count })).max(20) });
/** What the topics that are not named come to, must not be one to four either. */
export const leavesNothingSmall = ({ count: all, topics }: { count: number; topics: readonly { count: number }[] }): boolean => {
  const rest = all - topics.reduce((sum, topic) => sum + topic.count, 0);
  return rest === 0 || rest >= shownFrom;
};
/** PUT /api/clue-villages/figures — a year's figures, as the analyst's session counted them; they take the place of the former ones. */
export const publishVillagesRequest = z.object({
  year,
  version: z.number().int().min(0),
  villages: z.array(villageYear.refine(leavesNothingSmall, { path: ['topics'], message: `没有列出的问题合起来少于 ${shownFrom} 件，能推算出来` })).max(1000),
});
export type PublishVillagesRequest = z.infer<typeof publishVillagesRequest>;

/** GET /api/clue-villages/figures — for clue roles, whether or not they may open what was counted. */
export const villageFiguresQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100) });
export const villageFigures = z.object({
  year,
  /** 0: nothing is stored for this year. */
  version: z.number().int(),
  publishedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  villages: z.array(z.object({ village: organisationRef, town: z.string(), count: z.number().int(), topics: z.array(z.object({ key: z.string(), label: z.string(), count: z.number().int() })) })),
});
export type VillageFigures = z.infer<typeof villageFigures>;
