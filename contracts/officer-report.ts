import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';

/**
 * What an information officer (廉情信息员) reports through the official account. Encrypted at rest; listed for the
 * commission only. The clue capability gives it its further life.
 */
export const officerReportState = z.enum(['submitted', 'read']);
export type OfficerReportState = z.infer<typeof officerReportState>;
export const officerReportStateLabels: Record<OfficerReportState, string> = { submitted: '新收到', read: '已看过' };

export const officerReportVia = z.enum(['chat', 'form']);
export type OfficerReportVia = z.infer<typeof officerReportVia>;
export const officerReportViaLabels: Record<OfficerReportVia, string> = { chat: '公众号对话', form: '小程序表单' };

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
});
export type OfficerReportFields = z.infer<typeof officerReportFields>;

/** GET /api/officer-reports, newest first; no text in the list. */
export const officerReportListQuery = pageQuery.extend({ state: officerReportState.optional(), organisationId: id.optional(), from: day.optional(), to: day.optional() });
export type OfficerReportListQuery = z.infer<typeof officerReportListQuery>;
export const officerReportSummary = z.object({
  id,
  number: z.string(),
  state: officerReportState,
  via: officerReportVia,
  organisation: organisationRef,
  submittedAt: instant,
  photos: z.number().int(),
  voices: z.number().int(),
  hasPlace: z.boolean(),
  abilities,
});
export type OfficerReportSummary = z.infer<typeof officerReportSummary>;
/** POST /api/officer-reports/:id/opening — one audited click shows the words. */
export const officerReportDetail = officerReportSummary.extend({
  what: z.string(),
  when: z.string(),
  who: z.string(),
  place: z.object({ latitude: z.number(), longitude: z.number(), label: z.string() }).nullable(),
  officer: z.object({ personId: id, name: z.string(), organisationName: z.string() }),
  files: z.array(z.object({ id, kind: z.enum(['photo', 'voice']) })),
  openedBy: z.array(z.object({ name: z.string(), at: instant })),
});
export type OfficerReportDetail = z.infer<typeof officerReportDetail>;
export const openOfficerReportRequest = z.object({ reason: z.string().trim().min(2, '请写明查看的理由').max(200) });

/**
 * The form in the mini-program, by which a draft from the chat is corrected or a report is written without chat.
 * POST /api/public/officer-report/draft, /save, /submission; each with a fresh code of wx.login.
 */
const loginCode = z.string().min(1).max(128);
export const officerDraftRequest = z.object({ loginCode });
export const officerDraft = z.object({
  /** Null: the phone is not bound to an information officer. */
  officer: z.object({ name: z.string(), organisationName: z.string() }).nullable(),
  draft: z.object({ what: z.string(), organisation: organisationRef.nullable(), when: z.string(), who: z.string(), photos: z.number().int(), voices: z.number().int(), hasPlace: z.boolean(), until: instant }).nullable(),
  /** Those the officer may choose first: his own village and what lies around. */
  organisations: z.array(organisationRef),
});
export type OfficerDraft = z.infer<typeof officerDraft>;
export const saveOfficerDraftRequest = officerReportFields.partial().extend({ loginCode });
export const submitOfficerReportRequest = z.object({ loginCode });
export const officerReportSubmitted = z.object({ number: z.string(), receiptCode: z.string() });
/** POST /api/public/officer-report/places — villages and units by name or pinyin. */
export const officerPlacesRequest = z.object({ loginCode, text: z.string().trim().min(1).max(30) });
export const officerPlaces = z.object({ items: z.array(organisationRef) });
