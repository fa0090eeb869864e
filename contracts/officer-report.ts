import { z } from 'zod';
import { day, id, instant, organisationRef } from './common';
import { reporterStage } from './clue';
import { villageNotices } from './village';

/**
 * What an information officer (廉情信息员) reports through the official account or the mini-program. Handed in, it is a
 * clue like any other (clue-report.ts); until then it is a draft under the server's key, for a day at most.
 */

/** Who is meant: never shown back in a chat. */
const who = z.string().trim().max(100, '最多 100 个字');
const what = z.string().trim().min(5, '至少写 5 个字').max(2000, '最多 2000 个字');
export const officerReportFields = z.object({
  what,
  /** The village, department or hall it happened in. */
  organisationId: id,
  /** As the officer put it: 上个月, 11月20日; at most a line. */
  when: z.string().trim().max(50),
  who,
  /** 绿色通道: not to the clerks, but at once to those who manage clues and to the leaders. */
  green: z.boolean(),
});
export type OfficerReportFields = z.infer<typeof officerReportFields>;

/** One of his own, as he may know it without a receipt. */
export const ownOfficerReport = z.object({ number: z.string(), receivedOn: day, stage: reporterStage });
export type OwnOfficerReport = z.infer<typeof ownOfficerReport>;

/**
 * The form in the mini-program, by which a draft from the chat is corrected or a report is written without chat.
 * POST /api/public/officer-report/draft, /save, /submission; each with a fresh code of wx.login.
 */
const loginCode = z.string().min(1).max(128);
export const officerDraftRequest = z.object({ loginCode });
export const officerDraft = z.object({
  /** Null: the phone is not bound to an information officer. */
  officer: z.object({ name: z.string(), organisationName: z.string() }).nullable(),
  /** False until the commission's key ceremony: written can be, handed in not. */
  open: z.boolean(),
  draft: z.object({ what: z.string(), organisation: organisationRef.nullable(), when: z.string(), who: z.string(), green: z.boolean(), photos: z.number().int(), voices: z.number().int(), hasPlace: z.boolean(), until: instant }).nullable(),
  /** Those the officer may choose first: his own village and what lies around. */
  organisations: z.array(organisationRef),
  /** What he handed in, newest first. */
  own: z.array(ownOfficerReport),
  /** What his own village published last, and what it has not; null where his post is in none. */
  village: villageNotices.nullable(),
});
export type OfficerDraft = z.infer<typeof officerDraft>;
export const saveOfficerDraftRequest = officerReportFields.partial().extend({ loginCode });
export const submitOfficerReportRequest = z.object({ loginCode });
/** The receipt is that of every clue: shown once, good for the pages 凭回执码查看反映. */
export const officerReportSubmitted = z.object({ number: z.string(), receiptCode: z.string().regex(/^\d{16}$/) });
/** POST /api/public/officer-report/places — villages and units by name or pinyin. */
export const officerPlacesRequest = z.object({ loginCode, text: z.string().trim().min(1).max(30) });
export const officerPlaces = z.object({ items: z.array(organisationRef) });
