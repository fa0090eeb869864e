import { z } from 'zod';
import { abilities, day, id, instant, pageQuery } from './common';

/** How long a clue is kept once it is over, by how it ended; and that it was destroyed. Codes and days, never content. */

/** How it ended: 予以了结, by handling, 暂存待查, passed on or refused. What has not ended is kept. */
export const retentionEnd = z.enum(['dismissed', 'handled', 'parked', 'passedOn']);
export type RetentionEnd = z.infer<typeof retentionEnd>;
export const retentionEndLabels: Record<RetentionEnd, string> = { dismissed: '予以了结', handled: '办理后办结', parked: '暂存待查', passedOn: '不受理、已转出' };

/** Never shorter than the security logs are kept, and than an objection and its new result need. */
export const retentionLeastMonths = 6;
export const retentionMostMonths = 360;
const months = z.number('请写几个月').int('请写整月').min(retentionLeastMonths, `最短 ${retentionLeastMonths} 个月`).max(retentionMostMonths, `最长 ${retentionMostMonths} 个月`);
export const retentionTerms = z.object({ dismissed: months, handled: months, parked: months, passedOn: months });
export type RetentionTerms = z.infer<typeof retentionTerms>;

/** GET and PUT /api/clue-retention/terms */
export const retentionSettings = z.object({ terms: retentionTerms, version: z.number().int(), changedAt: instant.nullable(), changedBy: z.string().nullable(), abilities });
export type RetentionSettings = z.infer<typeof retentionSettings>;
export const saveRetentionRequest = retentionTerms.extend({ version: z.number().int().min(0) });

/** So far ahead the list looks. */
export const retentionAheadDays = 60;
/** So long before the readers who can stop it are told; it never goes earlier than that after they were. */
export const retentionWarningDays = [30, 7] as const;

/** GET /api/clue-retention — what is due within 60 days, among what the reader may open. `held`: 暂停销毁. */
export const retentionListQuery = pageQuery.extend({ held: z.enum(['yes', 'no']).optional() });
export type RetentionListQuery = z.infer<typeof retentionListQuery>;
const person = z.object({ id: z.string(), name: z.string() });
export const clueHoldView = z.object({ by: person, at: instant });
export const retentionItem = z.object({
  id,
  code: z.string(),
  end: retentionEnd,
  endedOn: day,
  /** In the night to this day. */
  destroyOn: day,
  held: clueHoldView.nullable(),
  /** Two people decided on it: it does not wait for its term. */
  decided: z.boolean(),
});
export type RetentionItem = z.infer<typeof retentionItem>;

/** Of one clue, on its page; null while it has not ended and nobody holds it. */
export const clueRetentionView = z.object({ destroyOn: day.nullable(), held: clueHoldView.nullable(), decided: z.boolean() });
export type ClueRetentionView = z.infer<typeof clueRetentionView>;

/** `restored`: destroyed before, and come back with a backup. */
export const destructionGround = z.enum(['term', 'decision', 'restored']);
export type DestructionGround = z.infer<typeof destructionGround>;
export const destructionGroundLabels: Record<DestructionGround, string> = { term: '保存期满', decision: '经批准提前销毁', restored: '备份带回，再次清除' };

/** GET /api/clue-destructions — the proof of each, newest first. */
export const destructionListQuery = pageQuery.extend({ code: z.string().trim().max(30).optional() });
export type DestructionListQuery = z.infer<typeof destructionListQuery>;
export const clueDestruction = z.object({
  id,
  code: z.string(),
  receivedOn: day,
  /** Null where it came back with a backup from before its end. */
  endedOn: day.nullable(),
  destroyedOn: day,
  ground: destructionGround,
  /** Who asked for it and who agreed; empty where the platform did it by itself. */
  by: z.array(z.string()),
  /** Over what lay sealed: it proves later that a copy which turns up is, or is not, what was destroyed. */
  sha256: z.string(),
});
export type ClueDestructionView = z.infer<typeof clueDestruction>;
