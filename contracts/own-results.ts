import { z } from 'zod';
import { approvalState } from './approval';
import { day, id } from './common';
import { ratingLevel, ratingVerdict } from './rating';
import { rosterShift } from './roster';
import { share } from './statistics';

/** How far back a window worker sees his own results, today included. */
export const ownResultsDays = 30;
/** For this long the worker may change what he wrote. */
export const replyHours = 24;
export const replyMaxLength = 200;

export const ownCounts = z.object({
  satisfied: z.number().int(),
  acceptable: z.number().int(),
  dissatisfied: z.number().int(),
  /** Judged mistaken or malicious: in none of the above. */
  setAside: z.number().int(),
});
export type OwnCounts = z.infer<typeof ownCounts>;

/** GET /api/my-window — only what came in while the person sat there by the roster, and nothing secret. */
export const myWindow = z.object({
  /** `noPerson`: the account belongs to nobody on file; `noRoster`: he sat nowhere in the last days. */
  state: z.enum(['ready', 'noPerson', 'noRoster']),
  name: z.string(),
  today: z.object({ day, seats: z.array(z.object({ window: z.string(), hall: z.string(), shift: rosterShift })), counts: ownCounts }),
  /** `satisfaction`, strict, only from 30 ratings on. */
  period: z.object({ from: day, to: day, counts: ownCounts, satisfaction: share.nullable() }),
});
export type MyWindow = z.infer<typeof myWindow>;

/** One rating as the rated may see it: no hour, no words that were not passed on, nothing about who gave it. */
export const ownRating = z.object({
  id,
  day,
  half: rosterShift.exclude(['day']),
  window: z.string(),
  level: ratingLevel,
  reasons: z.array(z.string()),
  /** What the commission passed on of the citizen's words. */
  words: z.string().nullable(),
  secondLevel: ratingLevel.nullable(),
  verdict: ratingVerdict.nullable(),
  /** What department and commission answered, the oldest first. */
  answers: z.array(z.object({ from: z.string(), day, text: z.string() })),
  reply: z.object({ by: z.string(), text: z.string() }).nullable(),
  mayReply: z.boolean(),
  /** The unit's appeal against it, whoever of the unit filed it; `opinion`: why it was decided or given back. */
  appeal: z.object({ number: z.string().nullable(), state: approvalState, mine: z.boolean(), opinion: z.string().nullable() }).nullable(),
  /** Until when he may appeal; null where he may not (any more). */
  appealUntil: day.nullable(),
});
export type OwnRating = z.infer<typeof ownRating>;

/** POST /api/my-window/ratings/:id/reply — for hall, department and commission to read; it can be changed for 24 hours. */
export const replyRequest = z.object({ text: z.string().trim().min(2, '请至少写 2 个字').max(replyMaxLength, `最多写 ${replyMaxLength} 个字`) });
